"""Pictures of an archive's pages, drawn from the files that it keeps."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from chaiban.archive.look_up import sheet as find_sheet
from chaiban.archive.store import Archive
from chaiban.errors import ChaibanError
from chaiban.model.catalogue import Sheet
from chaiban.sources.pdf.picture import picture_of
from chaiban.sources.sniff import Format, sniff

SCALE = 1.6
"""Pixels a point: body type of nine points can be read, and a broadsheet stays below three megabytes."""
_KEPT = 48
"""Pictures kept in memory, a few issues' worth."""


def pictures_of(archive: Archive) -> Callable[[Sheet], bytes | None]:
    """A function that draws the newest file of a page as PNG; None for a dump, which has no picture.

    A file that can no longer be drawn has none either: the page is then shown by its list of items.
    """

    @lru_cache(maxsize=_KEPT)
    def draw(digest: str, name: str, place: int) -> bytes | None:
        try:
            data = archive.files.read(digest)
            return picture_of(data, name, place, SCALE) if sniff(data) is Format.PDF else None
        except ChaibanError:
            return None

    def picture(sheet: Sheet) -> bytes | None:
        if not sheet.width:
            return None
        whole = sheet if sheet.versions else find_sheet(archive, sheet.issue, sheet.number)
        if whole is None or not whole.versions:
            return None
        newest = whole.versions[0]
        return draw(newest.digest, newest.name, newest.place)

    return picture
