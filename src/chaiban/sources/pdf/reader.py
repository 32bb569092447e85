"""A PDF file to its pages."""

from __future__ import annotations

import ctypes
import gc
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.errors import SourceError
from chaiban.model.page import Note, Page
from chaiban.sources.limits import Limits
from chaiban.sources.pdf.drawings import Drawings, collect_drawings
from chaiban.sources.pdf.glyphs import UNKNOWN, Place, collect_glyphs
from chaiban.sources.pdf.hiding import hide
from chaiban.sources.pdf.layers import layers_off, without_hidden
from chaiban.sources.pdf.levelling import levelled
from chaiban.sources.pdf.looks import CLIPPED, COVERED, INVISIBLE, LAYER, WHITE
from chaiban.sources.pdf.loose import unpacked_streams
from chaiban.sources.pdf.numbering import number_characters
from chaiban.sources.pdf.objects import painted_objects
from chaiban.sources.pdf.repeats import Seen, seen_glyphs
from chaiban.sources.pdf.runs import find_runs
from chaiban.sources.pdf.trimmed import trim
from chaiban.sources.pdf.user_unit import user_unit

NO_TEXT = "no text layer: recognise its text (OCR) first"
MOST_LOOKED_AT = 40
"""Pages that are searched for text before the first is handed out."""
_REASONS = {
    pdfium.FPDF_ERR_PASSWORD: ("the PDF is encrypted and asks for a password", "save a copy without a password"),
    pdfium.FPDF_ERR_SECURITY: ("the PDF is encrypted in a way that can't be read", "save a copy without protection"),
    pdfium.FPDF_ERR_FORMAT: ("the PDF is damaged beyond repair, or cut off", "fetch the file again"),
}
_ready = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """What holds for all pages of a file: its name, the limits, the unit in points, the layers switched off."""

    name: str
    limits: Limits
    unit: float
    layers_off: frozenset[str]


def read_pdf(data: bytes, name: str, limits: Limits, _encoding: str | None = None) -> Iterator[Page]:
    """The pages of a PDF (the contract of `registry.ReadPages`); the encoding says nothing here.

    A page without text comes out empty with a note; a file without any is refused. A page that can't be
    read comes out empty with the reason in a note, so that it harms no other.
    """
    document, data, count, sheet = _opened(data, name, limits)
    first: list[Page] = []
    for number in range(1, min(count, MOST_LOOKED_AT) + 1):
        first.append(_page(document, number, sheet))
        if first[-1].characters:
            break
    else:
        pdfium.FPDF_CloseDocument(document)
        said = " ".join(note.text for note in first[0].notes if note.topic in ("text", "page"))
        remedy = "run text recognition (OCR) on it first"
        raise SourceError(f"no page has text that can be read ({said})", where=name, remedy=remedy)
    return _pages(document, data, first, count, sheet)


def read_one_by_one(data: bytes, name: str, limits: Limits) -> Iterator[tuple[int, Callable[[], Page]]]:
    """The number of each page with what reads it; nothing of a page is touched before it is asked for.

    A page without text comes out empty. Raises SourceError for a file that can't be opened or has no page.
    """
    document, data, count, sheet = _opened(data, name, limits)
    try:
        for number in range(1, count + 1):
            yield number, partial(_page, document, number, sheet)
    finally:
        pdfium.FPDF_CloseDocument(document)
        del data


def _opened(data: bytes, name: str, limits: Limits) -> tuple[Any, bytes, int, Sheet]:
    """pdfium's handle, the bytes that it reads from, the number of pages, and what holds for all of them."""
    streams = unpacked_streams(data)
    off = layers_off(data, streams)
    data = without_hidden(data, off)
    document = open_document(data, name)
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        pdfium.FPDF_CloseDocument(document)
        raise SourceError("the PDF has no page", where=name, remedy="fetch the file again")
    if count > limits.file_pages:
        pdfium.FPDF_CloseDocument(document)
        reason = f"{count:,} pages, more than the limit of {limits.file_pages:,}"
        raise SourceError(reason, where=name, remedy="cut it into issues, or raise the limit file_pages")
    return document, data, count, Sheet(name, limits, user_unit(data, streams), off.names)


def _pages(document: Any, data: bytes, first: list[Page], count: int, sheet: Sheet) -> Iterator[Page]:
    # `data` has to live as long as the document, which reads from it.
    try:
        while first:
            number = first[0].number
            yield first.pop(0)
        for following in range(number + 1, count + 1):
            yield _page(document, following, sheet)
    finally:
        pdfium.FPDF_CloseDocument(document)
        del data


