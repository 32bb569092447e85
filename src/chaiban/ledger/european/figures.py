"""Figures of a text by a language's numerals: money, shares, ages, counts and measures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from chaiban.ledger.european.numerals import Numerals
from chaiban.ledger.western_clauses import western_clause
from chaiban.model.ledger import Figure


@lru_cache(maxsize=4)
def _pattern(numerals: Numerals) -> re.Pattern[str]:
    words = "|".join(numerals.words)
    scales = "|".join(re.escape(scale) for scale in sorted(numerals.scales, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w.,:])(?P<value>{numerals.number}|(?i:{words})\b)(?![:/]\d)(?:[ \u00a0](?P<scale>{scales})(?![\w]))?"
        rf"(?:(?P<percent>{numerals.percent})|(?P<age>{numerals.age})|(?P<unit>{numerals.unit}))?"
    )


def figures(paragraph: int, text: str, taken: Sequence[tuple[int, int]], numerals: Numerals) -> list[Figure]:
    """The figures of a paragraph in order, none in `taken` (its dates)."""
    found = []
    for match in _pattern(numerals).finditer(text):
        if any(a < match.end("value") and match.start() < b for a, b in taken):
            continue
        unit, end = _unit(match, numerals)
        before = text[max(0, match.start() - 30) : match.start()]
        if unit is None or re.search(numerals.labels, before):
            continue
        clause = western_clause(text, match.start())
        front = text[clause.start : match.start()]
        found.append(
            Figure(
                paragraph=paragraph, start=match.start(), end=end, subject=front.strip() or None,
                value=_value(match, numerals), unit=unit, qualifier=_qualifier(front, numerals), quote=clause.text,
                confidence=0.8, evidence=("figure and unit",),
            )
        )  # fmt: skip
    return found


def _value(match: re.Match[str], numerals: Numerals) -> float:
    printed = match["value"]
    word = numerals.words.get(printed.lower())
    digits = printed.translate({ord(c): None for c in numerals.thousands}).replace(",", ".")
    value = float(word) if word is not None else float(digits)
    return round(value * (numerals.scales[match["scale"]] if match["scale"] else 1), 6)


def _unit(match: re.Match[str], numerals: Numerals) -> tuple[str | None, int]:
    """The unit and where the figure ends; None for a bare number."""
    if match["percent"]:
        return "%", match.end("percent")
    if match["age"]:
        return numerals.years, match.end("age")
    if match["unit"] is None:
        return None, 0
    word = match["noun"] or match["measure"] or match["unit"].strip()
    if word in numerals.no_unit or (match["noun"] and len(word) < 2):
        return None, 0
    return word, match.end("unit")


def _qualifier(front: str, numerals: Numerals) -> str:
    before = front.rstrip().lower()
    return next((name for name, rule in numerals.qualifiers if re.search(rf"(?:^|\W){rule}", before)), "exact")
