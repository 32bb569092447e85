"""Every painted character of a PDF page with its place and look, whatever the painting order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium

from chaiban.model.geometry import Box
from chaiban.sources.pdf.characters import Characters, read_characters
from chaiban.sources.pdf.looks import CLIPPED, Look, Looks
from chaiban.sources.pdf.objects import IDENTITY, TEXT, Painted, address_of
from chaiban.sources.pdf.radicals import DOOR, door_of, unified
from chaiban.sources.pdf.spacing import widen
from chaiban.sources.pdf.spoken import put_back, take_away
from chaiban.sources.pdf.unmapped import PRIVATE, fonts_of_letters, private_of

UNKNOWN = "\ufffd"
ABOVE, BELOW = 0.86, 0.14
"""Em of a type's size above and below its baseline: fonts disagree about their own heights."""
_CUT = 0.5
"""Points by which a character's middle has to lie outside of what its object is cut to."""


class Glyph(NamedTuple):
    """A painted character: `x`, `y` its origin on the shown page, `box` its em box there.

    `hidden` says why nobody sees it, `owner` tells its text object from others.
    """

    char: str
    x: float
    y: float
    box: Box
    look: Look
    hidden: str = ""
    owner: int = 0


Place = Callable[[Any, Any], tuple[Any, Any]]
"""From the page's own space to points from the top left of what is shown; numbers or arrays."""


def collect_glyphs(
    page: Any,
    place: Place,
    turned: int,
    most: int,
    unit: float = 1.0,
    off: frozenset[str] = frozenset(),
    objects: Sequence[Painted] = (),
) -> list[Glyph]:
    """The glyphs of a page in painting order, spaces too; at most `most` of them.

    `turned` is the page's rotation in quarter turns clockwise, `unit` its unit in points, `off` the layers that
    are switched off, `objects` what is painted. What pdfium puts in by itself (spaces, line ends) is left out; a
    line-end hyphen, which it replaces, is put back.
    """
    forms = {
        address_of(one.item): (one.matrix, one.off)
        for one in objects
        if one.kind == TEXT and (one.off or one.matrix != IDENTITY)
    }
    spoken = take_away(objects)
    text = pdfium.FPDFText_LoadPage(page)
    try:
        found = put_back(read_characters(text, most), spoken)
        return _glyphs_of(found, Looks(text, turned, unit, off, forms), place)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _glyphs_of(found: Characters, looks: Looks, place: Place) -> list[Glyph]:
    if not len(found.codes):
        return []
    owners, first, of = np.unique(found.owners, return_index=True, return_inverse=True)
    starts = found.numbers[first].tolist()
    seen = [looks.of(number, owner) for number, owner in zip(starts, owners.tolist(), strict=True)]
    x, y = place(found.origins[:, 0], found.origins[:, 1])
    sizes = np.array([one.look.size for one in seen])[of]
    angles = np.array([one.look.angle for one in seen])[of]
    boxes = widen(_em_boxes(x, y, found, place, sizes, angles), x, y, found, sizes, angles)
    cut = _is_cut(found, np.array([one.clip or (-1e9, -1e9, 1e9, 1e9) for one in seen])[of])
    looks_of, hidden_of = [one.look for one in seen], [one.hidden for one in seen]
    at = of.tolist()
    glyphs = list(
        map(
            Glyph,
            _chars_of(found),
            x.tolist(),
            y.tolist(),
            map(tuple, boxes.tolist()),
            map(looks_of.__getitem__, at),
            map(hidden_of.__getitem__, at),
            found.owners.tolist(),
        )
    )
    for number in np.flatnonzero(cut).tolist():
        glyphs[number] = glyphs[number]._replace(hidden=glyphs[number].hidden or CLIPPED)
    if not all(look.font for look in looks_of):
        glyphs = [_as_wide_as_type(glyph) for glyph in glyphs]
    return _parted_ligatures(_read_by_code(_whole_pairs(_with_doors([glyph for glyph in glyphs if glyph.char]))))


