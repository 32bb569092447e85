"""Where a page belongs: its newspaper, date, edition, number and section, each with who says so.

A flag overrules a pattern, a pattern overrules what the page or its file's name says. A file name that has
both a date and a page number comes from a production system and is surer than the folio line of a dump,
in which any figure may stand beside the page number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chaiban.errors import RequestError
from chaiban.model.catalogue import FACTS, Fact, PageFacts

_PIECES = {
    "date": r"(?P<date>\d{4}[-_.]?\d{2}[-_.]?\d{2})",
    "year": r"(?P<year>\d{4})",
    "month": r"(?P<month>\d{1,2})",
    "day": r"(?P<day>\d{1,2})",
    "number": r"(?P<number>[A-Za-z]{0,2}\d{1,3})",
    "section": r"(?P<section>[^/]+?)",
    "title": r"(?P<title>[^/]+?)",
    "edition": r"(?P<edition>[^/]+?)",
}
_NAMED = re.compile(
    r"(?<!\d)(?P<date>(?:1[6-9]|20|21)\d{2}[-_.年]?(?:0[1-9]|1[0-2])[-_.月]?(?:0[1-9]|[12]\d|3[01]))(?!\d)日?"
    r"(?:[-_. /第pP版]{0,3}(?P<number>[A-Z]{0,2}\d{1,3})(?![A-Za-z0-9]))?"
)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """A pattern such as `{date}/{number}_{section}.txt` as an expression for the end of a path.

    `*` stands for anything but a slash. Raises RequestError for a field that there isn't.
    """
    out = []
    for piece in re.split(r"(\{\w*\}|\*)", pattern.replace("\\", "/")):
        if piece == "*":
            out.append("[^/]*")
        elif piece.startswith("{"):
            if piece[1:-1] not in _PIECES:
                known = ", ".join(f"{{{name}}}" for name in _PIECES)
                raise RequestError(f"a pattern has no {piece}", where=pattern, remedy=f"use {known} and *")
            out.append(_PIECES[piece[1:-1]])
        else:
            out.append(re.escape(piece))
    try:
        return re.compile(f"(?:^|/){''.join(out)}$")
    except re.error as error:
        remedy = "name each field once"
        raise RequestError(f"the pattern can't be used: {error}", where=pattern, remedy=remedy) from error


def settle_facts(
    record: Mapping[str, Any],
    name: str,
    place: int,
    pages: int,
    flags: Mapping[str, str],
    pattern: re.Pattern[str] | None = None,
) -> PageFacts:
    """The facts of page `place` (from 1) of `pages` in the file `name`; what nobody says is assumed."""
    path = name.replace("\\", "/")
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", path.rsplit("/", 1)[-1])
    by_name = _by_name(stem, place)
    folio = {fact: _plain(str(record.get("paper" if fact == "title" else fact) or "")) for fact in FACTS}
    folio["number"] = normal_number(folio["number"])
    folio["date"] = folio["date"] if _is_date(folio["date"]) else ""
    sure = by_name if by_name.get("number") else {}
    said = [
        ("flag", dict(flags)),
        ("pattern", _by_pattern(path, pattern)),
        ("file name", sure),
        ("folio", folio),
        ("file name", by_name),
    ]
    facts: dict[str, Fact] = {}
    notes = []
    for fact in FACTS:
        known = [Fact(values[fact], source) for source, values in said if values.get(fact)]
        facts[fact] = known[0] if known else _assumed(fact, stem, place, pages)
        if (
            fact in ("date", "number")
            and known
            and folio.get(fact)
            and folio[fact] != known[0].value
            and known[0].source != "folio"
        ):
            notes.append(f"{fact}: the {known[0].source} says {known[0].value}, the page {folio[fact]}")
    if not facts["date"].value and facts["number"].source not in ("flag", "pattern"):
        # Undated pages of the same number are hardly versions of one page.
        facts["number"] = _assumed("number", stem, place, pages)
    return PageFacts(**facts, notes=tuple(notes))


def tell_apart(facts: PageFacts, place: int) -> PageFacts:
    """The facts of a page whose number another page of the same file has already: they are no versions."""
    number = Fact(f"{facts.number.value}-{place}", "assumed")
    note = f"number: {facts.number.value} ({facts.number.source}) is another page of the same file"
    return replace(facts, number=number, notes=(*facts.notes, note))


def normal_number(said: str) -> str:
    """A page number as addresses have it: A01 → A1, 01 → 1; other words without what addresses can't hold."""
    word = re.sub(r"[^\w-]+", "-", said).strip("-")[:60].strip("-")
    match = re.fullmatch(r"([A-Za-z]{0,2})([0-9]{1,4})", word)
    return f"{match[1].upper()}{int(match[2])}" if match else word


def _by_name(stem: str, place: int) -> dict[str, str]:
    match = _NAMED.search(stem)
    if not match:
        return {}
    found = {"date": _iso(match["date"])}
    if match["number"]:
        number = normal_number(match["number"])
        found["number"] = number if place == 1 else f"{number}-{place}"
    return {fact: value for fact, value in found.items() if value}


def _by_pattern(path: str, pattern: re.Pattern[str] | None) -> dict[str, str]:
    match = pattern.search(path) if pattern else None
    if not match:
        return {}
    found = {name: value for name, value in match.groupdict().items() if value}
    if {"year", "month", "day"} <= found.keys():
        found["date"] = f"{found['year']}{int(found['month']):02d}{int(found['day']):02d}"
    if "date" in found:
        found["date"] = _iso(found["date"])
    for name in {"number", "edition"} & found.keys():
        found[name] = normal_number(found[name])
    return {fact: _plain(found[fact]) for fact in FACTS if found.get(fact)}


def _assumed(fact: str, stem: str, place: int, pages: int) -> Fact:
    if fact == "title":
        return Fact("newspaper", "assumed")
    if fact == "number":
        name = normal_number(stem) or "page"
        return Fact(f"{name}-{place}" if pages > 1 else name, "assumed")
    return Fact("", "assumed")


def _iso(digits: str) -> str:
    digits = re.sub(r"\D", "", digits)
    date = f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"
    return date if _is_date(date) else ""


def _is_date(said: str) -> bool:
    return re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", said) is not None


def _plain(text: str) -> str:
    text = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
    return " ".join(text.split())[:200]


def check_flags(flags: Mapping[str, str]) -> dict[str, str]:
    """The flags in their normal form. Raises RequestError for a date that is none."""
    checked = {name: _plain(value) for name, value in flags.items() if _plain(value)}
    if "date" in checked:
        date = _iso(checked["date"])
        if not date:
            raise RequestError(f"{checked['date']!r} is no date", remedy="write it as 2025-03-12")
        checked["date"] = date
    if "number" in checked:
        checked["number"] = normal_number(checked["number"])
    if "edition" in checked:
        checked["edition"] = normal_number(checked["edition"])
    return checked
