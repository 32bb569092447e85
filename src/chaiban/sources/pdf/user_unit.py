"""The unit of a file's pages in points: pdfium doesn't tell it (ISO 32000-1, table 30, UserUnit)."""

from __future__ import annotations

import re
import zlib

_UNIT = re.compile(rb"/UserUnit\s+(\d*\.?\d+)")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
MOST_UNPACKED = 4 * 2**20
"""Bytes taken out of one stream of objects."""
LARGEST = 1000.0


def user_unit(data: bytes) -> float:
    """Points in one unit of the pages; 1.0 where none is stated, or where pages state different ones."""
    found = set(map(float, _UNIT.findall(data)))
    for match in _PACKED.finditer(data):
        try:
            unpacked = zlib.decompressobj().decompress(data[match.end() :], MOST_UNPACKED)
        except zlib.error:
            continue
        found |= set(map(float, _UNIT.findall(unpacked)))
    unit = found.pop() if len(found) == 1 else 1.0
    return unit if 0 < unit <= LARGEST else 1.0
