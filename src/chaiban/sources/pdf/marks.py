"""What marks on the objects of a page say."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

LONGEST = 4096
"""Bytes of a string that is read; longer ones count as empty."""


def name_of(mark: Any) -> str:
    """The name of a mark; "" for one that has none."""
    buffer, length = ctypes.create_string_buffer(LONGEST), ctypes.c_ulong()
    target = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
    if not pdfium.FPDFPageObjMark_GetName(mark, target, LONGEST, length) or length.value > LONGEST:
        return ""
    return buffer.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0")


def said_by(mark: Any, key: bytes) -> str:
    """The text that a mark has under a key; "" for none. pdfium's own function takes all of it for UTF-8."""
    buffer, length = (ctypes.c_ubyte * LONGEST)(), ctypes.c_ulong()
    if not pdfium.FPDFPageObjMark_GetParamBlobValue(mark, key, buffer, LONGEST, length) or length.value > LONGEST:
        return ""
    return decoded(bytes(buffer[: length.value]))


def decoded(raw: bytes) -> str:
    """A text string of a file (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 with its mark, else nearly Latin-1."""
    if raw[:2] == b"\xfe\xff":
        return raw[2:].decode("utf-16-be", "replace")
    if raw[:3] == b"\xef\xbb\xbf":
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1")
