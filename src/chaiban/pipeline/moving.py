"""Journals out of an archive and into another: pages are known by their files, then by their names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from chaiban.archive.journal import Page, append, corrected_pages, known_ids
from chaiban.archive.look_up import sheet_by_id
from chaiban.archive.records import Record
from chaiban.archive.shown import journal_of
from chaiban.archive.store import Archive
from chaiban.corrections.forms import correction_of, correction_record
from chaiban.corrections.journal import Status, stand
from chaiban.errors import ChaibanError, RequestError
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.entities import export_entities, import_entities
from chaiban.pipeline.replaying import Replayer

_ENTITIES = "who is who"


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of one page's journal; `fault` says why nothing did."""

    page: str
    added: int
    conflicts: int = 0
    fault: str = ""


def export_journals(archive: Archive) -> Iterator[Record]:
    """One record a page: its files, where it belongs by what they say, and its journal; the last is that of who is
    who in the ledger, if there is one."""
    connection = archive.connection
    for page_id in corrected_pages(archive):
        query = "SELECT digest, place, facts FROM version WHERE page_id = ? ORDER BY id DESC"
        rows = connection.execute(query, (page_id,)).fetchall()
        facts = {name: fact["value"] for name, fact in json.loads(rows[0][2]).items() if name != "notes"}
        yield {
            "page": facts,
            "files": [{"digest": row[0], "place": row[1]} for row in rows],
            "corrections": journal_of(connection, page_id),
        }
    told = export_entities(archive)
    if told is not None:
        yield told


def import_journals(archive: Archive, journals: Iterable[Record]) -> Iterator[Moved]:
    """Add each journal to its page here; what is there already is passed over.

    A page that has corrections of its own gets those in force, and none of the undoing between them, which speaks
    of versions that it never had.
    """
    remake = Replayer(archive.files)
    for journal in journals:
        name = _ENTITIES if "entities" in journal else _name(journal)
        try:
            if name is _ENTITIES:
                yield Moved(name, *import_entities(archive, journal))
                continue
            yield _import_one(archive, journal, remake, name)
        except ChaibanError as error:
            yield Moved(name, 0, fault=str(error))


def _import_one(archive: Archive, journal: Record, remake: Replayer, name: str) -> Moved:
    try:
        corrections = [correction_of(record) for record in journal["corrections"]]
    except (KeyError, TypeError) as error:
        raise RequestError(f"is no journal: {error}", where=name) from error
    sheet = _find(archive, journal)
    if sheet is None:
        return Moved(name, 0, fault="the page isn't in this archive")
    known = known_ids(archive, sheet.id)

    def drafted(page: Page) -> list[Record]:
        here = [record["id"] for record in page.journal]
        there = [correction.id for correction in corrections]
        if here == there[: len(here)]:
            fresh = corrections[len(here) :]
        else:
            standing = stand(corrections)
            waiting = [c for c in corrections if standing.status.get(c.id) is Status.WAITING]
            fresh = [c for c in (*standing.in_force, *waiting) if c.id not in known]
        stand([*map(correction_of, page.journal), *fresh])
        return [correction_record(correction) for correction in fresh]

    kept = append(archive, sheet, drafted, remake, expected="*")
    row = archive.connection.execute("SELECT conflicts FROM shown WHERE page_id = ?", (sheet.id,)).fetchone()
    return Moved(name, len(kept.added), row[0] if row else 0)


def _find(archive: Archive, journal: Record) -> Sheet | None:
    connection = archive.connection
    for file in journal.get("files", ()):
        row = connection.execute(
            "SELECT page_id FROM version WHERE digest = ? AND place = ?", (file["digest"], file["place"])
        ).fetchone()
        if row:
            return sheet_by_id(archive, row[0])
    facts: dict[str, Any] = journal.get("page", {})
    query = (
        "SELECT page.id FROM page JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        " WHERE name = ? AND date = ? AND edition = ? AND number = ?"
    )
    values = tuple(str(facts.get(name, "")) for name in ("title", "date", "edition", "number"))
    row = connection.execute(query, values).fetchone()
    return sheet_by_id(archive, row[0]) if row else None


def _name(journal: Record) -> str:
    page = journal.get("page") if isinstance(journal, dict) else None
    facts = page if isinstance(page, dict) else {}
    return " ".join(str(facts[name]) for name in ("title", "date", "edition", "number") if facts.get(name)) or "page"
