"""Stories and links of the archive as JSON for programs."""

from __future__ import annotations

from typing import Any

from chaiban.archive.public import public_record
from chaiban.archive.store import Archive
from chaiban.archive.stories import links_of, pointers_of, stories_in, story_of, turns
from chaiban.model.catalogue import Issue, Item, KeptStory, Turn
from chaiban.web.addresses import item_path, story_path
from chaiban.web.clean_text import article_of
from chaiban.web.whole_story import story_blocks


def issue_stories_json(archive: Archive, issue: Issue) -> dict[str, Any]:
    """The stories of an issue with their text, every link with its state, every pointer of a teaser."""
    return {
        "stories": [story_json(archive, story) for story in stories_in(archive, issue)],
        "links": [
            link.told(_path)
            | {
                "page": link.page,
                "candidates": [{"path": _path(item), "score": score} for item, score in link.candidates],
            }
            for link in links_of(archive, issue)
        ],
        "pointers": [
            {"teaser": _path(p.teaser), "line": p.line, "page": p.page, "target": _path(p.target)}
            for p in pointers_of(archive, issue)
        ],
    }


def story_json(archive: Archive, story: KeptStory) -> dict[str, Any]:
    """One story: its parts and its text, paragraphs closed over the jumps."""
    records = [article_of(public_record(archive, part.sheet), part) for part in story.parts]
    return {
        "headline": story.parts[0].headline,
        "path": f"/{story_path(story.parts[0])}",
        "parts": [{"path": _path(part), "page": part.sheet.number} for part in story.parts],
        "joins": list(story.joins),
        "text": [
            {"kind": block.kind, "words": "".join(run.words for run in block.runs)}
            for block in story_blocks(story, records)
        ],
    }


def item_links_json(archive: Archive, item: Item) -> dict[str, Any]:
    """The story that an item is a part of, and where it comes from and goes on."""
    story = story_of(archive, item)
    comes, goes = turns(archive, item)
    parts = [{"path": _path(part), "page": part.sheet.number} for part in story.parts] if story else None
    return {"story": parts, "continued_from": _turn(comes), "continued_on": _turn(goes)}


def _turn(turn: Turn | None) -> dict[str, Any] | None:
    if turn is None:
        return None
    rivals = [_path(item) for item in turn.rivals]
    return {"state": turn.state, "page": turn.page, "path": _path(turn.item), "rivals": rivals, "lack": turn.lack}


def _path(item: Item | None) -> str | None:
    return f"/{item_path(item)}" if item else None
