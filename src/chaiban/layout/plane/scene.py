"""What stands on the page besides text, and the page's usual type: rules, frames, pictures, body size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.plane.printed import Printed, overlap, part_heads, printed_lines, usual_size
from chaiban.model.geometry import Box
from chaiban.model.page import Page

WHOLE_PAGE = 0.8
"""Share of the page's width and height from which a panel is the paper, not a box on it."""
EXACT, LOOSE = 0.025, 0.07
"""Share by which type sizes of one block may differ on pages that were set, and on recognised ones."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A page seen as a whole. `body` is its usual type size, `lead` the usual white between lines in em.

    `lying` and `standing` are its rules; frames count as panels, their edges not as rules. `upright` says that the
    page is set vertically and was turned to the left. `bars` lie behind heads. `same_size` is the share by which the
    sizes of one type differ.
    """

    lines: tuple[Printed, ...]
    size: tuple[float, float]
    body: float
    lead: float
    lying: tuple[Box, ...]
    standing: tuple[Box, ...]
    panels: tuple[Box, ...]
    pictures: tuple[Box, ...]
    upright: bool = False
    bars: tuple[Box, ...] = ()
    same_size: float = 0.07

    def panel_of(self, box: Box) -> int:
        """The smallest panel around a box, -1 for none."""
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        best, area = -1, 1e18
        for number, (left, top, right, bottom) in enumerate(self.panels):
            if left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1 and (right - left) * (bottom - top) < area:
                best, area = number, (right - left) * (bottom - top)
        return best

    def is_ruled_off(self, upper: Box, lower: Box, *, ornaments: bool = False) -> bool:
        """True if a lying rule parts two boxes that stand one above the other; with `ornaments` dashes don't."""
        left, right = max(upper[0], lower[0]), min(upper[2], lower[2])
        if right <= left:
            left, right = min(upper[0], lower[0]), max(upper[2], lower[2])
        floor = (upper[1] + 2 * upper[3]) / 3
        ceiling = (2 * lower[1] + lower[3]) / 3
        for rule in self.lying:
            if ornaments and _is_ornament(rule, upper, lower, self.body):
                continue
            covered = overlap(rule[0], rule[2], left, right) > 0.5 * (right - left)
            if covered and floor <= (rule[1] + rule[3]) / 2 <= ceiling:
                return True
        return False

    def is_head_ruled_off(self, upper: Box, lower: Box) -> bool:
        """True if a lying rule parts a head from a head or text below it; a dash in their middle is an ornament."""
        return self.is_ruled_off(upper, lower, ornaments=True)

    def is_ruled_apart(self, left: Box, right: Box) -> bool:
        """True if a standing rule runs between two boxes side by side."""
        top, bottom = max(left[1], right[1]), min(left[3], right[3])
        if bottom <= top:
            top, bottom = min(left[1], right[1]), max(left[3], right[3])
        for rule in self.standing:
            beside = left[2] - self.body <= (rule[0] + rule[2]) / 2 <= right[0] + self.body
            if beside and overlap(rule[1], rule[3], top, bottom) > 0.5 * (bottom - top):
                return True
        return False


def see(page: Page, *, upright: bool = False) -> Scene:
    """The scene of a page that has geometry and at least one visible character; `upright` if it was turned."""
    geometry = page.geometry
    assert geometry is not None
    assert page.size is not None
    lines = printed_lines(page)
    body = usual_size(lines)
    lines = part_heads(page, lines, body)
    boxes = _panels(page, body)
    bars = [box for box in boxes if _is_bar(box, lines, body)]
    panels = [box for box in boxes if box not in bars]
    edges = list(panels)
    lying: list[Box] = []
    standing: list[Box] = []
    for rule in geometry.rules:
        if any(_is_edge(rule.box, panel) for panel in edges):
            continue
        (lying if rule.lies else standing).append(rule.box)
    pictures = [
        p.box
        for p in geometry.pictures
        if not (p.box[2] - p.box[0] > WHOLE_PAGE * page.size[0] and p.box[3] - p.box[1] > WHOLE_PAGE * page.size[1])
        and min(p.box[2] - p.box[0], p.box[3] - p.box[1]) > 2.0 * body
    ]
    # An underline belongs to its words and parts nothing.
    lying = [r for r in lying if r[2] - r[0] > 4 * body]
    return Scene(
        tuple(lines), page.size, body, _usual_lead(lines, body), tuple(lying), tuple(standing),
        tuple(panels), tuple(pictures), upright, tuple(bars), _same_size(lines, body),
    )  # fmt: skip


