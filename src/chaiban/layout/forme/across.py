"""Where the cells of a dump's rows stood across the page, in em of the body type."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.cells import text_width
from chaiban.layout.columns import Piece
from chaiban.layout.edges import Edge
from chaiban.layout.grid import Grid
from chaiban.model.page import Page

GUTTER = 1.5
"""White between two columns, em; nothing in the text tells it."""
_USUAL = 0.85
"""The part of a column's lines that are no wider than it; the few others are squeezed or badly measured."""
_FEWEST = 3
"""Lines that must begin in a cell before they say how wide the column is."""
_LEAST = 0.5
"""Em between the edges of two columns of different stories, whatever their lines say."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Cells and where each stands (em), both rising; `steps[n]` is how wide the cells behind the n-th are."""

    cells: tuple[int, ...]
    places: tuple[float, ...]
    steps: tuple[float, ...]

    def at(self, cell: int) -> float:
        """Where a cell begins. The cells that a wide line elsewhere put in are no wider than the gutter."""
        k = max(0, bisect_right(self.cells, cell) - 1)
        place = self.places[k] + (cell - self.cells[k]) * self.steps[k]
        return min(place, self.places[k + 1]) if k + 1 < len(self.places) else place


def find_scale(page: Page, grid: Grid, edges: Sequence[Edge], rows: Sequence[Sequence[Piece]]) -> Scale:
    """Cells to places: a column's edge stands behind the lines of all columns that end before it.

    Tools put what stands further to the right into a later cell, whatever the row, and the same place into the same
    cell; how many cells lie between two columns says nothing, as the widest line of any row has pushed them apart.
    """
    pieces = [piece for row in rows for piece in row]
    if not pieces:
        return Scale((0,), (0.0,), (grid.em,))
    knots = sorted({min(piece.left for piece in pieces), *(edge.cell for edge in edges)})
    starting: dict[int, list[tuple[Piece, float]]] = {knot: [] for knot in knots}
    for piece in pieces:
        if piece.left in starting:
            starting[piece.left].append((piece, text_width(page.characters[piece.start : piece.end], grid.chinese)))
    places: list[float] = []
    steps: list[float] = []
    for k, knot in enumerate(knots):
        place = places[-1] + _LEAST if places else 0.0
        for before in range(k):
            widths = sorted(width for piece, width in starting[knots[before]] if piece.right < knot)
            if len(widths) >= _FEWEST:
                place = max(place, places[before] + widths[int(_USUAL * (len(widths) - 1))] + GUTTER)
        places.append(place)
        cells = sum(piece.right - piece.left for piece, _ in starting[knot])
        steps.append(sum(width for _, width in starting[knot]) / cells if cells else grid.em)
    return Scale(tuple(knots), tuple(places), tuple(steps))
