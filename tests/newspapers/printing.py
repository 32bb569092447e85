"""Prints an invented newspaper's page as a PDF, its lines in random order."""

from __future__ import annotations

import io
from random import Random
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from tests.newspapers.sheet import Sheet, Words, width_of


def printed(sheet: Sheet, rng: Random) -> bytes:
    house, crop = sheet.house, sheet.house.crop
    width, height = sheet.width + 2 * crop, sheet.height + 2 * crop
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(width, height), invariant=1)
    if house.turn in (90, 270):  # the library turns the media box by itself
        width, height = height, width
    canvas.setPageRotation(house.turn)
    if crop:
        canvas.setCropBox((crop, crop, width - crop, height - crop))
    if house.turn == 90:
        canvas.transform(0, 1, -1, 0, width, 0)
    elif house.turn == 270:
        canvas.transform(0, -1, 1, 0, 0, height)
    canvas.translate(crop, crop)
    for x, y, wide, high, grey in sheet.fills:
        canvas.setFillGray(grey)
        canvas.rect(x, sheet.height - y - high, wide, high, stroke=0, fill=1)
    if house.scan:
        from PIL import Image

        canvas.drawInlineImage(Image.new("L", (60, 80), 240), 0, 0, sheet.width, sheet.height)
    words = list(sheet.words)
    rng.shuffle(words)
    for one in words:
        _paint(canvas, one, sheet)
    if crop:
        canvas.setFont("Helvetica", 8)
        canvas.setFillGray(0.0)
        canvas.drawString(60, sheet.height + 0.4 * crop, "Harrow Vale A5 cyan magenta yellow black 12.03.2025")
    canvas.showPage()
    canvas.save()
    data = stream.getvalue()
    return (
        data.replace(b"/Type /Page\n", f"/Type /Page /UserUnit {house.unit}\n".encode()) if house.unit != 1 else data
    )


def _paint(canvas: Any, one: Words, sheet: Sheet) -> None:
    house = sheet.house
    offsets = [(0.0, 0.0, one.grey)]
    if house.heavy and one.head:
        offsets = [(1.1, -0.9, 0.7), *((dx, dy, one.grey) for dx in (0.0, 0.35) for dy in (0.0, 0.35))]
    for dx, dy, grey in offsets:
        canvas.setFillGray(grey)
        if one.downwards:
            for number, char in enumerate(one.text):
                # Figures stand in the middle of the line.
                white = (one.size - width_of(char, one.face, one.size)) / 2 if char.isascii() else 0.0
                down = one.y + dy + number * 1.02 * one.size
                _string(canvas, char, one.x + dx + white, down, one, sheet, 0.0, 0.0)
        else:
            _line(canvas, one, one.x + dx, one.y + dy, sheet)


def _line(canvas: Any, one: Words, x: float, y: float, sheet: Sheet) -> None:
    natural = width_of(one.text, one.face, one.size)
    slack = one.wide - natural if one.wide else 0.0
    chinese = one.text[0] >= "\u2e80" or one.text[-1] >= "\u2e80"
    words = one.text.count(" ")
    by_word = slack > 0 and not chinese and words > 0
    gap = slack / words if by_word else slack / max(1, len(one.text) - 1)
    if sheet.house.by_glyph:
        for char in one.text:
            if char != " ":
                _string(canvas, char, x, y, one, sheet, 0.0, 0.0)
            x += width_of(char, one.face, one.size) + gap
        return
    _string(canvas, one.text, x, y, one, sheet, 0.0 if by_word else gap, gap if by_word else 0.0)


def _string(canvas: Any, text: str, x: float, y: float, one: Words, sheet: Sheet, chars: float, words: float) -> None:
    pen = canvas.beginText(x, sheet.height - y)
    pen.setFont(one.face, one.size)
    pen.setTextRenderMode(3 if sheet.house.scan else 0)
    pen.setCharSpace(chars)
    pen.setWordSpace(words)
    pen.textOut(text)
    pen.setCharSpace(0)
    pen.setWordSpace(0)
    canvas.drawText(pen)
