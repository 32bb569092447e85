"""The objects of a file found without its tables: for what pdfium doesn't tell (units, layers)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence

MOST_UNPACKED = 4 * 2**20
"""Bytes taken out of one stream of objects."""
MOST_STREAMS = 4_000
LONGEST = 4_000
"""Bytes of an object that are looked at."""
OBJECT = re.compile(rb"(?<![0-9])(\d{1,8})\s+\d{1,5}\s+obj\b")
_PACKED = re.compile(rb"/ObjStm\b.{0,400}?stream\r?\n", re.DOTALL)
_FIRST = re.compile(rb"/First\s+(\d{1,8})")


def unpacked_streams(data: bytes) -> list[tuple[int, bytes]]:
    """Every stream of objects (ISO 32000-1, 7.5.7): where its first object begins, and its bytes."""
    out = []
    for match, _ in zip(_PACKED.finditer(data), range(MOST_STREAMS), strict=False):
        try:
            text = zlib.decompressobj().decompress(data[match.end() :], MOST_UNPACKED)
        except zlib.error:
            continue
        first = _FIRST.search(data[max(0, match.start() - 200) : match.end()])
        out.append((int(first[1]) if first else 0, text))
    return out


def loose_objects(data: bytes, streams: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """(number, beginning of its text) for every object of a file, in no order."""
    for match in OBJECT.finditer(data):
        yield int(match[1]), data[match.end() : match.end() + LONGEST].split(b"endobj", 1)[0]
    for first, text in streams:
        header = [int(word) for word in text[:first].split() if word.isdigit()]
        places = [*header[1::2], len(text) - first]
        for number, start, end in zip(header[::2], places, places[1:], strict=False):
            yield number, text[first + start : first + min(end, start + LONGEST)]
