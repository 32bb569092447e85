"""Dates of a text by a language's calendar."""

from __future__ import annotations

import re
from functools import lru_cache

from chaiban.algorithms.days import day_of, is_day, number_of, weekday_of
from chaiban.ledger.dates import Mention
from chaiban.ledger.european.calendars import Calendar

Day = tuple[int, int, int]


@lru_cache(maxsize=4)
def _pattern(calendar: Calendar) -> re.Pattern[str]:
    rules = []
    for i, (_, rule) in enumerate(calendar.rules):
        rules.append(f"(?P<r{i}>{re.sub(r'[(][?]P<([a-z]+)>', lambda m, i=i: f'(?P<{m[1]}_{i}>', rule)})")  # type: ignore[misc]
    return re.compile("|".join(rules), re.IGNORECASE)


def mentions(text: str, reference: Day | None, calendar: Calendar) -> tuple[Mention, ...]:
    """All dates of a paragraph in order; those that need a day to count from are left out without one."""
    found = []
    for match in _pattern(calendar).finditer(text):
        number = next(i for i in range(len(calendar.rules)) if match[f"r{i}"] is not None)
        parts = {
            k.rsplit("_", 1)[0]: v.lower() for k, v in match.groupdict().items() if k.endswith(f"_{number}") and v
        }
        start = max(text.rfind(mark, 0, match.start()) for mark in (". ", "! ", "? ", "„", "«"))
        stop = re.search(r"[.!?](?: |$)", text[match.end() :])
        around = text[start + 1 : match.end() + (stop.start() if stop else len(text))]
        value = _value(parts, reference, calendar, around)
        if value:
            found.append(Mention(match.start(), match.end(), value, calendar.rules[number][0]))
    return tuple(found)


def _value(parts: dict[str, str], reference: Day | None, calendar: Calendar, around: str) -> str | None:
    if "a" in parts:
        return f"{parts['a']}/{parts['b']}" if parts["a"] < parts["b"] else None
    if "decade" in parts:
        return f"{parts['decade']}/{int(parts['decade']) + 9}"
    if "month" in parts or "figure" in parts:
        month = int(parts["figure"]) if "figure" in parts else calendar.months[parts["month"]]
        return _dated(parts, month, reference, calendar, around)
    if "year" in parts:
        return parts["year"]
    return _relative(parts, reference, calendar, around) if reference else None


def _dated(parts: dict[str, str], month: int, reference: Day | None, calendar: Calendar, around: str) -> str | None:
    if "year" in parts:
        year = int(parts["year"])
    elif reference is None:
        return None
    elif parts.get("last", "").startswith(("proch", "próx")):
        year = reference[0] + (month < reference[1])
    elif "last" in parts:
        year = reference[0] - (month >= reference[1])
    else:
        # Papers tell of what was: a month far ahead is last year's, one just behind is next year's if it is to come.
        ahead = (month - reference[1]) * 30 + int(parts.get("day", "1").rstrip("er")) - reference[2]
        coming = bool(calendar.ahead.search(around))
        year = reference[0] - (ahead > 150 and not coming) + (ahead < -150 and coming)
    if "day" not in parts:
        return f"{year}-{month:02}" if 1 <= month <= 12 else None
    day = int(parts["day"].rstrip("er"))
    return f"{year}-{month:02}-{day:02}" if is_day(year, month, day) else None


def _relative(parts: dict[str, str], reference: Day, calendar: Calendar, around: str) -> str:
    year, month, _ = reference
    today = number_of(*reference)
    if "span" in parts:
        unit, shift = calendar.spans[parts["span"]]
        months = 12 * year + month - 1 + shift
        return str(year + shift) if unit == "year" else f"{months // 12}-{months % 12 + 1:02}"
    if "weekday" in parts:
        away = (calendar.weekdays[parts["weekday"]] - weekday_of(today)) % 7
        last = parts.get("last", "")
        coming = "next" in parts or last.startswith(("proch", "próx")) or (not last and calendar.ahead.search(around))
        days = (away or 7 * bool(last or "next" in parts)) if coming else (away - 7 if away else 0)
    else:
        days = calendar.words[parts["word"]]
    y, m, d = day_of(today + days)
    return f"{y}-{m:02}-{d:02}"
