"""Persons out of the words of a byline or credit: roles and names as printed, without padding."""

from __future__ import annotations

import re

from chaiban.model.article import Person
from chaiban.model.marks import CREDIT_LATIN, CREDIT_ZH, CREDIT_ZH_FRONT, ROLE

_SPLIT = re.compile(r"[、，,；;　\s]+")
_AND = re.compile(r",|\s+(?:and|und|&)\s+|;")
_LONGEST_CREDIT = 70
"""Characters; longer words are running text, and trying them as names would take long."""
_EDGE = " \u3000□■●◎○☉▲◆◇⊙（）()[]［］【】:：/／。"
_LATIN_ROLE = re.compile(
    r"(?P<name>.+?)(?:\s*[,/|•·–—-]\s*|\s{2,})(?P<role>(?:Staff|Special|Senior|Contributing|Associated|Freelance|Courier)?\s?"
    r"(?:Writer|Reporter|Correspondent|Editor|Columnist|Press|Contributor|Redakteur(?:in)?|Korrespondent(?:in)?|Redaktion|dpa))$"
)


def persons_zh(words: str) -> tuple[Person, ...]:
    """(role, name) pairs of Chinese byline words; a role covers the names after it."""
    persons: list[Person] = []
    roles = [m for m in ROLE.finditer(words) if m.start() == 0 or not words[m.start() - 1].isalnum() or len(m[0]) > 1]
    if not roles:
        return tuple(Person("", name) for name in _names(words))
    for number, match in enumerate(roles):
        stop = roles[number + 1].start() if number + 1 < len(roles) else len(words)
        role = "".join(match[0].split())
        persons += [Person(role, name) for name in _names(words[match.end() : stop])]
    return tuple(persons)


def _names(words: str) -> list[str]:
    """Names in a stretch; 陈 彬 is one name, 王芳 李明 two."""
    pieces = [p for p in _SPLIT.split(words.strip(_EDGE)) if p.strip(_EDGE)]
    names: list[str] = []
    single = False
    for piece in (p.strip(_EDGE) for p in pieces):
        if len(piece) == 1 and single:
            names[-1] += piece
            single = False
        else:
            names.append(piece)
            single = len(piece) == 1
    return names


def persons_latin(words: str) -> tuple[Person, ...]:
    """Persons of "By Jane Doe and Jan Roe", "Von Ina Beck", "Jane Doe, Staff Writer"."""
    words = " ".join(words.split())
    with_role = _LATIN_ROLE.search(words)
    lead = re.match(r"(By|BY|Von|VON|von|by|Text|Text und Fotos?):?\s+", words)
    role = lead[1] if lead else ""
    if with_role:
        role = with_role["role"].strip()
        words = with_role["name"]
        lead = re.match(r"(By|BY|Von|VON|von|by|Text|Text und Fotos?):?\s+", words)
    if lead:
        words = words[lead.end() :]
    shown = {"BY": "By", "by": "By", "VON": "Von", "von": "Von"}.get(role, role)
    return tuple(Person(shown, name.strip()) for name in _AND.split(words) if name.strip())


def credit_persons(words: str) -> tuple[Person, ...]:
    """Persons of a credit with what they did (摄, Photo by); empty if the words are no credit."""
    words = words.strip()
    if len(words) > _LONGEST_CREDIT:
        return ()
    if not any(c in "摄攝图圖影绘拍" for c in words) and any(c >= "㐀" for c in words):
        return ()
    for pattern in (CREDIT_ZH, CREDIT_ZH_FRONT):
        if match := pattern.match(words):
            role = "".join((match["role"] or "").split())
            return tuple(Person(role, name, match["action"]) for name in _names(match["names"]))
    if match := CREDIT_LATIN.match(words):
        name = match["name"] or match["name2"]
        return (Person((match["role"] or "").strip(), name.strip(), (match["action"] or "").strip()),)
    return ()
