"""Printed lines out of a dump's rows: white trimmed, columns that stand side by side parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from chaiban.layout.cells import text_width
from chaiban.model.layout import Strip
from chaiban.model.page import Page, is_visible

_GAP = re.compile(r"[ \u3000\u00a0\t]{2,}")
_WHITE = " \u3000\u00a0\t\x0b\x0c\r\n\u2002\u2003\u2009\u200b\ufeff"

# Three rows of ten must show white in the middle before a dump counts as columns side by side: letter-spaced
# lines and tables have such rows too, but not whole pages of them.
SIDE_BY_SIDE_SHARE = 0.3


def find_strips(page: Page) -> tuple[tuple[Strip, ...], bool]:
    """The printed lines in reading order, and whether columns stood side by side."""
    rows = _rows(page)
    wide = [row for row in rows if row[2]]
    gapped = sum(1 for _, _, _, gaps in rows if gaps)
    if len(wide) >= 8 and gapped >= SIDE_BY_SIDE_SHARE * len(wide):
        from_columns = _part_columns(page, rows)
        if from_columns is not None:
            return from_columns, True
    strips: list[Strip] = []
    blanks = 0
    for number, (start, end, inked, _) in enumerate(rows):
        if not inked:
            blanks += 1
            continue
        first = page.lines[number].start
        if strips and not blanks and all(c in _CLOSERS for c in page.characters[start:end]):
            # A closing mark never starts a line: the tool put a hanging one on a row of its own.
            strips[-1] = replace(strips[-1], end=end)
            continue
        indent = text_width(page.characters[first:start].replace("\t", "    "), False) if start > first else 0.0
        # A plain space in front stands for a cell of half an em, wider than the space of a text face.
        indent += 0.23 * page.characters[first:start].count(" ")
        strips.append(Strip(start, end, page.lines[number].row, round(indent, 2), blanks))
        blanks = 0
    return tuple(strips), False


def _rows(page: Page) -> list[tuple[int, int, bool, bool]]:
    """(start, end, has ink, has a wide gap inside) of every row, white trimmed."""
    rows = []
    for line in page.lines:
        text = page.text_of(line)
        left = len(text) - len(text.lstrip(_WHITE))
        core = text.strip(_WHITE)
        inked = bool(core) and (core[0] > "~" or core[0] > " ") and any(map(is_visible, core))
        start = line.start + left
        gap = inked and any(len(m[0]) >= 3 for m in _GAP.finditer(core))
        rows.append((start, start + len(core), inked, gap))
    return rows


_CLOSERS = frozenset("”’」』》）)，。、；：！？")
Segment = tuple[int, int, int, int, int]
"""row number, start, end (characters), left and right cell."""


def _part_columns(page: Page, rows: list[tuple[int, int, bool, bool]]) -> tuple[Strip, ...] | None:
    # Tools differ in how many cells a wide character takes; the right count lines the columns up.
    grids = [[_segments(page, number, row, cells) for number, row in enumerate(rows)] for cells in (_single, _double)]
    blocks = _grow_blocks(max(grids, key=_alignment))
    if len(blocks) < 2:
        return None
    strips: list[Strip] = []
    for block in _in_reading_order(blocks):
        left = _usual_left(block)
        last = None
        for row, start, end, cell, _ in block:
            blanks = 1 if last is None else row - last - 1
            strips.append(Strip(start, end, page.lines[row].row, max(0.0, (cell - left) / 2), max(0, blanks)))
            last = row
    return tuple(strips)


def _segments(
    page: Page, number: int, row: tuple[int, int, bool, bool], cells: Callable[[str], int]
) -> list[Segment]:
    """The stretches of a row between gaps, with their cells (wide characters take two)."""
    start, end, inked, _ = row
    if not inked:
        return []
    line = page.lines[number]
    cell = cells(page.characters[line.start : start])
    out: list[Segment] = []
    at = start
    for gap in _GAP.finditer(page.characters, start, end):
        out.append((number, at, gap.start(), cell, cell + cells(page.characters[at : gap.start()])))
        cell += cells(page.characters[at : gap.end()])
        at = gap.end()
    out.append((number, at, end, cell, cell + cells(page.characters[at:end])))
    merged: list[Segment] = []
    for segment in out:
        first = page.characters[segment[1]]
        # A closing mark never starts a line: the gap before it is a squeezed quotation mark's.
        if merged and (first in "”’』」）)》，。、；：！？" or segment[3] - merged[-1][4] < 2):
            head = merged.pop()
            segment = (number, head[1], segment[2], head[3], segment[4])
        merged.append(segment)
    return merged


def _single(text: str) -> int:
    return len(text)


def _double(text: str) -> int:
    return sum(2 if character > "\u2000" else 1 for character in text)


def _alignment(segments: list[list[Segment]]) -> int:
    """How sharply the left edges gather: the sum of squares of how many segments begin in each cell."""
    edges = Counter(segment[3] for row in segments for segment in row[1:])
    return sum(count * count for count in edges.values())


def _grow_blocks(segments: list[list[Segment]]) -> list[list[Segment]]:
    """Chains of segments that stand below each other at about the same left edge."""
    blocks: list[list[Segment]] = []
    open_blocks: list[list[Segment]] = []
    for number, row in enumerate(segments):
        if not row:
            continue
        open_blocks = [b for b in open_blocks if number - b[-1][0] <= 3]
        taken: set[int] = set()
        for segment in row:
            best, best_cost = None, 9.0
            for index, block in enumerate(open_blocks):
                if index in taken:
                    continue
                left = _usual_left(block)
                right = max(s[4] for s in block[-12:])
                shift = segment[3] - left
                cost = abs(shift) + 1.5 * (number - block[-1][0] - 1)
                if -3 <= shift <= 5 and segment[4] <= right + 8 and cost < best_cost:
                    best, best_cost = index, cost
            if best is None:
                blocks.append([segment])
                open_blocks.append(blocks[-1])
                taken.add(len(open_blocks) - 1)
            else:
                open_blocks[best].append(segment)
                taken.add(best)
    return blocks


def _usual_left(block: list[Segment]) -> int:
    lefts = sorted(s[3] for s in block[-12:])
    return lefts[len(lefts) // 4]


def _in_reading_order(blocks: list[list[Segment]]) -> list[list[Segment]]:
    """Above before below where they share width; else left before right where they share rows."""
    boxes = [(b[0][0], b[-1][0], _usual_left(b), max(s[4] for s in b)) for b in blocks]
    left_over = set(range(len(blocks)))
    order: list[int] = []

    def waits(i: int, j: int) -> bool:
        top, bottom, left, right = boxes[i]
        t, b, le, r = boxes[j]
        if min(right, r) - max(left, le) > 2:
            return t < top
        if min(bottom, b) >= max(top, t):
            return le < left
        return False

    last = -1
    while left_over:
        free = [i for i in left_over if not any(waits(i, j) for j in left_over if j != i)] or list(left_over)
        # Stay in the column just read, then take the leftmost of the highest.
        below = [
            i for i in free if last >= 0 and abs(boxes[i][2] - boxes[last][2]) <= 4 and boxes[i][0] > boxes[last][1]
        ]
        last = min(below or free, key=lambda i: (boxes[i][0] // 6, boxes[i][2], boxes[i][0]))
        order.append(last)
        left_over.discard(last)
    return [blocks[i] for i in order]
