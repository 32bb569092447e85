"""What an archive holds: titles, issues, pages, items, as frozen nouns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from chaiban.archive.records import Record, unpack
from chaiban.archive.store import Archive
from chaiban.errors import ArchiveError
from chaiban.model.catalogue import UNDATED, Issue, Item, Sheet, SheetVersion, Title, Tombstone

_TITLE = "title.id, title.slug, title.name, title.language"
_ISSUE = f"issue.id, issue.date, issue.edition, {_TITLE}"
_SHEET = (
    "page.id, page.number, page.section, page.language, page.width, page.height,"
    f" coalesce(reading.fault, ''), {_ISSUE}"
)
_ITEM = (
    "item.id, item.key, item.name, item.kind, item.headline, item.kicker, item.subheadline, item.people,"
    " item.body, item.confidence, item.jump_to, item.jump_to_mark, item.jump_from, item.jump_from_mark,"
    " item.withdrawn"
)
_ISSUES = "issue JOIN title ON title.id = issue.title_id"
_SHEETS = "page LEFT JOIN reading ON reading.id = page.reading_id JOIN issue ON issue.id = page.issue_id\
 JOIN title ON title.id = issue.title_id"
_ITEM_COLUMNS = 15


def titles(archive: Archive) -> tuple[Title, ...]:
    """All newspapers with the number of their issues and the first and last date, by name."""
    query = (
        f"SELECT {_TITLE}, count(issue.id), coalesce(min(nullif(date, '')), ''), coalesce(max(date), '')"
        " FROM title LEFT JOIN issue ON issue.title_id = title.id GROUP BY title.id ORDER BY title.name"
    )
    return tuple(Title(*row) for row in archive.connection.execute(query))


def title(archive: Archive, slug: str) -> Title | None:
    """The newspaper of an address."""
    return next((found for found in titles(archive) if found.slug == slug), None)


def issues(archive: Archive, of: Title, since: str = "", until: str = "9999", limit: int = -1) -> tuple[Issue, ...]:
    """Issues of a newspaper with the number of their pages and items, newest first, the undated last."""
    query = (
        "SELECT issue.id, date, edition, (SELECT count(*) FROM page WHERE issue_id = issue.id),"
        " (SELECT count(*) FROM item JOIN page ON page.id = page_id WHERE issue_id = issue.id AND NOT withdrawn)"
        " FROM issue WHERE title_id = ? AND date >= ? AND date < ? ORDER BY date DESC, edition LIMIT ?"
    )
    rows = archive.connection.execute(query, (of.id, since, until, limit))
    return tuple(Issue(row[0], of, row[1], row[2], row[3], row[4]) for row in rows)


def years(archive: Archive, of: Title) -> tuple[str, ...]:
    """The years that the newspaper has issues of, newest first; "undated" last if there are such."""
    query = "SELECT DISTINCT substr(date, 1, 4) FROM issue WHERE title_id = ? ORDER BY 1 DESC"
    return tuple(row[0] or UNDATED for row in archive.connection.execute(query, (of.id,)))


def issue(archive: Archive, slug: str, label: str) -> Issue | None:
    """The issue of an address (2025-03-12, 2025-03-12.evening, undated)."""
    date, _, edition = label.partition(".")
    query = (
        f"SELECT {_ISSUE}, (SELECT count(*) FROM page WHERE issue_id = issue.id) FROM {_ISSUES}"
        " WHERE slug = ? AND date = ? AND edition = ?"
    )
    row = archive.connection.execute(query, (slug, "" if date == UNDATED else date, edition)).fetchone()
    return Issue(row[0], Title(*row[3:7]), row[1], row[2], row[7]) if row else None


def neighbours(archive: Archive, of: Issue) -> tuple[Issue | None, Issue | None]:
    """The issue before and the issue after, by date and edition."""
    found: list[Issue | None] = []
    for sign, order in (("<", "DESC"), (">", "ASC")):
        query = (
            f"SELECT {_ISSUE} FROM {_ISSUES} WHERE title_id = ? AND (date, edition) {sign} (?, ?)"
            f" ORDER BY date {order}, edition {order} LIMIT 1"
        )
        row = archive.connection.execute(query, (of.title.id, of.date, of.edition)).fetchone()
        found.append(Issue(row[0], Title(*row[3:7]), row[1], row[2]) if row else None)
    return found[0], found[1]


def sheets(archive: Archive, of: Issue) -> tuple[Sheet, ...]:
    """The pages of an issue in their printed order, with the number of their items."""
    query = (
        f"SELECT {_SHEET}, (SELECT count(*) FROM item WHERE page_id = page.id AND NOT withdrawn)"
        f" FROM {_SHEETS} WHERE issue_id = ?"
    )
    found = [_sheet(row, row[14]) for row in archive.connection.execute(query, (of.id,))]
    return tuple(sorted(found, key=lambda sheet: page_order(sheet.number)))


def sheet(archive: Archive, of: Issue, number: str) -> Sheet | None:
    """A page of an issue with all its versions, newest first."""
    query = f"SELECT {_SHEET} FROM {_SHEETS} WHERE issue_id = ? AND number = ?"
    row = archive.connection.execute(query, (of.id, number)).fetchone()
    if row is None:
        return None
    versions = archive.connection.execute(
        "SELECT id, digest, name, place, added_at, facts FROM version WHERE page_id = ? ORDER BY id DESC", (row[0],)
    )
    return _sheet(row, 0, tuple(_version(version) for version in versions))


def sheet_by_id(archive: Archive, number: int) -> Sheet:
    """The page of a row, wherever it belongs by now, with all its versions."""
    row = archive.connection.execute(f"SELECT {_SHEET} FROM {_SHEETS} WHERE page.id = ?", (number,)).fetchone()
    if row is None:
        raise ArchiveError("there is no such page", where=str(number))
    found = sheet(archive, _sheet(row, 0).issue, row[1])
    assert found is not None
    return found


def page_order(number: str) -> list[tuple[int, int, str]]:
    """Sorts A2 before A10, and A10 before B1."""
    parts = re.split(r"([0-9]+)", number)
    return [(0, int(part), "") if at % 2 else (1, 0, part) for at, part in enumerate(parts)]


def record(archive: Archive, of: Sheet) -> Record | None:
    """The page as it is shown, in its JSON form: its reading with people's corrections. None if it has none."""
    query = (
        "SELECT coalesce(shown.record, reading.record) FROM page JOIN reading ON page.reading_id = reading.id"
        " LEFT JOIN shown ON shown.page_id = page.id WHERE page.id = ?"
    )
    row = archive.connection.execute(query, (of.id,)).fetchone()
    return unpack(row[0]) if row else None


