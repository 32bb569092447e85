"""`pdftotext -layout`: columns side by side on a grid of characters."""

from __future__ import annotations

import unicodedata
from random import Random

from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps.slip import Slip
from chaiban.typesetter.sheet import SetLine, Sheet


def pdftotext_layout(sheet: Sheet, rng: Random) -> Dump:
    """Rows by baseline; every block begins at one cell, some cells behind the widest line to the left of it.

    pdftotext counts every character as one cell, whatever its width and size, so that heads look narrower than the
    columns under them; other tools give wide characters two cells.
    """
    wide = 2 if rng.random() < 0.2 else 1
    frames = [(number, _upright(frame.lines)) for number, frame in enumerate(sheet.frames) if frame.lines]
    starts = _starts(sheet, frames, wide)
    placed = [(line, number) for number, lines in frames for line in lines]
    body = sorted(line.size for line, _ in placed)[len(placed) // 2]
    rows: list[list[tuple[SetLine, int]]] = []
    for line, number in sorted(placed, key=lambda p: (p[0].y + p[0].size / 2, p[0].x)):
        base = line.y + line.size / 2
        fits = rows and abs(rows[-1][0][0].y + rows[-1][0][0].size / 2 - base) < 0.45 * body
        if fits and all(abs(line.x - other.x) > 1 for other, _ in rows[-1]):
            rows[-1].append((line, number))
        else:
            rows.append([(line, number)])
    slip = Slip()
    last = 0.0
    for row in rows:
        row.sort(key=lambda p: starts[p[1]])
        base = row[0][0].y + row[0][0].size / 2
        if last and base - last > 2.2 * body:
            slip.skip()
        last = base
        _write(slip, row, starts, wide)
    slip.add("\f")
    return slip.dump(sheet, "pdftotext-layout", "layout")


_BEHIND = 3
"""Cells that a block stands behind the widest line of a block to its left."""


def _starts(sheet: Sheet, frames: list[tuple[int, list[SetLine]]], wide: int) -> dict[int, int]:
    """The cell at which every frame begins: behind all that is to its left, in proportion where it overlaps."""
    boxes = []
    for number, lines in frames:
        left = sheet.frames[number].x
        right = max(left + sheet.frames[number].width, left + 1.0)
        boxes.append((left, right, number, max(_inset(line, wide) + cells(line.text, wide) for line in lines)))
    boxes.sort()
    starts: dict[int, int] = {}
    for at, (left, _, number, _) in enumerate(boxes):
        cell = 0
        for other_left, other_right, other, count in boxes[:at]:
            if left > other_right:
                cell = max(cell, starts[other] + count + _BEHIND)
            else:
                cell = max(cell, starts[other] + int((left - other_left) / (other_right - other_left) * count))
        starts[number] = cell
    return starts


def _inset(line: SetLine, wide: int) -> int:
    """Cells of the white before a line."""
    return round(line.indent * (wide if any(c > "\u2e7f" for c in line.text) else 2))


def _write(slip: Slip, row: list[tuple[SetLine, int]], starts: dict[int, int], wide: int) -> None:
    at = 0
    for line, number in row:
        gap = max(0, starts[number] + _inset(line, wide) - at)
        if at and not gap:
            gap = 1
        slip.add(" " * gap)
        slip.mark(line, line.text, number, line.opens)
        at += gap + cells(line.text, wide)
    slip.add(slip.end)
    slip.blank = False


def cells(text: str, wide: int) -> int:
    """Cells on the grid that the text takes, `wide` for each wide character."""
    return sum(wide if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _upright(lines: tuple[SetLine, ...]) -> list[SetLine]:
    """Vertical lines as one line a character, each below the other."""
    out: list[SetLine] = []
    for line in lines:
        if not line.vertical:
            out.append(line)
            continue
        for place, character in enumerate(c for c in line.text if not c.isspace()):
            out.append(
                SetLine(
                    character,
                    line.x,
                    line.y + place * line.size * 1.1,
                    line.size,
                    line.size,
                    line.role,
                    line.item,
                    line.part,
                    line.opens and place == 0,
                    0.0,
                    1.0,
                    False,
                )
            )
    return out
