"""Expressions of dates in English text."""

from __future__ import annotations

import re

from chaiban.algorithms.days import day_of, is_day, number_of, weekday_of
from chaiban.ledger.dates import Mention

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_YEAR = r"(?:1[0-9]|20)\d\d"
_RULES: tuple[tuple[str, str], ...] = (
    ("span of years", rf"\b(?:from |between )?(?P<a>{_YEAR})(?: to | and |[-–—])(?P<b>{_YEAR})\b"),
    ("date", rf"\b(?P<month>{_MONTH}) (?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d{{3}})(?:,? (?P<year>{_YEAR})\b)?"),
    ("date", rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR})\b)?"),
    ("month", rf"\b(?P<month>{_MONTH}),? (?:of )?(?P<year>{_YEAR})\b"),
    (
        "month",
        rf"\b(?P<lead>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id-|[Ff]rom|[Tt]hrough|[Bb]efore|[Aa]fter|[Dd]uring) ?(?P<month>{_MONTH})(?![a-z]|,? ?\d)",
    ),
    ("decade", r"\b(?:the )?(?P<decade>(?:1[0-9]|20)\d0)s\b"),
    (
        "year",
        rf"(?<![\d$£€.,])\b(?P<year>{_YEAR})\b(?![\d.,]*\d|%| ?(?:people|dollars|miles|feet|men|women|votes|jobs))",
    ),
    ("day word", r"\b(?P<word>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night)\b"),
    ("relative", r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<unit>year|month)\b"),
    ("weekday", r"\b(?:(?P<which>[Ll]ast|[Nn]ext) )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"),
)
_PATTERN = re.compile("|".join(
    "(?P<r{}>{})".format(i, re.sub(r"\(\?P<(\w+)>", lambda m, i=i: f"(?P<{m[1]}_{i}>", rule))  # type: ignore[misc]
    for i, (_, rule) in enumerate(_RULES)
))  # fmt: skip


def mentions(text: str, reference: tuple[int, int, int] | None) -> tuple[Mention, ...]:
    """All dates of a paragraph in order; those that need a day to count from are left out without one."""
    found = []
    for match in _PATTERN.finditer(text):
        number = next(i for i in range(len(_RULES)) if match[f"r{i}"] is not None)
        parts = {k.rsplit("_", 1)[0]: v for k, v in match.groupdict().items() if k.endswith(f"_{number}") and v}
        value = _value(parts | _ahead(text, match.start()), reference)
        if value:
            found.append(Mention(match.start(), match.end(), value, _RULES[number][0]))
    return tuple(found)


_AHEAD = re.compile(
    r"\b(?:will|won’t|shall|is to|are to|due to|plans? to|planned for|scheduled for|expects? to|hopes? to|next|starts|begins|opens)\b"
    r"(?!.*\b(?:said|told|announced|[a-z]{3,}ed)\b)"
)


def _ahead(text: str, start: int) -> dict[str, str]:
    """{"ahead": "yes"} if what stands in front in the sentence tells of what is to come."""
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "“", "” "))
    return {"ahead": "yes"} if _AHEAD.search(text[begin + 1 : start]) else {}


def _value(parts: dict[str, str], reference: tuple[int, int, int] | None) -> str | None:
    if "a" in parts:
        return f"{parts['a']}/{parts['b']}" if parts["a"] < parts["b"] else None
    if "decade" in parts:
        return f"{parts['decade']}/{int(parts['decade']) + 9}"
    if "month" in parts:
        return _dated(parts, reference)
    if "year" in parts:
        return parts["year"]
    return _relative(parts, reference) if reference else None


def _dated(parts: dict[str, str], reference: tuple[int, int, int] | None) -> str | None:
    month = 1 + next(i for i, name in enumerate(_MONTHS) if name.startswith(parts["month"].lower().rstrip(".")[:3]))
    if "year" in parts:
        year = int(parts["year"])
    elif reference:
        year = reference[0] + _year_away(parts, month, reference)
    else:
        return None
    if "day" not in parts:
        return f"{year}-{month:02}"
    return f"{year}-{month:02}-{int(parts['day']):02}" if is_day(year, month, int(parts["day"])) else None


def _year_away(parts: dict[str, str], month: int, reference: tuple[int, int, int]) -> int:
    """Papers tell of what was: a month far ahead is last year's, unless something is to happen by then."""
    lead = parts.get("lead", "").lower()
    if lead in ("by", "until", "next"):
        return int(month < reference[1])
    if lead == "last":
        return -int(month >= reference[1])
    if lead == "from" and "day" not in parts:
        return int(month < reference[1] - 6)
    ahead = (month - reference[1]) * 30 + int(parts.get("day", 1)) - reference[2]
    if "ahead" in parts:
        return int(ahead < -60)
    return -int(ahead > 100)


def _relative(parts: dict[str, str], reference: tuple[int, int, int]) -> str:
    year, month, _ = reference
    shift = {"last": -1, "this": 0, "next": 1}.get(parts.get("which", "").lower(), 0)
    if parts.get("unit") == "year":
        return str(year + shift)
    if parts.get("unit") == "month":
        months = 12 * year + month - 1 + shift
        return f"{months // 12}-{months % 12 + 1:02}"
    today = number_of(*reference)
    if "weekday" in parts:
        # Papers report: a weekday without more is the last one, the paper's own included.
        away = (_DAYS.index(parts["weekday"].lower()) - weekday_of(today)) % 7
        coming = shift > 0 or ("ahead" in parts and "which" not in parts)
        days = away if coming else (away - 7 if away else (-7 if shift < 0 else 0))
    else:
        days = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(parts["word"].lower(), 0)
    y, m, d = day_of(today + days)
    return f"{y}-{m:02}-{d:02}"
