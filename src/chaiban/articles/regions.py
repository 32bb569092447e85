"""Outlines of an item's parts on a page that has geometry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from chaiban.articles.units import Sort, Unit
from chaiban.model.article import Region
from chaiban.model.geometry import Box
from chaiban.model.layout import Part, ReadStrip
from chaiban.model.page import Page

Polygon = tuple[tuple[float, float], ...]
_ROLES = {
    Sort.TEXT: "body",
    Sort.CROSSHEAD: "crosshead",
    Sort.BYLINE: "byline",
    Sort.CAPTION: "caption",
    Sort.CREDIT: "credit",
    Sort.JUMP: "jump",
    Sort.AD: "body",
    Sort.TEASER: "body",
    Sort.TABLE: "body",
    Sort.QUOTE: "body",
}


def regions_of(units: Sequence[Unit], pictures: Sequence[Box], page: Page) -> tuple[Region, ...]:
    """One region for each stretch of lines of one role that stand one below the other, in order of reading.

    A table is one region, whatever white is left between its cells.
    """
    out: list[Region] = []
    role, boxes = "", list[Box]()
    table = any(unit.sort is Sort.TABLE for unit in units)
    for name, box in _line_boxes(units, page):
        if role == name and boxes and (_goes_on(boxes, box) or (table and name == "body")):
            boxes.append(box)
            continue
        if boxes:
            out.append(Region(page.number, role, outline(boxes)))
        role, boxes = name, [box]
    if boxes:
        out.append(Region(page.number, role, outline(boxes)))
    return (*out, *(Region(page.number, "photo", outline([picture])) for picture in pictures))


def _line_boxes(units: Sequence[Unit], page: Page) -> Iterator[tuple[str, Box]]:
    for unit in units:
        for line in unit.lines:
            if unit.sort is Sort.HEAD:
                role = line.part.value.rstrip("+")
            else:
                role = "credit" if line.part is Part.CREDIT else _ROLES[unit.sort]
            yield role, box_of(line, page)


def box_of(line: ReadStrip, page: Page) -> Box:
    """The box around the characters of a line."""
    assert page.geometry is not None
    boxes = page.geometry.boxes[line.strip.start : line.strip.end]
    left, top = np.nanmin(boxes[:, :2], axis=0)
    right, bottom = np.nanmax(boxes[:, 2:], axis=0)
    return float(left), float(top), float(right), float(bottom)


def _goes_on(boxes: list[Box], box: Box) -> bool:
    """True if a line stands right below (or, vertical, beside) the lines before it."""
    last = boxes[-1]
    high = min(last[3] - last[1], box[3] - box[1])
    beside = min(last[3], box[3]) - max(last[1], box[1]) > 0.6 * high
    if beside:
        return abs(last[0] - box[2]) < 2 * min(last[2] - last[0], box[2] - box[0])
    shared = min(last[2], box[2]) - max(last[0], box[0])
    return shared > 0 and -0.5 * high < box[1] - last[3] < 2.5 * high


def outline(boxes: Sequence[Box]) -> Polygon:
    """The corners of the box around some boxes, clockwise from the top left."""
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return tuple((round(x, 1), round(y, 1)) for x, y in corners)
