"""What a record of a ledger says, folded for comparison."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any, TypeAlias

Record: TypeAlias = Mapping[str, Any]
"""A record in its JSON form; a prediction may lack any field."""

KINDS = (
    "person",
    "organisation",
    "place",
    "time",
    "figure",
    "document",
    "programme",
    "activity",
    "statement",
    "award",
)
NAMED = frozenset(("person", "organisation", "place", "document", "programme"))
"""One record an article, matched by name, wherever it stands."""

_SAYING = {"document": "title", "time": "text", "activity": "action", "statement": "quote", "award": "honour"}
_IDENTITY = {
    "time": ("value",),
    "figure": ("value", "unit", "paragraph", "start"),
    "statement": ("speaker", "quote"),
    "activity": ("action", "actors", "actor", "object"),
    "award": ("honour", "recipient"),
}
_UNHEARD = re.compile(r"[\s“”‘’\"'《》『』「」]")
_ARABIC = re.compile(r"\d{1,30}(\.\d+)?[余多十百千万亿]*(\d{1,9}[余多十百千万亿]+)*")
_CHINESE = re.compile(r"([零〇一二两三四五六七八九十百千万亿][余多]*)+")
_DIGITS = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_LONGEST_NUMBER = 60


def fold(value: Any) -> str:
    """The value as text without white space, quotes and book marks, full-width forms as half-width ones."""
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", str(value or "")))


def values_of(field: Any) -> list[Any]:
    """What a field holds as a list, empty values left out."""
    return [value for value in (field if isinstance(field, list) else [field]) if value]


def folded(*fields: Any) -> set[str]:
    """All values of the fields, folded; never the empty string."""
    return {fold(value) for field in fields for value in values_of(field)} - {""}


def saying_field(kind: str) -> str:
    """The name of the field that holds what a record of this kind says."""
    return _SAYING.get(kind, "name")


def said_by(record: Record) -> str:
    """The name, date, action, words or honour of a record, folded; empty for a figure."""
    return fold(record.get(saying_field(record["kind"])))


def names_of(record: Record) -> set[str]:
    """The name of a record (its title, its action, ...) with its aliases, folded."""
    return folded(record.get(saying_field(record["kind"])), record.get("aliases"))


def identity_of(record: Record) -> tuple[tuple[str, ...], ...]:
    """What is the same for two records of a kind that say the same."""
    kind = record["kind"]
    return tuple(tuple(sorted(folded(record.get(name)))) for name in _IDENTITY.get(kind, (saying_field(kind),)))


def are_close(one: str, other: str) -> bool:
    """Whether one holds the other, and the shorter has at least half of the characters."""
    if not one or not other or not (one in other or other in one):
        return False
    return 2 * min(len(one), len(other)) >= max(len(one), len(other))


def are_same_number(one: Any, other: Any) -> bool:
    """Whether both are numbers, or read as such, and equal but for the last bits."""
    if isinstance(one, bool) or isinstance(other, bool):
        return False
    try:
        first, second = float(one), float(other)
    except (TypeError, ValueError, OverflowError):
        return False
    return abs(first - second) <= 1e-9 * max(1.0, abs(first))


def printed_number(text: str) -> float | None:
    """The first number printed in a folded text (766.5亿 is 76650000000, 六成 is 60), None without one."""
    text = text.replace(",", "").replace("百分之", "")
    found = _ARABIC.search(text) or _CHINESE.search(text)
    if found is None:
        return None
    total: float = 0
    part: float = 0
    digit: float = 0
    for sign in re.findall(r"[\d.]+|[^余多]", found.group()[:_LONGEST_NUMBER]):
        if sign in _SMALL:
            part, digit = part + (digit or 1) * _SMALL[sign], 0
        elif sign in _LARGE:
            if part + digit:
                total += (part + digit) * _LARGE[sign]
            else:
                total = (total or 1) * _LARGE[sign]
            part = digit = 0
        else:
            digit = _DIGITS[sign] if sign in _DIGITS else float(sign)
    tenths = text[found.end() : found.end() + 1] == "成"
    return (total + part + digit) * (10 if tenths else 1)