def _with_doors(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, the radical of doors as the character that it stands for on this page."""
    chars = [glyph.char for glyph in glyphs]
    if DOOR not in chars:
        return glyphs
    door = door_of(chars)
    return [glyph._replace(char=door) if glyph.char == DOOR else glyph for glyph in glyphs]


def _chars_of(found: Characters) -> list[str]:
    """The characters; "" for what is none."""
    codes, of = np.unique(found.codes, return_inverse=True)
    chars = [_char_of(code) for code in codes.tolist()]
    out = [chars[n] for n in of.tolist()]
    for number in np.flatnonzero(found.unmapped & (found.codes != 0)).tolist():
        # Without a mapping pdfium gives the glyph's number as if it were a character.
        out[number] = private_of(int(found.codes[number]))
    return out


def _as_wide_as_type(glyph: Glyph) -> Glyph:
    """pdfium knows no advance of Type 3 glyphs and gives the ink; characters of Chinese print are an em wide."""
    look, (_, top, right, bottom) = glyph.look, glyph.box
    if look.font or look.angle or not glyph.char or not is_full_width(glyph.char):
        return glyph
    # Marks may be set half as wide.
    least = glyph.x + look.size * (1.0 if glyph.char.isalnum() else 0.5)
    return glyph._replace(box=(glyph.x, top, max(least, right), bottom))


def _em_boxes(x: Any, y: Any, found: Characters, place: Place, sizes: Any, angles: Any) -> Any:
    """The advance wide along the line, one type size across it."""
    x0, y0 = place(found.boxes[:, 0], found.boxes[:, 3])
    x1, y1 = place(found.boxes[:, 2], found.boxes[:, 1])
    above, below = ABOVE * sizes, BELOW * sizes
    lying = angles % 2 == 0
    start, end = np.where(angles >= 2, below, above), np.where(angles >= 2, above, below)
    # Lines that run down (1) have their tops at the right.
    return np.column_stack(
        (
            np.where(lying, np.minimum(x0, x1), x - np.where(angles == 1, below, above)),
            np.where(lying, y - start, np.minimum(y0, y1)),
            np.where(lying, np.maximum(x0, x1), x + np.where(angles == 1, above, below)),
            np.where(lying, y + end, np.maximum(y0, y1)),
        )
    )


def _is_cut(found: Characters, clips: Any) -> Any:
    """True for each character whose middle lies outside of what its object is cut to."""
    middle = (found.boxes[:, :2] + found.boxes[:, 2:]) / 2
    outside = (middle < clips[:, :2] - _CUT) | (middle > clips[:, 2:] + _CUT)
    return outside.any(axis=1)


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
    if code == 0 or code > 0x10FFFF:
        return UNKNOWN
    if code < 0x20 or code == 0x7F:
        return ""
    return unified(chr(code))


def _whole_pairs(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs, halves of a UTF-16 pair as the one character that they stand for, or as unknown."""
    if not any("\ud800" <= glyph.char <= "\udfff" for glyph in glyphs):
        return glyphs
    out: list[Glyph] = []
    for glyph in glyphs:
        if "\udc00" <= glyph.char <= "\udfff" and out and "\ud800" <= out[-1].char <= "\udbff":
            whole = 0x10000 + ((ord(out[-1].char) - 0xD800) << 10) + ord(glyph.char) - 0xDC00
            out[-1] = out[-1]._replace(char=chr(whole))
        else:
            out.append(glyph)
    return [g._replace(char=UNKNOWN) if "\ud800" <= g.char <= "\udfff" else g for g in out]


def _parted_ligatures(glyphs: list[Glyph]) -> list[Glyph]:
    """pdfium spells ligatures (fi, a dash of two em) out, all letters in the ligature's box: give each its share."""
    out: list[Glyph] = []
    start = 0
    while start < len(glyphs):
        end = start + 1
        first = glyphs[start]
        while end < len(glyphs) and _is_piece(first, glyphs[end]):
            end += 1
        if end - start == 1:
            out.append(first)
        else:
            out += _shares(glyphs[start:end], _runs_back(glyphs, start, end))
        start = end
    return out


def _is_piece(first: Glyph, other: Glyph) -> bool:
    return (
        first.x == other.x
        and first.y == other.y
        and first.owner == other.owner
        and first.box == other.box
        and not other.char.isspace()
    )


def _runs_back(glyphs: list[Glyph], start: int, end: int) -> bool:
    """True if the text object around a ligature is given from right to left: pdfium then turns its letters, too."""
    owner = glyphs[start].owner
    before = glyphs[start - 1] if start and glyphs[start - 1].owner == owner else glyphs[start]
    after = glyphs[end] if end < len(glyphs) and glyphs[end].owner == owner else glyphs[start]
    return after.x < before.x


def _shares(pieces: list[Glyph], back: bool) -> list[Glyph]:
    left, top, right, bottom = pieces[0].box
    step = (right - left) / len(pieces)
    if not back and all(unicodedata.bidirectional(p.char) in ("R", "AL") for p in pieces):
        pieces = pieces[::-1]
    return [
        p._replace(x=p.x + n * step, box=(left + n * step, top, left + (n + 1) * step, bottom))
        for n, p in enumerate(pieces)
    ]
