"""Text that a file gives in place of its glyphs (ActualText, ISO 32000-1, 14.9.4): it has no places.

pdfium puts all of it into the box of the first glyphs that it stands for, or loses both. What is printed is better:
glyphs are read by themselves, and the text in their place only where their font doesn't say what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from chaiban.sources.pdf.characters import Characters
from chaiban.sources.pdf.marks import said_by
from chaiban.sources.pdf.objects import TEXT, Painted, address_of

_KEY = b"ActualText"
Spoken = list[tuple[str, list[int]]]
"""Each text with the addresses of the text objects that it stands for."""


def take_away(objects: Sequence[Painted]) -> Spoken:
    """The texts in place of glyphs; they are gone from the loaded page, so that its text is that of the glyphs."""
    spoken: Spoken = []
    follows = ""
    for one in objects:
        said = _taken_from(one.item) if one.kind == TEXT else ""
        if said and said == follows:
            spoken[-1][1].append(address_of(one.item))
        elif said:
            spoken.append((said, [address_of(one.item)]))
        follows = said
    return spoken


def _taken_from(item: Any) -> str:
    said = ""
    for n in reversed(range(max(0, pdfium.FPDFPageObj_CountMarks(item)))):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, _KEY) == pdfium.FPDF_OBJECT_STRING:
            said = said_by(mark, _KEY) or said
            pdfium.FPDFPageObj_RemoveMark(item, mark)
    return said


def put_back(found: Characters, spoken: Spoken) -> Characters:
    """The characters; where none of those that a text stands for says what it is, they are that text's."""
    lost = found.unmapped | (found.codes == 0) | (found.codes == 0xFFFD)
    if not spoken or not lost.any():
        return found
    keep = np.ones(len(lost), np.int64)
    codes = found.codes.copy()
    unmapped = found.unmapped.copy()
    more: dict[int, list[int]] = {}
    for text, owners in spoken:
        mine = np.flatnonzero(np.isin(found.owners, owners))
        if not len(mine) or not lost[mine].all():
            continue
        keep[mine] = 0
        for place, char in enumerate(text):
            at = int(mine[min(place, place * len(mine) // len(text))])
            keep[at] += 1
            more.setdefault(at, []).append(ord(char))
            unmapped[at] = False
    every = np.repeat(np.arange(len(keep)), keep)
    spelled = [code for at, times in enumerate(keep.tolist()) for code in more.get(at, [int(codes[at])] * times)]
    return Characters(
        found.numbers[every], np.array(spelled, np.uint32), unmapped[every], found.owners[every],
        found.origins[every], found.boxes[every],
    )  # fmt: skip
