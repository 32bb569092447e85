"""Programmes of an article: platforms, systems, mechanisms, models, campaigns, projects, parks, pilots, schemes.

Evidence: a quoted name with a class word behind it or as its end; a class word with a proper name in front; a list
that ends in 等…项目; a name that every reader knows; a quoted name behind a verb of running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.programme_bare import bare_names, started_names
from chaiban.ledger.programme_named import named_by_look
from chaiban.ledger.programme_owners import owner_of
from chaiban.ledger.programme_quotes import QUOTED, named_again, plain, quoted_names, runs_on
from chaiban.ledger.programme_words import GENERIC, ProgrammeNaming, ProgrammeWords, programme_words
from chaiban.ledger.programme_works import works_told_of
from chaiban.ledger.sentences import clause_at
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText, Lexicons, Place, Programme, Record, Token

_LISTED = re.compile(
    r"等(?:[^，。；：“”]{0,24}?)(项目|工程|平台|园区|特色服务|活动|行动|载体|品牌|建筑)(?![师学部])|"
    r"(?:[0-9０-９两三四五六七八九十]+[个项大])[^，。；：、“”]{0,8}(项目|工程|子平台|平台|园区|行动)(?![师学部])"
)
# 等 with these behind lists people or steps, no programmes.
_NO_LIST = re.compile(
    r"^等[多各两]?地|^等.*等|冰雪|体育|运动|比赛|娱乐|游乐|媒体|举[行办]|[也都还]|取消|媒体|频道|客户端|领域|行业|产业平台|企业|公司|人员|部门|参加|出席|参与|陪同|见证|观看|来到|领导人|代表|方式|领域|任务|场景|优势|问题"
)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The programmes in the order of the text, one record a name."""
    words = programme_words(lexicons)
    subjects = Subjects(article, found)
    places = frozenset(r.name for r in found if isinstance(r, Place) and r.level != "site")
    records: dict[str, Programme] = {}
    quotes: dict[str, str] = {}
    for paragraph, text in article.passages():
        if in_credits(text, 0, paragraph, len(article.paragraphs)) and len(text) < 30:
            continue
        again = tuple(named_again(article, text, words))
        for naming in _namings(text, article.tokens.get(paragraph, ()), words, again):
            name = naming.name
            inner = quoted_core(naming, text)
            if inner in quotes and not _is_another(quotes[inner], name, inner, words):
                continue
            if any(_is_alias(name, old, words) for old in records) or _is_place(text, naming, places):
                continue
            quotes |= {inner: name} if inner else {}
            records[name] = Programme(
                paragraph=paragraph, start=naming.start, end=naming.end, confidence=naming.confidence,
                evidence=(naming.evidence,), name=name, type=naming.type,
                owner=owner_of(article, paragraph, naming.start, naming.end, _core(naming, text, words), subjects), quote=clause_at(text, naming.start).text,
            )  # fmt: skip
    return tuple(records.values())


def _core(naming: ProgrammeNaming, text: str, words: ProgrammeWords) -> str:
    """What other mentions of the name have in common: the quoted words, else the name."""
    quoted = QUOTED.search(text, naming.start, naming.end)
    if quoted and len(quoted[1]) > 2:
        return quoted[1]
    head = words.head(naming.name)
    front = naming.name[: -len(head)] if head else naming.name
    return front if len(front) > 3 and naming.name[: len(front)] in text else text[naming.start : naming.end]


def quoted_core(naming: ProgrammeNaming, text: str) -> str:
    """The quoted words of a naming, its quotes inside or around it; "" if it has none."""
    quoted = QUOTED.search(text, max(0, naming.start - 1), naming.end + 1)
    return quoted[1] if quoted and len(quoted[1]) > 2 else ""


def _is_another(old: str, name: str, inner: str, words: ProgrammeWords) -> bool:
    """Whether two names with the same quoted words are two things: “甲”倡议 and “甲”科技创新行动计划."""
    heads = words.head(old), words.head(name)
    return all(heads) and heads[0] != heads[1] and len(name) - len(inner) > 4


def _is_alias(name: str, old: str, words: ProgrammeWords) -> bool:
    """Whether `name` is `old` said again, shorter or longer."""
    head = words.head(name)
    core = name[: -len(head)] if head else ""
    if len(core) > 2 and old.startswith(core) and old.endswith(head):
        return True
    if old.endswith(name) or name.endswith(old):
        return True
    longer, shorter = (old, name) if len(old) > len(name) else (name, old)
    if longer.startswith(shorter) and longer[len(shorter) :] in words.heads:
        return True
    if len(shorter) > 6 and longer[:2] == shorter[:2] and longer[-2:] == shorter[-2:] and _is_within(shorter, longer):
        return True
    own = words.head(old)
    return len(core) > 3 and bool(own) and old[: -len(own)] == core


def _is_within(shorter: str, longer: str) -> bool:
    """Whether the characters of one name come in this order in the other."""
    rest = iter(longer)
    return all(character in rest for character in shorter)


_OF_SEVERAL = re.compile(
    r"等[0-9０-９一二三四五六七八九十百千]+[余多]?[家所个座][^，。；]{0,10}(?:书屋|单位|企业|机构|场所|站|馆|中心)"
)


