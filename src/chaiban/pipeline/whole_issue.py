"""Several files read as the pages of one issue."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.archive.facts import settle_facts
from chaiban.errors import ChaibanError
from chaiban.exports.page_json import page_record
from chaiban.model.article import PageReading, Reading
from chaiban.pipeline.apart import error_of
from chaiban.pipeline.batch import Order, reading_of
from chaiban.pipeline.issue import link_readings


def read_issue(
    sources: Sequence[tuple[bytes, str]], encoding: str | None = None, pages: str | None = None
) -> tuple[Reading, dict[str, ChaibanError]]:
    """The pages of all sources (bytes, name) in one reading with its stories, and why sources failed, by name.

    A page's number is what its file's name or folio line says. PDFs are read in processes with limits; a file some
    pages of which are lost is among those that failed, its other pages are read.
    """
    found: list[PageReading] = []
    numbers: list[str] = []
    failed: dict[str, ChaibanError] = {}
    for data, name in sources:
        try:
            reading, lost = reading_of(data, name, Order("json", encoding, pages, apart=True))
        except ChaibanError as error:
            failed[name] = error
            continue
        if lost:
            failed[name] = error_of(lost, name)
        read = reading.pages
        for place, page in enumerate(read, 1):
            numbers.append(settle_facts(page_record(page), name, place, len(read), {}).number.value)
            found.append(page)
    stories = link_readings([(number, page_record(page)) for number, page in zip(numbers, found, strict=True)])
    return Reading(", ".join(name for _, name in sources), tuple(found), stories), failed
