"""Links the issues of an archive whose pages have changed."""

from __future__ import annotations

from collections.abc import Callable

from chaiban.archive import look_up
from chaiban.archive.store import Archive
from chaiban.archive.stories import Place, keep_stories, unlinked
from chaiban.model.catalogue import Issue
from chaiban.model.story import DecidedLink
from chaiban.pipeline.decided_links import decided_links
from chaiban.pipeline.engine import engine_name
from chaiban.pipeline.issue import issue_items, item_name
from chaiban.pipeline.weights import load_weights
from chaiban.stories.stage import link_issue

Decisions = Callable[[Issue], tuple[DecidedLink, ...]]
"""What people have said of an issue's links; its items are named by page number and key: A1/3."""


def link_archive(archive: Archive, decisions: Decisions | None = None) -> int:
    """Link every issue that isn't linked since one of its pages changed; how many that were.

    What people decided is what the corrections of its pages say, unless `decisions` says otherwise.
    """
    decisions = decisions or (lambda issue: decided_links(archive, issue))
    waiting = unlinked(archive, engine_name())
    for issue in waiting:
        link_kept_issue(archive, issue, decisions(issue))
    return len(waiting)


def link_kept_issue(archive: Archive, issue: Issue, decided: tuple[DecidedLink, ...] = ()) -> None:
    """Link one issue and keep what was found. Withdrawn items take part, or others would take their place."""
    pages = []
    names: dict[tuple[int, str], str] = {}
    places: dict[str, Place] = {}
    for place, sheet in enumerate(look_up.sheets(archive, issue), 1):
        pages.append((sheet.number, look_up.published_record(archive, sheet) or {}))
        for item in look_up.items(archive, sheet):
            name = item_name(sheet.number, str(item.key))
            names[place, item.name] = name
            places[name] = (sheet.id, item.key)
    items = issue_items(pages, names)
    found = link_issue(items, [number for number, _ in pages], load_weights(), decided)
    keep_stories(archive, issue, found, places, engine_name())
