"""What words around a verb make of it: an event, or an attribute, a wish, an anniversary, something only spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from chaiban.model.ledger import Token

_BEFORE_VERB = re.compile(
    r"(?:的|所|被|未|不|没有|没|将|可|能|可以|应|应该|要|必须|即将|拟|如果|若|计划|准备|希望|呼吁|要求|禁止|正在筹备|在|把|通过|遭|是|为|为了|表示|关于|会见|来华|前来|应邀|见证|(?:参加|出席|举行|进行|陪同)了?)$"
)
_AFTER_VERB = re.compile(
    r"^(?:的|于|在内|之际|之时|为|者|人员|人是|中|时|期间|以来|之后|后|前|工作|活动的|情况|会上|权|率|量|额|式|会议(?![，。；]|$)"
    r"|部门|方案|态势|势头|事故|事件|城市|地点|最|协议|能力|[^，。；]{0,2}?[0-9０-９一二三四五六七八九十百]+多?周年|[^，。；]{1,14}的还?有|[^，。；]{0,4}[做作]好?准备)"
)
_SIDE_CLAUSE = re.compile(r"[^，。；]{0,24}(?:后|时|之后|以来|期间|之际|过程中)[，]")
# Who does one of these makes another do the next thing, or has not done it yet.
_NOT_YET = frozenset(
    [
        "要求",
        "邀请",
        "希望",
        "呼吁",
        "指责",
        "责成",
        "建议",
        "同意",
        "敦促",
        "允许",
        "计划",
        "准备",
        "拟",
        "打算",
        "旨在",
        "力争",
        "争取",
        "有望",
        "可望",
        "预计",
        "即将",
        "授权",
        "是",
    ]
)
_SET_DAY = re.compile(r"今晚|今[天日]|明[天日晚]|后天|[0-9０-９]日")
# What has a day set (将于) is announced, and counts.
_NOT_DONE = frozenset(["将", "即将", "将要", "拟", "未", "尚未", "从未", "没有", "没", "不"])
# 就某某问题签署: the matter is named; 就某人出访吹风: what is done there is the matter.
_MATTER = re.compile(r"问题|事宜|议题|方面|关系|局势|话题|合作|情况|事项|内容")
_SAYING = re.compile(r"提出[，：“]")
_QUOTES = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"))
_MARKS = ("，", "；", "。")
ADVERBS = ("d", "ad", "vd", "TIME", "c")


def clause_begin(text: str, begin: int, end: int) -> int:
    """Where the clause that `end` stands in begins, not before `begin`."""
    last = max(text.rfind(mark, begin, end) for mark in _MARKS)
    colon = text.rfind("：", max(begin, last), end)
    while colon > last and quoted(text, colon):
        colon = text.rfind("：", max(begin, last), colon)
    return max(last, colon, begin - 1) + 1


def quoted(text: str, position: int) -> bool:
    """Whether the place lies between quotes, or in a title."""
    return any(text.rfind(opening, 0, position) > text.rfind(closing, 0, position) for opening, closing in _QUOTES)


def is_framed(text: str, tokens: Sequence[Token], begin: int, start: int, end: int) -> bool:
    """Whether what stands around the verb from `start` to `end` says that it tells of no event of its own."""
    return next(frames_of(text, tokens, begin, start, end), None) is not None


def frames_of(text: str, tokens: Sequence[Token], begin: int, start: int, end: int) -> Iterator[str]:
    """What around the verb from `start` to `end` says that it tells of no event of its own, by name."""
    if _BEFORE_VERB.search(text[max(0, start - 4) : start]):
        yield "word before"
    if _AFTER_VERB.match(text[end : end + 24]):
        yield "word behind"
    if _SIDE_CLAUSE.match(text[end:]):
        yield "side clause"
    if _SAYING.match(text[start : end + 1]):
        yield "saying"
    clause_start = clause_begin(text, begin, start)
    clause = text[clause_start:start]
    before = [t for t in tokens if clause_start <= t.start < start]
    invited = any(t.text == "应" for t in before)
    if any(t.text in _NOT_YET and t.tag == "v" and not quoted(text, t.start) for t in before) and not invited:
        yield "not yet"
    following = next((t.text for t in tokens if t.start == end), "")
    if (
        text[start:end] == "组织"
        and following not in ("实施", "开展", "召开", "举办", "举行", "编写")
        and _names_a_body(before, tokens, end)
    ):
        yield "body"
    if _in_an_object(before, tokens, text, start, end):
        yield "in an object"
    about = re.search("就(?P<what>[^就]*)$", clause)
    if about and any(t.text == "就" for t in before) and not _MATTER.search(about["what"]):
        yield "about"
    if not without_circumstances(before) and _describes(text, tokens, end):
        yield "describes"
    announced = "将于" in clause or (
        "将" in clause and any(t.tag == "TIME" and _SET_DAY.search(t.text) for t in before)
    )
    if not announced and any(t.text in _NOT_DONE and t.tag in ("d", "v") for t in before):
        yield "not done"
    if _in_a_phrase(before, tokens, text, start, end):
        yield "in a phrase"
    # 对…发生地震表示慰问: what somebody has feelings about.
    rest = re.match(r"[^，。；]*", text[end:])
    if any(t.text == "对" and t.tag == "p" for t in before) and rest is not None and "表示" in rest[0]:
        yield "feelings"


_LIGHT = frozenset(("进行", "予以", "给予", "加以", "实施", "开展", "作出", "提出", "表示", "产生"))


def _in_a_phrase(before: Sequence[Token], tokens: Sequence[Token], text: str, start: int, end: int) -> bool:
    """Whether the verb stands in what something is done to or with, its clause's own verb behind: 对做好工作作出指示, 对中国
    举办…的祝愿, 同出席会议的代表会见."""
    at = next((k for k in range(len(before) - 1, -1, -1) if before[k].tag == "p"), -1)
    if at < 0 or text[start:end] in _LIGHT or any(t.tag == "v" for t in before[at + 1 :]):
        return False
    if before[at].text not in ("对", "就", "同", "与", "向") or (before[at].text != "对" and at + 1 < len(before)):
        return False
    rest = re.match(r"[^，。；：]*", text[end:])
    stop = end + (rest.end() if rest else 0)
    return any(t.text == "的" or (t.tag == "v" and t.start > end) for t in tokens if end <= t.start < stop)


_HOLDING = frozenset(("举行", "举办", "召开", "出席", "参加", "开展", "接受"))


def _in_an_object(before: Sequence[Token], tokens: Sequence[Token], text: str, start: int, end: int) -> bool:
    """Whether the verb is part of the name of what is held, nothing but nouns around it: 举行|欢迎|晚宴, 开展企业|走访."""
    held = [k for k, t in enumerate(before) if t.text in _HOLDING]
    if not held or text[start:end] in _HOLDING:
        return False
    between = before[held[-1] + 1 :]
    rest = re.match(r"[^，。；：]*", text[end:])
    stop = end + (rest.end() if rest else 0)
    behind = [t for t in tokens if end <= t.start < stop]
    return all(t.tag in _OBJECT or t.text in ("了", "的") for t in between) and all(
        t.tag in _OBJECT or t.text in "“”" for t in behind
    )


_OBJECT = frozenset(("n", "nz", "vn", "a", "an", "m", "q", "LOC", "ORG", "nw", "b"))


def _names_a_body(before: Sequence[Token], tokens: Sequence[Token], end: int) -> bool:
    """Whether 组织 ends a name: 国际竹藤组织今天…"""
    following = next((t.tag for t in tokens if t.start == end), "v")
    return (
        bool(before)
        and before[-1].tag in ("n", "nz", "vn", "LOC", "ORG")
        and following in ("v", "p", "d", "TIME", "ad")
    )


def _describes(text: str, tokens: Sequence[Token], end: int) -> bool:
    """Whether a clause that begins with the verb has 的 and another verb behind: 参加会议的代表纷纷发言."""
    rest = re.match(r"[^，。；：]*", text[end:])
    stop = end + (rest.end() if rest else 0)
    inside = [t for t in tokens if end <= t.start < stop]
    behind = [k for k, t in enumerate(inside) if t.text == "的"]
    return bool(behind) and any(t.tag in ("v", "p") for t in inside[behind[-1] + 1 :])


def agent_behind_by(text: str, tokens: Sequence[Token], begin: int, start: int, end: int) -> tuple[int, int] | None:
    """The words between 由 and the verb that closes its clause: 该书由某出版社出版."""
    if text[end : end + 1] not in ("，", "。", "；", "", "了", "并"):
        return None
    here = clause_begin(text, begin, start)
    clause = [t for t in tokens if here <= t.start < start]
    by = [k for k, t in enumerate(clause) if t.text == "由" and t.tag == "p"]
    if not by:
        return None
    agent = clause[by[-1] + 1 :]
    while agent and (agent[-1].tag in ("d", "ad", "vd") or agent[-1].text in ("联合", "共同", "正式")):
        agent = agent[:-1]
    if not agent or any(t.tag in ("v", "p", "u") for t in agent):
        return None
    return agent[0].start, agent[-1].end


_HOW = frozenset(["落地", "同步", "集中", "联合", "共同", "公开", "广泛", "陆续", "免费", "先后", "组队"])


def without_circumstances(clause: Sequence[Token]) -> list[Token]:
    """The words of a clause before its verb less the time, the place and the manner right before the verb."""
    kept = list(clause)
    while kept:
        last = kept[-1]
        at = next((k for k in range(len(kept) - 1, -1, -1) if kept[k].tag in ("p", "v")), -1)
        if (
            last.tag in ADVERBS
            or last.text in ("开始", "正式", "胜利", "隆重", "宣告", "（", "）")
            or last.text in _HOW
        ):
            kept = kept[:-1]
        elif (at >= 0 and kept[at].text in ("以", "凭", "凭借") and at > 0) or (
            at >= 0 and kept[at].text in ("在", "于") and not any(t.text == "的" for t in kept[at:])
        ):
            kept = kept[:at]
        else:
            return kept
    return kept


_NAMING = frozenset(("n", "nz", "LOC", "ORG", "PER", "vn", "m"))


def names_what_follows(behind: Sequence[Token], end: int, of_things: Mapping[str, str]) -> bool:
    """Whether a verb that ends at `end` is in the name of what is held or opened: 议员选举今天举行, 穿越长江隧道开工."""
    named = False
    for token in behind:
        if token.start < end:
            continue
        if token.tag in _NAMING:
            named = True
            continue
        if token.text in of_things:
            return token.start > end and not (named and of_things[token.text] == "object")
        if token.tag not in ADVERBS and token.text not in "（）":
            return False
    return False


def has_own_subject(text: str, tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a noun that no preposition governs stands right before the verb at `end`: 选手参加, 项目参加."""
    start = clause_begin(text, begin, end)
    kept = without_circumstances([t for t in tokens if start <= t.start < end])
    named = bool(kept) and kept[-1].tag in ("n", "nz", "ORG", "nw")
    return named and not any(t.tag == "p" or t.text in "就对向给为在" for t in kept)
