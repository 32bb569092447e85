"""What pdfium says of each character of a page, in arrays."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

_PUT_IN = (0x00, 0x02, 0x09, 0x0A, 0x0D, 0x20, 0x2D, 0xAD, 0xFFFE)
"""Asking costs: pdfium puts in nothing but white and hyphens."""
_WHITE = (0x00, 0x02, 0x09, 0x0A, 0x0D)
_Call = ctypes.CFUNCTYPE
_TEXT, _AT = ctypes.c_void_p, ctypes.c_int


def _plain(function: Any, result: Any, *more: Any) -> Any:
    """A function of pdfium's that takes addresses as plain numbers: a third faster than checked pointers."""
    return _Call(result, _TEXT, _AT, *more)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint)
_unmapped = _plain(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int)
_owner = _plain(pdfium.FPDFText_GetTextObject, ctypes.c_size_t)
_origin = _plain(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, ctypes.c_size_t, ctypes.c_size_t)
_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_size_t)


@dataclass(frozen=True, slots=True)
class Characters:
    """One entry a painted character in every array, in the order of painting.

    `numbers` are pdfium's own, `owners` the addresses of text objects (0 where there is none before either),
    `boxes` left, top, right, bottom in the page's own space, y upwards; `origins` likewise.
    """

    numbers: Any
    codes: Any
    unmapped: Any
    owners: Any
    origins: Any
    boxes: Any


def read_characters(text: Any, most: int) -> Characters:
    """At most `most` characters of a loaded text page, without the white that pdfium put in by itself."""
    page = ctypes.cast(text, ctypes.c_void_p).value
    # Of what is above the limit no more is looked at than tells that it is; pdfium puts in less than there is.
    count = max(0, min(pdfium.FPDFText_CountChars(text), 2 * most))
    codes = np.fromiter(map(_unicode, [page] * count, range(count)), np.uint32, count)
    numbers = np.flatnonzero(~_put_in(text, codes))[:most]
    codes = codes[numbers]
    every = numbers.tolist()
    here = [page] * len(every)
    unmapped = np.fromiter(map(_unmapped, here, every), np.int32, len(every)) == 1
    for place in np.flatnonzero((codes < 0x20) & ~np.isin(codes, _WHITE)).tolist():
        # A control character that was painted is a glyph's number, unless nothing is to be seen.
        unmapped[place] |= _has_ink(text, every[place])
    owners = np.fromiter(map(_owner, here, every), np.uint64, len(every)).astype(np.int64)
    # The later letters of a ligature have no object of their own.
    owners = owners[np.maximum.accumulate(np.where(owners != 0, np.arange(len(every)), 0))] if len(every) else owners
    origins, boxes = np.zeros((len(every), 2)), np.zeros((len(every), 4), np.float32)
    first, after = origins.ctypes.data, origins.ctypes.data + 16 * len(every)
    # Written in place: the arrays outlive the calls.
    for _ in map(_origin, here, every, range(first, after, 16), range(first + 8, after + 8, 16)):
        pass
    first = boxes.ctypes.data
    for _ in map(_loose_box, here, every, range(first, first + 16 * len(every), 16)):
        pass
    return Characters(numbers, codes, unmapped, owners, origins, boxes.astype(np.float64))


def _has_ink(text: Any, number: int) -> bool:
    edges = [ctypes.c_double() for _ in range(4)]
    pdfium.FPDFText_GetCharBox(text, number, *edges)
    left, right, bottom, top = (edge.value for edge in edges)
    return right - left > 0 and top - bottom > 0


def _put_in(text: Any, codes: Any) -> Any:
    """True for each character that pdfium put in."""
    out = np.zeros(len(codes), bool)
    for number in np.flatnonzero(np.isin(codes, _PUT_IN)).tolist():
        out[number] = pdfium.FPDFText_IsGenerated(text, number) == 1
    return out
