"""Pictures of an archive's pages, drawn from the files that it keeps, with what was withdrawn painted over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from chaiban.archive.look_up import sheet as find_sheet
from chaiban.archive.public import withdrawn_articles
from chaiban.archive.records import spans_of
from chaiban.archive.store import Archive
from chaiban.errors import ChaibanError
from chaiban.model.catalogue import Sheet, SheetVersion
from chaiban.model.geometry import Box
from chaiban.model.lexicon import FloatArray
from chaiban.pipeline.pdf_lock import PDF_LOCK
from chaiban.sources.limits import Limits
from chaiban.sources.pdf.picture import SCREEN_SCALE, Grey, grey_of, png_of
from chaiban.sources.sniff import Format, sniff
from chaiban.sources.stage import open_pages

LARGE_SCALE = 3.2
THUMBNAIL_WIDTH = 320
_KEPT = 48
"""Pictures kept in memory, a few issues' worth; large ones are kept for a moment only."""
_KEPT_LARGE = 3
_PAINT = 0xC8
_MARGIN = 2.5
"""Points painted beyond an item's outline, for strokes and accents that reach out of it."""


class PagePictures:
    """The pictures of one archive's pages. A dump has none, nor has a file that can no longer be drawn."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._is_pdf = lru_cache(maxsize=4096)(self._sniff)
        self._drawn = lru_cache(maxsize=_KEPT)(self._draw)
        self._large = lru_cache(maxsize=_KEPT_LARGE)(self._draw)
        self._boxes = lru_cache(maxsize=_KEPT)(self._character_boxes)

    def there(self, sheet: Sheet) -> bool:
        """True if the page has a picture that may be seen."""
        return self._seen(sheet) is not None

    def page(self, sheet: Sheet) -> bytes | None:
        """The page as PNG."""
        return self._png(sheet, SCREEN_SCALE)

    def large(self, sheet: Sheet) -> bytes | None:
        """The page as PNG, as large as one can want to see it."""
        return self._png(sheet, LARGE_SCALE)

    def thumbnail(self, sheet: Sheet) -> bytes | None:
        """The page as a small PNG."""
        return self._png(sheet, THUMBNAIL_WIDTH / sheet.width) if sheet.width else None

    def boxes(self, sheet: Sheet, spans: Sequence[tuple[int, int]]) -> list[Box]:
        """The boxes of stretches of the page's characters, one a line."""
        found = self.letters(sheet)
        return [] if found is None else [box for start, end in spans for box in line_boxes(found[start:end])]

    def letters(self, sheet: Sheet) -> FloatArray | None:
        """The box of each of the page's characters."""
        newest = self._seen(sheet)
        return self._boxes(newest.digest, newest.name, newest.place) if newest else None

    def _png(self, sheet: Sheet, scale: float) -> bytes | None:
        newest = self._seen(sheet)
        if newest is None:
            return None
        painted = self._painted(sheet, newest)
        if painted is None:
            return None
        draw = self._large if scale > SCREEN_SCALE else self._drawn
        try:
            return draw(newest.digest, newest.name, newest.place, scale, sheet.width, painted)
        except ChaibanError:
            return None

    def _seen(self, sheet: Sheet) -> SheetVersion | None:
        """The page's newest version, if it can be drawn and everything withdrawn on it can be painted over."""
        if not sheet.width:
            return None
        whole = sheet if sheet.versions else find_sheet(self._archive, sheet.issue, sheet.number)
        if whole is None or not whole.versions:
            return None
        newest = whole.versions[0]
        if not self._archive.files.place(newest.digest).exists() or not self._is_pdf(newest.digest):
            return None
        return newest if self._painted(sheet, newest) is not None else None

    def _painted(self, sheet: Sheet, newest: SheetVersion) -> tuple[Box, ...] | None:
        """The boxes to paint over; None if nobody can tell where something withdrawn stands."""
        gone = withdrawn_articles(self._archive, sheet)
        if not gone:
            return () if gone is not None else None
        characters = self._boxes(newest.digest, newest.name, newest.place)
        found: list[Box] = []
        for article in gone:
            if not (outlines := region_boxes(article)) or characters is None:
                return None
            found += outlines
            found += [box for start, end in spans_of(article) for box in line_boxes(characters[start:end])]
        return tuple(found)

    def _draw(
        self, digest: str, name: str, place: int, scale: float, width: float, painted: tuple[Box, ...]
    ) -> bytes:
        with PDF_LOCK:
            grey = grey_of(self._archive.files.read(digest), name, place, scale)
        for box in painted:
            paint_over(grey, box, grey.shape[1] / width)
        return png_of(grey)

    def _sniff(self, digest: str) -> bool:
        try:
            return sniff(self._archive.files.read(digest)) is Format.PDF
        except ChaibanError:
            return False

    def _character_boxes(self, digest: str, name: str, place: int) -> FloatArray | None:
        """The box of every character of a page, as its numbers were given when it was added."""
        try:
            with PDF_LOCK:
                for page in open_pages(self._archive.files.read(digest), name, Limits()):
                    if page.number == place:
                        return page.geometry.boxes if page.geometry else None
        except ChaibanError:
            pass
        return None


def region_boxes(article: Mapping[str, Any]) -> list[Box]:
    """The box around each of an item's regions."""
    found = []
    for region in article.get("regions", ()):
        across, down = zip(*region["polygon"], strict=True)
        found.append((float(min(across)), float(min(down)), float(max(across)), float(max(down))))
    return found


def line_boxes(boxes: FloatArray) -> list[Box]:
    """The boxes of characters that follow each other, put together line by line; the unplaced are left out."""
    found: list[Box] = []
    for left, top, right, bottom in boxes[~np.isnan(boxes).any(axis=1)].tolist():
        if found:
            a, b, c, d = found[-1]
            middle = (top + bottom) / 2
            if b <= middle <= d and -1 <= left - c <= 2 * (bottom - top):
                found[-1] = (a, min(b, top), max(c, right), max(d, bottom))
                continue
        found.append((left, top, right, bottom))
    return found


def paint_over(grey: Grey, box: Box, scale: float) -> None:
    """Set every pixel of a box to one and the same grey, so that nothing of it is left."""
    left, top, right, bottom = box
    rows = slice(max(0, int((top - _MARGIN) * scale)), max(0, int((bottom + _MARGIN) * scale) + 1))
    across = slice(max(0, int((left - _MARGIN) * scale)), max(0, int((right + _MARGIN) * scale) + 1))
    grey[rows, across] = _PAINT