def published_record(archive: Archive, of: Sheet) -> Record | None:
    """The page as it was published, withdrawn items too; None if it isn't public."""
    query = (
        "SELECT CASE WHEN shown.page_id IS NULL THEN reading.record ELSE shown.public END FROM page"
        " JOIN reading ON page.reading_id = reading.id LEFT JOIN shown ON shown.page_id = page.id WHERE page.id = ?"
    )
    row = archive.connection.execute(query, (of.id,)).fetchone()
    return unpack(row[0]) if row and row[0] is not None else None


def items(archive: Archive, of: Sheet) -> tuple[Item, ...]:
    """The items of a page in the order of reading, withdrawn ones too."""
    query = f"SELECT {_ITEM} FROM item WHERE page_id = ? ORDER BY position"
    return tuple(_item(row, of) for row in archive.connection.execute(query, (of.id,)))


def item(archive: Archive, of: Sheet, key: int) -> Item | None:
    """The item of an address."""
    query = f"SELECT {_ITEM} FROM item WHERE page_id = ? AND key = ?"
    row = archive.connection.execute(query, (of.id, key)).fetchone()
    return _item(row, of) if row else None


def tombstone(archive: Archive, of: Sheet, key: int) -> Tombstone | None:
    """What is left of a withdrawn item."""
    query = (
        "SELECT key, at, reason FROM withdrawal WHERE page_id = ? AND lifted_at IS NULL"
        " ORDER BY key = ? DESC, id DESC LIMIT 1"
    )
    row = archive.connection.execute(query, (of.id, key)).fetchone()
    return Tombstone(key, row[1], row[2]) if row else None


def items_by_id(archive: Archive, numbers: Sequence[int]) -> dict[int, Item]:
    """The items that still have these numbers."""
    if not numbers:
        return {}
    marks = ", ".join("?" * len(numbers))
    query = (
        f"SELECT {_ITEM}, {_SHEET} FROM item JOIN page ON page.id = item.page_id"
        f" LEFT JOIN reading ON reading.id = page.reading_id JOIN issue ON issue.id = page.issue_id"
        f" JOIN title ON title.id = issue.title_id WHERE item.id IN ({marks})"
    )
    rows = archive.connection.execute(query, tuple(numbers))
    return {row[0]: _item(row[:_ITEM_COLUMNS], _sheet(row[_ITEM_COLUMNS:], 0)) for row in rows}


def newest(archive: Archive, of: Title | None, limit: int) -> list[Item]:
    """The items of the latest issues, for feeds and the front page."""
    where, values = ("WHERE title_id = ? AND NOT withdrawn", [of.id]) if of else ("WHERE NOT withdrawn", [])
    query = (
        "SELECT item.id FROM item JOIN page ON page.id = page_id JOIN issue ON issue.id = issue_id"
        f" {where} ORDER BY date DESC, page.number, position LIMIT ?"
    )
    numbers = [row[0] for row in archive.connection.execute(query, (*values, limit))]
    found = items_by_id(archive, numbers)
    return [found[number] for number in numbers if number in found]


def every_item(archive: Archive) -> Iterable[Item]:
    """All public items by title, date and page."""
    for of in titles(archive):
        for found in reversed(issues(archive, of)):
            for page in sheets(archive, found):
                yield from (item for item in items(archive, page) if not item.withdrawn)


def _sheet(row: Sequence[object], items: int, versions: tuple[SheetVersion, ...] = ()) -> Sheet:
    number, section, language, width, height, fault = row[1:7]
    owner = Issue(row[7], Title(*row[10:14]), row[8], row[9])  # type: ignore[arg-type]
    return Sheet(row[0], owner, number, section, language, items, width, height, fault, versions)  # type: ignore[arg-type]


def _item(row: Sequence[object], of: Sheet) -> Item:
    return Item(row[0], of, *row[1:14], bool(row[14]))  # type: ignore[arg-type, call-arg]


def _version(row: Sequence[object]) -> SheetVersion:
    number, digest, name, place, added_at, facts = row
    return SheetVersion(number, digest, name, place, added_at, json.loads(str(facts)))  # type: ignore[arg-type]


def was_given(archive: Archive, of: Sheet, key: int) -> bool:
    """True if the page ever had an item with this key."""
    row = archive.connection.execute("SELECT next_key FROM page WHERE id = ?", (of.id,)).fetchone()
    return row is not None and 0 < key < row[0]
