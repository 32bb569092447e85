"""Tables without rules between their columns: short cells that stand exactly below each other, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from chaiban.layout.plane.grids import Table
from chaiban.layout.plane.printed import Printed, overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box

SHORT = 9.0
"""Em that a cell of words has at the most where nothing but its place makes it one."""
FAR = 18.0
"""Em of white between two columns of a table."""
_FIGURE = re.compile(r"[-+±−–—△▲▼▽]?[¥$€£]?\d[\d.,:：．·'/%％‰+-]*\d?[%％万亿元年点时]?$|[-–—…－]{1,4}$|停牌$")
_TELLING = re.compile(r"\d[.,:：．]\d|%|％|\d{3}")


@dataclass(slots=True, eq=False)
class _Column:
    """Cells one below the other; `figures` if most are numbers."""

    cells: list[Printed] = field(default_factory=list)
    figures: bool = False

    @property
    def box(self) -> Box:
        return (
            min(c.left for c in self.cells), min(c.top for c in self.cells),
            max(c.right for c in self.cells), max(c.bottom for c in self.cells),
        )  # fmt: skip


def find_aligned(lines: Sequence[Printed], scene: Scene) -> list[Table]:
    """The tables that white alone sets: three rows and more with a column of figures, or four with three columns."""
    small = [line for line in lines if not line.vertical and line.size < 1.2 * scene.body]
    columns = _columns([line for line in small if _is_cell(line)])
    found = []
    for group in _tables(columns, scene):
        _add_words(group, small, scene)
        table = _table_of(group, small)
        if table is not None:
            found.append(table)
    return found


def is_figure(line: Printed) -> bool:
    """True for a number, a time, a share, or the dash that stands for none."""
    return bool(_FIGURE.match(line.text.replace(" ", "")))


def _is_cell(line: Printed) -> bool:
    return is_figure(line) or (line.width <= SHORT * line.size and not line.traits.ends_sentence)


def _columns(cells: Sequence[Printed]) -> list[_Column]:
    """Stacks of cells that share an edge or their middle, with even white between them."""
    columns: list[_Column] = []
    for cell in sorted(cells, key=lambda c: (c.top, c.left)):
        best, least = None, 1e9
        for column in columns:
            last = column.cells[-1]
            em = cell.size
            step = cell.top - last.top
            if not 0.85 * em < step < 3.2 * em or abs(last.size - em) > 0.08 * em:
                continue
            if is_figure(last) != is_figure(cell):
                continue
            off = min(
                abs(cell.left - last.left),
                abs(cell.right - last.right),
                abs((cell.left + cell.right) - (last.left + last.right)) / 2,
            )
            if off < 0.45 * em and off + step < least:
                best, least = column, off + step
        if best is None:
            columns.append(_Column([cell]))
        else:
            best.cells.append(cell)
    kept = [column for column in columns if len(column.cells) >= 3]
    for column in kept:
        column.figures = is_figure(column.cells[0])
    return [column for column in kept if column.figures or not _runs(column)]


def _runs(column: _Column) -> bool:
    """True for the full lines of a narrow column of running text."""
    left, _, right, _ = column.box
    em = column.cells[0].size
    full = sum(c.left - left < 0.4 * em and right - c.right < 0.4 * em for c in column.cells)
    return right - left > 4 * em and full >= 0.5 * len(column.cells)


def _tables(columns: Sequence[_Column], scene: Scene) -> list[list[_Column]]:
    """Columns side by side whose rows are level."""
    groups: list[list[_Column]] = []
    for column in sorted(columns, key=lambda c: c.box[0]):
        for group in groups:
            if any(_are_level(one, column, scene) for one in group):
                group.append(column)
                break
        else:
            groups.append([column])
    return [group for group in groups if _tells(group)]


def _tells(group: Sequence[_Column]) -> bool:
    """True if these columns may be a table's: figures that say something, or words in three columns."""
    figures = [column for column in group if column.figures]
    if not figures:
        return len(group) >= 3 and min(len(column.cells) for column in group) >= 4
    if len(figures) >= 2:
        return True
    cells = figures[0].cells
    return len(cells) >= 4 and sum(bool(_TELLING.search(c.text)) for c in cells) >= 0.5 * len(cells)


def _are_level(a: _Column, b: _Column, scene: Scene) -> bool:
    one, other = a.box, b.box
    em = a.cells[0].size
    gap = max(other[0] - one[2], one[0] - other[2])
    if gap < -0.5 * em or gap > FAR * em or abs(b.cells[0].size - em) > 0.1 * em:
        return False
    sides = (one, other) if one[0] <= other[0] else (other, one)
    if not (a.figures and b.figures) and scene.is_ruled_apart(*sides):
        return False
    few, many = (a, b) if len(a.cells) <= len(b.cells) else (b, a)
    level = sum(any(_is_level(c, other_cell) for other_cell in many.cells) for c in few.cells)
    return level >= 0.7 * len(few.cells) and len(few.cells) >= 0.4 * len(many.cells)


