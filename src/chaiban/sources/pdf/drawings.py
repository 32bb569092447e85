"""Rules, panels and pictures of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box, Panel, Picture, Rule
from chaiban.sources.pdf.glyphs import Place
from chaiban.sources.pdf.objects import IMAGE, PATH, SHADING, Matrix, Painted, box_through, clip_of

THIN = 4.5
"""Points; a filled or stroked box no thicker than this is a rule."""
SHORTEST_RULE = 12.0
WHITE_FROM = 0xF8
"""Brightness of each colour from which paint is white paper."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A picture with where its object came in the order of painting, and the object."""

    box: Box
    order: int
    item: Any


@dataclass(frozen=True, slots=True)
class Drawings:
    """All that is painted on a page but its text; `small_paths` counts curves and shapes of a glyph's size."""

    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    small_paths: int
    grounds: tuple[Box, ...] = ()
    laid: tuple[Laid, ...] = ()


def collect_drawings(objects: Iterable[Painted], place: Place, size: tuple[float, float]) -> Drawings:
    """The drawings of a page as far as they lie on it, sorted by place so that painting order says nothing.

    `grounds` is whatever isn't white and may have white words on it.
    """
    rules: set[Box] = set()
    panels: set[tuple[Box, bool, int]] = set()
    pictures: set[Box] = set()
    grounds: set[Box] = set()
    laid: list[Laid] = []
    small = 0
    for order, (item, kind, matrix, off) in enumerate(objects):
        if off or kind not in (PATH, IMAGE, SHADING):
            continue
        box = _shown_box(item, matrix, place, size)
        if box is None:
            continue
        width, height = box[2] - box[0], box[3] - box[1]
        if kind != PATH:
            grounds.add(box)
            if min(width, height) > THIN:
                pictures.add(box)
                if kind == IMAGE:
                    laid.append(Laid(box, order, item))
            elif max(width, height) >= SHORTEST_RULE:
                rules.add(box)
            continue
        filled, stroked, colour = _paint(item)
        if not filled and not stroked:
            continue
        if (filled and not is_white(colour)) or stroked:
            grounds.add(box)
        if min(width, height) <= THIN:
            if max(width, height) >= SHORTEST_RULE:
                rules.add(box)
        elif max(width, height) < 30:
            small += 1
        elif _is_box(item):
            # White paper painted white is no panel.
            if stroked or (filled and colour != 0xFFFFFF):
                panels.add((box, stroked, colour if filled else 0xFFFFFF))
        elif filled and min(width, height) > 40:
            pictures.add(box)
    return Drawings(
        tuple(Rule(box) for box in sorted(rules)),
        tuple(Panel(*panel) for panel in sorted(panels)),
        tuple(Picture(box) for box in sorted(pictures)),
        small,
        tuple(sorted(grounds)),
        tuple(laid),
    )


def is_white(colour: int) -> bool:
    """True for a colour that isn't seen on white paper."""
    return min(colour >> 16, colour >> 8 & 0xFF, colour & 0xFF) >= WHITE_FROM


def _shown_box(item: Any, matrix: Matrix, place: Place, size: tuple[float, float]) -> Box | None:
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *bounds):
        return None
    x0, y0, x1, y1 = (b.value for b in bounds)
    clip = clip_of(item)
    if clip is not None:
        x0, y0, x1, y1 = max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
    around = box_through((x0, y0, x1, y1), matrix)
    corners = [place(around[0], around[1]), place(around[2], around[3])]
    left, right = min(c[0] for c in corners), max(c[0] for c in corners)
    top, bottom = min(c[1] for c in corners), max(c[1] for c in corners)
    left, top, right, bottom = max(0.0, left), max(0.0, top), min(size[0], right), min(size[1], bottom)
    if right < left or bottom < top or x1 < x0 or y1 < y0:
        return None
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _paint(item: Any) -> tuple[bool, bool, int]:
    """Whether the path is filled, whether it is stroked, its fill colour."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    known = pdfium.FPDFPageObj_GetFillColor(item, r, g, b, a)
    colour = (r.value << 16 | g.value << 8 | b.value) if known else 0
    return bool(mode.value) and (not known or a.value > 0), bool(stroke.value), colour


def _is_box(item: Any) -> bool:
    """True for a path of a few straight segments."""
    count = pdfium.FPDFPath_CountSegments(item)
    if not 4 <= count <= 14:
        return False
    kinds = [pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item, n)) for n in range(count)]
    return kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) in (0, 4, 8, 12)
