"""A galley poured into columns of equal height, around heads and pictures that stand in their way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chaiban.typesetter.galley import GalleyLine
from chaiban.typesetter.sheet import Frame, SetLine


@dataclass(frozen=True, slots=True)
class Reserve:
    """Room that the body leaves free: columns [first, last), `height` points, at the top, middle or bottom.

    `share` below 1 leaves the rest of a single column's width to a narrower measure beside it.
    """

    first: int
    last: int
    height: float
    place: str
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of one column that takes lines: place, width in points, how many lines fit."""

    column: int
    x: float
    y: float
    width: float
    count: int


Galley = Callable[[Callable[[int], float]], list[GalleyLine]]
"""Sets the matter anew for a measure (em) given by line number."""


def segments(
    height: float, count: int, width: float, gutter: float, pitch: float, reserves: Sequence[Reserve]
) -> list[Segment]:
    """The stretches of `count` columns of a height that remain beside the reserves, in reading order."""
    found = []
    for column in range(count):
        x = column * (width + gutter)
        y = 0.0
        for reserve in sorted((r for r in reserves if r.first <= column < r.last), key=lambda r: _top(r, height)):
            top = _top(reserve, height)
            found.append(Segment(column, x, y, width, int((top - y) / pitch + 1e-6)))
            if reserve.share < 1.0:
                left = width * reserve.share + pitch * 0.7
                found.append(Segment(column, x + left, top, width - left, int(reserve.height / pitch + 1e-6)))
            y = top + reserve.height
        found.append(Segment(column, x, y, width, int((height - y) / pitch + 1e-6)))
    return [segment for segment in found if segment.count > 0]


def _top(reserve: Reserve, height: float) -> float:
    if reserve.place == "top":
        return 0.0
    free = max(0.0, height - reserve.height)
    return free if reserve.place == "bottom" else free / 2


def pour(
    galley: Galley,
    count: int,
    width: float,
    gutter: float,
    body: float,
    pitch: float,
    reserves: Sequence[Reserve],
) -> tuple[list[tuple[Segment, list[GalleyLine]]], float]:
    """The galley's lines by segment, and the common height: the least at which all lines find room."""
    standard = _half_em(width / body)
    lines = galley(lambda _: standard)
    blocked = sum((r.last - r.first) * r.height * (r.share if r.share < 1 else 1) for r in reserves)
    height = max([len(lines) * pitch / count + blocked / count, *(r.height for r in reserves)])
    height = max(1.0, round(height / pitch)) * pitch
    while True:
        rooms = segments(height, count, width, gutter, pitch, reserves)
        measures = [_half_em(room.width / body) for room in rooms for _ in range(room.count)]
        if any(room.width < width for room in rooms):
            lines = galley(lambda number: measures[min(number, len(measures) - 1)] if measures else standard)  # noqa: B023
        if len(lines) <= len(measures):
            return _distributed(lines, rooms), height
        height += pitch


def _half_em(measure: float) -> float:
    return max(3.0, int(measure * 2 + 0.02) / 2)


def _distributed(lines: list[GalleyLine], rooms: list[Segment]) -> list[tuple[Segment, list[GalleyLine]]]:
    poured = []
    at = 0
    for room in rooms:
        part = lines[at : at + room.count]
        at += room.count
        if any(line.text for line in part):
            poured.append((room, part))
    return poured


def framed(
    poured: list[tuple[Segment, list[GalleyLine]]], item: int, body: float, pitch: float, x: float, y: float
) -> list[Frame]:
    """Frames with placed lines; segments of one column that touch are one frame."""
    frames: list[Frame] = []
    last: Segment | None = None
    for room, part in poured:
        lines = placed_lines(part, item, body, pitch, x + room.x, y + room.y)
        touches = (
            last is not None and last.column == room.column and abs(last.y + last.count * pitch - room.y) < pitch
        )
        if touches and frames:
            old = frames.pop()
            lines = old.lines + lines
            frames.append(frame_of(lines, item, pitch))
        else:
            frames.append(frame_of(lines, item, pitch))
        last = room
    return frames


def frame_of(lines: tuple[SetLine, ...], item: int, pitch: float) -> Frame:
    """The frame that just holds the lines."""
    left = min(line.x - line.indent * line.size for line in lines)
    top = min(line.y for line in lines)
    right = max(line.x + line.width for line in lines)
    bottom = max(line.y + (line.size * len(line.text) if line.vertical else pitch) for line in lines)
    return Frame(lines, item, left, top, right - left, bottom - top)


def placed_lines(
    galley: Sequence[GalleyLine], item: int, size: float, pitch: float, x: float, y: float
) -> tuple[SetLine, ...]:
    """The galley's lines with places, the first at (x, y); blank ones leave their white."""
    return tuple(
        SetLine(
            text=line.text,
            x=x + line.indent * size,
            y=y + number * pitch,
            width=line.width * size,
            size=size,
            role=line.role,
            item=item,
            part=line.part,
            opens=line.opens,
            indent=line.indent,
            measure=line.measure,
            justified=line.justified,
        )
        for number, line in enumerate(galley)
        if line.text
    )
