"""What stands on a page of this set: lines of words, fills, pictures, the gold; and how it is printed."""

from __future__ import annotations

import copy
import io
from dataclasses import dataclass, field
from random import Random
from typing import Any

from reportlab.pdfbase import _cidfontdata, cidfonts, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

_LATIN = {
    "serif": "Times-Roman", "serif-bold": "Times-Bold", "serif-italic": "Times-Italic",
    "sans": "Helvetica", "sans-bold": "Helvetica-Bold",
}  # fmt: skip
_CHINESE = {
    "serif": "",
    "serif-bold": "Bold",
    "serif-italic": "Kai",
    "sans": "Hei",
    "sans-bold": "Black",
    "hei": "Hei",
}


@dataclass(frozen=True)
class Words:
    """A line at its place, y from the top to the baseline; `wide` stretches it, `downwards` turns it upright."""

    text: str
    x: float
    y: float
    size: float
    face: str
    wide: float = 0.0
    grey: float = 0.0
    downwards: bool = False


@dataclass
class Sheet:
    """A page in the making. `fills` are x, y, width, height, grey; `pictures` x, y, width, height."""

    language: str
    width: float = 0.0
    height: float = 0.0
    words: list[Words] = field(default_factory=list)
    fills: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    pictures: list[tuple[float, float, float, float]] = field(default_factory=list)
    gold: list[dict[str, Any]] = field(default_factory=list)

    def face(self, name: str) -> str:
        """The font of a style of type in the page's language."""
        if not self.language.startswith("zh"):
            return _LATIN.get(name, "Helvetica")
        return _face(self.language, _CHINESE.get(name, ""))

    def wide(self, text: str, name: str, size: float) -> float:
        """Points that a text takes."""
        return float(pdfmetrics.stringWidth(text, self.face(name), size))


def _face(language: str, style: str) -> str:
    """A Chinese font that isn't embedded, under a name of its own so that styles differ."""
    base = "STSong-Light" if language == "zh-Hans" else "MSung-Light"
    name = f"{base.split('-')[0]}-{style}" if style else base
    if name not in _cidfontdata.CIDFontInfo:
        info = copy.deepcopy(_cidfontdata.CIDFontInfo[base])
        info["BaseFont"] = f"/{name}"
        descendant = info["DescendantFonts"][0]
        descendant["BaseFont"] = descendant["FontDescriptor"]["FontName"] = f"/{name}"
        if style in ("Bold", "Black"):
            descendant["FontDescriptor"]["StemV"] = 180
        _cidfontdata.CIDFontInfo[name] = info
        _cidfontdata.defaultUnicodeEncodings[name] = _cidfontdata.defaultUnicodeEncodings[base]
        _cidfontdata.widthsByUnichar[name] = _cidfontdata.widthsByUnichar[base]
        cidfonts.allowedTypeFaces.append(name)
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(cidfonts.UnicodeCIDFont(name))
    return name


def printed(sheet: Sheet, rng: Random, *, by_word: bool) -> bytes:
    """The page as a PDF, its lines (or words) in random order."""
    from PIL import Image

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(sheet.width, sheet.height), invariant=1)
    for x, y, wide, high, grey in sheet.fills:
        canvas.setFillGray(grey)
        canvas.rect(x, sheet.height - y - high, wide, high, stroke=0, fill=1)
    for x, y, wide, high in sheet.pictures:
        canvas.drawInlineImage(Image.new("L", (40, 30), 150), x, sheet.height - y - high, wide, high)
    pieces = [piece for one in sheet.words for piece in _pieces(one, sheet, by_word)]
    rng.shuffle(pieces)
    for one, gap, white in pieces:
        pen = canvas.beginText(one.x, sheet.height - one.y)
        pen.setFont(one.face, one.size)
        pen.setFillGray(one.grey)
        pen.setCharSpace(gap)
        pen.setWordSpace(white)
        pen.textOut(one.text)
        canvas.drawText(pen)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _pieces(one: Words, sheet: Sheet, by_word: bool) -> list[tuple[Words, float, float]]:
    """Text objects with their character and word space."""
    face = sheet.face(one.face)
    width = pdfmetrics.stringWidth
    if one.downwards:
        out = []
        for number, char in enumerate(one.text):
            white = (one.size - width(char, face, one.size)) / 2 if char.isascii() else 0.0
            out.append(
                (
                    Words(char, one.x + white, one.y + number * 1.04 * one.size, one.size, face, grey=one.grey),
                    0.0,
                    0.0,
                )
            )
        return out
    slack = one.wide - width(one.text, face, one.size) if one.wide else 0.0
    words = one.text.count(" ")
    chinese = any(char >= "\u2e80" for char in one.text)
    if not chinese and by_word:
        x, out = one.x, []
        for word in one.text.split(" "):
            out.append((Words(word, x, one.y, one.size, face, grey=one.grey), 0.0, 0.0))
            x += width(word + " ", face, one.size) + (slack / words if words else 0.0)
        return out
    gap = slack / max(1, len(one.text) - 1) if chinese or not words else 0.0
    white = slack / words if words and not chinese else 0.0
    return [(Words(one.text, one.x, one.y, one.size, face, grey=one.grey), gap, white)]
