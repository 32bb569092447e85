"""A sheet printed as a PDF: frames painted in any order, rules, boxes and pictures as the house has them."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from random import Random
from typing import Any

from chaiban.typesetter.sheet import Frame, SetLine, Sheet

_FACES = {
    "zh-Hans": ("STSong-Light", "STSong-Light"),
    "zh-Hant": ("MSung-Light", "MSung-Light"),
    "latin": ("Times-Roman", "Helvetica-Bold"),
}
_HEADS = frozenset(("kicker", "headline", "subheadline", "crosshead", "rubric"))
_PUT_IN = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_PADS = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[0-9])|(?<=[0-9%]) (?=[\u4e00-\u9fff])")
Box = tuple[float, float, float, float]


def press_is_available() -> bool:
    """True where the library that writes PDFs is installed."""
    try:
        import reportlab  # noqa: F401
    except ImportError:
        return False
    return True


def print_sheet(sheet: Sheet, rng: Random, *, ruled: bool = True, shuffled: bool = True) -> bytes:
    """The PDF of a sheet, its lines painted in an order drawn from `rng`, or as they stand; no font is embedded."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    for face in ("STSong-Light", "MSung-Light"):
        pdfmetrics.registerFont(UnicodeCIDFont(face))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(sheet.width, sheet.height), invariant=1)
    tasks: list[Any] = [("line", line) for frame in sheet.frames for line in frame.lines]
    tasks += [("picture", box) for box in _pictures(sheet)]
    if ruled:
        tasks += [("rule", box) for box in _rules(sheet, rng)]
    tasks += [("rule", box) for box in sheet.rules]
    if shuffled:
        rng.shuffle(tasks)
    for kind, what in tasks:
        if kind == "line":
            _set(canvas, what, sheet, pdfmetrics.stringWidth)
        else:
            left, top, right, bottom = what
            canvas.setFillGray(0.0 if kind == "rule" else 0.7)
            if kind == "picture":
                canvas.drawInlineImage(_photo(), left, sheet.height - bottom, right - left, bottom - top)
            else:
                canvas.rect(left, sheet.height - bottom, right - left, bottom - top, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _photo() -> Any:
    from PIL import Image

    return Image.new("L", (8, 6), 150)


def _set(canvas: Any, line: SetLine, sheet: Sheet, width_of: Any) -> None:
    chinese = sheet.language.startswith("zh")
    plain, display = _FACES[sheet.language if chinese else "latin"]
    face = display if line.role in _HEADS else plain
    base = sheet.height - line.y - 0.88 * line.size
    canvas.setFillGray(0.0)
    if line.vertical:
        for number, char in enumerate(line.text):
            canvas.setFont(face, line.size)
            canvas.drawString(line.x, base - number * line.size * 1.05, char)
        return
    text = _as_set(line, sheet) if chinese and line.justified else line.text
    natural = width_of(text, face, line.size)
    gaps = text.count(" ") if not chinese else len(text) - 1
    # A short Chinese line is set as it comes; only what finds no room is squeezed.
    room = (line.measure - line.indent) * line.size if chinese and not line.justified else line.width
    slack = room - natural if line.justified or natural > room + 0.1 else 0.0
    pen = canvas.beginText(line.x, base)
    pen.setFont(face, line.size)
    if slack < 0 and not chinese:
        # A narrower cut: letters drawn together would hide the white between the words.
        pen.setHorizScale(100 * line.width / natural)
    elif gaps > 0 and not chinese:
        pen.setWordSpace(slack / gaps)
    elif len(text) > 1:
        pen.setCharSpace(slack / (len(text) - 1))
    pen.textOut(text)
    pen.setCharSpace(0)
    pen.setWordSpace(0)
    pen.setHorizScale(100)
    canvas.drawText(pen)


def _as_set(line: SetLine, sheet: Sheet) -> str:
    """A justified line without the white that only text tools see; the white between two names is printed."""
    text = line.text
    if text.count(" ") < 0.5 * (len(text) - text.count(" ") - 1):
        return _PADS.sub("", text)
    text = _PUT_IN.sub("", text)
    people = sheet.items[line.item].byline if line.item >= 0 else ()
    for (_, name), (role, other) in itertools.pairwise(people):
        for follower in (role + other, other):
            text = text.replace(name + follower, f"{name} {follower}")
    return text


def regions_of(sheet: Sheet) -> dict[int, list[dict[str, Any]]]:
    """By item the regions of the gold format: what was set in one frame in one role, and the pictures."""
    found: dict[int, list[dict[str, Any]]] = {}
    for frame in sheet.frames:
        for role, lines in itertools.groupby(frame.lines, key=lambda line: line.role):
            if frame.item >= 0:
                found.setdefault(frame.item, []).append(_region(role, _box_of(list(lines))))
    for frame, box in zip(_captioned(sheet), _pictures(sheet), strict=True):
        found.setdefault(frame.item, []).append(_region("photo", box))
    return found


def _box_of(lines: list[SetLine]) -> Box:
    tall = [line.size * 1.05 * len(line.text) if line.vertical else line.size for line in lines]
    return (
        min(line.x for line in lines),
        min(line.y for line in lines),
        max(line.x + line.width for line in lines),
        max(line.y + high for line, high in zip(lines, tall, strict=True)),
    )


def _region(role: str, box: Box) -> dict[str, Any]:
    left, top, right, bottom = (round(edge, 1) for edge in box)
    return {"page": 1, "role": role, "polygon": [[left, top], [right, top], [right, bottom], [left, bottom]]}


def _captioned(sheet: Sheet) -> list[Frame]:
    return [f for f in sheet.frames if f.item >= 0 and f.lines and f.lines[0].role == "caption"]


def _pictures(sheet: Sheet) -> Iterator[Box]:
    """A picture over each caption, half as high as wide."""
    for frame in _captioned(sheet):
        x = min(line.x - line.indent * line.size for line in frame.lines)
        width = max(frame.width, frame.lines[0].measure * frame.lines[0].size)
        bottom = frame.lines[0].y - 0.3 * frame.lines[0].size
        yield x, bottom - 0.48 * width, x + width, bottom


def _rules(sheet: Sheet, rng: Random) -> Iterator[Box]:
    """Hairlines over items and frames around small ones, as this page's house has it."""
    lying, boxed = rng.random() < 0.6, rng.random() < 0.6
    items: dict[int, list[Frame]] = {}
    for frame in sheet.frames:
        if frame.item >= 0:
            items.setdefault(frame.item, []).append(frame)
    body = min((line.size for f in sheet.frames for line in f.lines if line.role == "body"), default=9.0)
    for item, frames in sorted(items.items()):
        if sheet.items[item].rubric:
            continue
        left, top = min(f.x for f in frames), min(f.y for f in frames)
        right, bottom = max(f.x + f.width for f in frames), max(f.y + f.height for f in frames)
        kind = sheet.items[item].kind
        if kind in ("ad", "teaser", "notice", "other") and boxed:
            yield from _frame((left - 5, top - 0.5 * body, right + 5, bottom + 0.3 * body))
        elif kind == "article" and lying:
            yield left, top - 0.8 * body - 0.25, right, top - 0.8 * body + 0.25


def _frame(box: Box) -> Iterator[Box]:
    left, top, right, bottom = box
    yield left, top, right, top + 0.6
    yield left, bottom - 0.6, right, bottom
    yield left, top, left + 0.6, bottom
    yield right - 0.6, top, right, bottom
