"""The posts that stand in front of a name (or behind it) and the unit they are held in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons, Token

_BEFORE_HEAD = re.compile(
    r"(?:(?:原|前|时任|现任|新任|候任|代理|代|常务|执行|首席|名誉|荣誉|高级|特级|[一二三四]级|助理|副总|副|总|第一|终身|轮值|联席|"
    r"国家级|党委|党组|党支部|支部|常委|党总支))+$"
)
_PAST = re.compile(r"^(?:原|前|时任|现任|新任|候任|当选)(?=.{2})")
# A committee's post keeps the committee (县委书记); these are what such posts begin with.
_COMMITTEES = (
    "市委|县委|省委|区委|州委|旗委|镇委|党委|党组|党支部|党总支|党工委|总支|支部|纪委|纪检委|政法委|团委|村委|村委会|居委会|工委|市政协|县政协|省政协|区政协|"
    "自治区党委|市人大|县人大|省人大|区人大|社区党委|社区党支部|村党支部|村党总支|村支部|人大|政协"
)
_OWN_COMMITTEE = re.compile(rf"^(.*?)({_COMMITTEES})$")
_PART_OF_UNIT = frozenset(("ORG", "LOC", "n", "nz", "vn", "nw", "s", "an", "xc", "a", "m", "f", "PER"))
# Those beside whom somebody with a post stands.
_CROWD = frozenset(
    ("村民", "群众", "职工", "居民", "学生", "教师", "官兵", "战士", "工人", "干部", "党员", "农民", "代表")
)
_AGE_BEFORE = re.compile(r"[（(][^（）()]{1,6}[）)]$|(?<=[㐀-鿿])[　 ]$")
_LEVEL = re.compile(r"^(?:中国|国家|全国|中共|中央|省|市|县|区|自治区|本|我|该)")


@dataclass(frozen=True, slots=True)
class Posts:
    """Posts in the order printed, the unit they are held in ("" where none is printed), and where unit and posts begin."""

    titles: tuple[str, ...]
    unit: str
    unit_start: int
    start: int


@dataclass(frozen=True, eq=False)
class PostWords:
    """Heads of posts, looked up by their length."""

    heads: frozenset[str]
    longest: int

    def head_before(self, text: str, end: int) -> int:
        """Where the longest post that ends at `end` begins, modifiers in front included; `end` if there is none."""
        for length in range(min(self.longest, end), 0, -1):
            if text[end - length : end] in self.heads:
                start = end - length
                front = _BEFORE_HEAD.search(text, max(0, start - 8), start)
                return front.start() if front else start
        return end

    def head_after(self, text: str, start: int) -> int:
        """Where the longest post that begins at `start` ends; `start` if there is none."""
        for length in range(min(self.longest, len(text) - start), 0, -1):
            if text[start : start + length] in self.heads:
                return start + length
        return start


@lru_cache(maxsize=4)
def post_words(lexicons: Lexicons) -> PostWords:
    """The posts of these lexicons."""
    heads = frozenset(lexicons.words("posts"))
    return PostWords(heads, max(map(len, heads), default=0))


def posts_before(text: str, end: int, tokens: Sequence[Token], words: PostWords) -> Posts | None:
    """The posts that end at `end` (where a name begins), or None.

    Several are joined by 、 or 兼; the unit is what stands in front of the first, back to the first word that can't
    be part of a name.
    """
    titles: list[tuple[str, str, int]] = []  # (post, unit, where the unit begins)
    age = _AGE_BEFORE.search(text, max(0, end - 8), end)
    position = age.start() if age else end
    while True:
        start = words.head_before(text, position)
        if start == position:
            break
        if titles and text[start:position] in _CROWD:
            break  # 村民和县长甲
        unit_start = _unit_start(text, start, tokens)
        titles.insert(0, (text[start:position], text[unit_start:start], unit_start))
        before = text[:unit_start].rstrip()
        if before.endswith(("、", "兼", "兼任", "，", "和")) and len(titles) < 6:
            joint = len(before) - (2 if before.endswith("兼任") else 1)
            if before.endswith(("，", "和")) and not _may_join(text, joint, words):
                break
            position = joint
            continue
        break
    return _settle(titles, words, tokens) if titles else None


_TOLD = re.compile(
    r"^(?:（|\(|(?:生前|原)?(?:现任|现为|担任|出任|当选为?|曾任|任|是|为))([^，。；、（）()的了]{3,24})(?=[，。；）)])"
)


def posts_told(text: str, start: int, end: int, tokens: Sequence[Token], words: PostWords) -> Posts | None:
    """The posts that a sentence gives a name: 现任…教授的甲, 甲（…所长）, 甲当选…主席; only with their unit."""
    if text[start - 1 : start] == "的":
        posts = posts_before(text, start - 1, tokens, words)
        return posts if posts and posts.unit else None
    told = _TOLD.match(text[end : end + 40])
    if not told:
        return None
    posts = posts_before(text, end + told.end(1), tokens, words)
    return posts if posts and posts.unit and posts.start >= end + told.start(1) else None


def _may_join(text: str, position: int, words: PostWords) -> bool:
    """Whether a post stands before a comma: 国务委员，外交部长 ..."""
    return words.head_before(text, position) < position and text[position : position + 1] == "和"


def _unit_start(text: str, end: int, tokens: Sequence[Token]) -> int:
    """Back from `end` over the words that can be part of a unit's name."""
    start = end
    for token in reversed(tokens):
        if token.start >= end:
            continue
        if token.tag in ("v", "d") and token.text in (
            "管理",
            "监督",
            "服务",
            "发展",
            "建设",
            "研究",
            "检察",
            "总",
            "联合",
        ):
            start = token.start
            continue
        if token.text in "”’" and "“" in text[max(0, token.start - 16) : token.start]:
            opening = text.rindex("“", 0, token.start)
            if any(mark in text[opening : token.start] for mark in "，。！？；：…"):
                # Words that somebody said end there: “…。”水厂厂长.
                break
            start = opening
            continue
        if token.start >= start:
            continue
        if token.text == "和" and text[: token.start].endswith(("会", "部", "局", "军")):
            start = token.start
            continue
        if token.tag not in _PART_OF_UNIT or token.text in ("记者", "原", "前"):
            break
        if token.tag == "m" and not token.text.startswith("第"):
            break
        start = token.start
    if not tokens:
        match = re.search(r"(?:(?!兼)[㐀-鿿A-Za-z0-9（）()·]){0,24}$", text[:end])
        start = match.start() if match else end
    return start


