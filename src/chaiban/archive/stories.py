"""The stories of issues, kept: which items are parts of one, every link, every pointer of a teaser."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from chaiban.archive import look_up
from chaiban.archive.store import Archive, now
from chaiban.model.catalogue import Issue, Item, KeptLink, KeptPointer, KeptStory, Turn
from chaiban.model.story import IssueStories, Link, LinkState

Place = tuple[int, int]
"""Page number in the database and key of an item: what outlives readings."""

_CALM = (
    "SELECT issue.id FROM issue WHERE id NOT IN (SELECT issue_id FROM page JOIN item ON item.page_id = page.id"
    " WHERE jump_to <> '' OR jump_from <> '' OR kind = 'teaser' OR body LIKE '%详见%版%')"
    " AND id NOT IN (SELECT issue_id FROM page JOIN correction ON correction.page_id = page.id"
    ' WHERE record LIKE \'{"action": "link"%\')'
)


def unlinked(archive: Archive, engine: str) -> tuple[Issue, ...]:
    """The issues that this engine hasn't linked since one of their pages changed.

    Issues without any mark or teaser are noted as linked at once.
    """
    stale = "SELECT id FROM issue WHERE id NOT IN (SELECT issue_id FROM linked WHERE engine = ?)"
    connection = archive.connection
    if connection.execute(f"{stale} LIMIT 1", (engine,)).fetchone() is None:
        return ()
    with archive.writing() as writer:
        calm = [row[0] for row in writer.execute(f"{_CALM} AND id IN ({stale})", (engine,))]
        for issue_id in calm:
            forget_stories(writer, issue_id)
            writer.execute("INSERT OR REPLACE INTO linked VALUES (?, ?, ?)", (issue_id, engine, now()))
    wanted = {row[0] for row in connection.execute(stale, (engine,))}
    every = (issue for title in look_up.titles(archive) for issue in look_up.issues(archive, title))
    return tuple(issue for issue in every if issue.id in wanted)


def keep_stories(archive: Archive, of: Issue, found: IssueStories, places: Mapping[str, Place], engine: str) -> None:
    """These are the issue's stories from now on; `places` maps the names of items to where they are kept."""
    before = archive.connection.execute("SELECT 1 FROM story WHERE issue_id = ?", (of.id,)).fetchone()
    # Search counts a story once: its memory has to start anew where stories came or went.
    with archive.writing(removal=before is not None or bool(found.stories)) as connection:
        forget_stories(connection, of.id)
        for story in found.stories:
            story_id = connection.execute("INSERT INTO story (issue_id) VALUES (?)", (of.id,)).lastrowid
            for position, part in enumerate(story.parts):
                seam = story.joins[position - 1] if position else None
                values = (story_id, position, *places[part], seam)
                connection.execute("INSERT INTO story_part VALUES (?, ?, ?, ?, ?)", values)
        for link in found.links:
            _insert_link(connection, of.id, link, places)
        for pointer in found.pointers:
            target = places.get(pointer.target, (None, None))
            values = (of.id, *places[pointer.teaser], pointer.line, pointer.page, *target)
            connection.execute(
                "INSERT INTO pointer (issue_id, page_id, key, line, page, target_page, target_key)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                values,
            )
        connection.execute("INSERT OR REPLACE INTO linked VALUES (?, ?, ?)", (of.id, engine, now()))


def forget_stories(connection: sqlite3.Connection, issue_id: int) -> None:
    """Nothing is known of the issue's stories."""
    own = "SELECT id FROM story WHERE issue_id = ?"
    connection.execute(f"DELETE FROM story_part WHERE story_id IN ({own})", (issue_id,))
    for table in ("story", "story_link", "pointer"):
        connection.execute(f"DELETE FROM {table} WHERE issue_id = ?", (issue_id,))


def _insert_link(connection: sqlite3.Connection, issue_id: int, link: Link, places: Mapping[str, Place]) -> None:
    nowhere = (None, None)
    rivals = [[*places[rival.id], round(rival.score, 3)] for rival in link.candidates]
    evidence = {name: round(value, 3) for name, value in link.evidence.items()}
    connection.execute(
        "INSERT INTO story_link (issue_id, state, earlier_page, earlier_key, later_page, later_key, page, mark,"
        " printed, lack, score, margin, decided, evidence, candidates)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            issue_id,
            link.state.value,
            *places.get(link.earlier, nowhere),
            *places.get(link.later, nowhere),
            link.page,
            link.mark,
            link.printed.encode("utf-8", "replace").decode("utf-8"),
            link.lack.value if link.lack else "",
            link.score,
            link.margin,
            int(link.decided),
            json.dumps(evidence, ensure_ascii=False),
            json.dumps(rivals),
        ),
    )


def story_of(archive: Archive, of: Item) -> KeptStory | None:
    """The story that the item is a part of; None if it has fewer than two public parts."""
    return stories_of(archive, [of]).get(of.id)


