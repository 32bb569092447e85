"""The ledger of an archive: what was recorded of which page, and questions to it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from chaiban.archive.records import Record, unpack
from chaiban.archive.store import Archive
from chaiban.model.facts import Fact, FactQuery, NewFact

SORTS = {
    "date": "issue.date, page.number, item.position, fact.id",
    "value": "fact.value DESC, issue.date, fact.id",
    "name": "fact.name, issue.date, fact.id",
}
_FROM = (
    "fact JOIN page ON page.reading_id = fact.reading_id"
    " JOIN item ON item.page_id = page.id AND item.name = fact.item"
    " JOIN issue ON issue.id = page.issue_id JOIN title ON title.id = issue.title_id"
)
_COLUMNS = (
    "fact.id, title.name, title.slug, issue.date, issue.edition, page.number, item.key, item.headline, fact.kind,"
    " fact.name, fact.value, fact.unit, fact.sentence, fact.at, fact.words, fact.spans, fact.record, page.id"
)


_STAND = "reading.digest || coalesce('-' || shown.version, '')"
"""Changes with the page's reading and with every correction."""
_PUBLIC = (
    "SELECT CASE WHEN shown.page_id IS NULL THEN reading.record ELSE shown.public END FROM reading"
    " JOIN page ON page.reading_id = reading.id LEFT JOIN shown ON shown.page_id = page.id WHERE reading.id = ?"
)


def unrecorded(archive: Archive, engine: str) -> Iterator[tuple[int, str, str, Record]]:
    """(reading, how its page stands, the issue's date, the public page in JSON) of what this engine lacks."""
    query = (
        f"SELECT reading.id, {_STAND}, issue.date FROM page JOIN reading ON reading.id = page.reading_id"
        " JOIN issue ON issue.id = page.issue_id LEFT JOIN recorded ON recorded.reading_id = reading.id"
        " LEFT JOIN shown ON shown.page_id = page.id"
        f" WHERE recorded.engine IS NOT ? OR recorded.date <> issue.date OR recorded.digest <> {_STAND}"
    )
    for reading, digest, date in archive.connection.execute(query, (engine,)).fetchall():
        row = archive.connection.execute(_PUBLIC, (reading,)).fetchone()
        if row is not None:
            yield reading, digest, date, unpack(row[0]) if row[0] is not None else {"articles": []}


def keep_facts(archive: Archive, reading: int, digest: str, date: str, engine: str, facts: Sequence[NewFact]) -> None:
    """The facts of a reading become these; nothing if the reading has changed or gone meanwhile."""
    with archive.writing() as connection:
        query = (
            "SELECT 1 FROM reading JOIN page ON page.reading_id = reading.id"
            f" LEFT JOIN shown ON shown.page_id = page.id WHERE reading.id = ? AND {_STAND} = ?"
        )
        row = connection.execute(query, (reading, digest)).fetchone()
        if row is None:
            return
        connection.execute("DELETE FROM recorded WHERE reading_id = ?", (reading,))
        connection.execute("INSERT INTO recorded VALUES (?, ?, ?, ?)", (reading, engine, date, digest))
        connection.executemany(
            "INSERT INTO fact (reading_id, item, kind, name, value, unit, sentence, at, words, spans, record)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [(reading, *_row(fact)) for fact in facts],
        )


def _row(fact: NewFact) -> tuple[object, ...]:
    spans = json.dumps([list(span) for span in fact.spans])
    told = json.dumps(dict(fact.record), ensure_ascii=False)
    return (
        *(fact.item, fact.kind, fact.name, fact.value, fact.unit, fact.sentence, fact.at, fact.words),
        *(spans, told),
    )


def facts(archive: Archive, asked: FactQuery) -> Iterator[Fact]:
    """The facts asked for, of items that are not withdrawn, in the order asked for."""
    where, values = _where(asked)
    query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE {where} ORDER BY {SORTS[asked.sort]} LIMIT ? OFFSET ?"
    for row in archive.connection.execute(query, (*values, asked.limit, asked.offset)):
        yield _fact(row)


def facts_of_names(archive: Archive, kind: str, names: Sequence[str]) -> list[Fact]:
    """The facts of a kind that have one of these names, oldest first."""
    return _facts_where(archive, "fact.kind = ? AND fact.name IN (SELECT value FROM json_each(?))", kind, list(names))


