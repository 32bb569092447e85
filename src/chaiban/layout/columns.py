"""Rows parted at the gutters, and the pieces gathered into blocks that stand in one column."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from chaiban.layout.edges import Edge
from chaiban.layout.grid import Grid, Word

_SLACK = 2
"""Rows by which an edge may be outlived by the lines beside it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a row that stands in one column: characters [start, end), cells [left, right).

    `banner` says that it runs across a column's edge.
    """

    row: int
    start: int
    end: int
    left: int
    right: int
    banner: bool = False


@dataclass(slots=True)
class Block:
    """Pieces below each other. `left` and `right` are the cells it takes, its white included."""

    pieces: list[Piece] = field(default_factory=list)
    left: int = 10**6
    right: int = 0

    @property
    def top(self) -> int:
        """The first row."""
        return self.pieces[0].row

    @property
    def bottom(self) -> int:
        """The last row."""
        return self.pieces[-1].row

    def add(self, piece: Piece) -> None:
        """Puts a piece below the others."""
        self.pieces.append(piece)
        self.left = min(self.left, piece.left)
        self.right = max(self.right, piece.right)


def part_rows(grid: Grid, edges: Sequence[Edge]) -> list[list[Piece]]:
    """The pieces of every row."""
    standing: list[list[int]] = [[] for _ in grid.rows]
    lasting: list[list[int]] = [[] for _ in grid.rows]
    for edge in edges:
        for row in range(max(0, edge.top - _SLACK), min(len(standing), edge.bottom + _SLACK + 1)):
            standing[row].append(edge.cell)
            if edge.top <= row <= edge.bottom:
                lasting[row].append(edge.cell)
    return [
        _part(words, sorted(set(standing[row])), sorted(set(lasting[row]))) for row, words in enumerate(grid.rows)
    ]


def _part(words: Sequence[Word], edges: Sequence[int], lasting: Sequence[int]) -> list[Piece]:
    pieces: list[Piece] = []
    for word in words:
        if pieces and not _parts(pieces[-1], word, edges):
            last = pieces.pop()
            pieces.append(Piece(word.row, last.start, word.end, last.left, word.right))
        else:
            pieces.append(Piece(word.row, word.start, word.end, word.left, word.right))
    return [
        Piece(p.row, p.start, p.end, p.left, p.right, any(p.left < cell < p.right - 1 for cell in lasting))
        for p in pieces
    ]


def _parts(before: Piece, word: Word, edges: Sequence[int]) -> bool:
    """True where the white before the word is a gutter."""
    gap = word.left - before.right
    return gap >= 2 or word.left in edges


def gather_blocks(rows: Sequence[Sequence[Piece]]) -> list[Block]:
    """Blocks of pieces that stand alone above and below each other, parted where white shows a break."""
    blocks: list[Block] = []
    standing: list[Block] = []
    for pieces in rows:
        over = [[b for b in standing if _overlap(b, p)] for p in pieces]
        fresh: list[Block] = []
        closed: list[Block] = []
        for piece, above in zip(pieces, over, strict=True):
            block = above[0] if len(above) == 1 else None
            if block is not None and sum(block in other for other in over) == 1 and _goes_on(block, piece):
                block.add(piece)
                continue
            closed += above
            fresh.append(Block())
            fresh[-1].add(piece)
            blocks.append(fresh[-1])
        standing = [b for b in standing if not any(b is other for other in closed)] + fresh
    return [part for block in blocks for part in _break(block)]


def _overlap(block: Block, piece: Piece) -> bool:
    """True where they share a good part of the narrower one's width: an overlong line reaches over the gutter."""
    shared = min(block.right, piece.right) - max(block.left, piece.left)
    return shared > 0.35 * min(block.right - block.left, piece.right - piece.left)


def _goes_on(block: Block, piece: Piece) -> bool:
    return block.pieces[-1].banner == piece.banner


def _break(block: Block) -> list[Block]:
    """The block parted where the step from row to row is more than half as wide again as usual around."""
    pieces = block.pieces
    steps = [b.row - a.row for a, b in itertools.pairwise(pieces)]
    out = [Block()]
    out[0].add(pieces[0])
    for place, piece in enumerate(pieces[1:]):
        around = sorted(steps[max(0, place - 4) : place + 5])
        usual = around[(len(around) - 1) // 2]
        if steps[place] > 1.5 * usual:
            out.append(Block())
        out[-1].add(piece)
    return out
