"""Programmes of an article: platforms, systems, mechanisms, models, campaigns, projects, parks, pilots, schemes.

Evidence: a quoted name with a class word behind it or as its end; a class word with a proper name in front; a list
that ends in 等…项目; a name that every reader knows; a quoted name behind a verb of running.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.programme_bare import SCHEME_NEXT, bare_names, started_names
from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeNaming, ProgrammeWords, programme_words
from chaiban.ledger.sentences import clause_at, sentence_at
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText, Lexicons, Place, Programme, Record, Token

_QUOTED = re.compile(r"[“『]([^“”『』]{1,24})[”』]")
_LISTED = re.compile(
    r"等(?:[^，。；：“”]{0,24}?)(项目|工程|平台|园区|特色服务|活动|行动|载体|品牌|建筑)|"
    r"(?:[0-9０-９两三四五六七八九十]+[个项大])[^，。；：、“”]{0,8}(项目|工程)"
)
_QUOTED_LIST = re.compile(
    r"((?:“[^“”]{2,20}”[、和]?){2,})等[^，。；：“”]{0,20}(项目|工程|平台|活动|行动|品牌|服务|课程|模式)"
)
# 等 with these behind lists people or steps, no programmes.
_NO_LIST = re.compile(
    r"^等地|企业|公司|人员|部门|参加|出席|参与|陪同|见证|观看|来到|领导人|代表|方式|领域|任务|场景|优势|问题"
)
# Verbs behind which a quoted name is a programme though no class word says so; 倡导, 坚持, 抓住 have slogans behind them.
_BEGINS = re.compile(
    r"(?:启动|推出|成立|上线|实施|推行|开展|组建|发起|打造|创建|开设|首创|试行|建立|搭建)(?:了|出|起)?$"
)
_SLOGAN = re.compile(r"(?:[，。！？]|兴|优先|为本|第一|至上|强国|三农|为|是|就|不|要|我|你|他|了|吗|呢|的话|之)")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The programmes in the order of the text, one record a name."""
    if article.language == "en":
        return ()
    words = programme_words(lexicons)
    subjects = Subjects(article, found)
    places = frozenset(r.name for r in found if isinstance(r, Place) and r.level != "site")
    records: dict[str, Programme] = {}
    for paragraph, text in article.passages():
        if in_credits(text, 0, paragraph, len(article.paragraphs)) and len(text) < 30:
            continue
        for naming in _namings(text, article.tokens.get(paragraph, ()), words):
            name = naming.name
            if any(_is_alias(name, old, words) for old in records) or _is_place(text, naming, places):
                continue
            records[name] = Programme(
                paragraph=paragraph, start=naming.start, end=naming.end, confidence=naming.confidence,
                evidence=(naming.evidence,), name=name, type=naming.type,
                owner=_owner(text, paragraph, naming, subjects), quote=clause_at(text, naming.start).text,
            )  # fmt: skip
    return tuple(records.values())


def _is_alias(name: str, old: str, words: ProgrammeWords) -> bool:
    """Whether `name` is `old` said again, shorter or longer."""
    head = words.head(name)
    core = name[: -len(head)] if head else ""
    if len(core) > 2 and old.startswith(core) and old.endswith(head):
        return True
    return old.endswith(name) or name.endswith(old) or (old.startswith(name) and old[len(name) :] in words.heads)


def _is_place(text: str, naming: ProgrammeNaming, places: frozenset[str]) -> bool:
    """Whether a park is but where something happens."""
    if naming.type != "park":
        return False
    return naming.name in places or text[max(0, naming.start - 2) : naming.start].endswith(
        ("在", "到", "赴", "位于", "来自")
    )


