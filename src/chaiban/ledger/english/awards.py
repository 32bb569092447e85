"""Awards of an English article: who got which honour, from whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.ledger.english.kinds import Named
from chaiban.ledger.english.names import named_in
from chaiban.ledger.english.subjects import subject_before
from chaiban.ledger.sentences import Stretch, sentences
from chaiban.model.ledger import ArticleText, Award, Lexicons, Record

_HEAD = r"Award|Awards|Prize|Medal|Trophy|Fellowship|Scholarship|Honour|Honor|Cross|Star|Ribbon|Plaque|Citation|Crown|Oscar|Emmy|Grammy|Order"
_SMALL = r"(?:of|for|in|the|and|of the|for the|in the|to)"
_HONOUR = re.compile(
    rf"(?:[A-Z][\w’'-]* (?:{_SMALL} )?){{0,7}}(?:{_HEAD})\b(?: (?:for|of|in) (?:the )?[A-Z][\w’'-]*(?: (?:{_SMALL} )?[A-Z][\w’'-]*)*)?|"
    r"(?:[A-Z][\w’'-]* ){1,5}of the (?:Year|Month|Week|Season|Match|Game|Tournament|Series|Decade|Day)\b|"
    r"key to the (?:city|town)|(?:gold|silver|bronze) medal|honorary (?:doctorate|degree|citizenship)|Most Valuable Player|Hall of Fame|freedom of the (?:city|town|borough)"
)
_GOT = re.compile(
    r"\b(?:won|wins|win|received|receives|receive|earned|took home|collected|accepted|claimed|picked up|"
    r"(?:was|were|is|been|being) (?:also )?(?:awarded|given|presented with|named|voted|honou?red with|handed|crowned|chosen|elected to|inducted into))\b"
)
_GAVE = re.compile(r"\b(?:awarded|honou?red|presented|named|gave|recogni[sz]ed|crowned|inducted)\b")
_FROM = re.compile(r" (?:by|from) (?:the )?$")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a recipient and honour."""
    names = named_in(article, lexicons)
    records: dict[tuple[str, str], Record] = {}
    last: str | None = None
    for paragraph, text in enumerate(article.paragraphs):
        own = [named for named in names if named.paragraph == paragraph]
        for sentence in sentences(text):
            inside = [named for named in own if sentence.start <= named.start < sentence.end]
            for award in _in_sentence(paragraph, text, sentence, inside, last):
                records.setdefault((award.recipient, award.honour), award)
            people = [named.name for named in inside if named.kind == "person"]
            last = people[0] if people else last
    return tuple(records.values())


def _in_sentence(
    paragraph: int, text: str, sentence: Stretch, names: Sequence[Named], last: str | None
) -> list[Award]:
    found = []
    for match in _HONOUR.finditer(text, sentence.start, sentence.end):
        start, honour = match.start(), match.group()
        for opener in ("The ", "A ", "In "):
            if honour.startswith(opener):
                start, honour = start + len(opener), honour[len(opener) :]
        if " " not in honour and honour not in ("Oscar", "Emmy", "Grammy"):
            continue
        got = list(_GOT.finditer(text, sentence.start, start))
        gave = list(_GAVE.finditer(text, sentence.start, start))
        recipient = giver = None
        if got:
            subject = subject_before(text, sentence.start, got[-1].start(), names, last)
            recipient = subject.name if subject else None
            giver = _giver(text, match.end(), sentence.end, names)
        elif gave:
            subject = subject_before(text, sentence.start, gave[-1].start(), names, last)
            giver = subject.name if subject else None
            recipient = _object(text, gave[-1].end(), start, match.end(), sentence.end, names, last)
        if recipient:
            found.append(
                Award(
                    paragraph=paragraph,
                    start=start,
                    end=start + len(honour),
                    recipient=recipient,
                    honour=honour,
                    giver=giver,
                    quote=sentence.text,
                    confidence=0.75,
                    evidence=("honour and verb",),
                )
            )
    return found


def _giver(text: str, begin: int, end: int, names: Sequence[Named]) -> str | None:
    for named in names:
        inside = begin <= named.start < end and named.kind != "place"
        if inside and re.search(r"\b(?:by|from) (?:the )?(?:[A-Z]\w+ )*$", text[begin : named.start]):
            return named.name
    noun = re.match(r" (?:by|from) (?:the |its )?([a-z]+)\b", text[begin:end])
    return noun[1] if noun else None


def _object(
    text: str, verb_end: int, honour: int, honour_end: int, end: int, names: Sequence[Named], last: str | None
) -> str | None:
    """Whom the honour is given to: named between, or behind "to"; her and him are the last one named."""
    for named in names:
        if verb_end <= named.start < honour and named.kind != "place":
            return named.name
    if re.search(r"\b(?:her|him)\b", text[verb_end:honour]):
        return last
    for named in names:
        if honour_end <= named.start < end and re.search(
            r"\bto (?:the )?(?:\w+ ){0,3}$", text[honour_end : named.start]
        ):
            return named.name
    return None
