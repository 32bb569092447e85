"""Pages that set some stories downwards and others across: each manner of setting is read by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from chaiban.layout.plane.printed import Printed, overlap, printed_lines, usual_size
from chaiban.layout.plane.turned import is_set_vertically
from chaiban.model.geometry import Box, Picture
from chaiban.model.page import Line, Page

LONG = 8
"""Characters from which a line may be one of running text."""
FEWEST = 4
"""Lines of running text side by side that make a story of the other manner; fewer are a head, a caption, a label."""
NEAR = 2.2
"""Em of white between lines of one story."""


@dataclass(frozen=True, slots=True)
class Manner:
    """The part of a page that is set in one manner: the page with all its other lines empty; whether it runs down."""

    page: Page
    upright: bool


def parts_of_page(page: Page) -> list[Manner]:
    """The page in the manner that most of it is set in, and what is set in the other, if there is any."""
    assert page.geometry is not None
    upright = is_set_vertically(page)
    other = [line for n, line in enumerate(page.lines) if (n in page.geometry.vertical) != upright]
    # Most pages have nothing of the kind: that is said before any line is looked at.
    if sum(line.end - line.start >= LONG for line in other) < FEWEST:
        return [Manner(page, upright)]
    lines = printed_lines(page)
    zones = _zones(lines, upright)
    if not zones:
        return [Manner(page, upright)]
    inside = {line.row for line in lines if any(_belongs(line, zone, upright, lines) for zone in zones)}
    if all(line.row in inside for line in lines):
        return [Manner(page, not upright)]
    pictures = page.geometry.pictures
    there = tuple(p for p in pictures if any(_holds(zone, p.box) for zone in zones))
    return [
        _only(page, inside, False, tuple(p for p in pictures if p not in there), upright),
        _only(page, inside, True, there, not upright),
    ]


def _only(page: Page, rows: set[int], wanted: bool, pictures: Sequence[Picture], upright: bool) -> Manner:
    lines = tuple(
        line if (number in rows) == wanted else Line(line.start, line.start, line.row)
        for number, line in enumerate(page.lines)
    )
    assert page.geometry is not None
    return Manner(replace(page, lines=lines, geometry=replace(page.geometry, pictures=tuple(pictures))), upright)


def _zones(lines: Sequence[Printed], upright: bool) -> list[Box]:
    """The boxes around running text that is set in the other manner than the page."""
    if not lines:
        return []
    body = usual_size(lines)
    running = [
        line
        for line in lines
        if line.vertical != upright and line.traits.length >= LONG and abs(line.size - body) < 0.25 * body
    ]
    zones: list[tuple[Box, int]] = []
    for line in running:
        box, count = line.box, 1
        for other in [zone for zone in zones if _are_near(zone[0], line.box, NEAR * body)]:
            zones.remove(other)
            box, count = _around(box, other[0]), count + other[1]
        zones.append((box, count))
    return [box for box, count in zones if count >= FEWEST]


def _belongs(line: Printed, zone: Box, upright: bool, lines: Sequence[Printed]) -> bool:
    """True for what stands in a zone, and for its head: beside it in its own manner, or right over it across."""
    if _holds(zone, line.box):
        return True
    if line.vertical != upright:
        return _are_near(zone, line.box, NEAR * max(line.size, 9.0))
    if upright:
        return False
    over = 0 <= zone[1] - line.bottom < 1.5 * line.size and overlap(line.left, line.right, zone[0], zone[2]) > 0
    wide = overlap(line.left, line.right, zone[0], zone[2]) > 0.8 * (line.right - line.left)
    size = usual_size(lines)
    return over and wide and line.size > 1.25 * size


def _holds(zone: Box, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return zone[0] <= x <= zone[2] and zone[1] <= y <= zone[3]


def _are_near(a: Box, b: Box, reach: float) -> bool:
    across, down = overlap(a[0], a[2], b[0], b[2]), overlap(a[1], a[3], b[1], b[3])
    return across > -reach and down > -reach and max(across, down) > 0


def _around(a: Box, b: Box) -> Box:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])
