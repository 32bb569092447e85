"""Characters that nobody sees because of what else is on the page: pictures over them, no ground under white ones."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box
from chaiban.sources.pdf.drawings import Drawings, Laid, is_white
from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.looks import COVERED, WHITE
from chaiban.sources.pdf.objects import TEXT, Painted, address_of

MOST_SHOWN = 4_000_000
"""Square points of a picture that is looked through for holes."""
OPAQUE = 250


def hide(
    glyphs: list[Glyph], drawings: Drawings, objects: Sequence[Painted], document: Any, page: Any
) -> list[Glyph]:
    """The glyphs, with a reason on those that lie under a picture or are white on white paper."""
    if not drawings.laid and not any(is_white(g.look.colour) for g in glyphs):
        return glyphs
    middles = np.array([((g.box[0] + g.box[2]) / 2, (g.box[1] + g.box[3]) / 2) for g in glyphs]).reshape(-1, 2)
    out = list(glyphs)
    for number in _covered(glyphs, middles, drawings.laid, objects, document, page):
        out[number] = out[number]._replace(hidden=out[number].hidden or COVERED)
    white = [n for n, g in enumerate(out) if not g.hidden and is_white(g.look.colour) and not g.char.isspace()]
    if white:
        grounded = np.zeros(len(white), bool)
        for box in drawings.grounds:
            grounded |= _within(middles[white], box)
        for number, stands in zip(white, grounded.tolist(), strict=True):
            if not stands:
                out[number] = out[number]._replace(hidden=WHITE)
    return out


def _within(middles: Any, box: Box) -> Any:
    return (middles[:, 0] > box[0]) & (middles[:, 0] < box[2]) & (middles[:, 1] > box[1]) & (middles[:, 1] < box[3])


def _covered(
    glyphs: list[Glyph], middles: Any, laid: Sequence[Laid], objects: Sequence[Painted], document: Any, page: Any
) -> set[int]:
    """The numbers of the glyphs over which an opaque picture was painted."""
    under = [(picture, np.flatnonzero(_within(middles, picture.box)).tolist()) for picture in laid]
    under = [(picture, numbers) for picture, numbers in under if numbers]
    if not under:
        return set()
    # Painting order says what is seen, never what is read first.
    order = {address_of(one.item): n for n, one in enumerate(objects) if one.kind == TEXT}
    found: set[int] = set()
    for picture, numbers in under:
        earlier = [n for n in numbers if order.get(glyphs[n].owner, picture.order) < picture.order]
        if earlier and _is_opaque(picture, document, page):
            found.update(earlier)
    return found


def _is_opaque(picture: Laid, document: Any, page: Any) -> bool:
    """True for a picture without a mask, holes or a blend that lets through what is under it."""
    left, top, right, bottom = picture.box
    if pdfium.FPDFPageObj_HasTransparency(picture.item) or (right - left) * (bottom - top) > MOST_SHOWN:
        return False
    bitmap = pdfium.FPDFImageObj_GetRenderedBitmap(document, page, picture.item)
    if not bitmap:
        return False
    try:
        if pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_BGRA:
            return bool(pdfium.FPDFBitmap_GetFormat(bitmap) != pdfium.FPDFBitmap_Unknown)
        stride, height = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
        raw = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
        alpha = np.frombuffer(raw, np.uint8).reshape(height, stride)[:, 3::4][:, : pdfium.FPDFBitmap_GetWidth(bitmap)]
        return bool((alpha >= OPAQUE).mean() > 0.95)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
