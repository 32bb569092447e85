"""The names in a stretch of words: where they end and where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.organisation_words import OrganisationWords
from chaiban.model.ledger import Token

_PROPER = frozenset(("ORG", "LOC", "nz", "PER", "nw"))
_LEVEL = re.compile(
    r"^(?:中国|中华|国家|全国|中共|中央|国际|世界|亚洲|欧洲|非洲|亚太|省|市|县|区|州|自治区|第[一二三四五六七八九十百]+|北京|上海)"
)
_NOT_FIRST = re.compile(
    r"^(?:相关|有关|各|各级|各类|一|一些|部分|多|该|本|我|原|前|新|老|大|小|主要|重点|优秀|先进|著名|知名|国内|国外|海外|外国|驻外|当地|"
    r"地方|上级|下属|所属|直属|基层|农村|城市|城乡|社区|民营|国有|集体|私营|民间|专业|专门|现代|龙头|骨干|企业|行业|部门|上市|跨国|合资|附近|周边)$"
)
_POST_NEXT = re.compile(
    r"^(?:副?书记|副?主任|副?主席|常委|委员|副?部长|副?局长|副?院长|副?校长|副?会长|副?厂长|副?总经理|负责人|领导|干部)"
)
_COUNTRY_PAIR = re.compile(
    r"^[中美俄日韩朝英法德意印巴欧亚非拉以埃伊阿乌波捷匈罗保塞希土澳加新泰越老缅柬马菲哈吉塔蒙东西]{2,3}$"
)
_SESSION = re.compile(r"第[一二三四五六七八九十百0-9]+[届次]")
_MEETS = ("会议", "大会", "年会", "全会", "全体会议", "峰会")
_TAIL_OF_PLACE = ("车站", "机场", "码头", "广场", "公园", "大街", "大道", "景区", "小区")


def names_in_run(text: str, run: list[Token], words: OrganisationWords) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, confidence, evidence) of the names in a run of words, longest endings first, none overlapping."""
    reached = run[0].start
    i = len(run) - 1
    found: list[tuple[int, int, float, str]] = []
    # From the left: a name ends at the last ending before the run stops being one.
    begin = 0
    while begin < len(run):
        hit = None
        for i in range(len(run) - 1, begin - 1, -1):
            hit = _name_ending_at(text, run, begin, i, words)
            if hit:
                break
        if not hit:
            break
        if hit[0] >= reached:
            found.append(hit)
            reached = hit[1]
        begin = i + 1
    yield from found


def _name_ending_at(
    text: str, run: list[Token], begin: int, i: int, words: OrganisationWords
) -> tuple[int, int, float, str] | None:
    token = run[i]
    end = _cut(text, token, words)
    if end <= token.start:
        return None
    body = text[run[begin].start : end]
    ending, full = words.ending(body)
    if text[end : end + 2] in ("大楼", "大厦", "礼堂", "大礼", "旧址", "遗址"):
        return None
    is_org = token.tag == "ORG" and end == token.end
    last = i + 1 == len(run)
    if body.endswith(words.no_endings) or (not ending and not (is_org and last)):
        return _firm(text, run, begin, i, words) if last else None
    start = _left(text, run, begin, i, end, words)
    session = _SESSION.match(text[start:end])
    if session and text.startswith(_MEETS, end):
        # 第十五届某理事会会议: the number is the meeting's.
        start += session.end()
    name = without_quotes(text[start:end])
    quoted = text[start : start + 1] in "“‘『"
    if start >= end or says_nothing(name, words) or name.endswith(_TAIL_OF_PLACE):
        return None
    if is_org and (ending or (len(name) >= 4 and not name.endswith("党"))) and not _COUNTRY_PAIR.match(name):
        return start, end, 0.85, "tagger"
    if not ending or len(name) < 3:
        return None
    proper = any(t.tag in _PROPER for t in run[begin : i + 1] if t.start >= start and t.start < end - len(ending))
    front = name[: -len(ending)]
    if not front:
        return None
    if full and (proper or quoted or _LEVEL.match(name)):
        return start, end, 0.75, "ending and proper word"
    if ending == "队" and run[i - 1].tag == "LOC" and i > begin and body == name and len(name) <= 5:
        return start, end, 0.75, "team of a place"
    if not full and len(ending) == 1 and token.end - token.start <= 1:
        return None
    if not full and len(ending) == 1 and not (is_org or (token.tag in ("n", "vn") and ending in "局厅委署厂社处")):
        return None
    if not full and len(front) >= 2 and proper and token.tag in ("n", "ORG", "vn", "nz"):
        return start, end, 0.6, "weak ending and proper word"
    return None


def _firm(
    text: str, run: list[Token], begin: int, i: int, words: OrganisationWords
) -> tuple[int, int, float, str] | None:
    """A firm in a list of firms, known by its trade: 甲乙科技、丙丁水泥等."""
    start, end = run[begin].start, run[i].end
    name = text[start:end]
    listed = text[start - 1 : start] == "、" or re.match(r"、|等", text[end : end + 1])
    if (
        listed
        and 4 <= len(name) <= 8
        and words.is_of_trade(name)
        and any(t.tag in _PROPER or t.tag == "a" for t in run[begin : i + 1])
    ):
        return start, end, 0.55, "trade in a list"
    return None


def _cut(text: str, token: Token, words: OrganisationWords) -> int:
    """The end of the name within the word: 党委 of 党委书记; the word's end where it holds no post."""
    if _POST_NEXT.fullmatch(token.text):
        return token.start
    for k in range(token.end - 1, token.start, -1):
        if _POST_NEXT.match(text[k : token.end]) and _POST_NEXT.match(text[k : token.end]).end() == token.end - k:  # type: ignore[union-attr]
            return k
    return token.end


def _left(text: str, run: list[Token], begin: int, i: int, end: int, words: OrganisationWords) -> int:
    """Where the name that ends with word `i` begins."""
    first = begin
    while first < i and (
        (run[first].tag in ("m", "a", "f", "an") and not run[first].text.startswith("第"))
        or _NOT_FIRST.match(run[first].text)
    ):
        first += 1
    for k in range(first, i + 1):
        if run[k].text.startswith("第") and k > first:
            return run[first].start
        if run[k].tag in ("LOC", "ORG") or _LEVEL.match(run[k].text) or run[k].text in "“‘":
            # A country or place before a comma-less list of nouns belongs to the name.
            return run[k].start
        if run[k].tag in ("nz", "nw", "PER"):
            return run[k].start
    return run[first].start


def says_nothing(name: str, words: OrganisationWords) -> bool:
    """Whether the name is but what any body is called (市委, 该公司)."""
    bare = re.sub(r"^(?:我|本|该|各|全|两|这|那)(?:省|市|县|区|国|州|校|院|厂|村|家)?", "", name)
    return (
        name in words.generic
        or bare in words.generic
        or len(bare) < 2
        or (name[:1].isdigit() and len(re.sub(r"[0-9０-９多余万千百]", "", name)) < 2)
        or bool(re.match(r"^(?:等|的)", name))
        # 德国第二大银行, 全国最大的…公司: what it is, not what it is called.
        or bool(re.search(r"第[一二三四五六七八九十0-9]+大|最[大早高]", name))
    )


def without_quotes(name: str) -> str:
    """The name as it is recorded."""
    return name.strip("“”‘’")
