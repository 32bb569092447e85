"""The page as it leaves the cutter: printer's marks, colour bars and slug lines stand outside of its trim box."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium

Edges = tuple[float, float, float, float]
"""left, bottom, right, top in the page's own space."""
LEAST = 0.35
"""Share of the shown area that a page trimmed for print has; less is a detail of it."""
MARGIN = 3.0
"""Points that a sheet with printer's marks is wider or higher than its page, and by which letters may reach over."""
MOST_CUT = 0.08
"""Share of a page's letters that may stand outside, as slug lines do; more of them are text of the page."""
LOOKED_AT = 20_000


def trim(page: Any) -> None:
    """Let a loaded page show no more than its trim box (ISO 32000-1, 14.11.2), where it has one that can be meant."""
    media = _edges(pdfium.FPDFPage_GetMediaBox, page)
    shown = _edges(pdfium.FPDFPage_GetCropBox, page) or media
    cut = _edges(pdfium.FPDFPage_GetTrimBox, page)
    if media is None or shown is None or cut is None:
        return
    shown, cut = _within(shown, media), _within(cut, shown)
    wide, high = shown[2] - shown[0], shown[3] - shown[1]
    if cut[2] <= cut[0] or cut[3] <= cut[1] or wide * high <= 0:
        return
    smaller = max(wide - (cut[2] - cut[0]), high - (cut[3] - cut[1])) > MARGIN
    if not smaller or (cut[2] - cut[0]) * (cut[3] - cut[1]) < LEAST * wide * high or _cuts_text(page, cut):
        return
    pdfium.FPDFPage_SetCropBox(page, *cut)


def _edges(read: Callable[..., Any], page: Any) -> Edges | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not read(page, *edges):
        return None
    x0, y0, x1, y1 = (edge.value for edge in edges)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _within(box: Edges, outer: Edges) -> Edges:
    return max(box[0], outer[0]), max(box[1], outer[1]), min(box[2], outer[2]), min(box[3], outer[3])


def _cuts_text(page: Any, cut: Edges) -> bool:
    """True if too many of the page's letters stand outside of a box."""
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        return False
    try:
        count = min(pdfium.FPDFText_CountChars(text), LOOKED_AT)
        x, y = ctypes.c_double(), ctypes.c_double()
        outside = 0
        for n in range(count):
            if pdfium.FPDFText_GetCharOrigin(text, n, x, y):
                inside = (
                    cut[0] - MARGIN <= x.value <= cut[2] + MARGIN and cut[1] - MARGIN <= y.value <= cut[3] + MARGIN
                )
                outside += not inside
        return bool(outside > max(200, MOST_CUT * count))
    finally:
        pdfium.FPDFText_ClosePage(text)
