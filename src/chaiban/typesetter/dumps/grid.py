"""`pdftotext -layout`: columns side by side on a grid of characters."""

from __future__ import annotations

import unicodedata
from random import Random

from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps.slip import Slip
from chaiban.typesetter.sheet import SetLine, Sheet


def pdftotext_layout(sheet: Sheet, rng: Random) -> Dump:
    """Rows by baseline, columns by x; a wide character takes two cells, white is made of spaces."""
    placed = [(line, number) for number, frame in enumerate(sheet.frames) for line in _upright(frame.lines)]
    body = sorted(line.size for line, _ in placed)[len(placed) // 2]
    # pdftotext counts every character as one cell; other tools give wide ones two.
    wide = 2 if rng.random() < 0.3 else 1
    cell = body / (wide if sheet.language.startswith("zh") else 2) * rng.uniform(0.96, 1.02)
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
    left = min(line.x for line, _ in placed)
    for row in rows:
        row.sort(key=lambda p: p[0].x)
        base = row[0][0].y + row[0][0].size / 2
        if last and base - last > 2.2 * body:
            slip.skip()
        last = base
        _write(slip, row, left, cell, wide, rng)
    slip.add("\f")
    return slip.dump(sheet, "pdftotext-layout", "layout")


def _write(slip: Slip, row: list[tuple[SetLine, int]], left: float, cell: float, wide: int, rng: Random) -> None:
    at = 0
    for line, number in row:
        target = round((line.x + line.indent * line.size - left) / cell)
        if rng.random() < 0.15:
            target += rng.choice((-1, 1))
        gap = max(target - at, 2 if at else 0)
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
