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
from chaiban.pipeline.composing import composer_for
from chaiban.pipeline.pdf_lock import PDF_LOCK
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

_KEPT = 8
"""Pages whose places are kept in memory: those that people work on at the moment."""


class Replayer:
    """Replays journals on readings of one archive."""

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._geometry = lru_cache(maxsize=_KEPT)(self._read_geometry)

    def __call__(self, reading: Reading, journal: Sequence[Record]) -> Remade:
        """The page as it is shown and as it was published last."""
        corrections = [correction_of(record) for record in journal]
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

    def correct(self, reading: Reading, journal: Sequence[Correction]) -> Corrected:
        """The reading with a journal."""
        geometry = self.geometry(reading)
        composer = composer_for(reading.record, reading.place, geometry)
        return correct(reading.record, reading.digest, journal, composer, boxes_of(geometry))

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
