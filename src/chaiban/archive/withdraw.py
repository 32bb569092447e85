"""Take an item off every public surface (撤稿), leave a tombstone, and put it back."""

from __future__ import annotations

from chaiban.archive.index import index_item, unindex_item
from chaiban.archive.look_up import issue, item, sheet
from chaiban.archive.store import Archive, note, now
from chaiban.errors import ArchiveError
from chaiban.model.catalogue import Item


def find_item(archive: Archive, address: str) -> Item:
    """The item of an address TITLE/ISSUE/PAGE/KEY, or of its web address. Raises ArchiveError if there is none."""
    parts = address.strip("/").split("/")[-4:]
    remedy = "copy it from the item's page: newspaper/2025-03-12/A1/3"
    if len(parts) == 4 and parts[3].isascii() and parts[3].isdigit():
        where = issue(archive, parts[0], parts[1])
        page = sheet(archive, where, parts[2]) if where else None
        found = item(archive, page, int(parts[3])) if page else None
        if found:
            return found
    raise ArchiveError("there is no such item", where=address, remedy=remedy)


def address_of(of: Item) -> str:
    """TITLE/ISSUE/PAGE/KEY."""
    issue = of.sheet.issue
    return f"{issue.title.slug}/{issue.label}/{of.sheet.number}/{of.key}"


def withdraw(archive: Archive, of: Item, reason: str) -> None:
    """From now on the item is found and shown nowhere; nothing is deleted. Doing it twice changes nothing."""
    with archive.writing(removal=True) as connection:
        row = connection.execute("SELECT withdrawn FROM item WHERE id = ?", (of.id,)).fetchone()
        if row is None or row[0]:
            return
        unindex_item(connection, of.id)
        connection.execute("UPDATE item SET withdrawn = 1 WHERE id = ?", (of.id,))
        words = "\n".join((of.kicker, of.headline, of.subheadline, of.body))
        connection.execute(
            "INSERT INTO withdrawal (page_id, key, reason, at, words) VALUES (?, ?, ?, ?, ?)",
            (of.sheet.id, of.key, reason, now(), words),
        )
        note(connection, "withdraw", address_of(of), reason)


def restore_item(archive: Archive, of: Item, reason: str) -> None:
    """Show a withdrawn item again; the log keeps that it was withdrawn."""
    with archive.writing(removal=True) as connection:
        row = connection.execute("SELECT withdrawn FROM item WHERE id = ?", (of.id,)).fetchone()
        if row is None or not row[0]:
            return
        connection.execute("UPDATE item SET withdrawn = 0 WHERE id = ?", (of.id,))
        index_item(connection, of.id)
        connection.execute(
            "UPDATE withdrawal SET lifted_at = ? WHERE page_id = ? AND key = ?", (now(), of.sheet.id, of.key)
        )
        note(connection, "show again", address_of(of), reason)