def _panels(page: Page, body: float) -> list[Box]:
    """Frames and tints, and frames made of four rules; those of a line's height are bars, not boxes."""
    geometry, size = page.geometry, page.size
    assert geometry is not None
    assert size is not None
    found: list[Box] = [p.box for p in geometry.panels]
    lying = [r.box for r in geometry.rules if r.lies]
    standing = [r.box for r in geometry.rules if not r.lies]
    for above in lying:
        for below in lying:
            same = abs(above[0] - below[0]) < 3 and abs(above[2] - below[2]) < 3
            if not same or below[1] - above[1] < 2 * body:
                continue
            sides = [
                any(abs(r[0] - x) < 3 and abs(r[1] - above[1]) < 4 and abs(r[3] - below[3]) < 4 for r in standing)
                for x in (above[0], above[2])
            ]
            if all(sides):
                found.append((above[0], above[1], below[2], below[3]))
    out: list[Box] = []
    for box in sorted(set(found)):
        width, height = box[2] - box[0], box[3] - box[1]
        if width > WHOLE_PAGE * size[0] and height > WHOLE_PAGE * size[1]:
            continue
        if width < 3 * body or height < 3.2 * body:
            continue
        if not any(all(abs(a - b) < 4 for a, b in zip(box, other, strict=True)) for other in out):
            out.append(box)
    return out


def _is_bar(box: Box, lines: Sequence[Printed], body: float) -> bool:
    """True for a bar behind a head (white on dark mostly): it holds a few lines of large type and nothing else."""
    inside = [
        line
        for line in lines
        if box[0] - 1 <= (line.left + line.right) / 2 <= box[2] + 1
        and box[1] - 1 <= (line.top + line.bottom) / 2 <= box[3] + 1
    ]
    filled = sum({round(line.top): line.bottom - line.top for line in inside}.values())
    large = all(line.size > 1.2 * body for line in inside)
    return 0 < len(inside) <= 6 and large and box[3] - box[1] < 1.6 * filled + 1.5 * body


def _is_edge(rule: Box, panel: Box) -> bool:
    if rule[2] - rule[0] >= rule[3] - rule[1]:
        level = min(abs(rule[1] - panel[1]), abs(rule[3] - panel[3])) < 3
        return level and abs(rule[0] - panel[0]) < 4 and abs(rule[2] - panel[2]) < 4
    level = min(abs(rule[0] - panel[0]), abs(rule[2] - panel[2])) < 3
    return level and abs(rule[1] - panel[1]) < 4 and abs(rule[3] - panel[3]) < 4


def _is_ornament(rule: Box, upper: Box, lower: Box, em: float) -> bool:
    """True for a dash in the middle of two boxes, much narrower than the wider of them: it belongs to a head."""
    middle = (rule[0] + rule[2]) / 2
    central = all(abs((box[0] + box[2]) / 2 - middle) < 0.8 * em for box in (upper, lower))
    return central and rule[2] - rule[0] < 0.6 * max(upper[2] - upper[0], lower[2] - lower[0])


def _same_size(lines: Sequence[Printed], body: float) -> float:
    """The share by which sizes of one type differ: next to nothing in type that was set, more in recognised lines."""
    near = [line for line in lines if abs(line.size - body) < LOOSE * body]
    even = sum(line.traits.length for line in near if abs(line.size - body) < 0.01 * body)
    return EXACT if even > 0.7 * sum(line.traits.length for line in near) else LOOSE


def _usual_lead(lines: Sequence[Printed], body: float) -> float:
    """White between two lines of body type, in em."""
    gaps: list[float] = []
    same = sorted((x for x in lines if abs(x.size - body) < 0.05 * body and not x.vertical), key=lambda x: x.top)
    for number, line in enumerate(same):
        for other in same[number + 1 :]:
            gap = other.top - line.bottom
            if gap > 1.2 * body:
                break
            if gap > -0.3 * body and overlap(line.left, line.right, other.left, other.right) > 0.5 * line.width:
                gaps.append(gap / body)
                break
    gaps.sort()
    return gaps[len(gaps) // 2] if gaps else 0.35
