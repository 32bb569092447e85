"""Tables whose cells are parted by rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from chaiban.layout.plane.printed import Printed
from chaiban.model.geometry import Box

REACH = 3.0
"""Points by which rules that meet may miss each other."""
MOST_RULES = 1500
"""A page with more pieces of rules has drawings on it, no tables that can be told from them."""
SHORT_CELL, LONG_CELL = 30, 8
"""Characters that half of a table's cells have at the most, and lines that each has: stories stand in fields, too."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table's box and its rows: (column, line) from left to right, a cell's lines one below the other."""

    box: Box
    rows: tuple[tuple[tuple[int, Printed], ...], ...]


def find_grids(lines: Sequence[Printed], rules: Iterable[Box]) -> list[Table]:
    """The ruled tables of a page; `rules` are thin boxes, lying and standing, in any order and in any pieces."""
    pieces = sorted(rules)
    lying = _merged([(b[0], b[2], (b[1] + b[3]) / 2) for b in pieces if b[2] - b[0] >= b[3] - b[1]])
    standing = _merged([(b[1], b[3], (b[0] + b[2]) / 2) for b in pieces if b[2] - b[0] < b[3] - b[1]])
    if len(lying) < 3 or not standing or len(lying) + len(standing) > MOST_RULES:
        return []
    found = []
    for across, down in _meshes(lying, standing):
        table = _table_of(lines, across, down)
        if table is not None:
            found.append(table)
    return found


Piece = tuple[float, float, float]
"""From, to, and the place across: a lying rule's left, right and height, a standing one's top, bottom and place."""


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces of one line that touch, put together."""
    out: list[Piece] = []
    for start, end, at in sorted(pieces, key=lambda p: (round(p[2] / 2), p[0])):
        for number in range(len(out) - 1, max(-1, len(out) - 6), -1):
            begin, stop, place = out[number]
            if abs(place - at) <= 1.5 and start <= stop + REACH and end >= begin - REACH:
                out[number] = (min(begin, start), max(stop, end), place)
                break
        else:
            out.append((start, end, at))
    return out


def _meshes(lying: Sequence[Piece], standing: Sequence[Piece]) -> list[tuple[list[Piece], list[Piece]]]:
    """Rules that meet each other, directly or through others."""
    group = list(range(len(lying) + len(standing)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for i, (left, right, y) in enumerate(lying):
        for j, (top, bottom, x) in enumerate(standing):
            if left - REACH <= x <= right + REACH and top - REACH <= y <= bottom + REACH:
                group[root(len(lying) + j)] = root(i)
    meshes: dict[int, tuple[list[Piece], list[Piece]]] = {}
    for n in range(len(group)):
        across, down = meshes.setdefault(root(n), ([], []))
        if n < len(lying):
            across.append(lying[n])
        else:
            down.append(standing[n - len(lying)])
    return [mesh for mesh in meshes.values() if len(mesh[0]) >= 3 and mesh[1]]


def _table_of(lines: Sequence[Printed], across: Sequence[Piece], down: Sequence[Piece]) -> Table | None:
    box = (min(p[0] for p in across), min(p[2] for p in across), max(p[1] for p in across), max(p[2] for p in across))
    wide, high = box[2] - box[0], box[3] - box[1]
    tops = _places([p[2] for p in across if p[1] - p[0] > 0.5 * wide])
    inner = [x for x in _places([p[2] for p in down if p[1] - p[0] > 0.4 * high]) if box[0] + 6 < x < box[2] - 6]
    if len(tops) < 3 or not inner:
        return None
    cells: dict[tuple[int, int], list[Printed]] = {}
    for line in lines:
        x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
        if box[0] <= x <= box[2] and box[1] <= y <= box[3] and not line.vertical:
            cells.setdefault((bisect_right(tops, y), bisect_right(inner, x)), []).append(line)
    rows = sorted({row for row, _ in cells})
    if len(rows) < 2 or len({column for _, column in cells}) < 2 or not _is_tabular(list(cells.values())):
        return None
    if len(cells) < 0.5 * len(rows) * (len(inner) + 1):
        return None
    return Table(
        box,
        tuple(
            tuple(
                (column, line)
                for (at, column), own in sorted(cells.items())
                if at == row
                for line in sorted(own, key=lambda x: (round(x.bottom), x.left))
            )
            for row in rows
        ),
    )


def _is_tabular(cells: Sequence[Sequence[Printed]]) -> bool:
    """True for cells of a few words: a page ruled into fields for stories is no table."""
    if len(cells) < 4 or max(map(len, cells)) > LONG_CELL or median(map(len, cells)) > 2:
        return False
    return median(sum(line.traits.length for line in own) for own in cells) <= SHORT_CELL


def _places(values: Iterable[float]) -> list[float]:
    """Places that differ by more than a double rule."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 4.5:
            out.append(value)
    return out
