"""What is painted on a page, object by object, forms opened."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box
from chaiban.sources.pdf.layers import is_off

TEXT, PATH, IMAGE, SHADING, FORM = (
    pdfium.FPDF_PAGEOBJ_TEXT,
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)
DEEPEST = 8
"""Forms within forms that are opened."""
MOST_OBJECTS = 200_000
MOST_CLIPS = 64
"""Points of a clip that are looked at: it is cut to their box."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Painted(NamedTuple):
    """An object with its kind, the matrix of the form that it stands in, and whether its layer is switched off."""

    item: Any
    kind: int
    matrix: Matrix
    off: bool


def painted_objects(page: Any, layers_off: frozenset[str]) -> Iterator[Painted]:
    """The objects of a page in the order of painting, those of a form in its place; bounded."""
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    todo = [(pdfium.FPDFPage_GetObject(page, n), IDENTITY, 0, False) for n in reversed(range(count))]
    seen = 0
    while todo and seen < MOST_OBJECTS:
        item, matrix, depth, off = todo.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if layers_off and not off:
            off = is_off(item, layers_off)
        if kind != FORM:
            yield Painted(item, kind, matrix, off)
        elif depth < DEEPEST:
            inner = pdfium.FS_MATRIX()
            pdfium.FPDFPageObj_GetMatrix(item, inner)
            own = _times((inner.a, inner.b, inner.c, inner.d, inner.e, inner.f), matrix)
            inside = min(pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)
            todo += [(pdfium.FPDFFormObj_GetObject(item, n), own, depth + 1, off) for n in reversed(range(inside))]


def _times(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def box_through(box: Box, matrix: Matrix) -> Box:
    """The box (left, bottom, right, top) around a box that went through a matrix."""
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in box[::2] for y in box[1::2]]
    return (
        min(x for x, _ in corners),
        min(y for _, y in corners),
        max(x for x, _ in corners),
        max(y for _, y in corners),
    )


def address_of(item: Any) -> int:
    """What tells an object from others of its page."""
    return ctypes.addressof(item.contents)


def clip_of(item: Any) -> Box | None:
    """The box (left, bottom, right, top) that an object is cut to, in the space it stands in; None for no clip."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    paths = pdfium.FPDFClipPath_CountPaths(clip) if clip else 0
    if paths < 1:
        return None
    left, bottom, right, top = -1e9, -1e9, 1e9, 1e9
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(paths):
        count = pdfium.FPDFClipPath_CountPathSegments(clip, path)
        if count > MOST_CLIPS:
            continue
        points = []
        for n in range(count):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, n)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            left, right = max(left, min(p[0] for p in points)), min(right, max(p[0] for p in points))
            bottom, top = max(bottom, min(p[1] for p in points)), min(top, max(p[1] for p in points))
    return left, bottom, right, top
