"""Days of the farmers' calendar (农历) as days of ours."""

from __future__ import annotations

from borax.calendars.lunardate import LunarDate

from chaiban.algorithms.days import number_of
from chaiban.ledger.numerals import DIGITS, whole

_MONTHS = {"正月": 1, "冬月": 11, "腊月": 12}


def solar_of(month: str, day: str, reference: tuple[int, int, int]) -> str | None:
    """The ISO day of a lunar month (正月, 六月, 腊月) and day (初六, 廿一, 十五), of the year in which it is nearest.

    What is to come counts as three times as far as what is past: papers report. None where the calendar has no such day.
    """
    number = _MONTHS.get(month) or whole(month.removesuffix("月"))
    if day.startswith("初"):
        wanted = whole(day[1:])
    elif day.startswith("廿"):
        wanted = 20 + (DIGITS[day[1]] if len(day) > 1 else 0)
    else:
        wanted = whole(day)
    if not number or not wanted:
        return None
    today = number_of(*reference)
    near: list[tuple[int, str]] = []
    for year in (reference[0] - 1, reference[0], reference[0] + 1):
        try:
            solar = LunarDate(year, number, wanted).to_solar_date()
        except (ValueError, KeyError, IndexError):
            continue
        away = number_of(solar.year, solar.month, solar.day) - today
        near.append((3 * away if away > 0 else -away, f"{solar.year:04}-{solar.month:02}-{solar.day:02}"))
    return min(near)[1] if near else None
