"""The description of the API (OpenAPI 3.1)."""

from __future__ import annotations

from typing import Any

from chaiban import __version__
from chaiban.archive.search import FACETS
from chaiban.web.openapi_corrections import corrections_schema, entity_corrections_schema


def _field(name: str, where: str, about: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": where,
        "required": where == "path",
        "description": about,
        "schema": {"type": "string"},
    }


_SLUG = _field("slug", "path", "the newspaper's name in addresses")
_LABEL = _field("label", "path", "the issue's date, with the edition behind a dot if it has one")
_PAGE = _field("page", "path", "page number")
_KEY = _field("key", "path", "the item's permanent number on its page")
_SEARCH = [
    _field("q", "query", 'words, "phrases", AND OR NOT, headline: byline: page: section: title: kind: date:'),
    _field("since", "query", "first day, 2025-03-01"),
    _field("until", "query", "last day"),
    _field("sort", "query", "relevance, newest or oldest"),
    _field("start", "query", "how many hits to pass over"),
    _field("size", "query", "how many hits to give, at most 100"),
    *(_field(name, "query", f"keep to this {name}") for name in FACETS),
]

PATHS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "/api/titles": ("All newspapers", []),
    "/api/titles/{slug}": ("A newspaper and its issues", [_SLUG]),
    "/api/titles/{slug}/{label}": ("An issue and its pages", [_SLUG, _LABEL]),
    "/api/titles/{slug}/{label}/{page}": ("A page, its items and its reading", [_SLUG, _LABEL, _PAGE]),
    "/api/titles/{slug}/{label}/{page}/{key}": ("An item", [_SLUG, _LABEL, _PAGE, _KEY]),
    "/api/stories/{slug}/{label}": ("The stories, links and pointers of an issue", [_SLUG, _LABEL]),
    "/api/search": ("Search", _SEARCH),
}

_SHEET = "/api/titles/{slug}/{label}/{page}"
_PLACE = [_SLUG, _LABEL, _PAGE]
MENDING: dict[str, tuple[str, list[dict[str, Any]]]] = {
    f"{_SHEET}/shown": ("The page as it is shown, with its version as ETag (signed in)", _PLACE),
    f"{_SHEET}/boxes": ("The box of every character of the page in points, null for those without one", _PLACE),
    f"{_SHEET}/suggestions": ("What the engine read almost as gladly, the least certain item first", _PLACE),
    f"{_SHEET}/conflicts": ("Corrections that no longer fit the reading", _PLACE),
    f"{_SHEET}/corrections": ("All corrections of the page, oldest first", _PLACE),
    f"{_SHEET}/compare": (
        "What is different between two versions",
        [*_PLACE, _field("from", "query", "version number"), _field("to", "query", "version number")],
    ),
    f"{_SHEET}/versions/{{number}}": ("The page as it was", [*_PLACE, _field("number", "path", "version number")]),
}
WHO: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "/api/entities/{kind}": (
        "All persons, organisations, places, programmes or documents of a name, each with its mentions",
        [
            _field("kind", "path", "person, organisation, place, programme or document"),
            _field("name", "query", "the name as it is printed"),
        ],
    ),
    "/api/entity-corrections": ("What people have said of who is who, oldest first, with what became of it", []),
}
ENTITY_CORRECTIONS = "/api/entity-corrections"
CORRECTIONS = f"{_SHEET}/corrections"
_HEADERS = [
    {**_field("If-Match", "header", "the ETag of what was seen; * for whatever it is"), "required": True},
    {**_field("X-CSRF-Token", "header", "signs the change; it is in every page of a session"), "required": True},
    {**_field("Idempotency-Key", "header", "the same key again gives the first answer and changes nothing")},
]


def openapi() -> dict[str, Any]:
    """The whole description."""
    content = {"application/json": {"schema": {"type": "object"}}}
    answers = {
        "200": {"description": "found", "content": content},
        "400": {"description": "a field that can't be understood", "content": content},
        "404": {"description": "there is no such thing", "content": content},
        "410": {"description": "withdrawn", "content": content},
    }
    paths: dict[str, Any] = {
        path: {"get": {"summary": summary, "parameters": fields, "responses": answers}}
        for path, (summary, fields) in PATHS.items()
    }
    inside = answers | {
        "401": {"description": "nobody has signed in", "content": content},
        "403": {"description": "not this person, or not signed", "content": content},
    }
    for path, (summary, fields) in (MENDING | WHO).items():
        paths[path] = {"get": {"summary": summary, "parameters": fields, "responses": inside}}
    changing = inside | {
        "412": {"description": "somebody else was faster", "content": content},
        "413": {"description": "too much at a time", "content": content},
        "422": {"description": "it can't be done as things stand", "content": content},
    }
    paths[CORRECTIONS]["post"] = {
        "summary": "Correct the page: all of these corrections, or none",
        "parameters": [*_PLACE, *_HEADERS],
        "requestBody": {"required": True, "content": {"application/json": {"schema": corrections_schema()}}},
        "responses": changing,
    }
    paths[ENTITY_CORRECTIONS]["post"] = {
        "summary": "Say who is who: all of these corrections, or none",
        "parameters": _HEADERS,
        "requestBody": {"required": True, "content": {"application/json": {"schema": entity_corrections_schema()}}},
        "responses": changing,
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": "chaiban archive", "version": __version__},
        "paths": paths,
    }
