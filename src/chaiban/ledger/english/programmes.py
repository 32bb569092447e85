"""Programmes of an English article: what somebody runs under a name, with its class word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.english.kinds import Named
from chaiban.ledger.english.names import named_in
from chaiban.ledger.english.titles import CLASS_WORDS, FOLLOWED, NAME
from chaiban.ledger.western_clauses import western_clause
from chaiban.model.ledger import ArticleText, Document, Lexicons, Programme, Record

_CLASS = (
    r"programme|program|project|campaign|initiative|scheme|pilot|platform|challenge|drive|system|portal|app|mission|network|"
    r"festival|partnership|trial|model|fund|grant|exchange|fellowship|corps|hub|service|plan"
)
_PARK = r"(?:Industrial|Science|Business|Technology|Innovation|Research|Tech|Logistics|Enterprise) (?:Park|Zone|Hub|Campus|Corridor|District)"
_QUOTED = re.compile(
    rf"[“\"](?P<name>[A-Z][^”\"“]{{2,40}}?),?[”\"](?P<tail> (?:[a-z][\w-]* )?(?P<type>{CLASS_WORDS}))\b"
)
_ENDING = re.compile(
    rf"(?P<name>{NAME} (?P<type>{'|'.join(w.capitalize() for w in _CLASS.split('|') if w not in ('network', 'festival', 'fund', 'grant', 'corps', 'service', 'plan', 'partnership', 'fellowship', 'hub', 'model', 'drive', 'exchange'))}|Exchange|Drive)|(?P<park>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){{0,5}} {_PARK})|Operation [A-Z][\w’-]+(?: [A-Z][\w’-]+)*)(?![\w’'])"
)
_RUN = re.compile(
    rf"\b(?:launched|launches|launch|introduced|unveiled|started|runs|created|established|called|named|dubbed|known as) (?:the |its |a [a-z-]+ called )?[“\"]?(?P<name>{NAME}),?[”\"]?, (?:a|an|its|the) (?:[a-z-]+ ){{0,3}}(?P<type>{CLASS_WORDS})\b"
)
_OWNER = re.compile(
    r"(?:^|[\s“])(?:(?:the|The|its|Its) )?(?P<owner>[A-Za-z][\w.-]*(?: [A-Za-z][\w.-]*){0,2}?)(?:’s|'s|s’) (?:new |first |own |\w+-\w+ )?$"
)
_BY = re.compile(
    r"(?:run|led|organi[sz]ed|operated|managed|offered|sponsored|administered|overseen|launched|started|set up|founded|created|at|by) (?:by )?(?:the )?$"
)
_GENERIC_IN_PRINT = (
    "The A An This That Its His Her Their Our New One Another Each Any Some No Every Such Federal State Local"
)
_GENERIC = frozenset(_GENERIC_IN_PRINT.split())
_NO_NAME_IN_PRINT = "Space School Solar Nuclear Computer Research Building Pilot Training Exchange Loyalty"
_NO_NAME = frozenset(_NO_NAME_IN_PRINT.split())


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name, at its first mention."""
    names = named_in(article, lexicons)
    titles = tuple(r.title for r in found if isinstance(r, Document))
    plain = {named.name for named in names if named.kind != "organisation" or " " not in named.name}
    records: dict[str, Record] = {}
    for paragraph, text in enumerate(article.paragraphs):
        own = [named for named in names if named.paragraph == paragraph]
        for start, end, name, type_, why in sorted(_namings(text)):
            bare = name.rsplit(" ", 1)[0] if why != "told of" else name
            generic = name.split()[0] in _GENERIC or bare in plain or bare in _NO_NAME
            if (
                generic
                or any(name in t or t in name for t in titles)
                or any(bare in old or old in name for old in records)
            ):
                continue
            records[name] = Programme(
                paragraph=paragraph, start=start, end=end, name=name, type=type_,
                owner=_owner(text, start, end, own) or _alone(names, paragraph, start), quote=western_clause(text, start).text, confidence=0.75, evidence=(why,),
            )  # fmt: skip
    return tuple(records.values())


def _alone(names: Sequence[Named], paragraph: int, start: int) -> str | None:
    """The only body that the story has named so far."""
    before = {
        n.name
        for n in names
        if n.kind == "organisation" and n.paragraph >= 0 and (n.paragraph, n.start) < (paragraph, start)
    }
    return before.pop() if len(before) == 1 else None


def _namings(text: str) -> Iterator[tuple[int, int, str, str | None, str]]:
    """(start, end, name, class word, rule)."""
    for match in FOLLOWED.finditer(text):
        start, name = _without_owner(match.start("name"), match["name"], text)
        if name and name not in _GENERIC:
            yield start, match.end(), name + match["tail"], match["type"], "class word"
    for match in _QUOTED.finditer(text):
        yield match.start("name"), match.end("name"), f"{match['name']} {match['type']}", match["type"], "quoted"
    for match in _ENDING.finditer(text):
        start, name = _without_owner(match.start(), match.group(), text)
        kind = "park" if match["park"] else (match["type"] or "operation").lower()
        if " " in name:
            yield start, start + len(name), name, kind, "last word"
    for match in _RUN.finditer(text):
        yield match.start("name"), match.end("name"), match["name"], match["type"], "told of"


def _without_owner(start: int, name: str, text: str) -> tuple[int, str]:
    """Without an opener and what stands in front in the genitive: the county’s |Grow Local."""
    for match in re.finditer(r"(?:’s|'s|s’) ", name):
        if match.end() < len(name) and name[match.end()].isupper():
            start, name = start + match.end(), name[match.end() :]
            break
    while name.partition(" ")[0] in _GENERIC:
        first, _, rest = name.partition(" ")
        start, name = start + len(first) + 1, rest
    return start, name


def _owner(text: str, start: int, end: int, names: Sequence[Named]) -> str | None:
    """Who runs it: the genitive in front, whoever is named behind "run by", a body that launches it."""
    sentence = max(text.rfind(". ", 0, start), text.rfind("” ", 0, start)) + 2
    stop = text.find(". ", end)
    stop = len(text) if stop < 0 else stop
    bodies = [named for named in names if named.kind == "organisation"]
    for named in bodies:
        if end <= named.start < stop and re.search(
            r"(?:\b(?:run|led|organi[sz]ed|operated|managed|offered|sponsored|administered|overseen|launched) by|^ at|\bof) (?:the )?$",
            text[end : named.start],
        ):
            return named.name
    genitive = _OWNER.search(text[:start])
    if genitive:
        for named in names:
            if named.end == start - len(genitive.group()) + genitive.end("owner") - genitive.start():
                return named.name
        at = start - len(genitive.group()) + (genitive.start("owner") - genitive.start())
        return next((named.name for named in names if named.start == at), None)
    launch = r"\b(?:launch\w*|open\w*|start\w*|introduc\w+|unveil\w*|r[au]ns?|extend\w*|creat\w+)\b"
    if re.search(launch, text[max(0, sentence) : start]):
        before = [named for named in bodies if sentence - 2 <= named.start < start]
        if before:
            return before[0].name
    return None
