"""Journals replayed on the pages of an archive, with the places of characters where the file still tells them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from chaiban.archive.files import FileStore
from chaiban.archive.records import Record
from chaiban.archive.shown import Reading, Remade
from chaiban.corrections.anchors import Boxes, no_boxes
from chaiban.corrections.forms import correction_of
from chaiban.corrections.stage import Corrected, correct
from chaiban.errors import ChaibanError
from chaiban.model.correction import Correction
from chaiban.model.geometry import Box, Geometry
from chaiban.model.page import Span
from chaiban.pipeline.composing import Composer, composer_for
from chaiban.pipeline.pdf_lock import PDF_LOCK
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

_KEPT = 8
"""Pages whose places are kept in memory: those that people work on at the moment."""


_VERSIONS = 3
"""Of each: as it is, as it was before, as it was published."""
_Journal = tuple[tuple[str, bool], ...]


class Replayer:
    """Replays journals on readings of one archive; remembers the last of each page, from which the next goes on."""

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._geometry = lru_cache(maxsize=_KEPT)(self._read_geometry)
        self._composers: dict[str, Composer] = {}
        self._known: dict[str, Correction] = {}
        self._done: dict[str, list[tuple[_Journal, Corrected]]] = {}

    def __call__(self, reading: Reading, journal: Sequence[Record]) -> Remade:
        """The page as it is shown and as it was published last."""
        corrections = self.corrections(journal)
        corrected = self.correct(reading, corrections)
        published = corrected.standing.published
        if published < 0:
            public = None
        elif published == len(corrections):
            public = corrected.record
        else:
            public = self.correct(reading, corrections[:published]).record
        return Remade(
            corrected.record,
            public,
            published,
            corrected.standing.state.value,
            len(corrected.conflicts),
            corrected.page.facts,
        )

    def corrections(self, journal: Sequence[Record]) -> list[Correction]:
        """The records of a journal as corrections; each is made once, for records are never changed."""
        for record in journal:
            if record["id"] not in self._known:
                self._known[record["id"]] = correction_of(record)
        return [self._known[record["id"]] for record in journal]

    def correct(self, reading: Reading, journal: Sequence[Correction]) -> Corrected:
        """The reading with a journal."""
        key = tuple((correction.id, correction.proposed) for correction in journal)
        done = self._done.get(reading.digest, [])
        for known, found in done:
            if known == key:
                return found
        geometry = self.geometry(reading)
        composer = self._composers.get(reading.digest)
        if composer is None:
            if len(self._composers) >= _KEPT:
                self._composers, self._done = {}, {}
            composer = composer_for(reading.record, reading.place, geometry)
            self._composers[reading.digest] = composer
        before = max((row for row in done if row[0] == key[: len(row[0])]), key=lambda row: len(row[0]), default=None)
        boxes = boxes_of(geometry)
        found = correct(reading.record, reading.digest, journal, composer, boxes, before[1] if before else None)
        self._done[reading.digest] = [(key, found), *done][:_VERSIONS]
        return found

    def geometry(self, reading: Reading) -> Geometry | None:
        """Where the reading's characters stand; None for a dump, or if the file numbers them otherwise by now."""
        if not reading.record.get("size"):
            return None
        return self._geometry(reading.file, reading.name, reading.place, reading.record["characters"])

    def _read_geometry(self, digest: str, name: str, place: int, characters: str) -> Geometry | None:
        try:
            with PDF_LOCK:
                for page in open_pages(self._files.read(digest), name, Limits()):
                    if page.number == place:
                        return page.geometry if page.characters == characters else None
        except ChaibanError:
            pass
        return None


def boxes_of(geometry: Geometry | None) -> Boxes:
    """Tells the box around a stretch of characters."""
    if geometry is None:
        return no_boxes

    def box(span: Span) -> Box | None:
        boxes = geometry.boxes[span[0] : span[1]]
        boxes = boxes[~np.isnan(boxes).any(axis=1)]
        if not len(boxes):
            return None
        left, top = boxes[:, :2].min(axis=0)
        right, bottom = boxes[:, 2:].max(axis=0)
        return round(float(left), 1), round(float(top), 1), round(float(right), 1), round(float(bottom), 1)

    return box
