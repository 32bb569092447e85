"""A page's reading as the public may see it: what was withdrawn is neither in its items nor in its characters."""

from __future__ import annotations

from chaiban.archive.look_up import items, published_record
from chaiban.archive.records import Record, spans_of
from chaiban.archive.shown import publishes_at_once
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Item, Sheet

BLANK = "\u2588"


def public_record(archive: Archive, of: Sheet) -> Record | None:
    """The record without withdrawn items, their characters blotted out so that all numbers stay right."""
    found = published_record(archive, of)
    if found is None:
        return None
    kept = {item.name: item for item in items(archive, of)}
    gone = [article for article in found["articles"] if _is_withdrawn(kept.get(article["id"]))]
    if gone:
        characters = list(found["characters"])
        for article in gone:
            for start, end in spans_of(article):
                characters[start:end] = [c if c.isspace() else BLANK for c in characters[start:end]]
        found["characters"] = "".join(characters)
        found["articles"] = [article for article in found["articles"] if article not in gone]
    return found


def withdrawn_articles(archive: Archive, of: Sheet) -> list[Record] | None:
    """What of the page's present reading was withdrawn; None if nobody can tell where it all stands.

    That is so if a withdrawn item isn't in the reading, or if no item of the reading carries its withdrawal.
    """
    gone = {item.name for item in items(archive, of) if item.withdrawn}
    query = "SELECT count(DISTINCT key) FROM withdrawal WHERE page_id = ? AND lifted_at IS NULL"
    withdrawals = int(archive.connection.execute(query, (of.id,)).fetchone()[0])
    if not gone:
        return None if withdrawals else []
    found = published_record(archive, of)
    articles = [article for article in (found or {}).get("articles", ()) if article["id"] in gone]
    return articles if len(articles) == len(gone) and len(gone) >= withdrawals else None


def only_published(archive: Archive) -> bool:
    """True if the public sees pages only once somebody has published them."""
    return not publishes_at_once(archive.connection)


def is_public(archive: Archive, of: Sheet) -> bool:
    """True if the public may see the page."""
    query = "SELECT public IS NOT NULL FROM shown WHERE page_id = ?"
    row = archive.connection.execute(query, (of.id,)).fetchone()
    return row is None or bool(row[0])


def _is_withdrawn(item: Item | None) -> bool:
    return item is None or item.withdrawn
