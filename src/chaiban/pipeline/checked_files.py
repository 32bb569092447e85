"""Checked pages of PDF files with the places of their characters: what the reader can learn places from."""

from __future__ import annotations

from collections.abc import Iterator

from chaiban.archive.journal import checked_pages, open_page
from chaiban.archive.store import Archive
from chaiban.errors import ChaibanError
from chaiban.exports.gold import gold_record
from chaiban.pipeline.pdf_lock import PDF_LOCK
from chaiban.pipeline.plane_lessons import CheckedPage
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages


def plane_pages(archive: Archive) -> Iterator[CheckedPage]:
    """The checked pages with geometry whose file gives the same characters as when it was read."""
    for sheet in checked_pages(archive):
        page = open_page(archive, sheet)
        if not page.record.get("size"):
            continue
        reading = page.reading
        try:
            with PDF_LOCK:
                found = list(open_pages(archive.files.read(reading.file), reading.name, Limits()))
        except ChaibanError:
            continue
        for one in found:
            if one.number == reading.place and one.characters == page.record["characters"]:
                yield CheckedPage(one, gold_record(page.record))
