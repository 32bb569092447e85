"""House styles: how a paper measures its columns, sets its heads and prints its lead-ins."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

Choice = TypeVar("Choice")

HEAD_PLACES = ("above", "left", "inset", "below", "vertical")
BYLINE_PLACES = ("lead", "above", "column", "end", "end_line")


@dataclass(frozen=True, slots=True)
class Style:
    """One paper's conventions. `measure` and `indent` in em of the body, other lengths in points.

    `heads` weighs the places of HEAD_PLACES, `bylines` those of BYLINE_PLACES. `pads_digits` is the chance
    that a stretched line shows white beside a digit; `spreads_at` the white a gap, in em, from which a
    stretched line comes out letter-spaced. `changed` is the chance that a wide body is set in fewer, wider
    columns. `script` is zh or latin.
    """

    name: str
    split: str
    script: str
    height: float
    columns: int
    measure: float
    body: float = 9.5
    leading: float = 1.32
    gutter: float = 16.0
    margin: float = 34.0
    indent: float = 2.0
    spaced_paragraphs: bool = False
    punctuation: str = "plain"
    digits: str = "half"
    pads_digits: float = 0.3
    spreads_at: float = 0.09
    pads_names: bool = True
    joined_names: float = 0.5
    heads: tuple[float, ...] = (6.0, 1.0, 1.0, 1.0, 0.0)
    bylines: tuple[float, ...] = (5.0, 1.0, 1.0, 1.0, 0.5)
    head_scale: float = 2.2
    centred: bool = True
    changed: float = 0.25
    runaround: float = 0.15
    blank_crosshead: bool = True
    wide_caption: float = 0.6
    ragged: bool = False
    hyphenate: bool = True
    capitals: bool = False
    folio_foot: float = 0.2
    jump_own_line: float = 0.2

    @property
    def column_width(self) -> float:
        """Width of one standard column in points."""
        return self.measure * self.body

    @property
    def width(self) -> float:
        """Page width in points."""
        return 2 * self.margin + self.columns * self.column_width + (self.columns - 1) * self.gutter

    def house(self, topic: str, options: Sequence[Choice], strays: Random | None = None) -> Choice:
        """The option that this house always takes for `topic`; with `strays`, another one time in six.

        Test houses draw from all options, the others never see the last quarter of a list of four or more.
        """
        seen = options if self.split == "test" or len(options) < 4 else options[: -(len(options) // 4)]
        if strays is not None and strays.random() < 1 / 6:
            return strays.choice(seen)
        return seen[zlib.crc32(f"{self.name}:{topic}".encode()) % len(seen)]


def weighted(rng: Random, options: Sequence[Choice], weights: Sequence[float]) -> Choice:
    """One of `options`, by weight."""
    return rng.choices(options, weights=weights)[0]