def facts_on_pages(archive: Archive, kind: str, pages: Sequence[int]) -> list[Fact]:
    """The facts of a kind on these pages."""
    return _facts_where(archive, "fact.kind = ? AND page.id IN (SELECT value FROM json_each(?))", kind, list(pages))


def _facts_where(archive: Archive, where: str, kind: str, asked: list[Any]) -> list[Fact]:
    query = f"SELECT {_COLUMNS} FROM {_FROM} WHERE NOT item.withdrawn AND {where} ORDER BY {SORTS['date']}"
    return [_fact(row) for row in archive.connection.execute(query, (kind, json.dumps(asked)))]


def _fact(row: Sequence[Any]) -> Fact:
    spans = tuple((int(start), int(end)) for start, end in json.loads(row[15]))
    return Fact(*row[:15], spans, json.loads(row[16]), row[17])  # type: ignore[call-arg]


def count(archive: Archive, asked: FactQuery) -> int:
    """How many facts the question finds, whatever its limit."""
    where, values = _where(asked)
    return int(archive.connection.execute(f"SELECT count(*) FROM {_FROM} WHERE {where}", values).fetchone()[0])


def kinds(archive: Archive) -> dict[str, tuple[int, int]]:
    """{kind: (records, different names)}."""
    query = f"SELECT fact.kind, count(*), count(DISTINCT fact.name) FROM {_FROM} WHERE NOT item.withdrawn GROUP BY 1"
    return {kind: (records, names) for kind, records, names in archive.connection.execute(query)}


NAME_SORTS = {
    "articles": "2 DESC, 1",
    "name": "1",
    "latest": "4 DESC, 2 DESC, 1",
}


def names(
    archive: Archive, kind: str, limit: int = 500, *, text: str = "", sort: str = "articles", offset: int = 0
) -> list[tuple[str, int, str, str]]:
    """(name, articles, first date, last date) of a kind, those in the most articles first; of names or sentences
    that hold `text`."""
    where, values = _where(FactQuery(kind, text=text))
    query = (
        f"SELECT fact.name, count(DISTINCT item.id), min(issue.date), max(issue.date) FROM {_FROM} WHERE {where}"
        f" GROUP BY fact.name ORDER BY {NAME_SORTS[sort]} LIMIT ? OFFSET ?"
    )
    return [(row[0], row[1], row[2], row[3]) for row in archive.connection.execute(query, (*values, limit, offset))]


def names_like(archive: Archive, kind: str, text: str, limit: int) -> list[str]:
    """Names of a kind that hold the text or stand in it, those in the most articles first."""
    query = (
        f"SELECT fact.name FROM {_FROM} WHERE NOT item.withdrawn AND fact.kind = ?"
        " AND (instr(fact.name, ?) OR instr(?, fact.name)) GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?"
    )
    return [row[0] for row in archive.connection.execute(query, (kind, text, text, limit))]


def different_names(archive: Archive, kind: str, text: str = "") -> int:
    """How many names of a kind there are."""
    where, values = _where(FactQuery(kind, text=text))
    query = f"SELECT count(DISTINCT fact.name) FROM {_FROM} WHERE {where}"
    return int(archive.connection.execute(query, values).fetchone()[0])


def units(archive: Archive, limit: int = 50) -> list[tuple[str, int]]:
    """(unit, figures) of what is measured, the commonest first."""
    query = (
        f"SELECT fact.unit, count(*) FROM {_FROM} WHERE NOT item.withdrawn AND fact.value IS NOT NULL"
        " GROUP BY fact.unit ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return [(row[0], row[1]) for row in archive.connection.execute(query, (limit,))]


def _where(asked: FactQuery) -> tuple[str, list[object]]:
    parts: list[tuple[str, list[object]]] = [("NOT item.withdrawn", [])]
    for column in ("kind", "name", "unit"):
        if getattr(asked, column):
            parts.append((f"fact.{column} = ?", [getattr(asked, column)]))
    if asked.text:
        # instr, as LIKE takes % and _ for more than they are.
        parts.append(("(instr(fact.sentence, ?) OR instr(fact.name, ?))", [asked.text, asked.text]))
    if asked.least is not None:
        parts.append(("fact.value >= ?", [asked.least]))
    if asked.most is not None:
        parts.append(("fact.value <= ?", [asked.most]))
    return " AND ".join(part for part, _ in parts), [value for _, values in parts for value in values]
