"""Organisations of an English article: capitalised names with an ending or a beginning of organisations, initials."""

from __future__ import annotations

import re

from chaiban.ledger.people_english import TITLE_WORDS
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Organisation

_CAPITAL = r"(?:[A-Z][\w'’-]*|&|of|for|and|the|on)"
_NAME = re.compile(r"\b[A-Z][\w'’-]*(?: (?:of the|of|for the|for|and|&|on|[A-Z][\w'’-]*))*")
_ENDING = re.compile(
    r"\b(?:Company|Corporation|Corp|Inc|Ltd|Limited|Group|Bank|University|College|School|Academy|Hospital|Institute|Association|Society|"
    r"Council|Committee|Commission|Agency|Authority|Department|Ministry|Office|Board|Bureau|Union|Federation|League|Club|Party|"
    r"Parliament|Senate|Congress|Assembly|Court|Church|Trust|Foundation|Fund|Museum|Library|Theatre|Orchestra|Airlines|Airways|"
    r"Railway|Railways|Service|Services|Police|Army|Navy|Force|Forces|Guard|United|Rovers|City FC|FC|Times|Post|Herald|Gazette|News|"
    r"Nations|Organization|Organisation|Partnership|Holdings|Industries|Motors|Press|Laboratory|Centre|Center|Chamber|House of Commons|House of Lords|Treasury|Brigade|Regiment)$"
)
_OF = re.compile(
    r"^(?:University|Bank|Ministry|Department|Institute|College|Church|Court|House|Board|Chamber|Office|Council|Commission|School|Association|Society|Bureau) (?:of|for) [A-Z]"
)
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b(?!\.\w)")
_NO_INITIALS = frozenset(
    ("THE", "AND", "FOR", "USA", "GDP", "CEO", "DNA", "RNA", "HIV", "PDF", "GMT", "COVID", "LONDON")
)


def find_english(article: ArticleText, lexicons: Lexicons) -> tuple[Organisation, ...]:
    """The organisations in the order of the text, one record a name."""
    del lexicons
    found: dict[str, Organisation] = {}
    for paragraph, text in article.passages():
        for match in _NAME.finditer(text):
            start, name = match.start(), match.group()
            while re.search(r" (?:of the|of|for the|for|and|&|on|the)$", name):
                name = name.rsplit(" ", 1)[0]
            lead = TITLE_WORDS.match(name)
            officer = re.match(r"(?:[A-Z][\w'’-]+ ){1,3}(?:of|for) (?:the )?", name[lead.end() :]) if lead else None
            if lead and officer:
                # Detective Inspector Carol White of |Kent Police
                start, name = start + lead.end() + officer.end(), name[lead.end() + officer.end() :]
            if name.startswith(("The ", "A ", "In ", "At ")):
                start, name = start + name.index(" ") + 1, name[name.index(" ") + 1 :]
            for part in _parts(name):
                if " " in part and (_ENDING.search(part) or _OF.match(part)):
                    _put(found, part, paragraph, start + name.index(part))
        for match in _INITIALS.finditer(text):
            if match.group() not in _NO_INITIALS and not text.isupper():
                _put(found, match.group(), paragraph, match.start())
    return tuple(sorted(found.values(), key=lambda r: (r.paragraph == HEADLINE, r.paragraph, r.start)))


def _parts(name: str) -> list[str]:
    """Two names where each side of "and" has an ending of its own; else the name."""
    left, joint, right = name.partition(" and ")
    two = joint and (_ENDING.search(left) or _OF.match(left)) and _ENDING.search(right)
    return [left, right] if two else [name]


def _put(found: dict[str, Organisation], name: str, paragraph: int, start: int) -> None:
    if name not in found:
        found[name] = Organisation(
            paragraph=paragraph, start=start, end=start + len(name), confidence=0.7, evidence=("ending",), name=name
        )
