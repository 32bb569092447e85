"""The left edges of columns: cells in which line after line begins, and the rows for which they hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.grid import Grid, Word

# All in the unit of one line that begins at the edge behind wide white.
_NARROW_CHINESE = 0.8
"""A line that begins there behind one space: Chinese text has next to none inside."""
_NARROW_LATIN = 0.25
"""Words of running text begin in a given cell about every sixth line."""
_CROSSED = 2.5
"""A line that runs through the edge speaks against it; two heads across a column don't end it."""
_TOUCHED = 1.0
_NEEDED = 3.5
_LASTING = 6.0
"""By how much the score may fall before the edge counts as ended."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Cell `cell` is the left edge of a column in the rows [top, bottom]; `beside` rows show text to its left."""

    cell: int
    top: int
    bottom: int
    beside: int
    score: float


def find_edges(grid: Grid) -> list[Edge]:
    """The edges of all columns that lasted, but the leftmost of a row has to stand beside something somewhere.

    For every cell where words begin, the best-scoring runs of rows are taken (a local alignment with a
    drop limit). O(words + candidates * rows).
    """
    starts: Counter[int] = Counter()
    for words in grid.rows:
        for place, word in enumerate(words):
            gap = word.left - words[place - 1].right if place else 9
            if gap > 1 or grid.chinese:
                starts[word.left] += 1
    cells = sorted(cell for cell, count in starts.items() if count >= 4 and cell > 3)
    out: list[Edge] = []
    if not cells:
        return out
    verdicts = [_verdicts(words, cells, grid.chinese) for words in grid.rows]
    for place, cell in enumerate(cells):
        out += _runs(cell, [(row, said[place]) for row, said in enumerate(verdicts) if said[place] != (0.0, False)])
    return _clear(out)


def _verdicts(words: Sequence[Word], cells: Sequence[int], chinese: bool) -> list[tuple[float, bool]]:
    """For every cell what the row says of an edge there, and whether text stands to its left."""
    narrow = _NARROW_CHINESE if chinese else _NARROW_LATIN
    out: list[tuple[float, bool]] = []
    at = 0
    for cell in cells:
        while at < len(words) and words[at].right < cell:
            at += 1
        # words[at] is the first word that reaches the cell before the edge.
        if at == len(words):
            out.append((0.0, False))
            continue
        word = words[at]
        beside = at > 0
        if word.right == cell:
            follows = at + 1 < len(words) and words[at + 1].left == cell
            out.append((-_CROSSED if follows else -_TOUCHED, False))
        elif word.left < cell:
            out.append((-_CROSSED, False))
        elif word.left == cell:
            wide = not beside or cell - words[at - 1].right > 1
            out.append((1.0 if wide else narrow, beside))
        else:
            out.append((0.0, False))
    return out


def _runs(cell: int, said: Sequence[tuple[int, tuple[float, bool]]]) -> list[Edge]:
    out: list[Edge] = []
    place = 0
    while place < len(said):
        score = best = 0.0
        top = bottom = place
        beside = found = 0
        at = place
        while at < len(said):
            value, has_left = said[at][1]
            score += value
            beside += has_left
            if score > best:
                best, bottom, found = score, at, beside
            if score < 0 or score < best - _LASTING:
                break
            at += 1
        if best >= _NEEDED and found >= 2:
            out.append(Edge(cell, said[top][0], said[bottom][0], found, best))
        place = bottom + 1 if best > 0 else place + 1
    return out


def _clear(edges: list[Edge]) -> list[Edge]:
    """The edges without those that a stronger one nearby makes out to be indents."""
    kept: list[Edge] = []
    for edge in sorted(edges, key=lambda e: -e.score):
        near = any(
            abs(edge.cell - other.cell) <= 3
            and min(edge.bottom, other.bottom) - max(edge.top, other.top) > 0.5 * (edge.bottom - edge.top)
            for other in kept
        )
        if not near:
            kept.append(edge)
    return sorted(kept, key=lambda e: (e.cell, e.top))