def _is_place(text: str, naming: ProgrammeNaming, places: frozenset[str]) -> bool:
    """Whether a park is but where something happens."""
    if _OF_SEVERAL.match(text, naming.end) and naming.type in ("park", "project", "platform"):
        return True  # 某村农家书屋|等48家: one of many such places
    if naming.type == "park" and re.search(r"(?:一批|多个|一些|各)[^，。；]*$", text[: naming.start]):
        return True
    if naming.type != "park":
        return False
    return naming.name in places or text[max(0, naming.start - 2) : naming.start].endswith(
        ("在", "到", "赴", "位于", "来自")
    )


def _namings(
    text: str, tokens: Sequence[Token], words: ProgrammeWords, again: Sequence[ProgrammeNaming] = ()
) -> list[ProgrammeNaming]:
    """What this paragraph names, in order, the surest reading of every stretch."""
    every = [
        *quoted_names(text, tokens, words),
        *_known(text, tokens, words),
        *_listed(text, tokens, words),
        *bare_names(text, tokens, words),
        *started_names(text, words),
        *works_told_of(text, tokens),
        *named_by_look(text, tokens, words),
        *again,
    ]
    titles = [m.span() for m in re.finditer(r"《[^》]*》", text)]
    every = [n for n in every if not any(a < n.start and n.end < b for a, b in titles)]
    kept: list[ProgrammeNaming] = []
    for naming in sorted(every, key=lambda n: -n.confidence):
        if not any(naming.start < k.end and k.start < naming.end for k in kept):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)


def _known(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in words.known_pattern.finditer(text):
        inside = next((t for t in tokens if t.start < match.end() < t.end), None)
        following = next((t for t in tokens if t.start == match.end()), None)
        short = match.end() - match.start() < 3 and following is not None and following.tag in ("n", "vn", "v")
        if inside or short or runs_on(text, tokens, match.end(), words):
            continue  # 双拥|共建工作, 双拥模范城, 低保对象, 南水北调干渠: an honour, people, a place
        yield ProgrammeNaming(
            match.start(), match.end(), match.group(), words.known[match.group()], 0.55, "known name"
        )


def _listed(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _LISTED.finditer(text):
        if _NO_LIST.search(match.group()) or (match[1] == "平台" and _ON_AIR.match(text, match.end())):
            continue
        type_ = words.heads.get((match[1] or match[2]).removeprefix("子"), "project")
        items = [part for item in list_items(text, tokens, match.start()) for part in _parts(text, *item, tokens)]
        if not any(_is_proper(text, start, end, tokens, words) for start, end in items):
            continue
        for start, end in items:
            name = plain(text[start:end])
            if 3 <= len(name) <= 24 and "《" not in name and not GENERIC.match(name):
                proper = _is_proper(text, start, end, tokens, words) or words.head(name)
                strong = re.search(r"重点|重大|签约|引进|项目建设", text[max(0, start - 40) : match.end() + 4])
                head = words.head(name)
                if head and GENERIC.match(name[: -len(head)]):
                    continue
                loose = (match[1] or "") in ("活动", "品牌", "特色服务") and "“" not in text[start:end]
                loose = loose and not any(t.tag in ("LOC", "nz") and start <= t.start < end for t in tokens)
                if (proper or strong) and not loose and not _BODY_NAME.search(name):
                    yield ProgrammeNaming(
                        start, end, name, words.heads[head] if head else type_, 0.6, "list of projects"
                    )


def _parts(text: str, start: int, end: int, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """An item of a list without what describes it, two where 和 joins them: 改善条件的“甲”, 乙铁路和丙工程."""
    of = text.rfind("的", start, end)
    if of >= 0 and text[end : end + 1].isdigit():
        return []  # 所办的“十件事”３４个项目: counted, no list of them
    start = of + 1 if of >= 0 and "“" not in text[start:of] and end - of > 3 else start
    joint = next((t for t in tokens if start + 3 <= t.start and t.end + 3 <= end and t.text in _JOINS), None)
    if joint is None or text[start:end].count("“") == 1:
        return [(start, end)]
    return [(start, joint.start), *_parts(text, joint.end, end, tokens)]


_JOINS = frozenset(("和", "与", "及", "以及"))
# What media, ministries and offices end in.
_BODY_NAME = re.compile(r"(?:部|局|委|厅|频道|之声|新闻|客户端|委员会|办公室)$")
_ON_AIR = re.compile(r"[^，。；]{0,8}(?:同步|播出|上线|直播|发布|推出)")
_GAMES = re.compile(
    r"[0-9０-９]米|[滑泳跑跳]|跳板|[足篮排乒手冰棒垒]球|羽毛球|雪车|举重|摔跤|射击|田径|体操|跆拳道|男子|女子|单打|双打"
)


def _is_proper(text: str, start: int, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> bool:
    """Whether an item of a list names something of its own: quoted, with a place, body, number or letters in it."""
    item = text[start:end]
    if _GAMES.search(item):
        return False
    if re.search(r"[“A-Za-z0-9０-９]", item):
        return True
    head = words.head(item)
    return any(t.tag in ("LOC", "ORG", "nz", "PER") and start <= t.start < end - len(head) for t in tokens)
