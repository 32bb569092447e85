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
    position = end
    while True:
        start = words.head_before(text, position)
        if start == position:
            break
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
    return _settle(titles) if titles else None


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
            start = text.rindex("“", 0, token.start)
            continue
        if token.start >= start:
            continue
        if token.tag not in _PART_OF_UNIT or token.text in ("记者", "原", "前"):
            break
        if token.tag == "m" and not token.text.startswith("第"):
            break
        start = token.start
    if not tokens:
        match = re.search(r"[㐀-鿿A-Za-z0-9（）()·]{0,24}$", text[:end])
        start = match.start() if match else end
    return start


def _settle(titles: list[tuple[str, str, int]]) -> Posts:
    """Posts without their unit where there is one unit, with it where it is bare or there are several."""
    named = [(title, unit, start) for title, unit, start in titles]
    posts, units, starts = [], [], []
    for title, unit, start in named:
        title = _PAST.sub("", title)
        post, rest = _part(title, unit)
        posts.append(post)
        units.append(rest)
        starts.append(start)
    filled = [unit for unit in units if unit]
    unit = filled[0] if len(set(filled)) == 1 else ""
    if len(set(filled)) > 1:
        unit = ""
    begin = min(starts)
    return Posts(tuple(dict.fromkeys(posts)), unit, starts[units.index(unit)] if unit in units else begin, begin)


def _part(title: str, unit: str) -> tuple[str, str]:
    """(post, unit): 县委书记 keeps its committee, which is the unit's end too; a bare unit goes to the post."""
    fused = re.match(rf"^({_COMMITTEES})(?=.)", title)
    if fused:
        return (title, unit + fused.group(1)) if unit else (title, "")
    committee = _OWN_COMMITTEE.match(unit)
    if committee:
        place, body = committee.groups()
        return (body.lstrip("") + title, unit) if place else (body + title, "")
    if unit in ("国家", "市", "县", "省", "区", "镇", "乡", "村", "街道", "社区", "全国", "中央", "我国", "州"):
        return unit + title, ""
    return title, unit
