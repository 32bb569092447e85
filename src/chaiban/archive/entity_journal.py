"""The journal of what people say of persons, places and bodies, and what it makes of the ledger now."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import replace

from chaiban.archive.entities import Rule, entities
from chaiban.archive.journal import Kept
from chaiban.archive.ledger import facts_of_names
from chaiban.archive.mentions import find_mentions
from chaiban.archive.store import Archive, now
from chaiban.errors import RequestError, StaleError
from chaiban.model.entity import EntityCorrection, Mention, entity_correction_of, entity_record
from chaiban.model.facts import Entity

Standing = Callable[[Sequence[EntityCorrection]], Sequence[str]]
"""The ids in force of a journal, in order; raises CorrectionError for a journal that can't be."""


def entity_journal(archive: Archive) -> list[EntityCorrection]:
    """All records, oldest first."""
    rows = archive.connection.execute("SELECT record FROM entity_correction ORDER BY number")
    return [entity_correction_of(json.loads(row[0])) for row in rows]


def entity_revision(archive: Archive) -> str:
    """Changes with every record."""
    return f"e{archive.connection.execute('SELECT count(*) FROM entity_correction').fetchone()[0]}"


def append_entities(
    archive: Archive,
    draft: Callable[[list[EntityCorrection]], Sequence[EntityCorrection]],
    standing: Standing,
    *,
    expected: str,
    key: str = "",
    request: str = "",
) -> Kept:
    """Append what `draft` makes of the journal; on the disk afterwards, or not at all.

    `expected` is the revision that the author saw ("*" for any): StaleError if it is another by now. The same `key`
    again gives the first answer and changes nothing; RequestError if it comes with another `request`.
    """
    asked = hashlib.sha256(request.encode("utf-8", "surrogatepass")).hexdigest()
    with archive.writing() as connection:
        if key:
            query = "SELECT request, version, added FROM entity_answer WHERE key = ?"
            row = connection.execute(query, (key,)).fetchone()
            if row:
                if row[0] != asked:
                    raise RequestError("this key was used for another request", remedy="use a new Idempotency-Key")
                return Kept(tuple(json.loads(row[2])), row[1])
        if expected not in ("*", entity_revision(archive)):
            raise StaleError("the entities were changed meanwhile", remedy="load the page again and look")
        before = entity_journal(archive)
        records = list(draft(before))
        for record in records:
            text = json.dumps(entity_record(record), ensure_ascii=True, sort_keys=True)
            query = "INSERT INTO entity_correction (id, record, added_at) VALUES (?, ?, ?)"
            connection.execute(query, (record.id, text, now()))
        in_force = standing([*before, *records])
        connection.execute("DELETE FROM entity_rule")
        connection.executemany("INSERT INTO entity_rule VALUES (?, ?)", list(enumerate(in_force)))
        kept = Kept(tuple(record.id for record in records), len(before) + len(records))
        if key:
            values = (key, asked, kept.version, json.dumps(kept.added))
            connection.execute("INSERT INTO entity_answer VALUES (?, ?, ?, ?)", values)
    return kept


def forget_mentions(connection: sqlite3.Connection, page_id: int) -> None:
    """Take the mentions of a page out of all records, in the transaction that erases it."""
    digests = {row[0] for row in connection.execute("SELECT digest FROM version WHERE page_id = ?", (page_id,))}
    where = connection.execute(
        "SELECT title.name, date, edition, number FROM page JOIN issue ON issue.id = issue_id"
        " JOIN title ON title.id = title_id WHERE page.id = ?",
        (page_id,),
    ).fetchone()

    def stays(mention: Mention) -> bool:
        return mention.digest not in digests and where != (
            *(mention.title, mention.date, mention.edition, mention.number),
        )

    for number, text in connection.execute("SELECT number, record FROM entity_correction").fetchall():
        record = entity_correction_of(json.loads(text))
        sides = tuple(tuple(mention for mention in side if stays(mention)) for side in record.sides)
        if sides != record.sides:
            told = json.dumps(entity_record(replace(record, sides=sides)), ensure_ascii=True, sort_keys=True)
            connection.execute("UPDATE entity_correction SET record = ? WHERE number = ?", (told, number))


def rules_of(archive: Archive, kind: str = "") -> list[tuple[EntityCorrection, Rule, set[str]]]:
    """The corrections in force, of one kind or all, with what they are about now and the names that it has."""
    query = (
        "SELECT record FROM entity_rule JOIN entity_correction ON entity_correction.id = entity_rule.id"
        " ORDER BY position"
    )
    found = [entity_correction_of(json.loads(row[0])) for row in archive.connection.execute(query)]
    found = [correction for correction in found if kind in ("", correction.kind)]
    rules = []
    for correction in found:
        every = [mention for side in correction.sides for mention in side]
        there = find_mentions(archive, correction.kind, every)
        sides = tuple(frozenset(there[m].id for m in side if m in there) for side in correction.sides)
        rules.append((correction, Rule(correction.id, correction.action, sides), {f.name for f in there.values()}))
    return rules


def entities_named(archive: Archive, kind: str, names: Sequence[str]) -> list[Entity]:
    """Everything of this kind that is called by one of these names, the most mentioned first."""
    asked, wanted = set(names), set(names)
    rules = rules_of(archive, kind)
    while True:
        # What people joined brings its other names along, and those may have been joined with others.
        more = set().union(*(called for _, _, called in rules if called & wanted))
        if more <= wanted:
            break
        wanted |= more
    about = [rule for _, rule, called in rules if called & wanted]
    found = entities(facts_of_names(archive, kind, sorted(wanted)), about)
    return [entity for entity in found if asked & set(entity.names)]
