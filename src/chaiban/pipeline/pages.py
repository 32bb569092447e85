"""Which pages of a source are wanted."""

from __future__ import annotations

import re
from collections.abc import Callable

from chaiban.errors import RequestError

Wanted = Callable[[int], bool]


def picked_pages(words: str | None) -> Wanted | None:
    """True for the numbers in a list such as "1-4,7"; None for None. Raises RequestError for other words."""
    if words is None:
        return None
    stretches = []
    for piece in words.split(","):
        match = re.fullmatch(r"\s*([0-9]{1,6})\s*(?:-\s*([0-9]{1,6})?\s*)?", piece)
        if match is None:
            raise RequestError(f"{piece!r} names no pages", remedy="write them like 1-4,7")
        first = int(match[1])
        last = int(match[2]) if match[2] else 10**9 if "-" in piece else first
        if first < 1 or last < first:
            raise RequestError(f"{piece!r} names no pages", remedy="write them like 1-4,7, counting from 1")
        stretches.append((first, last))
    return lambda number: any(first <= number <= last for first, last in stretches)
