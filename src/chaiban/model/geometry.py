"""Where things stand on a page: characters, rules, tints, pictures. Points, origin top left, y downwards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.lexicon import FloatArray

IntArray: TypeAlias = NDArray[np.int64]
Box: TypeAlias = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A painted line: a thin box, lying or standing."""

    box: Box

    @property
    def lies(self) -> bool:
        """True for a horizontal rule."""
        left, top, right, bottom = self.box
        return right - left >= bottom - top


@dataclass(frozen=True, slots=True)
class Panel:
    """An area set apart: a frame drawn around it (`framed`) or a tint painted under it (`colour`, 0xRRGGBB)."""

    box: Box
    framed: bool
    colour: int = 0xFFFFFF


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo, drawing or other picture, as much of it as is seen."""

    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Geometry:
    """Places and looks of a page's characters, one entry a character of `Page.characters`.

    `boxes[n]` is the em box of character n: the advance wide, the type size high; all NaN for spaces that
    were put in and for line ends. `sizes` are type sizes in points (0 for those), `fonts[font_of[n]]` is the
    font's name (-1 for none), `weights` are 100 to 1000, `colours` 0xRRGGBB. `vertical` are the numbers of
    the page's lines that run downwards.
    """

    boxes: FloatArray
    sizes: FloatArray
    font_of: IntArray
    weights: IntArray
    colours: IntArray
    fonts: tuple[str, ...]
    vertical: frozenset[int]
    rules: tuple[Rule, ...] = ()
    panels: tuple[Panel, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Same places and looks; unknown places equal each other."""
        if not isinstance(other, Geometry):
            return NotImplemented
        return all(
            mine.tobytes() == theirs.tobytes() if isinstance(mine, np.ndarray) else bool(mine == theirs)
            for mine, theirs in ((getattr(self, name), getattr(other, name)) for name in self.__slots__)
        )

    def __hash__(self) -> int:
        """By places alone."""
        return hash(self.boxes.tobytes())
