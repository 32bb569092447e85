"""Numbers with their units in English text."""

from __future__ import annotations

import re

from chaiban.ledger.sentences import clause_at
from chaiban.model.ledger import Figure

_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
          "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}  # fmt: skip
_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "k": 10**3,
}
_MONEY = {"$": "USD", "US$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY"}
_NUMBER = re.compile(
    r"(?P<money>US\$|[$£€¥])?(?<![\w.])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    rf"\b(?:{'|'.join(_WORDS)})\b)(?:[ -]?(?P<scale>thousand|million|billion|trillion|bn|m|k)\b)?"
    r"(?:(?P<percent> ?%| per ?cent\b| percent\b)|[ -](?P<unit>[a-z]+(?:[ -](?:miles|feet|metres|meters|yards|points))?))?",
    re.IGNORECASE,
)
_LITTLE_WORDS = """a an and are as at by during for from had has have he if in into is it of on or over she that the
they to under was were which while who will with would after before but be been than then when where against
ago st nd rd th am pm"""
_NO_UNIT = frozenset(_LITTLE_WORDS.split())
_QUALIFIERS = (
    ("over", r"(?:more than|over|above|at least|exceed(?:ed|ing)?|upwards of)$"),
    ("under", r"(?:less than|fewer than|under|below)$"),
    ("about", r"(?:about|around|nearly|almost|some|roughly|approximately|an estimated)$"),
    ("max", r"(?:up to|at most|a maximum of|as many as)$"),
    ("growth", r"(?:rose|risen|up|grew|grown|increased?|gained|jumped)(?: by)?$"),
)


def figures(paragraph: int, text: str) -> list[Figure]:
    """The figures of a paragraph in order: money, shares, counts and measures; years and bare ranks are none."""
    found = []
    for match in _NUMBER.finditer(text):
        unit = _unit(match)
        if unit is None:
            continue
        word = match["value"].lower()
        value = float(_WORDS[word]) if word in _WORDS else float(word.replace(",", ""))
        value *= _SCALES[match["scale"].lower()] if match["scale"] else 1
        clause = clause_at(text, match.start())
        before = text[clause.start : match.start()].rstrip().lower()
        found.append(
            Figure(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                subject=text[clause.start : match.start()].strip() or None,
                value=value,
                unit=unit,
                qualifier=next((name for name, rule in _QUALIFIERS if re.search(rule, before)), "exact"),
                quote=clause.text,
                confidence=0.8,
                evidence=("figure and unit",),
            )
        )
    return found


def _unit(match: re.Match[str]) -> str | None:
    if match["percent"]:
        return "%"
    if match["money"]:
        return _MONEY[match["money"].upper()]
    unit = (match["unit"] or "").lower()
    return unit if len(unit) > 2 and unit not in _NO_UNIT else None
