"""Dumps that write block after block: pdftotext, pdfminer, pdfium and an editorial system's export."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps import painting
from chaiban.typesetter.dumps.slip import Slip
from chaiban.typesetter.sheet import Sheet

_OPENING = "“‘「『"


def editorial(sheet: Sheet, rng: Random) -> Dump:
    """An export that sends heads after bodies, with blank lines at paragraphs and at column breaks."""
    slip = Slip()
    at_paragraphs = rng.random() < 0.75
    at_frames = rng.random() < 0.85
    at_quotes = 0.4 if rng.random() < 0.5 else 0.0
    for number in painting.trailing_heads(sheet, rng):
        frame = sheet.frames[number]
        before = slip.truths[-1] if slip.truths else None
        if at_frames or before is None or before.item != frame.item or painting.is_head(frame):
            slip.skip()
        for place, line in enumerate(frame.lines):
            opens = line.role == "body" and line.opens and place > 0
            if (
                (opens and at_paragraphs and rng.random() < 0.93)
                or (line.role == "crosshead" and line.opens)
                or (line.text[0] in _OPENING and rng.random() < at_quotes)
                or (place and line.role == "body" and frame.lines[place - 1].role == "crosshead")
            ):
                slip.skip()
            slip.put(line, number)
    return slip.dump(sheet, "editorial", "trailing_heads")


def pdftotext_plain(sheet: Sheet, rng: Random) -> Dump:
    """Reading order, a blank line between blocks, a form feed at the end."""
    slip = Slip()
    close = rng.random() < 0.7
    if rng.random() < 0.35:
        return _column_by_column(sheet, rng)
    for number in painting.reading(sheet):
        frame = sheet.frames[number]
        # The tool runs a head group and the text right below it into one block where they are near.
        previous = sheet.frames[number - 1] if number else None
        joined = close and previous is not None and previous.item == frame.item and painting.is_head(previous)
        if not joined or rng.random() < 0.3:
            slip.skip()
        for place, line in enumerate(frame.lines):
            if place and line.role == "crosshead" and line.opens and rng.random() < 0.5:
                slip.skip()
            slip.put(line, number)
    slip.add("\f")
    return slip.dump(sheet, "pdftotext", "reading")


def _column_by_column(sheet: Sheet, rng: Random) -> Dump:
    """Where columns line up over the page the tool reads each down to the foot, across the items."""
    slip = Slip()
    left = -1.0
    for number in painting.by_column(sheet):
        frame = sheet.frames[number]
        if abs(frame.x - left) > 4 or rng.random() < 0.2:
            slip.skip()
        left = frame.x
        for line in frame.lines:
            slip.put(line, number)
    slip.add("\f")
    return slip.dump(sheet, "pdftotext", "columns")


def pdfminer(sheet: Sheet, rng: Random) -> Dump:
    """A blank line after each text box, boxes being about paragraphs; a form feed at the end."""
    slip = Slip()
    order, name = _order(sheet, rng, 0.4)
    parted = rng.random() < 0.8
    for number in order:
        slip.skip()
        for place, line in enumerate(sheet.frames[number].lines):
            if place and line.opens and parted and rng.random() < 0.95:
                slip.skip()
            slip.put(line, number)
    slip.skip()
    slip.add("\f")
    return slip.dump(sheet, "pdfminer", name)


def painted(sheet: Sheet, rng: Random) -> Dump:
    """Painting order without a blank line: pdftotext -raw, or pdfium with its line ends."""
    pdfium = rng.random() < 0.5
    slip = Slip("\r\n" if pdfium else "\n")
    order, name = _order(sheet, rng, 0.5)
    for number in order:
        for line in sheet.frames[number].lines:
            slip.put(line, number)
    if not pdfium:
        slip.add("\f")
    return slip.dump(sheet, "pdfium" if pdfium else "pdftotext-raw", name)


def indented(sheet: Sheet, rng: Random) -> Dump:
    """Reading order with the indents kept as white."""
    slip = Slip()
    parted = rng.random() < 0.5
    white = "　　" if sheet.language.startswith("zh") else "   "
    keeps = rng.random() < 0.7
    for number in painting.reading(sheet):
        if parted:
            slip.skip()
        for line in sheet.frames[number].lines:
            indent = white if keeps and line.role == "body" and line.opens and line.indent >= 1 else ""
            slip.put(line, number, indent)
    return slip.dump(sheet, "plain", "reading")


def _order(sheet: Sheet, rng: Random, scattered: float) -> tuple[Sequence[int], str]:
    if rng.random() >= scattered:
        return painting.reading(sheet), "reading"
    kind = rng.random()
    if kind < 0.3:
        return painting.trailing_heads(sheet, rng), "paint"
    if kind < 0.5:
        return painting.heads_last(sheet), "paint"
    if kind < 0.75:
        return painting.interleaved(sheet, rng), "paint"
    return painting.shuffled(sheet, rng), "scattered"
