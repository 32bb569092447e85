"""The printed lines of a page with their places and looks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from chaiban.layout.traits import Traits, describe
from chaiban.model.geometry import Box, Geometry
from chaiban.model.page import Page, is_visible

BOLD = 600
"""The weight from which type is bold where a page's text isn't."""


@dataclass(slots=True, eq=False)
class Printed:
    """A printed line: characters [start, end), its box, and the look of most of its characters.

    `cap` is the right edge and the bottom of a drop cap that opens it, None if there is none. `tail` is the font and
    `tail_bold` the weight of its last character: a line that opens in bold may go on in the type of the text.
    """

    start: int
    end: int
    row: int
    left: float
    top: float
    right: float
    bottom: float
    size: float
    font: int
    bold: bool
    vertical: bool
    traits: Traits
    cap: tuple[float, float] | None = None
    tail: int = -1
    tail_bold: bool = False

    @property
    def text(self) -> str:
        """The words, letter-spacing taken out."""
        return self.traits.text

    @property
    def width(self) -> float:
        """Points from the first to the last character."""
        return self.right - self.left

    @property
    def box(self) -> Box:
        """left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom


def printed_lines(page: Page) -> list[Printed]:
    """The lines of a page that has geometry, in the order of its characters."""
    geometry = page.geometry
    assert geometry is not None
    out = []
    heavy = heavy_weight(geometry)
    for number, line in enumerate(page.lines):
        text = page.text_of(line)
        if text.strip() and any(map(is_visible, text)):
            start = line.start + len(text) - len(text.lstrip())
            end = line.start + len(text.rstrip())
            out.append(_printed(page, geometry, number, start, end, heavy))
    return out


def heavy_weight(geometry: Geometry) -> int:
    """The weight from which type is bold on this page.

    Files state a font's weight by the thickness of its stems, and some plain text faces are said to be bold. What
    most of a page is set in isn't: there only what is heavier still is bold.
    """
    inked = geometry.sizes > 0
    counts = Counter(geometry.weights[inked].tolist())
    usual = max(counts, key=lambda weight: (counts[weight], -weight)) if counts else 400
    return usual + 1 if usual >= BOLD and counts[usual] > 0.5 * counts.total() else BOLD


def _printed(page: Page, geometry: Geometry, number: int, start: int, end: int, heavy_from: int) -> Printed:
    # Lines are short: plain lists are faster here than arrays.
    inked = [n for n, one in enumerate(geometry.sizes[start:end].tolist(), start) if one > 0]
    places = geometry.boxes[inked].tolist()
    sizes = geometry.sizes[inked].tolist()
    size = _middle(sizes)
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    left, top, right, bottom = min(lefts), min(tops), max(rights), max(bottoms)
    cap = None
    if sizes[0] > 1.6 * size and len(sizes) > 3:
        capital = next(n for n, one in enumerate(sizes) if one <= 1.6 * size)
        cap = (max(p[2] for p in places[:capital]), max(p[3] for p in places[:capital]))
        top, bottom = min(p[1] for p in places[capital:]), max(p[3] for p in places[capital:])
    elif number not in geometry.vertical:
        # A raised figure or a symbol of another size doesn't make the line higher.
        middle = [p for p, one in zip(places, sizes, strict=True) if abs(one - size) < 0.05 * size] or places
        top, bottom = _middle([p[1] for p in middle]), _middle([p[3] for p in middle])
    faces = geometry.font_of[inked].tolist()
    fonts = Counter(faces) if min(faces) < max(faces) else {faces[0]: len(faces)}
    font = min(fonts, key=lambda f: (-fonts[f], f))
    heavy = int((geometry.weights[inked] >= heavy_from).sum())
    bold = heavy > 0.6 * len(inked)
    vertical = number in geometry.vertical
    return Printed(
        start, end, number, left, top, right, bottom, size, font, bold, vertical,
        describe(page.characters[start:end]), cap,
        int(geometry.font_of[inked[-1]]), bool(geometry.weights[inked[-1]] >= heavy_from),
    )  # fmt: skip


def _middle(values: list[float]) -> float:
    """The median; most lines have one value for all characters, which is cheaper to see than to sort."""
    least = min(values)
    return least if least == max(values) else median(values)


def part_heads(page: Page, lines: list[Printed], body: float) -> list[Printed]:
    """The lines, display lines cut where a second head begins: at a column's edge, after white of half an em."""
    assert page.geometry is not None
    edges = [
        (line.left, line.right, line.top)
        for line in lines
        if abs(line.size - body) < 0.06 * body and not line.vertical
    ]
    out: list[Printed] = []
    heavy = heavy_weight(page.geometry)
    for line in lines:
        if line.size < 1.15 * body or line.vertical:
            out.append(line)
            continue
        start = line.start
        for at in range(line.start + 1, line.end - 1):
            if page.characters[at].isspace() and _begins_head(page.geometry, at, line, edges, body):
                out.append(_printed(page, page.geometry, line.row, start, at, heavy))
                start = at + 1
        out.append(line if start == line.start else _printed(page, page.geometry, line.row, start, line.end, heavy))
    return out


def _begins_head(
    geometry: Geometry, at: int, line: Printed, edges: Sequence[tuple[float, float, float]], body: float
) -> bool:
    """True if the white at character `at` parts two heads: a column begins under the second, or either is centred."""
    before, after = float(geometry.boxes[at - 1, 2]), float(geometry.boxes[at + 1, 0])
    if after - before <= 0.5 * line.size:
        return False
    near = [(left, right) for left, right, top in edges if 0 < top - line.bottom < 16 * body]
    if sum(abs(left - after) < 0.3 * body for left, _ in near) >= 3:
        return True
    ends = _repeated([right for _, right in near], body)
    starts = _repeated([left for left, _ in near], body)
    gutters = [
        (end, start)
        for end in ends
        for start in starts
        if 0 < start - end < 4 * body and before < (end + start) / 2 < after
    ]
    return any(
        any(abs((line.left + before) - (start + end)) < body for start in starts if start < before)
        and any(abs((after + line.right) - (begin + right)) < body for right in ends if right > after)
        for end, begin in gutters
    )


def _repeated(places: Sequence[float], body: float) -> list[float]:
    """Places at which three lines or more begin or end."""
    out: list[float] = []
    for place in sorted(places):
        same = sum(abs(place - other) < 0.3 * body for other in places) >= 3
        if same and not (out and abs(place - out[-1]) < 0.3 * body):
            out.append(place)
    return out


def usual_size(lines: Sequence[Printed]) -> float:
    """The type size that most characters are set in."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size, 2)] += line.end - line.start
    return max(counts, key=lambda s: (sum(n for o, n in counts.items() if abs(o - s) <= 0.04 * s), -s))


def overlap(a0: float, a1: float, b0: float, b1: float) -> float:
    """How much two stretches share; negative if they stand apart."""
    # Asked tens of thousands of times a page: comparisons are cheaper than min and max.
    return (a1 if a1 < b1 else b1) - (a0 if a0 > b0 else b0)
