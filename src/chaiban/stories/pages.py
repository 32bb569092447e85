"""Which page of an issue a printed page number means."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = re.compile(r"([A-Z]*)[\s-]*0*([0-9]+)")


def pages_named(label: str, here: Sequence[str]) -> tuple[str, ...]:
    """The pages of the issue that `label` may mean: the very same number, else those with the same figure where
    one of the two has no letter (第二版 on a paper that counts A1, A2). Several letters fit: several pages."""
    if label in here:
        return (label,)
    letter, figure = _split(label)
    if not figure:
        return ()
    found = []
    for page in here:
        other, number = _split(page)
        if number == figure and (other == letter or not letter or not other):
            found.append(page)
    return tuple(found)


def _split(label: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(label.upper())
    return (match[1], match[2]) if match else ("", "")
