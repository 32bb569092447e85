"""The issues of a year, as calendars have them."""

from __future__ import annotations

import calendar

from chaiban.model.catalogue import UNDATED, Issue


def months_of(year: str, issues: tuple[Issue, ...]) -> list[tuple[int, list[list[tuple[str, list[Issue]]]]]]:
    """(month, weeks of (day, its issues)) for the months that have issues."""
    if year == UNDATED:
        return []
    days: dict[str, list[Issue]] = {}
    for issue in issues:
        days.setdefault(issue.date, []).append(issue)
    months = []
    for month in sorted({int(day[5:7]) for day in days}):
        weeks = [
            [(str(day) if day else "", days.get(f"{year}-{month:02d}-{day:02d}", [])) for day in week]
            for week in calendar.Calendar().monthdayscalendar(int(year), month)
        ]
        months.append((month, weeks))
    return months
