"""Mentions of persons, places and bodies, found again in the ledger as it is now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from chaiban.archive.ledger import facts_on_pages
from chaiban.archive.store import Archive
from chaiban.model.entity import Mention
from chaiban.model.facts import Fact

_AROUND = 12
"""Visible characters kept on each side of a mention."""
_ALIKE = 8
"""Characters around that have to be the same where the name isn't."""


def mention_of(archive: Archive, fact: Fact) -> Mention:
    """What finds the fact again."""
    query = "SELECT digest, place FROM version WHERE page_id = ? ORDER BY id DESC LIMIT 1"
    digest, place = archive.connection.execute(query, (fact.page_id,)).fetchone()
    before, words, after = fact.pieces
    return Mention(
        digest=digest,
        place=place,
        title=fact.title,
        date=fact.date,
        edition=fact.edition,
        number=fact.page,
        key=fact.key,
        name=fact.name,
        words=words,
        before=_ink(before)[-_AROUND:],
        after=_ink(after)[:_AROUND],
    )


def find_mentions(archive: Archive, kind: str, mentions: Iterable[Mention]) -> dict[Mention, Fact]:
    """The facts that the mentions are now; what is missing isn't there any more, or can't be told."""
    pages = {mention: _page_of(archive.connection, mention) for mention in dict.fromkeys(mentions)}
    held: dict[int, list[Fact]] = {}
    for fact in facts_on_pages(archive, kind, sorted({page for page in pages.values() if page})):
        held.setdefault(fact.page_id, []).append(fact)
    found = {mention: _same(mention, held.get(page, ())) for mention, page in pages.items() if page}
    return {mention: fact for mention, fact in found.items() if fact is not None}


def _page_of(connection: sqlite3.Connection, mention: Mention) -> int | None:
    """The page by its file, else by its names; by both where several pages have a file with the same bytes."""
    by_name = "title.name = ? AND date = ? AND edition = ? AND number = ?"
    names = (mention.title, mention.date, mention.edition, mention.number)
    row = connection.execute(
        "SELECT page.id FROM page JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        " LEFT JOIN version ON version.page_id = page.id AND version.digest = ? AND version.place = ?"
        f" WHERE page.id IN (SELECT page_id FROM version WHERE digest = ? AND place = ?) OR ({by_name})"
        f" ORDER BY version.id IS NULL, NOT ({by_name}), page.id LIMIT 1",
        (*(mention.digest, mention.place) * 2, *names * 2),
    ).fetchone()
    return int(row[0]) if row else None


def _same(mention: Mention, there: Sequence[Fact]) -> Fact | None:
    """By name and item; else by name, the words around deciding between several; else by words and those around."""
    named = [fact for fact in there if fact.name == mention.name]
    own = [fact for fact in named if fact.key == mention.key] or named
    if own:
        return max(own, key=lambda fact: _alike(mention, fact))
    close = [fact for fact in there if _alike(mention, fact) >= _ALIKE and _holds(fact.words, mention.words)]
    return close[0] if len(close) == 1 else None


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


def _alike(mention: Mention, fact: Fact) -> int:
    """How many characters on both sides are the same."""
    before, _, after = fact.pieces
    left = zip(_ink(before)[::-1], mention.before[::-1], strict=False)
    right = zip(_ink(after), mention.after, strict=False)
    return sum(_run(list(side)) for side in (left, right))


def _run(pairs: Sequence[tuple[str, str]]) -> int:
    return next((number for number, (one, other) in enumerate(pairs) if one != other), len(pairs))


def _ink(text: str) -> str:
    return "".join(text.split())
