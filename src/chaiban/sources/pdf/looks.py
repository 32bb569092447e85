"""How the characters of a text object look, and why a reader may see none of them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box
from chaiban.sources.pdf.layers import is_off
from chaiban.sources.pdf.objects import IDENTITY, Matrix, box_through, clip_of

INVISIBLE, LAYER, CLIPPED, COVERED, WHITE = "invisible", "layer", "clipped", "covered", "white"
"""Why a painted character isn't seen."""
SLANTED = 0.6
"""Degrees off the quarter turns from which a line runs aslant; scans are skewed by less."""
_UNSEEN = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILLED = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_BOTH = (pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE_CLIP)
_STROKED = (*_BOTH, pdfium.FPDF_TEXTRENDERMODE_STROKE, pdfium.FPDF_TEXTRENDERMODE_STROKE_CLIP)
_BOLD_NAMES = ("black", "heavy", "bold", "semibold", "demi", "hei", "heiti")
_FORCED_BOLD = 1 << 18
"""ForceBold in the font descriptor's flags (ISO 32000-1, table 123)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all glyphs of one text object share.

    `angle` is the direction of writing in quarter turns, `slant` how many degrees it is off that.
    """

    size: float
    font: str
    weight: int
    colour: int
    angle: int
    slant: int = 0


@dataclass(frozen=True, slots=True)
class Seen:
    """A text object's look, why nobody sees it ("" if it is seen), and the box that it is cut to."""

    look: Look
    hidden: str
    clip: Box | None


class Looks:
    """The looks of a page's text objects; what they share is asked for once.

    `forms` holds, by address, the matrix of the form that a text object stands in and whether its layer is off.
    """

    def __init__(
        self, text: Any, turned: int, unit: float, off: frozenset[str], forms: Mapping[int, tuple[Matrix, bool]]
    ) -> None:
        self._text, self._turned, self._unit, self._off, self._forms = text, turned, unit, off, forms
        self._fonts: dict[int, tuple[str, int]] = {}
        self._known: dict[Look, Look] = {}

    def of(self, number: int, owner: int) -> Seen:
        """The look of the text object at an address, of which `number` is a character."""
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._text, number, matrix)
        size = pdfium.FPDFText_GetFontSize(self._text, number)
        scale = (math.hypot(matrix.c, matrix.d) or 1.0) * self._unit
        degrees = math.degrees(math.atan2(-matrix.b, matrix.a)) + (180.0 if size < 0 else 0.0)
        quarter = round(degrees / 90)
        off = degrees - 90 * quarter
        slant = round(off) or int(math.copysign(1, off)) if abs(off) > SLANTED else 0
        item = ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT) if owner else None
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else pdfium.FPDF_TEXTRENDERMODE_FILL
        font, weight = self._font(number, item)
        colour, alpha = _colour_of(pdfium.FPDFText_GetFillColor, self._text, number)
        if mode in _STROKED and (colour == 0xFFFFFF or mode not in _BOTH):
            # White letters with an outline are seen by their outline.
            colour, alpha = _colour_of(pdfium.FPDFText_GetStrokeColor, self._text, number)
        look = Look(round(abs(size) * scale, 3), font, weight, colour, (quarter + self._turned) % 4, slant)
        look = self._known.setdefault(look, look)
        if item is None:
            return Seen(look, "", None)
        form, layer_off = self._forms.get(owner, (IDENTITY, False))
        hidden = ""
        if mode in _UNSEEN or (alpha == 0 and mode in _FILLED):
            hidden = INVISIBLE
        elif layer_off or (self._off and is_off(item, self._off)):
            hidden = LAYER
        clip = clip_of(item)
        return Seen(look, hidden, None if clip is None else box_through(clip, form))

    def _font(self, number: int, item: Any) -> tuple[str, int]:
        font = pdfium.FPDFTextObj_GetFont(item) if item else None
        key = ctypes.addressof(font.contents) if font else 0
        if not key or key not in self._fonts:
            name, flags = _name_of(self._text, number)
            weight = _weight(name, pdfium.FPDFText_GetFontWeight(self._text, number), flags)
            self._fonts[key] = name, weight
        return self._fonts[key]


def _name_of(text: Any, number: int) -> tuple[str, int]:
    flags = ctypes.c_int()
    size = pdfium.FPDFText_GetFontInfo(text, number, None, 0, flags)
    if not size:
        return "", 0
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFText_GetFontInfo(text, number, buffer, size, flags)
    name = buffer.value.decode("utf-8", "replace")
    # A subset's tag (ABCDEF+) differs between two subsets of one font.
    return (name[7:] if name[6:7] == "+" else name), flags.value


def _weight(name: str, stated: int, flags: int) -> int:
    words = name.lower()
    if stated >= 600 or flags & _FORCED_BOLD or any(word in words for word in _BOLD_NAMES):
        return max(700, min(stated, 1000))
    return 400


def _colour_of(ask: Any, text: Any, number: int) -> tuple[int, int]:
    """Red, green and blue in one number, and how opaque it is (0 to 255)."""
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not ask(text, number, r, g, b, a):
        return 0, 255
    return r.value << 16 | g.value << 8 | b.value, a.value
