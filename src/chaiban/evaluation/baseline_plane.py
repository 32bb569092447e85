"""What the textbook's cutting along white makes of a page with geometry; a score means little without it."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from chaiban.model.geometry import Box
from chaiban.model.page import Page

LARGE = 1.22
"""Times the middle type size from which a line is a head."""
LANE, STREET = 0.8, 0.9
"""White in em at which a page is cut downwards and across (Nagy and Seth, 1984, cut in the same way)."""

_Line = tuple[Box, str, float]


def read_page_naively(page: Page) -> dict[str, Any]:
    """A reading (without spans) of one page: cut along white, each line of large type opens an article.

    What follows it is its text, one paragraph a block. A page without geometry has no items.
    """
    geometry = page.geometry
    articles: list[dict[str, Any]] = []
    lines: list[_Line] = []
    for line in page.lines if geometry is not None else ():
        assert geometry is not None
        inked = [n for n in range(line.start, line.end) if geometry.sizes[n] > 0]
        if inked:
            boxes = geometry.boxes[inked]
            (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            size = float(median(geometry.sizes[inked].tolist()))
            place = (float(left), float(top), float(right), float(bottom))
            lines.append((place, page.text_of(line).strip(), size))
    usual = median([size for _, words, size in lines for _ in words]) if lines else 1.0
    was_head = False
    for block in _cut(lines, usual):
        words = " ".join(text for _, text, _ in block)
        is_head = min(size for _, _, size in block) > LARGE * usual
        if is_head and was_head and not articles[-1]["paragraphs"]:
            articles[-1]["headline"] += " " + words
        elif is_head or not articles:
            articles.append({"kind": "article", "paragraphs": []} | ({"headline": words} if is_head else {}))
        if not is_head:
            articles[-1]["paragraphs"].append(words)
        was_head = is_head
    return {"pages": [{"articles": articles}]}


def _cut(lines: Sequence[_Line], em: float) -> list[list[_Line]]:
    """Blocks in order: cut across where white runs through, else downwards, until nothing parts the lines."""
    if not lines:
        return []
    across, street = _parts(lines, 1, STREET * em)
    down, lane = _parts(lines, 0, LANE * em)
    parts = across if street >= lane else down
    if len(parts) < 2:
        return [sorted(lines, key=lambda line: (round(line[0][1]), line[0][0]))]
    return [block for part in parts for block in _cut(part, em)]


def _parts(lines: Sequence[_Line], axis: int, white: float) -> tuple[list[list[_Line]], float]:
    """The lines parted where at least `white` points run through them, and the widest such white."""
    parts: list[list[_Line]] = []
    ordered = sorted(lines, key=lambda line: line[0][axis])
    reach, widest = ordered[0][0][axis], 0.0
    for line in ordered:
        gap = line[0][axis] - reach
        widest = max(widest, gap)
        if not parts or gap > white:
            parts.append([])
        parts[-1].append(line)
        reach = max(reach, line[0][axis + 2])
    return parts, widest
