"""The months of a half year, of its first months, of a quarter."""

from __future__ import annotations

import re

from chaiban.ledger.numerals import whole


def half_of(match: re.Match[str], year: int) -> str:
    """The first and last month of what a match names as `half` (perhaps with `first`) in a year."""
    word = match["half"]
    if "半年" in word:
        a, b = (1, 6) if word[0] == "上" else (7, 12)
    elif word.startswith("前"):
        a, b = 1, 9 if "季度" in word else whole(match["first"] or "") or 12
    else:
        quarter = whole(word.removesuffix("季度").removeprefix("第")) or 1
        a, b = 3 * quarter - 2, 3 * quarter
    return f"{year}-{a:02}/{year}-{b:02}"