def _is_level(a: Printed, b: Printed) -> bool:
    return abs((a.top + a.bottom) - (b.top + b.bottom)) / 2 < 0.35 * min(a.size, b.size)


def _add_words(group: list[_Column], lines: Sequence[Printed], scene: Scene) -> None:
    """Give a table the column of names at its left, or of words at its right, that its rows begin or end with."""
    for side in (-1, 1):
        edge = min(c.box[0] for c in group) if side < 0 else max(c.box[2] for c in group)
        rows = _rows(group)
        taken = {id(cell) for column in group for cell in column.cells}
        words: list[Printed] = []
        for row in rows:
            near = [
                line
                for line in lines
                if id(line) not in taken
                and _is_level(line, row[0])
                and abs(line.size - row[0].size) < 0.12 * line.size
                and -0.3 * line.size <= (edge - line.right if side < 0 else line.left - edge) < FAR * line.size
            ]
            if near:
                words.append(max(near, key=lambda x: x.right) if side < 0 else min(near, key=lambda x: x.left))
        if len(words) < 0.7 * len(rows):
            continue
        column = _Column(words)
        em = words[0].size
        ragged = max(w.width for w in words) < SHORT * em or not _runs(column)
        edges = ([w.left for w in words], [w.right for w in words], [(w.left + w.right) / 2 for w in words])
        even = max(_spread(places, em) for places in edges) >= 0.7
        sentences = sum(w.traits.ends_sentence for w in words) > 0.3 * len(words)
        around = (column.box, _around(group)) if side < 0 else (_around(group), column.box)
        if ragged and even and not sentences and not scene.is_ruled_apart(*around):
            group.append(column)


def _spread(places: Sequence[float], em: float) -> float:
    """The share of places that agree with their median."""
    middle = median(places)
    return sum(abs(place - middle) < 0.5 * em for place in places) / len(places)


def _around(group: Sequence[_Column]) -> Box:
    boxes = [c.box for c in group]
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def _rows(group: Sequence[_Column]) -> list[list[Printed]]:
    """The cells of all columns by their height on the page."""
    rows: list[list[Printed]] = []
    for cell in sorted((c for column in group for c in column.cells), key=lambda c: (c.top + c.bottom, c.left)):
        if rows and _is_level(rows[-1][0], cell):
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return rows


def _table_of(group: Sequence[_Column], lines: Sequence[Printed]) -> Table | None:
    rows = _rows(group)
    if len(group) < 2 or len(rows) < 3:
        return None
    box = _around(group)
    taken = {id(cell) for row in rows for cell in row}
    inside = [line for line in lines if id(line) not in taken and _lies_in(line, box)]
    if sum(line.width > 0.6 * (box[2] - box[0]) for line in inside) > 1:
        return None  # text runs through it
    header = [line for line in lines if id(line) not in taken and _heads(line, box, rows[0][0])]
    for line in inside:
        above = [row for row in rows if row[0].top <= line.top + 0.35 * line.size]
        (above[-1] if above else rows[0]).append(line)
    if len(header) > 1 and all(_is_level(header[0], line) for line in header):
        rows.insert(0, header)
        left, right = min(h.left for h in header), max(h.right for h in header)
        box = (min(box[0], left), min(h.top for h in header), max(box[2], right), box[3])
    bounds = _bounds(group)
    return Table(
        box,
        tuple(
            tuple(sorted(((_place(line, bounds), line) for line in row), key=lambda p: (p[0], p[1].top, p[1].left)))
            for row in rows
        ),
    )


def _lies_in(line: Printed, box: Box) -> bool:
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _heads(line: Printed, box: Box, first: Printed) -> bool:
    """True for a line that may name a column: right over the table, no wider than it, of its size."""
    em = first.size
    near = 0.6 * em < first.top - line.top < 3.2 * em and abs(line.size - em) < 0.15 * em
    return near and box[0] - em < line.left and line.right < box[2] + 2 * em and not line.traits.ends_sentence


def _bounds(group: Sequence[_Column]) -> list[tuple[float, float]]:
    """The edges of the table's columns from left to right; stacks that overlap are one."""
    out: list[tuple[float, float]] = []
    for left, _, right, _ in sorted(column.box for column in group):
        if out and overlap(left, right, *out[-1]) > 0:
            out[-1] = (out[-1][0], max(out[-1][1], right))
        else:
            out.append((left, right))
    return out


def _place(line: Printed, bounds: Sequence[tuple[float, float]]) -> int:
    """The column that a line stands in: the one that it shares most with, or is nearest to."""
    return max(range(len(bounds)), key=lambda n: (overlap(line.left, line.right, *bounds[n]), -n))
