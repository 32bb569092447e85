"""Simple drawings of the ledger over time, as places in an SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.exports.ledger_rows import said
from chaiban.model.facts import Fact

WIDE, HIGH = 640.0, 200.0
_EDGE = 12.0
_LOW = 80.0
_WIDEST = 40.0
_MONTHS = 120
"""Months that a row of bars shows; of a longer time it shows years."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A figure in the chart: its place in the drawing, and what it says."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """How many mentions a month or year has."""

    x: float
    y: float
    width: float
    height: float
    when: str
    number: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Dots with what their edges say: least and greatest value, first and last day."""

    dots: tuple[Dot, ...]
    unit: str
    least: str
    greatest: str
    first: str
    last: str


def plot(found: Sequence[Fact]) -> Plot | None:
    """The figures of one unit over time: days to the right as they lie apart, the logarithm of the value upwards.

    Of several units the commonest is drawn; None without two dates or two values.
    """
    dated = [fact for fact in found if fact.date and fact.value is not None and fact.value > 0]
    commonest = [fact.unit for fact in dated]
    if not commonest:
        return None
    unit = max(sorted(set(commonest)), key=commonest.count)
    drawn = [fact for fact in dated if fact.unit == unit]
    days = [_day(fact.date) for fact in drawn]
    heights = [math.log10(fact.value or 1) for fact in drawn]
    low, high, first, last = min(heights), max(heights), min(days), max(days)
    if low == high and first == last:
        return None
    made = []
    for fact, day, height in zip(drawn, days, heights, strict=True):
        x = _EDGE + (WIDE - 2 * _EDGE) * ((day - first) / (last - first) if last > first else 0.5)
        y = HIGH - _EDGE - (HIGH - 2 * _EDGE) * ((height - low) / (high - low) if high > low else 0.5)
        made.append(Dot(round(x, 1), round(y, 1), f"{fact.date} · {said(fact)} · {fact.record.get('subject') or ''}"))
    ordered = sorted(drawn, key=lambda fact: fact.value or 0)
    dates = sorted(fact.date for fact in drawn)
    return Plot(tuple(made), unit, said(ordered[0]), said(ordered[-1]), dates[0], dates[-1])


def bars(dates: Sequence[str]) -> list[Bar]:
    """Mentions a month, or a year where the months are too many; nothing without two different ones."""
    dated = sorted(date for date in dates if date)
    if not dated:
        return []
    cut = 7
    whens = _months(dated[0][:7], dated[-1][:7])
    if len(whens) > _MONTHS:
        cut, whens = 4, [f"{year:04d}" for year in range(int(dated[0][:4]), int(dated[-1][:4]) + 1)]
    if len(whens) < 2:
        return []
    counts = dict.fromkeys(whens, 0)
    for date in dated:
        counts[date[:cut]] += 1
    most, step = max(counts.values()), WIDE / len(whens)
    made = []
    for place, (when, number) in enumerate(counts.items()):
        height = round((_LOW - 4) * number / most, 1)
        made.append(
            Bar(
                round(place * step, 1),
                round(_LOW - height, 1),
                round(min(step * 0.8, _WIDEST), 1),
                height,
                when,
                number,
            )
        )
    return made


def _months(first: str, last: str) -> list[str]:
    numbers = [int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last)]
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(numbers[0], numbers[1] + 1)]


def _day(date: str) -> float:
    """Days in a calendar of equal months: near enough for a drawing, and there are no impossible dates."""
    year, month, day = (int(part) for part in date.split("-"))
    return year * 365.25 + month * 30.4375 + day
