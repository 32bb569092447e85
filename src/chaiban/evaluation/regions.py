"""How well the areas of two pieces cover each other, on a grid fine enough for newspaper columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from chaiban.evaluation.truth import Piece, Point, Region

CELL = 2.0
"""Side of a grid cell in points: a quarter of small body text, so a gutter is several cells wide."""

SAME_REGION = 0.5

_LARGEST = 20_000.0  # points; no sheet is 7 metres wide, and a wild coordinate must not fill the memory

Area: TypeAlias = Mapping[tuple[int, int], int]
"""For each (page, grid row) the covered cells as the bits of an integer."""


def area_of(regions: Iterable[Region]) -> Area:
    """The cells whose centre lies in one of the regions."""
    area: defaultdict[tuple[int, int], int] = defaultdict(int)
    for region in regions:
        for row, bits in _rows(region.polygon):
            area[region.page, row] |= bits
    return area


def iou(one: Area, other: Area) -> float:
    """Intersection over union of two areas; 0 if both are empty."""
    common = sum((one[row] & other[row]).bit_count() for row in one.keys() & other.keys())
    whole = sum(bits.bit_count() for bits in one.values()) + sum(bits.bit_count() for bits in other.values())
    return common / (whole - common) if whole else 0.0


def count_same_regions(gold: Piece, read: Piece) -> int:
    """How many regions agree in role and, by half of their union, in place; one to one, best first."""
    gold_areas = [area_of([region]) for region in gold.regions]
    read_areas = [area_of([region]) for region in read.regions]
    pairs = sorted(
        (
            (iou(here, there), -row, -column)
            for row, here in enumerate(gold_areas)
            for column, there in enumerate(read_areas)
            if gold.regions[row].role == read.regions[column].role
        ),
        reverse=True,
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for overlap, row, column in pairs:
        if overlap >= SAME_REGION and row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return len(rows)


def _rows(polygon: Sequence[Point]) -> Iterable[tuple[int, int]]:
    """Grid rows of the polygon's inside (even-odd rule), by its crossings with the rows' middle lines."""
    corners = [(_on_sheet(x) / CELL, _on_sheet(y) / CELL) for x, y in polygon]
    if not corners:
        return
    first, last = int(min(y for _, y in corners)), int(max(y for _, y in corners))
    for row in range(first, last + 1):
        middle = row + 0.5
        crossings = sorted(
            x0 + (middle - y0) * (x1 - x0) / (y1 - y0)
            for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True)
            if (y0 <= middle) != (y1 <= middle)
        )
        bits = 0
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            start, end = int(left + 0.5), int(right + 0.5)  # cells whose centre lies between
            bits |= (1 << end) - (1 << start)
        if bits:
            yield row, bits


def _on_sheet(length: float) -> float:
    return min(max(length, 0.0), _LARGEST) if length == length else 0.0