def _namings(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> list[ProgrammeNaming]:
    """What this paragraph names, in order, the surest reading of every stretch."""
    every = [
        *_quoted_list(text, words),
        *_quoted(text, tokens, words),
        *_known(text, words),
        *_listed(text, tokens, words),
        *bare_names(text, tokens, words),
        *started_names(text, words),
    ]
    titles = [m.span() for m in re.finditer(r"《[^》]*》", text)]
    every = [n for n in every if not any(a < n.start and n.end < b for a, b in titles)]
    kept: list[ProgrammeNaming] = []
    for naming in sorted(every, key=lambda n: -n.confidence):
        if not any(naming.start < k.end and k.start < naming.end for k in kept):
            kept.append(naming)
    return sorted(kept, key=lambda n: n.start)


def _plain(text: str) -> str:
    return re.sub(r"[“”『』]", "", text)


def _quoted_list(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """The quoted names of “甲”“乙”等…项目."""
    for match in _QUOTED_LIST.finditer(text):
        for item in _QUOTED.finditer(text, *match.span(1)):
            head = words.head(item[1])
            type_ = words.heads[head] if head else words.heads.get(match[2], "project")
            yield ProgrammeNaming(item.start(), item.end(), item[1], type_, 0.95, "list of quoted names")


def _quoted(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _QUOTED.finditer(text):
        inner = match[1]
        start = match.start()
        end = _tail(text, match.end(), tokens, words)
        while start > 0 and text[start - 1] == "”" and end > match.end():
            start = text.rfind("“", 0, start - 1)
        tail = words.head(text[match.end() : end])
        own = words.head(inner)
        judged = own and words.heads[own] == "award_scheme" and SCHEME_NEXT.match(text[match.end() : match.end() + 4])
        prize = tail and words.heads[tail] == "award_scheme" and not SCHEME_NEXT.match(text[end : end + 4])
        if judged or (prize and tail.endswith("奖")):
            end = match.end()
        if tail in ("合作", "改革", "经验", "做法"):
            end = match.end()
        if end == match.end() and text[end : end + 2] in ("建设", "工作") and not _SLOGAN.search(inner):
            stop = end + 2 if text[end : end + 2] == "建设" else end
            yield ProgrammeNaming(start, stop, inner + text[end:stop], "campaign", 0.5, "quoted, run by somebody")
            continue
        if end > match.end():
            name = _plain(text[start:end])
            yield ProgrammeNaming(start, end, name, words.heads[words.head(name)], 0.9, "quoted with class word")
            continue
        behind = words.head(text[max(0, start - 8) : start])
        if behind and len(behind) > 1 and words.heads[behind] not in ("award_scheme", "other") and len(inner) <= 12:
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, words.heads[behind], 0.6, "class word in front"
            )
            continue
        head = words.head(inner)
        if (
            head
            and words.heads[head] == "award_scheme"
            and not (SCHEME_NEXT.match(text[end : end + 4]) or re.search(r"设立了?$", text[:start]))
        ):
            continue
        if head in ("改革", "经验", "做法", "体系", "精神", "合作"):
            continue
        scheme = head and words.heads[head] == "award_scheme"
        if head and (scheme or len(inner) > len(head) + 1) and not re.search(r"[。！？]", inner):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, words.heads[head], 0.7, "quoted, ends in class word"
            )
            continue
        if 2 <= len(inner) <= 12 and not _SLOGAN.search(inner) and _BEGINS.search(text[max(0, start - 12) : start]):
            yield ProgrammeNaming(
                match.start() + 1, match.end() - 1, inner, "campaign", 0.5, "quoted, run by somebody"
            )


def _tail(text: str, end: int, tokens: Sequence[Token], words: ProgrammeWords) -> int:
    """Where the class word behind a closing quote ends, over nouns between; `end` if there is none."""
    reached = end
    stretch = end
    for token in tokens:
        if token.start < end:
            continue
        if token.start == end and token.text in ("为", "为主题", "是", "的"):
            break
        if (
            token.start != stretch
            or token.tag not in ("n", "vn", "nz", "a", "an", "v", "ORG", "m", "nw", "LOC", "b")
            or token.end - end > 14
        ):
            break
        stretch = token.end
        if words.head(text[end:stretch]):
            reached = stretch
    if not tokens:
        match = re.match(r"[㐀-鿿]{0,8}?(?:" + "|".join(sorted(words.heads, key=len, reverse=True)) + ")", text[end:])
        return end + match.end() if match else end
    return reached


def _known(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in words.known_pattern.finditer(text):
        yield ProgrammeNaming(
            match.start(), match.end(), match.group(), words.known[match.group()], 0.55, "known name"
        )


def _listed(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in _LISTED.finditer(text):
        if _NO_LIST.search(match.group()):
            continue
        type_ = words.heads.get(match[1] or match[2], "project")
        for start, end in list_items(text, tokens, match.start()):
            name = _plain(text[start:end])
            if 3 <= len(name) <= 24 and "《" not in name and not GENERIC.match(name):
                proper = (
                    re.search(r"“", text[start:end])
                    or any(t.tag in ("LOC", "ORG", "nz") and start <= t.start < end for t in tokens)
                    or words.head(name)
                )
                strong = re.search(r"重点|重大|签约|引进|项目建设", text[max(0, start - 40) : match.end() + 4])
                head = words.head(name)
                if head and GENERIC.match(name[: -len(head)]):
                    continue
                loose = (match[1] or "") in ("活动", "品牌", "特色服务") and "“" not in text[start:end]
                loose = loose and not any(t.tag in ("LOC", "nz") and start <= t.start < end for t in tokens)
                if (proper or strong) and not loose:
                    yield ProgrammeNaming(
                        start, end, name, words.heads[head] if head else type_, 0.6, "list of projects"
                    )


def _owner(text: str, paragraph: int, naming: ProgrammeNaming, subjects: Subjects) -> str | None:
    """Who runs it: who acts in its sentence, else in the one before, where a verb of running stands before the name."""
    front = re.sub(r"(?:[“『][^“”『』]*[”』][、和]?)+$", "", text[: naming.start].rstrip("“『"))
    if not RUNS.search(front[-12:]):
        return None
    sentence = sentence_at(text, naming.start)
    actors = subjects.actors(paragraph, sentence.start, naming.start)
    if not actors and sentence.start:
        before = sentence_at(text, sentence.start - 1)
        actors = subjects.actors(paragraph, before.start, before.end)
    return actors[0] if len(actors) == 1 and not subjects.is_person(actors[0]) else None
