"""Pictures of PDF pages, for people to look at."""

from __future__ import annotations

import ctypes
import struct
import zlib
from typing import Any, TypeAlias

import numpy as np
import pypdfium2.raw as pdfium

from chaiban.errors import SourceError
from chaiban.sources.pdf.reader import open_document
from chaiban.sources.pdf.trimmed import trim
from chaiban.sources.pdf.user_unit import user_unit

SCREEN_SCALE = 1.6
"""Pixels a point: body type of nine points can be read, and a broadsheet stays below three megabytes."""
MOST_PIXELS = 16_000_000
"""Of one picture; a page of two metres is shown smaller."""

Grey: TypeAlias = np.ndarray[Any, np.dtype[np.uint8]]
"""Brightness of each pixel, rows from the top."""


def picture_of(data: bytes, name: str, number: int, scale: float) -> bytes:
    """Page `number` (from 1) as a grey PNG; see `grey_of`."""
    return png_of(grey_of(data, name, number, scale))


def grey_of(data: bytes, name: str, number: int, scale: float) -> Grey:
    """Page `number` (from 1), `scale` pixels a point, fewer if it would be larger than the limit.

    Raises SourceError if the file can't be opened or the page can't be drawn.
    """
    document = open_document(data, name)
    try:
        page = pdfium.FPDF_LoadPage(document, number - 1)
        if not page:
            raise SourceError(f"page {number} is damaged", where=name, remedy="fetch the file again")
        try:
            trim(page)
            return _grey(page, scale, user_unit(data))
        finally:
            pdfium.FPDF_ClosePage(page)
    finally:
        pdfium.FPDF_CloseDocument(document)


def _grey(page: Any, scale: float, unit: float) -> Grey:
    width, height = pdfium.FPDF_GetPageWidthF(page) * unit, pdfium.FPDF_GetPageHeightF(page) * unit
    scale = min(scale, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap = pdfium.FPDFBitmap_Create(across, down, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, across, down, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        start = pdfium.FPDFBitmap_GetBuffer(bitmap)
        raw = ctypes.string_at(start, stride * down)
        pixels = np.frombuffer(raw, np.uint8).reshape(down, stride)[:, : across * 4].reshape(down, across, 4)
        # Blue, green, red by how bright they look (ITU-R BT.601).
        grey: Grey = (pixels[..., 0] * 0.114 + pixels[..., 1] * 0.587 + pixels[..., 2] * 0.299).astype(np.uint8)
        return grey
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)


def png_of(grey: Grey) -> bytes:
    """An 8-bit grey PNG (ISO/IEC 15948), no filter."""
    height, width = grey.shape
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = grey

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(rows.tobytes(), 6)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
