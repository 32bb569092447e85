"""Which layers (optional content, ISO 32000-1, 8.11) of a file are switched off: pdfium's text takes no notice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.sources.pdf.loose import loose_objects
from chaiban.sources.pdf.marks import decoded, name_of, said_by

_OFF = re.compile(rb"/OFF\s*\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R")
_GROUP = re.compile(rb"/Type\s*/OCG\b")
_NAME = re.compile(rb"/Name\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


def layers_off(data: bytes, streams: Sequence[tuple[int, bytes]]) -> frozenset[str]:
    """The names of the layers that readers of the file don't see unless they ask for them."""
    texts = [data, *(text for _, text in streams)]
    if not any(b"/OCProperties" in text for text in texts):
        return frozenset()
    numbers = {int(n) for text in texts for listed in _OFF.findall(text) for n in _REFERENCE.findall(listed)}
    if not numbers:
        return frozenset()
    off: set[str] = set()
    on: set[str] = set()
    for number, body in loose_objects(data, streams):
        if _GROUP.search(body) and (match := _NAME.search(body)):
            (off if number in numbers else on).add(_spelled(match[1], match[2]))
    # Marks on the page name a layer: two of one name can't be told apart.
    return frozenset(off - on)


def _spelled(plain: bytes | None, hexadecimal: bytes | None) -> str:
    """A string of a file as text (ISO 32000-1, 7.9.2.2)."""
    if plain is None:
        digits = b"".join((hexadecimal or b"").split()).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = _ESCAPED.sub(lambda m: bytes([int(m[1], 8) % 256]) if m[1].isdigit() else m[1], plain)
    return decoded(raw)


def is_off(item: Any, off: frozenset[str]) -> bool:
    """True if an object stands on one of these layers."""
    for n in range(max(0, pdfium.FPDFPageObj_CountMarks(item))):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        if name_of(mark) == "OC":
            return said_by(mark, b"Name") in off
    return False