def open_document(data: bytes, name: str) -> Any:
    """pdfium's handle of a document, repaired where pdfium can; SourceError with what is wrong with it.

    Whoever opens it closes it, and keeps `data` alive until then.
    """
    global _ready
    if not _ready:
        pdfium.FPDF_InitLibrary()
        _ready = True
    # Some files carry white or a mail's header before the mark; offsets count from the mark.
    start = max(0, data[:1024].find(b"%PDF-"))
    document = pdfium.FPDF_LoadMemDocument64(data[start:] if start else data, len(data) - start, None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        reason, remedy = _REASONS.get(code, ("the PDF can't be opened", "fetch the file again"))
        raise SourceError(reason, where=name, remedy=remedy)
    return document


def _page(document: Any, number: int, sheet: Sheet) -> Page:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        return Page(sheet.name, number, "", (), notes=(Note("page", "this page of the file is damaged"),))
    # Glyphs refer to nothing that refers back to them: looking for circles while thousands are made finds none.
    collecting = gc.isenabled()
    gc.disable()
    try:
        trim(page)
        return _read_page(page, document, number, sheet)
    finally:
        if collecting:
            gc.enable()
        pdfium.FPDF_ClosePage(page)


def _read_page(page: Any, document: Any, number: int, sheet: Sheet) -> Page:
    place, size, turned = _frame(page, sheet.unit)
    most = sheet.limits.page_glyphs
    objects = list(painted_objects(page, sheet.layers_off))
    glyphs = collect_glyphs(page, place, turned, most + 1, sheet.unit, sheet.layers_off, objects)
    if len(glyphs) > most:
        reason = f"more than {most:,} characters on one page (the limit page_glyphs): not read"
        return Page(sheet.name, number, "", (), size, (Note("page", reason),))
    drawings = collect_drawings(objects, place, size)
    seen = seen_glyphs(hide(glyphs, drawings, objects, document, page), size)
    notes = tuple(_notes(seen, glyphs))
    words = levelled(seen.glyphs) if seen.recognised else seen.glyphs
    runs = find_runs(words, drawings.rules, size) if any(not g.char.isspace() for g in words) else []
    if not runs:
        return Page(sheet.name, number, "", (), size, (*notes, Note("text", _why_no_text(drawings))))
    return number_characters(sheet.name, number, size, runs, drawings, notes)


def _why_no_text(drawings: Drawings) -> str:
    if drawings.small_paths > 50:
        return f"the text was turned into outlines: {NO_TEXT}"
    return f"the page is a picture: {NO_TEXT}" if drawings.pictures else NO_TEXT


_UNSEEN = {
    INVISIBLE: "invisible characters left out",
    LAYER: "characters of layers that are switched off left out",
    CLIPPED: "characters that are cut away left out",
    COVERED: "characters under pictures left out",
    WHITE: "white characters on white paper left out",
}


def _notes(seen: Seen, glyphs: list[Any]) -> Iterator[Note]:
    if seen.repeated:
        yield Note("repeats", f"{seen.repeated} characters painted again at the same place, read once")
    for reason, words in _UNSEEN.items():
        if seen.hidden[reason]:
            yield Note("hidden", f"{seen.hidden[reason]} {words}")
    if seen.recognised:
        yield Note("recognised", f"{seen.recognised} characters recognised on a picture (an invisible layer), read")
    if seen.outside:
        yield Note("outside", f"{seen.outside} characters outside the shown page left out")
    told = Counter(g.char for g in glyphs)
    private = sum(count for char, count in told.items() if unicodedata.category(char[:1]) == "Co")
    if private:
        yield Note("private", f"{private} characters of a private use area, kept as they are")
    unknown = told[UNKNOWN]
    if unknown:
        yield Note("unknown", f"{unknown} characters whose font doesn't say what they are (\\ufffd)")


def _frame(page: Any, unit: float) -> tuple[Place, tuple[float, float], int]:
    """From the page's space to points from the top left of its crop box, turned as it is shown."""
    left, bottom, right, top = (edge * unit for edge in _shown_box(page))
    turned = pdfium.FPDFPage_GetRotation(page) % 4
    width, height = right - left, top - bottom

    def place(x: float, y: float) -> tuple[float, float]:
        x, y = x * unit - left, y * unit - bottom
        if turned == 0:
            return x, height - y
        if turned == 1:
            return y, x
        if turned == 2:
            return width - x, y
        return height - y, width - x

    return place, ((width, height) if turned % 2 == 0 else (height, width)), turned


def _shown_box(page: Any) -> tuple[float, float, float, float]:
    """The crop box within the media box; US letter where neither is stated (as readers do)."""
    media = _box(pdfium.FPDFPage_GetMediaBox, page) or (0.0, 0.0, 612.0, 792.0)
    crop = _box(pdfium.FPDFPage_GetCropBox, page) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right > left and top > bottom else media


def _box(read: Any, page: Any) -> tuple[float, float, float, float] | None:
    edges = [ctypes.c_float() for _ in range(4)]
    if not read(page, *edges):
        return None
    x0, y0, x1, y1 = (edge.value for edge in edges)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
