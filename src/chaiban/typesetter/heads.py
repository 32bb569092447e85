"""Head groups fitted into their width: kicker, headline, subheadline, above each other or vertical."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.galley import natural_width
from chaiban.typesetter.sheet import SetLine
from chaiban.typesetter.styles import Style

_NOT_FIRST = frozenset("，。、；：？！”’）》」』…—")
_NOT_LAST = frozenset("“‘（《「『")


@dataclass(frozen=True, slots=True)
class Head:
    """Lines with places relative to the group's corner, and the copy with its heads as they were broken."""

    copy: Copy
    lines: tuple[SetLine, ...]
    height: float
    width: float


def fit_lines(
    lines: tuple[str, ...], width: float, size: float, smallest: float, style: Style
) -> tuple[tuple[str, ...], float]:
    """The lines and type size at which all of them fit `width` points; lines are parted below `smallest`."""
    for _ in range(6):
        widest = max(natural_width(line, style) for line in lines)
        if widest * size <= width:
            return lines, size
        if widest * smallest <= width:
            return lines, width / widest * 0.995
        lines = tuple(part for line in lines for part in _parts(line, width / smallest, style))
        size = smallest * 1.1
    return lines, min(size, width / max(natural_width(line, style) for line in lines))


def _parts(line: str, room: float, style: Style) -> tuple[str, ...]:
    """The line in two where it is wider than `room` em, parted at a space if it has one near the middle."""
    if natural_width(line, style) <= room or len(line) < 4:
        return (line,)
    middle = len(line) // 2
    spaces = [match.start() for match in re.finditer(" ", line.strip())]
    if spaces and (
        style.script == "latin" or len(line) / 4 < min(spaces, key=lambda at: abs(at - middle)) < len(line) * 3 / 4
    ):
        at = min(spaces, key=lambda place: abs(place - middle))
        return line[:at].strip(), line[at:].strip()
    if style.script == "latin":
        return (line,)
    points = [at for at in range(2, len(line) - 1) if _may_part(line, at)]
    # An editor parts a head at a point or a quotation mark if there is one near the middle.
    pauses = [at for at in points if line[at - 1] in _NOT_FIRST or line[at] in _NOT_LAST]
    near = [at for at in pauses if abs(at - middle) <= len(line) / 5]
    points = near or points
    at = min(points, key=lambda place: abs(place - middle)) if points else middle
    return line[:at], line[at:]


def _may_part(line: str, at: int) -> bool:
    before, after = line[at - 1], line[at]
    return after not in _NOT_FIRST and before not in _NOT_LAST and not (before + after).isascii()


def set_head(copy: Copy, item: int, width: float, importance: float, style: Style, rng: Random) -> Head:
    """The group above each other in `width` points; importance 0 to 1 scales the type."""
    big = style.body * (1.35 + style.head_scale * (0.25 + 0.75 * importance))
    sizes = {"kicker": big * 0.5, "headline": big, "subheadline": big * 0.5}
    smallest = {"kicker": style.body, "headline": style.body * 1.25, "subheadline": style.body}
    centred = style.centred if rng.random() < 0.9 else not style.centred
    lines: list[SetLine] = []
    broken: dict[str, tuple[str, ...]] = {}
    y = 0.0
    for role in ("kicker", "headline", "subheadline"):
        words: tuple[str, ...] = getattr(copy, role)
        if not words:
            continue
        fitted, size = fit_lines(words, width, max(sizes[role], smallest[role]), smallest[role], style)
        broken[role] = fitted
        for part, text in enumerate(fitted):
            wide = natural_width(text, style) * size
            x = (width - wide) / 2 if centred else 0.0
            lines.append(SetLine(text, x, y, wide, size, role, item, part, part == 0, x / size, width / size, False))
            y += size * 1.25
        y += style.body * 0.4
    printed = replace(
        copy,
        kicker=broken.get("kicker", ()),
        headline=broken.get("headline", ()),
        subheadline=broken.get("subheadline", ()),
    )
    return Head(printed, tuple(lines), y, width)


def set_vertical_head(copy: Copy, item: int, height: float, style: Style) -> Head:
    """A Chinese headline running downwards, the first line at the right, within `height` points."""
    size = style.body * 2.2
    fitted, size = fit_lines(copy.headline, height, size, style.body * 1.3, style)
    width = len(fitted) * size * 1.3
    lines = tuple(
        SetLine(
            text, width - (part + 1) * size * 1.3, 0.0, size, size, "headline", item, part, part == 0,
            0.0, height / size, False, vertical=True,
        )
        for part, text in enumerate(fitted)
    )  # fmt: skip
    kickerless = replace(copy, headline=fitted, kicker=(), subheadline=())
    return Head(kickerless, lines, height, width)
