"""Several files read as the pages of one issue."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.archive.facts import settle_facts
from chaiban.errors import ChaibanError
from chaiban.exports.page_json import page_record
from chaiban.model.article import PageReading, Reading
from chaiban.pipeline.issue import link_readings
from chaiban.pipeline.pages import Wanted
from chaiban.pipeline.reader import load_reader


def read_issue(
    sources: Sequence[tuple[bytes, str]], encoding: str | None = None, wanted: Wanted | None = None
) -> tuple[Reading, dict[str, ChaibanError]]:
    """The pages of all sources (bytes, name) in one reading with its stories, and why sources failed, by name.

    A page's number is what its file's name or folio line says.
    """
    pages: list[PageReading] = []
    numbers: list[str] = []
    failed: dict[str, ChaibanError] = {}
    for data, name in sources:
        try:
            read = load_reader().read(data, name, encoding, wanted).pages
        except ChaibanError as error:
            failed[name] = error
            continue
        for place, page in enumerate(read, 1):
            numbers.append(settle_facts(page_record(page), name, place, len(read), {}).number.value)
            pages.append(page)
    found = link_readings([(number, page_record(page)) for number, page in zip(numbers, pages, strict=True)])
    return Reading(", ".join(name for _, name in sources), tuple(pages), found), failed
