"""Statements of German articles: words with a verb of saying and its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.model.ledger import ArticleText, Lexicons, Organisation, Person, Record, Statement

LONGEST = 30
_CUE = (
    r"sagte|sagt|erklärte|betonte|meinte|forderte|fordert|kündigte|berichtete|lobte|warnte|versicherte|bestätigte|teilte|mitteilte|"
    r"erläuterte|ergänzte|räumte|behauptete|schrieb|fragte|sprach von|wies darauf hin|hieß es|kritisierte"
)
_VERB = re.compile(rf"\b(?P<cue>{_CUE})\b")
_QUOTE = re.compile(r"[„»“\"]([^“”«\"„»]{4,})[“”«\"»]")
_FOLK = r"(?:[Dd](?:er|ie|as) )?(?P<noun>Polizei|Feuerwehr|Staatsanwaltschaft|Unternehmen|Verein|Verwaltung|Regierung|Ministerium|Landkreis|Stadt|Gericht|Sprecher(?:in)?|Behörde|Bank|Vorstand|Gewerkschaft|Veranstalter|Experten|Forscher)"
_NO_CLAUSE = frozenset(
    ("kündigte", "lobte", "kritisierte", "räumte", "sprach von", "bestätigte", "schrieb", "fragte")
)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The statements in the order of the text, one a cue."""
    names = [r.name for r in found if isinstance(r, (Person, Organisation))]
    people = [r for r in found if isinstance(r, Person)]
    short = {name.split()[-1]: name for name in names if " " in name}
    known = sorted({*names, *short}, key=len, reverse=True)
    who = re.compile(
        rf"(?P<name>{'|'.join(map(re.escape, known)) or '(?!)'})\b|(?P<pronoun>\b[Ee]r\b|\b[Ss]ie\b)|{_FOLK}\b"
    )
    records: list[Statement] = []
    last: str | None = None
    for paragraph, text in enumerate(article.paragraphs):
        records += _of_paragraph(paragraph, text, who, short, last if not records else records[-1].speaker)
        own = [p.name for p in people if p.paragraph == paragraph]
        last = own[-1] if own else last
    return tuple(records)


def _of_paragraph(
    paragraph: int, text: str, who: re.Pattern[str], short: dict[str, str], last: str | None
) -> Iterator[Statement]:
    quotes = [match.span(1) for match in _QUOTE.finditer(text)]
    taken: list[tuple[int, int]] = []
    for cue in _VERB.finditer(text):
        if any(a <= cue.start() < b for a, b in quotes):
            continue
        sentence = _start_of(text, cue.start(), quotes)
        named = [match["name"] for match in who.finditer(text, 0, sentence) if match["name"]]
        last = short.get(named[-1], named[-1]) if named else last
        speaker = _speaker(text, sentence, cue, who, short, last)
        if speaker is None:
            continue
        last = speaker
        said = _words(text, sentence, cue, quotes)
        if said is None or any(a < said[1] and said[0] < b for a, b in taken):
            continue
        start, end = said[0], min(said[0] + LONGEST, said[1])
        taken.append(said)
        yield Statement(
            paragraph=paragraph,
            start=start,
            end=end,
            speaker=speaker,
            cue=cue["cue"],
            quote=text[start:end],
            confidence=0.8,
            evidence=("verb of saying",),
        )


def _start_of(text: str, at: int, quotes: list[tuple[int, int]]) -> int:
    begin = 0
    for match in re.finditer(r"(?<!\d)(?<!\bDr)(?<!Prof)[.!?][“”«]? (?=[A-ZÄÖÜ„»])", text[:at]):
        if not any(a <= match.start() < b - 1 for a, b in quotes):
            begin = match.end()
    return begin


def _speaker(
    text: str, begin: int, cue: re.Match[str], who: re.Pattern[str], short: dict[str, str], last: str | None
) -> str | None:
    """Behind the verb, if words stand before it (“…“, sagte sie), else in front of it."""
    left = text[begin : cue.start()].rstrip()
    behind = re.match(r"(?: [A-ZÄÖÜa-zäöü][\wäöüß.-]*){0,4}? ?", text[cue.end() :])
    order = []
    after = who.search(text, cue.end(), min(len(text), cue.end() + 70))
    if after and "," not in text[cue.end() : after.start()] and ":" not in text[cue.end() : after.start()] and behind:
        order.append(after)
    before = list(who.finditer(text, begin, cue.start()))
    if re.search(r"[“”«\",]$", left) or not left or re.search(r"\b(?:Das|Dies|So)$", left):
        order += before[-1:]
    else:
        order = before[-1:] + order
    for match in order:
        if match["name"]:
            return short.get(match["name"], match["name"])
        if match["noun"]:
            return match["noun"]
        if match["pronoun"] and last:
            return last
    return None


def _words(text: str, begin: int, cue: re.Match[str], quotes: list[tuple[int, int]]) -> tuple[int, int] | None:
    for start, end in quotes:
        if begin - 2 <= start and end <= cue.start() and cue.start() - end < 60:
            return start, end
    told = re.search(r"\b(?:Das|Dies|So)$", text[begin : cue.start()].rstrip())
    if told and begin > 2:
        before = _start_of(text, begin - 2, quotes)
        return before, begin - 2
    for start, end in quotes:
        if start > cue.end() and start - cue.end() < 80 and re.search(r": ?[„»“\"]$", text[cue.end() : start]):
            return start, end
    after = text[cue.end() :]
    wie = re.search(r", wie [^,]{3,80}$", text[begin : cue.start()])
    if wie and begin + wie.start() - begin > 15:
        return begin, begin + wie.start()
    if cue["cue"] in _NO_CLAUSE:
        return None
    clause = re.match(r"[^,.„:]{0,50}[,:] ?(?=\w)", after)
    if clause and not re.match(r" (?:der|die|das|den|dem) [^,]{0,40}, (?:der|die|das)\b", after):
        at = cue.end() + clause.end()
        stop = re.search(r"[.!?](?: |$)", text[at:])
        return at, at + stop.start() if stop else len(text)
    return None
