"""A page as its source gave it: numbered characters and the lines they stand in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from chaiban.model.geometry import Geometry

Span: TypeAlias = tuple[int, int]
"""A stretch [start, end) of a page's characters."""

_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zs", "Zl", "Zp"))


@cache
def is_visible(character: str) -> bool:
    """True for a character that prints ink; spaces, controls and lone surrogates don't."""
    return unicodedata.category(character) not in _UNSEEN


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dump: characters [start, end) without the line end, on row `row` from 0."""

    start: int
    end: int
    row: int


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of the source found out or assumed: ("encoding", "GB18030, detected")."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a source. `characters` is immutable and everything else refers to it by number.

    `number` counts the pages of the source from 1. `lines` cover all rows, blank ones too, in order
    and without overlap; what stands between two lines is a line end. `size` is (width, height) in points
    and `geometry` says where everything stands; both are None for a dump.
    """

    source: str
    number: int
    characters: str
    lines: tuple[Line, ...]
    size: tuple[float, float] | None = None
    notes: tuple[Note, ...] = ()
    geometry: Geometry | None = None

    def text_of(self, line: Line) -> str:
        """The characters of the line as they stand."""
        return self.characters[line.start : line.end]