def _settle(titles: list[tuple[str, str, int]], words: PostWords, tokens: Sequence[Token]) -> Posts:
    """Posts without their unit where there is one unit, with it where it is bare or there are several."""
    parted = [(*_part(_PAST.sub("", title), unit, words, tokens, start), start) for title, unit, start in titles]
    several = {unit for _, unit, _ in parted if unit}
    if len(several) > 1:
        # Posts in several bodies: each keeps its own.
        fused = [unit.removesuffix(_overlap(unit, post)) + post for post, unit, _ in parted]
        kept = tuple(dict.fromkeys(fused))
        return Posts(kept, "", min(start for _, _, start in parted), min(start for _, _, start in parted))
    unit = next(iter(several), "")
    begin = min(start for _, _, start in parted)
    if len(parted) > 1:
        unit = re.sub(r"(?<=.{3})(?:党组|党委)$", "", unit)
    at = next((start for _, own, start in parted if own), begin)
    return Posts(tuple(dict.fromkeys(post for post, _, _ in parted)), unit, at, begin)


def _overlap(unit: str, post: str) -> str:
    """What the unit ends in and the post begins with: 县委 of 温县县委 and 县委书记."""
    return next((post[:n] for n in range(min(len(unit), len(post)), 1, -1) if unit.endswith(post[:n])), "")


_BARE_UNITS = (
    "国家",
    "市",
    "县",
    "省",
    "区",
    "镇",
    "乡",
    "村",
    "街道",
    "社区",
    "全国",
    "中央",
    "我国",
    "州",
    "本",
    "该",
    "学校",
    "公司",
)
_OF_FIELDS = ("大臣", "部长", "副部长", "国务秘书", "委员", "副大臣", "次官", "政务官")


def _part(title: str, unit: str, words: PostWords, tokens: Sequence[Token], start: int) -> tuple[str, str]:
    """(post, unit): 县委书记 keeps its committee, which is the unit's end too; a bare unit goes to the post."""
    fused = re.match(rf"^({_COMMITTEES})(?=.)", title)
    if fused:
        whole = unit and (unit not in _BARE_UNITS or unit in ("全国", "中央", "国家"))
        return (title, unit + fused.group(1)) if whole else (title, "")
    committee = _OWN_COMMITTEE.match(unit)
    if committee:
        place, body = committee.groups()
        if place == "全国":
            return title, unit
        bare = not place or place in _BARE_UNITS
        return (body + title, "") if bare else (body + title, unit)
    if unit in _BARE_UNITS:
        return unit + title, ""
    if unit.endswith("国家") and title in ("主席", "副主席"):
        return "国家" + title, ""
    if title in _OF_FIELDS and not unit.endswith(_ENDS_OF_BODIES):
        # 英国农业大臣: the field belongs to the post, the country is the unit.
        inner = [t for t in tokens if start <= t.start and t.end <= start + len(unit)]
        if len(inner) > 1 and inner[0].tag in ("LOC", "ORG") and inner[-1].tag in ("n", "vn"):
            field = unit[inner[0].end - start :]
            return field + title, unit[: inner[0].end - start]
        if inner and all(t.tag in ("n", "vn") for t in inner) and len(unit) <= 6:
            return unit + title, ""
    return title, unit


_ENDS_OF_BODIES = (
    "部",
    "会",
    "局",
    "厅",
    "院",
    "委",
    "组",
    "社",
    "党",
    "团",
    "司",
    "公司",
    "集团",
    "政府",
    "中央",
    "办公室",
    "政治局",
    "政协",
    "人大",
    "军委",
)
