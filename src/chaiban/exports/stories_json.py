"""The stories of a reading or issue as plain JSON."""

from __future__ import annotations

from typing import Any, TypeAlias

from chaiban.model.story import IssueStories, Link

Record: TypeAlias = dict[str, Any]


def stories_record(found: IssueStories) -> Record:
    """`{"stories", "links", "pointers"}`; an item is {"page": its place in "pages" from 1, "article": its id}."""
    return {
        "stories": [
            {"parts": [_item(part) for part in story.parts], "joins": list(story.joins)} for story in found.stories
        ],
        "links": [_link(link) for link in found.links],
        "pointers": [
            {
                "teaser": _item(pointer.teaser),
                "line": pointer.line,
                "page": pointer.page,
                "target": _item(pointer.target) if pointer.target else None,
            }
            for pointer in found.pointers
        ],
    }


def _item(name: str) -> Record:
    page, _, article = name.partition("/")
    return {"page": int(page), "article": article}


def _link(link: Link) -> Record:
    record: Record = {
        "state": link.state.value,
        "earlier": _item(link.earlier) if link.earlier else None,
        "later": _item(link.later) if link.later else None,
        "names_page": link.page,
    }
    if link.mark:
        record["mark"] = link.mark
    record["printed"] = link.printed
    if link.earlier and link.later:
        evidence = {name: round(value, 3) for name, value in link.evidence.items()}
        record |= {"score": round(link.score, 3), "margin": round(link.margin, 3), "evidence": evidence}
    if link.decided:
        record["decided"] = True
    if link.candidates:
        record["candidates"] = [{**_item(rival.id), "score": round(rival.score, 3)} for rival in link.candidates]
    if link.lack:
        record["lack"] = link.lack.value
    return record