def stories_of(archive: Archive, items: Sequence[Item]) -> dict[int, KeptStory]:
    """The stories of several public parts by the number of each of these items."""
    found: dict[int, KeptStory] = {}
    query = (
        "SELECT other.page_id, other.key, other.seam FROM story_part AS own JOIN story_part AS other"
        " ON other.story_id = own.story_id WHERE own.page_id = ? AND own.key = ? ORDER BY other.position"
    )
    for item in items:
        rows = archive.connection.execute(query, (item.sheet.id, item.key)).fetchall()
        at = items_at(archive, [(page, key) for page, key, _ in rows])
        parts: list[Item] = []
        joins: list[str | None] = []
        whole = True
        for page, key, seam in rows:
            part = at.get((page, key))
            if part is None:
                # A part that was withdrawn leaves a gap that no sentence crosses.
                whole = False
                continue
            if parts:
                joins.append(seam if whole else None)
            parts.append(part)
            whole = True
        if len(parts) > 1:
            found[item.id] = KeptStory(tuple(parts), tuple(joins))
    return found


def turns(archive: Archive, of: Item) -> tuple[Turn | None, Turn | None]:
    """Where the item comes from and where it goes on."""
    comes = _turn(archive, of, "later", "earlier")
    return comes, _turn(archive, of, "earlier", "later")


def _turn(archive: Archive, of: Item, own: str, other: str) -> Turn | None:
    row = archive.connection.execute(
        f"SELECT state, page, lack, {other}_page, {other}_key, candidates FROM story_link"
        f" WHERE {own}_page = ? AND {own}_key = ?",
        (of.sheet.id, of.key),
    ).fetchone()
    if row is None:
        return None
    state, page, lack, page_id, key, candidates = row
    rivals = [(rival[0], rival[1]) for rival in json.loads(candidates)]
    at = items_at(archive, [*rivals, *([(page_id, key)] if key else [])])
    item = at.get((page_id, key))
    if item is not None:
        page = item.sheet.number
    return Turn(state, page, item, tuple(at[rival] for rival in rivals if rival in at), lack)


def links_of(archive: Archive, of: Issue, state: str = "") -> tuple[KeptLink, ...]:
    """The links of an issue, of one state if it is named; those of withdrawn items aren't shown."""
    rows = archive.connection.execute(
        "SELECT state, earlier_page, earlier_key, later_page, later_key, page, mark, printed, lack, score, margin,"
        " decided, evidence, candidates FROM story_link WHERE issue_id = ? AND ? IN ('', state) ORDER BY id",
        (of.id, state),
    ).fetchall()
    wanted = [place for row in rows for place in ((row[1], row[2]), (row[3], row[4]), *_places(row[13])) if place[1]]
    at = items_at(archive, wanted)
    links = []
    for row in rows:
        earlier, later = at.get((row[1], row[2])), at.get((row[3], row[4]))
        if bool(earlier) == bool(row[2]) and bool(later) == bool(row[4]):
            rivals = tuple((at[page, key], points) for page, key, points in json.loads(row[13]) if (page, key) in at)
            links.append(
                KeptLink(
                    state=row[0],
                    earlier=earlier,
                    later=later,
                    page=row[5],
                    mark=row[6],
                    printed=row[7],
                    lack=row[8],
                    score=row[9],
                    margin=row[10],
                    decided=bool(row[11]),
                    evidence=json.loads(row[12]),
                    candidates=rivals,
                )
            )
    return tuple(links)


def _places(candidates: str) -> list[Place]:
    return [(page, key) for page, key, _ in json.loads(candidates)]


def pointers_of(archive: Archive, of: Issue) -> tuple[KeptPointer, ...]:
    """The lines of the issue's teasers with what they point to."""
    rows = archive.connection.execute(
        "SELECT page_id, key, line, page, target_page, target_key FROM pointer WHERE issue_id = ? ORDER BY id",
        (of.id,),
    ).fetchall()
    at = items_at(archive, [place for row in rows for place in ((row[0], row[1]), (row[4], row[5])) if place[1]])
    return tuple(
        KeptPointer(at[row[0], row[1]], row[2], row[3], at.get((row[4], row[5])))
        for row in rows
        if (row[0], row[1]) in at
    )


def items_at(archive: Archive, places: Iterable[Place]) -> dict[Place, Item]:
    """The public items at these places."""
    numbers = []
    for page_id, key in set(places):
        query = "SELECT id FROM item WHERE page_id = ? AND key = ? AND NOT withdrawn"
        row = archive.connection.execute(query, (page_id, key)).fetchone()
        if row:
            numbers.append(row[0])
    found = look_up.items_by_id(archive, numbers)
    return {(item.sheet.id, item.key): item for item in found.values()}


def stories_in(archive: Archive, of: Issue) -> tuple[KeptStory, ...]:
    """The stories of several public parts of an issue, in the order of their first parts' pages."""
    firsts = [link.earlier for link in links_of(archive, of, LinkState.RESOLVED.value) if link.earlier]
    found = {story.parts[0].id: story for story in stories_of(archive, firsts).values()}
    return tuple(found.values())
