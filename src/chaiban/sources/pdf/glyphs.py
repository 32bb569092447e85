"""Every painted character of a PDF page with its place and look, whatever the painting order."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box
from chaiban.sources.pdf.unmapped import PRIVATE, fonts_of_letters, private_of

INVISIBLE = pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
_CLIP_ONLY = pdfium.FPDF_TEXTRENDERMODE_CLIP
_BOLD_NAMES = ("black", "heavy", "bold", "semibold", "demi", "hei", "heiti")
_FORCED_BOLD = 1 << 18
"""ForceBold in the font descriptor's flags (ISO 32000-1, table 123)."""
UNKNOWN = "\ufffd"
_PUT_IN = frozenset((0x00, 0x02, 0x09, 0x0A, 0x0D, 0x20, 0x2D, 0xAD, 0xFFFE))


@dataclass(frozen=True, slots=True)
class Look:
    """What all glyphs of one text object share. `angle` is the direction of writing, in quarter turns."""

    size: float
    font: str
    weight: int
    colour: int
    angle: int
    hidden: bool


class Glyph(NamedTuple):
    """A painted character: `x`, `y` its origin on the shown page, `box` its em box there."""

    char: str
    x: float
    y: float
    box: Box
    look: Look


Place = Callable[[float, float], tuple[float, float]]
"""From the page's own space to points from the top left of what is shown."""


def collect_glyphs(page: Any, place: Place, turned: int, most: int, unit: float = 1.0) -> list[Glyph]:
    """The glyphs of a page in painting order, spaces too; at most `most` of them.

    `turned` is the page's rotation in quarter turns clockwise, `unit` its unit in points. What pdfium puts in by
    itself (spaces, line ends) is left out; a line-end hyphen, which it replaces, is put back.
    """
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return _loop(text, place, turned, most, unit)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _loop(text: Any, place: Place, turned: int, most: int, unit: float) -> list[Glyph]:
    looks: dict[int, Look] = {}
    known: dict[Look, Look] = {}
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    unicode_of, is_generated = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_IsGenerated
    has_error = pdfium.FPDFText_HasUnicodeMapError
    origin_of, box_of, object_of = (
        pdfium.FPDFText_GetCharOrigin,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    glyphs: list[Glyph] = []
    owners: list[int] = []
    for number in range(pdfium.FPDFText_CountChars(text)):
        if len(glyphs) >= most:
            break
        code = unicode_of(text, number)
        # Asking costs: pdfium puts in nothing but white and hyphens.
        if code in _PUT_IN and is_generated(text, number) == 1:
            continue
        # Without a mapping pdfium gives the glyph's number as if it were a character.
        char = private_of(code) if code and has_error(text, number) == 1 else _char_of(code)
        if not char:
            continue
        owner = object_of(text, number)
        # The later letters of a ligature have no object of their own.
        key = ctypes.addressof(owner.contents) if owner else (owners[-1] if owners else -1)
        look = looks.get(key)
        if look is None:
            look = _look_of(text, number, owner, turned, unit)
            look = looks[key] = known.setdefault(look, look)
        origin_of(text, number, x, y)
        box_of(text, number, box)
        at = place(x.value, y.value)
        place_box = _em_box(at, place, box, look)
        if not look.font and look.angle == 0 and is_full_width(char):
            # pdfium knows no advance of Type 3 glyphs and gives the ink's box.
            # Marks may be set half as wide.
            least = at[0] + look.size * (1.0 if char.isalnum() else 0.5)
            place_box = (at[0], place_box[1], max(least, place_box[2]), place_box[3])
        glyphs.append(Glyph(char, at[0], at[1], place_box, look))
        owners.append(key)
    return _parted_ligatures(_read_by_code(glyphs), owners)


def _read_by_code(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, those of fonts numbered like Latin letters as these letters."""
    fonts = fonts_of_letters((glyph.look.font, glyph.char) for glyph in glyphs if glyph.char[0] >= chr(PRIVATE))
    if not fonts:
        return glyphs
    return [
        glyph._replace(char=chr(ord(glyph.char) - PRIVATE))
        if glyph.char[0] >= chr(PRIVATE) and glyph.look.font in fonts
        else glyph
        for glyph in glyphs
    ]


@cache
def is_full_width(char: str) -> bool:
    """True for characters of Chinese print that are always an em wide."""
    return unicodedata.east_asian_width(char) in "WF"


@cache
def _char_of(code: int) -> str:
    if code in (0x02, 0xFFFE):  # what pdfium makes of a hyphen at a line end
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000:
        return UNKNOWN
    char = chr(code)
    if code < 0x20 or code == 0x7F:
        return ""
    return char


def _look_of(text: Any, number: int, owner: Any, turned: int, unit: float) -> Look:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, number, matrix)
    scale = (math.hypot(matrix.c, matrix.d) or 1.0) * unit
    size = pdfium.FPDFText_GetFontSize(text, number) * scale
    angle = (round(math.degrees(math.atan2(-matrix.b, matrix.a)) / 90) + turned) % 4
    name, flags = _font_of(text, number)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    hidden = mode in (INVISIBLE, _CLIP_ONLY)
    weight = _weight(name, pdfium.FPDFText_GetFontWeight(text, number), flags)
    return Look(round(size, 3), name, weight, _colour_of(text, number), angle, hidden)


def _font_of(text: Any, number: int) -> tuple[str, int]:
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


def _colour_of(text: Any, number: int) -> int:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFText_GetFillColor(text, number, r, g, b, a):
        return 0
    return r.value << 16 | g.value << 8 | b.value


def _em_box(at: tuple[float, float], place: Place, box: Any, look: Look) -> Box:
    """The advance wide along the line, one type size across it: fonts disagree about their own heights."""
    x0, y0 = place(box.left, box.bottom)
    x1, y1 = place(box.right, box.top)
    left, right, top, bottom = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    above, below = 0.86 * look.size, 0.14 * look.size
    if look.angle == 0:
        return left, at[1] - above, right, at[1] + below
    if look.angle == 2:
        return left, at[1] - below, right, at[1] + above
    if look.angle == 1:
        return at[0] - below, top, at[0] + above, bottom
    return at[0] - above, top, at[0] + below, bottom


def _parted_ligatures(glyphs: list[Glyph], owners: list[int]) -> list[Glyph]:
    """pdfium spells ligatures (fi, a dash of two em) out, all letters in the ligature's box: give each its share."""
    out: list[Glyph] = []
    start = 0
    while start < len(glyphs):
        end = start + 1
        first = glyphs[start]
        while end < len(glyphs) and owners[end] == owners[start] and _is_piece(first, glyphs[end]):
            end += 1
        if end - start == 1:
            out.append(first)
        else:
            out += _shares(glyphs[start:end])
        start = end
    return out


def _is_piece(first: Glyph, other: Glyph) -> bool:
    return first.x == other.x and first.y == other.y and first.box == other.box and not other.char.isspace()


def _shares(pieces: list[Glyph]) -> list[Glyph]:
    left, top, right, bottom = pieces[0].box
    step = (right - left) / len(pieces)
    return [
        Glyph(p.char, p.x + n * step, p.y, (left + n * step, top, left + (n + 1) * step, bottom), p.look)
        for n, p in enumerate(pieces)
    ]
