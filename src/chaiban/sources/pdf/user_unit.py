"""The unit of a file's pages in points: pdfium doesn't tell it (ISO 32000-1, table 30, UserUnit)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.sources.pdf.loose import unpacked_streams

_UNIT = re.compile(rb"/UserUnit\s+(\d*\.?\d+)")
LARGEST = 1000.0


def user_unit(data: bytes, streams: Sequence[tuple[int, bytes]] | None = None) -> float:
    """Points in one unit of the pages; 1.0 where none is stated, or where pages state different ones."""
    texts = [data, *(text for _, text in (unpacked_streams(data) if streams is None else streams))]
    found = {float(unit) for text in texts for unit in _UNIT.findall(text)}
    unit = found.pop() if len(found) == 1 else 1.0
    return unit if 0 < unit <= LARGEST else 1.0
