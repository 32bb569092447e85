"""Numbers with their units in English text."""

from __future__ import annotations

import re

from chaiban.ledger.western_clauses import western_clause
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
_NUMBER = re.compile(
    r"(?P<money>US\$|[$£€¥])?(?<![\w.])(?P<value>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|"
    rf"\b(?:{'|'.join(_WORDS)})\b)(?:[ -]?(?P<scale>thousand|million|billion|trillion|bn|m|k)\b)?"
    r"(?P<percent> ?%| per ?cent\b| percent\b)?",
    re.IGNORECASE,
)
_LITTLE_WORDS = """a an and are as at by during for from had has have he if in into is it of on or over she that the
they to under was were which while who will with would after before but be been than then when where against
ago st nd rd th am pm thirds quarters halves fifths tenths hurt killed injured dead missing ahead behind away up down each apart more said say"""
_NO_UNIT = frozenset(_LITTLE_WORDS.split())
_FOLLOWING = re.compile(r"(?:[ -][a-z]+){1,3}")
_QUALITY = re.compile(
    r"daily|weekly|new|old|young|large|small|big|more|other|major|local|electric|square|cubic|full|free|top|key|[a-z]+(?:al|ic|ous|ive|ful|ish|ern|less)"
)
_AGE = re.compile(r"(?:, |\.$|\)| years old| year-old|-year-old)")
_LABELS = re.compile(
    r"(?:Route|Highway|Interstate|No\.|[Nn]umber|Chapter|Section|Article|Room|Page|Flight|Boeing|Airbus|Apollo|Street|Act|[-–:/])\s?$"
)
_QUALIFIERS = (
    ("min", r"at least$"),
    ("over", r"(?:more than|over|above|exceed(?:ed|ing)?|upwards of)$"),
    ("under", r"(?:less than|fewer than|under|below)$"),
    ("about", r"(?:about|around|nearly|almost|some|roughly|approximately|an estimated)$"),
    ("max", r"(?:up to|at most|a maximum of|as many as)$"),
    ("growth", r"(?:rose|risen|up|grew|grown|increased?|gained|jumped)(?: by)?$"),
)


def figures(paragraph: int, text: str, taken: list[tuple[int, int]]) -> list[Figure]:
    """The figures of a paragraph in order, none in `taken` (its dates): money, shares, ages, counts and measures."""
    found = []
    for match in _NUMBER.finditer(text):
        unit, end = _unit(text, match)
        inside = any(a < match.end("value") and match.start() < b for a, b in taken)
        rough = (
            re.search(r"\b(?:[Ss]everal|[Mm]any|a few|[Aa]|[Ff]ew) $", text[: match.start()])
            and match["value"].lower() == "hundred"
        )
        if unit is None or inside or rough or _LABELS.search(text[max(0, match.start() - 14) : match.start()]):
            continue
        word = match["value"].lower()
        value = float(_WORDS[word]) if word in _WORDS else float(word.replace(",", ""))
        value *= _SCALES[match["scale"].lower()] if match["scale"] else 1
        clause = western_clause(text, match.start())
        before = text[clause.start : match.start()].rstrip().lower()
        found.append(
            Figure(
                paragraph=paragraph,
                start=match.start(),
                end=end,
                subject=text[clause.start : match.start()].strip() or None,
                value=round(value, 6),
                unit=unit,
                qualifier=next((name for name, rule in _QUALIFIERS if re.search(rule, before)), "exact"),
                quote=clause.text,
                confidence=0.8,
                evidence=("age" if unit == "years old" else "figure and unit",),
            )
        )
    return found


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, int]:
    """The unit and where the figure ends; None for a bare number."""
    bare = max(match.end("value"), match.end("scale"))
    if match["percent"]:
        return "%", match.end("percent")
    if match["money"]:
        return match["money"], bare
    if re.search(r"\baged (?:between )?(?:\d+ (?:and|to) )?$", text[: match.start()]):
        return "years old", bare
    if _AGE.match(text, match.end("value")) and re.search(r"[A-Z][a-z]+, $", text[: match.start()]):
        return "years old", bare
    aged = re.match(r"[- ]years?[- ]olds?\b", text[bare:])
    if aged:
        return "years old", bare + aged.end()
    pence = re.match(r"(?:p|c|km|kg|m|ft|lb|mph|kph|kW|MW|GW)\b", text[bare:])
    if pence and match["value"][0].isdigit() and not match["scale"]:
        return pence.group(), bare + pence.end()
    following = _FOLLOWING.match(text, bare)
    for word in re.finditer("[a-z]+", following.group()) if following else ():
        if word.group() in _NO_UNIT or len(word.group()) < 3:
            break
        if not _QUALITY.fullmatch(word.group()):
            return word.group(), bare + word.end()
    return None, bare
