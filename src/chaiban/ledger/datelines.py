"""Datelines and lead-ins: the day that a story counts from, and where its own words begin."""

from __future__ import annotations

import re

from chaiban.algorithms.days import is_day
from chaiban.ledger.numerals import fold

_LEAD_IN = re.compile(
    r"[^，。！？]{0,24}?(?:[\d一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十]{1,3}日(?:电|讯|专电)|本报讯"
)
_AGENCY = re.compile(
    r"据?(?:新华社|本报|中新社|中新网|人民网|新华网|央视)[^，。！？\d一二三四五六七八九十]{0,12}"
    r"(?:[\d一二三四五六七八九十]{1,3}月)?[\d一二三四五六七八九十]{1,3}日(?:电|讯|专电)"
)


def reference_of(issue_date: str | None, dateline: str | None, text: str) -> tuple[int, int, int] | None:
    """The day that yesterday is counted from: the dateline's, else the issue's; None if nothing is known.

    `text` is the beginning of the running text, where a lead-in may still stand (新华社北京2月8日电).
    """
    issue = tuple(map(int, issue_date.split("-"))) if issue_date else None
    lead = _LEAD_IN.match(fold(text))
    for line in (dateline or "", lead.group() if lead else ""):
        line = fold(line)
        full = re.search(r"(?:(\d{4})[年-])?(?:(\d{1,2})[月-])?(\d{1,2})日?", line)
        if not full:
            continue
        day = int(full[3])
        month = int(full[2]) if full[2] else issue[1] if issue else 0
        year = int(full[1]) if full[1] else issue[0] if issue else 0
        if issue and not full[1] and (month, day) > (issue[1], issue[2]):
            # A dateline is never younger than its paper: December in a paper of January is last year's.
            year, month = (year - 1, month) if full[2] else (year - (month == 1), (month + 10) % 12 + 1)
        if is_day(year, month, day):
            return year, month, day
    return (issue[0], issue[1], issue[2]) if issue else None


def lead_in_end(text: str) -> int:
    """Where the lead-in ends that stands before the story's own words; 0 without."""
    match = _LEAD_IN.match(fold(text))
    return match.end() if match else 0


def lead_ins(text: str, *, first: bool) -> list[tuple[int, int]]:
    """Where lead-ins stand: at the beginning of the first paragraph, and of an agency's report anywhere."""
    folded = fold(text)
    found = [(match.start(), match.end()) for match in _AGENCY.finditer(folded)]
    return [(0, lead_in_end(text)), *found] if first else found
