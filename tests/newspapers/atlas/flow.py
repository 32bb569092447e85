"""Running text cut into lines and poured into columns around what stands in them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.newspapers.atlas.sheet import Sheet, Words

_NOT_FIRST = frozenset("，。、；：？！”’）》」』】…—")
_NOT_LAST = frozenset("“‘（《「『【")


@dataclass(frozen=True)
class Line:
    """A line to be set. `full` lines are stretched to the measure; `part` is body, cross, byline or end."""

    text: str
    face: str
    size: float
    indent: float = 0.0
    full: bool = False
    align: str = "left"
    part: str = "body"
    cap: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its left edge, where it may begin, and stretches (top, bottom) that something else takes."""

    x: float
    top: float
    taken: tuple[tuple[float, float], ...] = ()


def broken(
    sheet: Sheet,
    text: str,
    face: str,
    size: float,
    measure: float,
    first: float = 0.0,
    held: int = 0,
    room: float = 0.0,
) -> list[str]:
    """A text in lines of a measure; the first is shorter by `first`, the first `held` by `room`."""
    chinese = sheet.language.startswith("zh")
    pieces = list(text) if chinese else text.split(" ")
    joint = "" if chinese else " "
    lines: list[str] = []
    line: list[str] = []
    for piece in pieces:
        limit = measure - (0.0 if lines else first) - (room if len(lines) < held else 0.0)
        if line and sheet.wide(joint.join([*line, piece]), face, size) > limit + 0.01:
            kept: list[str] = []
            while chinese and len(line) > 2 and ((kept or [piece])[0] in _NOT_FIRST or line[-1] in _NOT_LAST):
                kept.insert(0, line.pop())
            lines.append(joint.join(line).rstrip())
            line = kept
            if chinese and not line and piece == " ":
                continue
        line.append(piece)
    return [*lines, joint.join(line)]


def pour(sheet: Sheet, lines: list[Line], columns: list[Column], measure: float, pitch: float) -> float:
    """Sets the lines in the columns, as level as they get; gives where the lowest ends."""
    deep = pitch
    while True:
        places = _places(lines, columns, pitch, deep)
        if places is not None:
            break
        deep += pitch
    lowest = 0.0
    for line, (x, y) in zip(lines, places, strict=True):
        wide = sheet.wide(line.text, line.face, line.size)
        left = x + line.indent
        if line.align == "centre":
            left = x + (measure - wide) / 2
        elif line.align == "right":
            left = x + measure - wide
        sheet.words.append(
            Words(
                line.text,
                left,
                y + 0.9 * line.size,
                line.size,
                line.face,
                measure - line.indent if line.full else 0.0,
            )
        )
        if line.cap:
            sheet.words.append(Words(line.cap, x, y + pitch + 0.9 * line.size, 2.5 * line.size, line.face))
        lowest = max(lowest, y + pitch)
    return lowest


def _places(lines: list[Line], columns: list[Column], pitch: float, deep: float) -> list[tuple[float, float]] | None:
    """Where each line goes if the columns end `deep` below the first one's top; None if there is no room."""
    bottom = columns[0].top + deep
    slots: list[tuple[int, float, float]] = []
    for number, column in enumerate(columns):
        y = column.top
        while y + pitch <= bottom + 0.1:
            block = next((b for a, b in column.taken if y < b and y + pitch > a), None)
            if block is not None:
                steps = int((block - column.top) / pitch + 0.999)
                y = column.top + steps * pitch
                continue
            slots.append((number, column.x, y))
            y += pitch
    out: list[tuple[float, float]] = []
    at = 0
    for line in lines:
        # A crosshead never ends a column.
        while line.part == "cross" and at + 1 < len(slots) and slots[at + 1][0] != slots[at][0]:
            at += 1
        if at >= len(slots):
            return None
        out.append(slots[at][1:])
        at += 1
    return out
