"""The archive as JSON for programs, described in OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chaiban.archive import look_up
from chaiban.archive.search import FACETS, Request, Search
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Issue, Item, Sheet, Title
from chaiban.web.addresses import issue_path, item_path, sheet_path, title_path

MOST = 100


def title_json(title: Title) -> dict[str, Any]:
    """A newspaper."""
    return {
        "slug": title.slug,
        "name": title.name,
        "language": title.language,
        "issues": title.issues,
        "first": title.first,
        "last": title.last,
        "path": f"/{title_path(title)}",
    }


def issue_json(issue: Issue) -> dict[str, Any]:
    """An issue."""
    return {
        "title": issue.title.slug,
        "label": issue.label,
        "date": issue.date,
        "edition": issue.edition,
        "pages": issue.pages,
        "path": f"/{issue_path(issue)}",
    }


def sheet_json(sheet: Sheet) -> dict[str, Any]:
    """A page without its reading."""
    return {
        "number": sheet.number,
        "section": sheet.section,
        "language": sheet.language,
        "fault": sheet.fault,
        "path": f"/{sheet_path(sheet)}",
    }


def item_json(item: Item) -> dict[str, Any]:
    """An item with its text."""
    issue = item.sheet.issue
    return {
        "key": item.key,
        "kind": item.kind,
        "kicker": item.kicker,
        "headline": item.headline,
        "subheadline": item.subheadline,
        "people": item.people.split("\n") if item.people else [],
        "text": item.body,
        "confidence": item.confidence,
        "title": issue.title.name,
        "date": issue.date,
        "edition": issue.edition,
        "page": item.sheet.number,
        "section": item.sheet.section,
        "path": f"/{item_path(item)}",
    }


def search_json(search: Search, values: Mapping[str, str]) -> dict[str, Any]:
    """The hits of a search. Raises ValueError for a number that is none."""
    start, size = _number(values, "start", 0, 1_000_000), _number(values, "size", 20, MOST)
    if values.get("sort", "relevance") not in ("relevance", "newest", "oldest"):
        raise ValueError("sort is relevance, newest or oldest")
    found = search.find(request_of(values, start, size))
    hits = []
    for hit in found.hits:
        passage = [{"text": words, "match": match} for words, match in hit.passages]
        parts = [{"path": f"/{item_path(part)}", "page": part.sheet.number} for part in hit.parts]
        hits.append({"item": item_json(hit.item), "passage": passage, "story": parts or None})
    counts = {
        name: [{"value": value, "count": count} for value, count in counted] for name, counted in found.facets.items()
    }
    return {"total": found.total, "start": start, "hits": hits, "facets": counts}


def request_of(values: Mapping[str, str], start: int, size: int) -> Request:
    """The search that the fields of a form or an address ask for."""
    facets = {name: values[name] for name in FACETS if values.get(name)}
    since, until, sort = values.get("since", ""), values.get("until", ""), values.get("sort", "relevance")
    return Request(values.get("q", ""), facets, since, until, sort, start, size)


def all_titles(archive: Archive) -> dict[str, Any]:
    """All newspapers."""
    return {"titles": [title_json(title) for title in look_up.titles(archive)]}


def _number(values: Mapping[str, str], name: str, default: int, most: int) -> int:
    said = values.get(name, "")
    if not said:
        return default
    if not (said.isascii() and said.isdigit() and len(said) < 10) or int(said) > most:
        raise ValueError(f"{name} is a number up to {most}")
    return int(said)
