"""Titles in an English article: laws, plans, reports by their last word, works and reports in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.model.ledger import ArticleText, Document, Lexicons, Record

_KINDS = {
    "law": "Act Acts Law Laws Bill Code Constitution Ordinance Amendment Statute Statutes Decree",
    "other": "Treaty Agreement Accord Accords Convention Protocol Charter Declaration Pact Report Survey Review Index Study "
    "Assessment Census Manifesto Handbook Communique Communiqué Memorandum Letter Contract Audit",
    "plan": "Plan Strategy Roadmap Blueprint Framework Budget Agenda Programme-for-Government",
    "policy": "Policy Guidelines Standard Standards Regulations Regulation Directive Rules Order Guidance Requirements",
    "list": "List Register Registry Directory Catalogue Catalog",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_HEAD = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_NAMED = re.compile(
    rf"(?:(?<=\s)|^)(?P<title>(?:(?:19|20)\d\d )?(?:[A-Z][\w’'&-]*,? (?:(?:and|of|for|the|on|to|in|of the) )?){{1,7}}?(?:{_HEAD})\b(?: of (?:19|20)\d\d| [IVX]+\b)?)(?!’s|'s| [A-Z])"
)
_QUOTED = re.compile(r"[“\"]((?:[A-Z0-9][^”\"“.!?]{2,70}?|[A-Z][\w’]+))[,.!?]?[”\"]")
_WORK = r"(?:book|novel|memoir|film|movie|documentary|song|album|single|play|musical|opera|ballet|series|show|painting|poem|podcast|exhibition|exhibit|sculpture|symphony|comedy|drama|thriller|cookbook|picture)"
_PAPER = r"(?:report|study|paper|survey|review|petition|letter|essay|article|pamphlet|handbook|manual|guide)"
_SMALL_IN_PRINT = "a an the and of in on at to for by with from or as"
_SMALL = frozenset(_SMALL_IN_PRINT.split())
_NO_TITLE_IN_PRINT = "The A An In At On Its His Her Their That This"
_NO_TITLE = frozenset(_NO_TITLE_IN_PRINT.split())


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a title, at its first mention."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for start, title, kind, why in titles_in(text) if paragraph >= 0 else ():
            if title not in records and not any(title in old for old in records):
                records[title] = Document(
                    paragraph=paragraph, start=start, end=start + len(title), title=title, doc_kind=kind,
                    confidence=0.85, evidence=(why,),
                )  # fmt: skip
    return tuple(records.values())


def titles_in(text: str) -> list[tuple[int, str, str, str]]:
    """(start, title, kind, rule) of the titles of a text."""
    return sorted((*_in_quotes(text), *_by_their_head(text)), key=lambda row: row[0])


def _by_their_head(text: str) -> Iterator[tuple[int, str, str, str]]:
    for match in _NAMED.finditer(text):
        title, start = match["title"], match.start("title")
        while title.split(" ", 1)[0] in _NO_TITLE:
            first, _, title = title.partition(" ")
            start += len(first) + 1
        head = re.sub(r" of \d{4}$| [IVX]+$", "", title).rsplit(" ", 1)[-1]
        opens = start == 0 or text[start - 2 : start - 1] in (".", "”")
        if " " in title and not (
            opens and title.count(" ") == 1 and title.split()[0] in ("Two", "New", "One", "Each")
        ):
            yield start, title, _KIND_OF.get(head, "other"), "last word"


def _in_quotes(text: str) -> Iterator[tuple[int, str, str, str]]:
    for match in _QUOTED.finditer(text):
        title = match[1]
        words = [word for word in title.split() if word.lower() not in _SMALL]
        capital = sum(word[0].isupper() or word[0].isdigit() for word in words)
        if not words or capital < len(words):
            continue
        before, after = text[max(0, match.start() - 50) : match.start()], text[match.end() : match.end() + 50]
        work = re.search(rf"\b{_WORK}\b[^.“”]{{0,30}}$", before) or re.match(
            rf",? (?:[^.“”]{{0,20}} )?{_WORK}\b", after
        )
        paper = re.search(rf"\b{_PAPER}\b[^.“”]{{0,30}}$", before) or re.match(
            rf",? (?:[^.“”]{{0,20}} )?{_PAPER}\b", after
        )
        if work or paper:
            yield match.start(1), title, "work" if work and not (paper and not work) else "other", "quoted title"
        elif len(words) > 1 and re.search(
            r"\b(?:in|of|called|titled|entitled|sang|sings|wrote|reads?|read) $", before
        ):
            yield match.start(1), title, "work", "quoted title"
