"""Printed lines out of a dump's rows: white trimmed, columns that stand side by side parted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from chaiban.layout.cells import text_width
from chaiban.layout.columns import Block, Piece, gather_blocks, part_rows
from chaiban.layout.edges import Edge, find_edges
from chaiban.layout.grid import CLOSERS, WHITE, Grid, lay_grid
from chaiban.layout.order import in_reading_order
from chaiban.model.layout import Strip
from chaiban.model.page import Page, is_visible

SIDE_BY_SIDE_SHARE = 0.2
"""Share of the rows that must show a gutter before a dump counts as columns side by side; tables have such
rows too, but not whole pages of them."""
_FEWEST = 4
"""Rows with a gutter below which nothing is parted."""

_INDENTED = 12
"""Cells of white before a line that begins at a later column's edge with nothing beside it; no indent is so wide."""

_INK = re.compile(f"[^{WHITE}]")
_WHITE_INSIDE = re.compile(f"[^{WHITE}][{WHITE}]+(?=[^{WHITE}])")
_GAP = re.compile(r"\S[ \t\u3000\u00a0]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Parted:
    """The rows of a page parted at its columns, and the blocks that they make, in reading order."""

    grid: Grid
    edges: tuple[Edge, ...]
    rows: tuple[tuple[Piece, ...], ...]
    blocks: tuple[Block, ...]


def part_columns(page: Page) -> Parted | None:
    """The page's columns where they stand side by side, None where they don't."""
    # Too few rows with white inside, and no columns stand beside each other, wherever their edges may be.
    if _count(_WHITE_INSIDE, page) < SIDE_BY_SIDE_SHARE * _count(_INK, page) or _count(_GAP, page) < _FEWEST:
        return None
    grid = lay_grid(page)
    edges = tuple(find_edges(grid))
    if not _stand_side_by_side(grid, edges):
        return None
    rows = tuple(map(tuple, part_rows(grid, edges)))
    return Parted(grid, edges, rows, tuple(in_reading_order(gather_blocks(rows))))


def find_strips(page: Page, parted: Parted | None) -> tuple[Strip, ...]:
    """The printed lines in reading order: those of the blocks, one after the other, where columns were parted."""
    if parted is None:
        return _strips_of_rows(page)
    return tuple(strip for block in parted.blocks for strip in _strips_of(block, page, parted.grid.em))


def _count(pattern: re.Pattern[str], page: Page) -> int:
    """The rows that have it."""
    return sum(1 for line in page.lines if pattern.search(page.characters, line.start, line.end))


def _stand_side_by_side(grid: Grid, edges: Sequence[Edge]) -> bool:
    inked = sum(1 for words in grid.rows if words)
    gapped = sum(any(b.left - a.right >= 3 for a, b in itertools.pairwise(w)) for w in grid.rows)
    if inked >= 8 and gapped >= 0.3 * inked:
        return True
    beside: set[int] = set()
    alone: set[int] = set()
    for edge in edges:
        for row in range(edge.top, edge.bottom + 1):
            words = grid.rows[row]
            if words and words[0].left == edge.cell >= _INDENTED:
                alone.add(row)
            elif words and words[0].left < edge.cell and any(word.left == edge.cell for word in words):
                beside.add(row)
    return len(beside) >= _FEWEST and len(beside | alone) >= SIDE_BY_SIDE_SHARE * inked


def _strips_of(block: Block, page: Page, em: float) -> list[Strip]:
    left = _usual_left(block.pieces)
    steps = sorted(b.row - a.row for a, b in zip(block.pieces, block.pieces[1:], strict=False))
    usual = steps[len(steps) // 2] if steps else 1
    out = []
    last: int | None = None
    for piece in block.pieces:
        blanks = 1 if last is None else max(0, round((piece.row - last) / usual) - 1)
        indent = round(max(0.0, (piece.left - left) * em), 2)
        out.append(Strip(piece.start, piece.end, page.lines[piece.row].row, indent, blanks))
        last = piece.row
    return out


def _usual_left(pieces: Sequence[Piece]) -> int:
    lefts = sorted(piece.left for piece in pieces)
    return lefts[len(lefts) // 4]


def _strips_of_rows(page: Page) -> tuple[Strip, ...]:
    strips: list[Strip] = []
    blanks = 0
    for line in page.lines:
        text = page.text_of(line)
        core = text.strip(WHITE)
        if not any(map(is_visible, core)):
            blanks += 1
            continue
        start = line.start + len(text) - len(text.lstrip(WHITE))
        if strips and not blanks and CLOSERS.issuperset(core):
            # A closing mark never starts a line: the tool put a hanging one on a row of its own.
            strips[-1] = replace(strips[-1], end=start + len(core))
            continue
        indent = 0.0
        if start > line.start:
            white = page.characters[line.start : start]
            # A plain space in front stands for a cell of half an em, wider than the space of a text face.
            indent = round(text_width(white.replace("\t", "    "), False) + 0.23 * white.count(" "), 2)
        strips.append(Strip(start, start + len(core), line.row, indent, blanks))
        blanks = 0
    return tuple(strips)
