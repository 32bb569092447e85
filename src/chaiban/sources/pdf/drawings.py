"""Rules, panels and pictures of a PDF page."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box, Panel, Picture, Rule
from chaiban.sources.pdf.glyphs import Place

THIN = 4.5
"""Points; a filled or stroked box no thicker than this is a rule."""
SHORTEST_RULE = 12.0
DEEPEST = 8
MOST_OBJECTS = 200_000
_PATH, _IMAGE, _SHADING, _FORM = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Drawings:
    """All that is painted on a page but its text; `small_paths` counts curves and shapes of a glyph's size."""

    rules: tuple[Rule, ...]
    panels: tuple[Panel, ...]
    pictures: tuple[Picture, ...]
    small_paths: int


def collect_drawings(page: Any, place: Place, size: tuple[float, float]) -> Drawings:
    """The drawings of a page as far as they lie on it, sorted by place so that painting order says nothing."""
    rules: set[Box] = set()
    panels: set[tuple[Box, bool, int]] = set()
    pictures: set[Box] = set()
    small = 0
    for item, kind, matrix in _objects(page):
        box = _shown_box(item, matrix, place, size)
        if box is None:
            continue
        width, height = box[2] - box[0], box[3] - box[1]
        if kind in (_IMAGE, _SHADING):
            if min(width, height) > THIN:
                pictures.add(box)
            elif max(width, height) >= SHORTEST_RULE:
                rules.add(box)
            continue
        filled, stroked, colour = _paint(item)
        if not filled and not stroked:
            continue
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
    )


def _objects(page: Any) -> Iterator[tuple[Any, int, Matrix]]:
    """Objects of the page and of the forms on it, each with its kind and the matrix of its form."""
    count = pdfium.FPDFPage_CountObjects(page)
    todo = [(pdfium.FPDFPage_GetObject(page, n), IDENTITY, 0) for n in range(min(count, MOST_OBJECTS))]
    seen = 0
    while todo and seen < MOST_OBJECTS:
        item, matrix, depth = todo.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in (_PATH, _IMAGE, _SHADING):
            yield item, kind, matrix
        elif kind == _FORM and depth < DEEPEST:
            inner = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, inner)
            own = _times((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix)
            for n in range(min(pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)):
                todo.append((pdfium.FPDFFormObj_GetObject(item, n), own, depth + 1))


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _shown_box(item: Any, matrix: Matrix, place: Place, size: tuple[float, float]) -> Box | None:
    bounds = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(item, *bounds):
        return None
    x0, y0, x1, y1 = (b.value for b in bounds)
    clip = _clip_of(item)
    if clip is not None:
        x0, y0, x1, y1 = max(x0, clip[0]), max(y0, clip[1]), min(x1, clip[2]), min(y1, clip[3])
    corners = []
    for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1)):
        a, b, c, d, e, f = matrix
        corners.append(place(x * a + y * c + e, x * b + y * d + f))
    left, right = min(c[0] for c in corners), max(c[0] for c in corners)
    top, bottom = min(c[1] for c in corners), max(c[1] for c in corners)
    left, top, right, bottom = max(0.0, left), max(0.0, top), min(size[0], right), min(size[1], bottom)
    if right < left or bottom < top or x1 < x0 or y1 < y0:
        return None
    return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)


def _clip_of(item: Any) -> Box | None:
    """The clip of an object where it is one rectangle or bounds can be read from its points."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    if not clip:
        return None
    left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        points = []
        for n in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, n)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            left, right = max(left, min(p[0] for p in points)), min(right, max(p[0] for p in points))
            bottom, top = max(bottom, min(p[1] for p in points)), min(top, max(p[1] for p in points))
    return left, bottom, right, top


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
