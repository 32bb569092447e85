"""Days of the Gregorian calendar as numbers, so that they can be counted."""

from __future__ import annotations

from calendar import monthrange


def is_day(year: int, month: int, day: int) -> bool:
    """True if the calendar has that day."""
    return 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def number_of(year: int, month: int, day: int) -> int:
    """The day's number, counted from 1 March of year 0 (Richards, Mapping time, 1998)."""
    shifted = (month + 9) % 12
    y = year - shifted // 10
    return 365 * y + y // 4 - y // 100 + y // 400 + (shifted * 306 + 5) // 10 + day - 1


def day_of(number: int) -> tuple[int, int, int]:
    """(year, month, day) of a day's number."""
    y = (10000 * number + 14780) // 3652425
    rest = number - (365 * y + y // 4 - y // 100 + y // 400)
    if rest < 0:
        y -= 1
        rest = number - (365 * y + y // 4 - y // 100 + y // 400)
    shifted = (100 * rest + 52) // 3060
    month = (shifted + 2) % 12 + 1
    return y + (shifted + 2) // 12, month, rest - (shifted * 306 + 5) // 10 + 1


def weekday_of(number: int) -> int:
    """0 Monday to 6 Sunday."""
    return (number + 2) % 7
