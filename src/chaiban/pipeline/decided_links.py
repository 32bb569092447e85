"""What people have said of items of different pages: decisions for linking, and those whose other item is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from chaiban.archive import look_up
from chaiban.archive.records import Record
from chaiban.archive.shown import journal_of
from chaiban.archive.store import Archive
from chaiban.corrections.anchors import digest_of
from chaiban.corrections.finding import Stage, holder_of_most, same_item
from chaiban.corrections.forms import correction_of
from chaiban.corrections.partition import partition_of
from chaiban.model.catalogue import Issue, Sheet
from chaiban.model.correction import Correction
from chaiban.model.story import DecidedLink
from chaiban.pipeline.issue import item_name

Pages = list[tuple[Sheet, Record]]


def decided_links(archive: Archive, issue: Issue) -> tuple[DecidedLink, ...]:
    """The links and partings that people made between public items, the last word last; items are named by page
    number and key: A1/3."""
    pages = _pages(archive, issue, look_up.published_record)
    found: list[tuple[str, DecidedLink]] = []
    for sheet, record in pages:
        linked = [article for article in record["articles"] if article.get("links")]
        if not linked:
            continue
        journal = {row["id"]: row for row in journal_of(archive.connection, sheet.id)}
        for article in linked:
            for link in article["links"]:
                correction = correction_of(journal[link["correction"]])
                other = find_other(correction, pages)
                one = _named(archive, sheet, article["id"])
                two = _named(archive, *other) if other else ""
                if one and two:
                    found += [(correction.at, decided) for decided in _decided(one, two, correction)]
    return tuple(decided for _, decided in sorted(found, key=lambda pair: pair[0]))


def _decided(one: str, other: str, correction: Correction) -> list[DecidedLink]:
    direction = correction.value("direction")
    if direction == "to":
        return [DecidedLink(other, one, linked=False), DecidedLink(one, other, linked=True)]
    if direction == "from":
        return [DecidedLink(one, other, linked=False), DecidedLink(other, one, linked=True)]
    return [DecidedLink(one, other, linked=False), DecidedLink(other, one, linked=False)]


def others_of(archive: Archive, sheet: Sheet) -> Pages:
    """The other pages of the issue as they are shown."""
    return [
        (other, record)
        for other, record in _pages(archive, sheet.issue, look_up.record)
        if other.number != sheet.number
    ]


def find_other(correction: Correction, pages: Pages) -> tuple[Sheet, str] | None:
    """The page and name of the item of another page that a correction speaks of; None if it isn't there any more.

    The page is the one with the characters that it had, else the one of that number; the item is found by its words.
    """
    mark = correction.other
    if mark is None:
        return None
    same = [page for page in pages if digest_of(page[1]["characters"]) == mark.place.source]
    for sheet, record in same or [page for page in pages if page[0].number == correction.value("page")]:
        stage = Stage(partition_of(record), "")
        holder = same_item(stage, mark) or holder_of_most(stage, mark)
        if holder is not None:
            return sheet, holder.name
    return None


def _pages(archive: Archive, issue: Issue, show: Callable[[Archive, Sheet], Record | None]) -> Pages:
    shown = ((sheet, show(archive, sheet)) for sheet in look_up.sheets(archive, issue))
    return [(sheet, record) for sheet, record in shown if record is not None]


def _named(archive: Archive, sheet: Sheet, name: str) -> str:
    """The item's name by its key, "" if it isn't public."""
    keys: Mapping[str, Any] = {item.name: item.key for item in look_up.items(archive, sheet)}
    return item_name(sheet.number, str(keys[name])) if name in keys else ""
