"""What came second: a choice that a reader might as well have made, for people who know better."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chaiban.model.page import Span

Stretch = tuple[Span, ...]
"""Characters that stand together, line by line."""


class Choice(StrEnum):
    """What a reader chose between."""

    PART = "part"
    """What a line is."""
    TEXT = "text"
    """Which running text goes on in which."""
    HEAD = "head"
    """Which head stands over which text."""


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """The reading that came second in one choice, and the score by which it lost (the reader's units, 0 for a tie).

    `texts` are the items that it would change, each as stretches of which the later ones go with the first, in the
    order of reading; a text that is left alone is a list of one. For a part they are the lines that would be
    `part`, in one text.
    """

    choice: Choice
    margin: float
    texts: tuple[tuple[Stretch, ...], ...]
    part: str = ""


MOST = 24
"""As many a page are handed on, those with the least margins."""


def least_certain(found: list[RunnerUp]) -> tuple[RunnerUp, ...]:
    """Those with the least margins, each once; those that are as good as equal in the order of the page."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (round(one.margin, 4), one.choice, one.texts))[:MOST])
