"""Which page of an issue a printed page number means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.model.marks import NEXT, PREVIOUS

_LABEL = re.compile(r"([A-Z]*)[\s-]*0*([0-9]+)")
_AWAY = {NEXT: 1, PREVIOUS: -1}


def pages_named(label: str, here: Sequence[str], of: str = "") -> tuple[str, ...]:
    """The pages of the issue that `label` may mean: the very same number, else those with the same figure where
    one of the two has no letter (第二版 on a paper that counts A1, A2). Several letters fit: several pages.

    NEXT and PREVIOUS mean the page whose figure is one more or less than that of the page `of` the mark, in the same
    section; that there is none says that it is missing, whatever page follows.
    """
    if label in _AWAY:
        letter, figure = _split(of)
        wanted = (letter, str(int(figure) + _AWAY[label])) if figure else None
        return tuple(page for page in here if _split(page) == wanted)
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


def told_by_its_place(label: str) -> bool:
    """True if a mark doesn't say the number of its page, only that it is the next one or the one before."""
    return label in _AWAY


def _split(label: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(label.upper())
    return (match[1], match[2]) if match else ("", "")
