"""What a correction looks like (JSON Schema), for the description of the API."""

from __future__ import annotations

from typing import Any

_KINDS = ["article", "photo", "ad", "notice", "obituary", "teaser", "table", "other"]
_FURNITURE = ["nameplate", "folio", "section", "page_credits", "index"]
_ROLES = [
    *("kicker", "headline", "subheadline", "summary", "crosshead", "dateline", "byline"),
    *("body", "paragraph", "caption", "credit", "jump"),
]
_WORD = {"type": "string"}
_ITEM = {"type": "string", "description": "an item's id in the page as it is shown, or a new one's name"}
_OTHER = {"type": "string", "description": "an item's id in the other page of the issue as it is shown"}
_NUMBER = {"type": "integer", "minimum": 0}
_SPANS = {
    "type": "array",
    "items": {"type": "array", "items": _NUMBER, "minItems": 2, "maxItems": 2},
    "description": "stretches [start, end) of the page's characters",
}
_IDS = {"type": "array", "items": _WORD}


def _one(action: str, needed: dict[str, Any], free: dict[str, Any] | None = None) -> dict[str, Any]:
    fields = {"action": {"const": action}, **needed, **(free or {})}
    return {"type": "object", "properties": fields, "required": ["action", *needed]}


def corrections_schema() -> dict[str, Any]:
    """The body of a request that corrects a page."""
    where = {
        "item": _ITEM,
        "new": {"enum": _KINDS},
        "furniture": {"enum": _FURNITURE},
        "unassigned": {"const": True},
        "role": {"enum": _ROLES},
        "name": _WORD,
        "at": _NUMBER,
    }
    facts = {"date": _WORD, "number": _WORD, "section": _WORD, "paper": _WORD, "edition": _WORD}
    actions = [
        _one("assign", {"spans": _SPANS}, where),
        _one("split", {"item": _ITEM, "spans": _SPANS}, {"name": _WORD, "kind": {"enum": _KINDS}}),
        _one("merge", {"items": {"type": "array", "items": _ITEM, "minItems": 2}}),
        _one("role", {"spans": _SPANS, "role": {"enum": _ROLES}}),
        _one("kind", {"item": _ITEM, "kind": {"enum": _KINDS}}),
        _one("order_items", {"items": {"type": "array", "items": _ITEM}}),
        _one("order_blocks", {"item": _ITEM, "spans": _SPANS}),
        _one("associate", {"item": _ITEM, "story": {"type": ["string", "null"]}}),
        _one(
            "jump",
            {"item": _ITEM, "direction": {"enum": ["to", "from"]}, "page": {"type": ["string", "null"]}},
            {"mark": _WORD},
        ),
        _one("link", {"item": _ITEM, "direction": {"enum": ["to", "from"]}, "page": _WORD, "other": _OTHER}),
        _one("unlink", {"item": _ITEM, "page": _WORD, "other": _OTHER}),
        _one("facts", {}, facts),
        _one("text", {"spans": _SPANS, "text": _WORD}),
        _one("mark", {"state": {"enum": ["unread", "read", "checked", "published"]}}),
        *(_one(action, {}, {"of": _IDS}) for action in ("undo", "redo")),
        *(_one(action, {"of": _IDS}) for action in ("accept", "decline", "withdraw")),
        _one("restore", {"version": _NUMBER}),
    ]
    return {
        "type": "object",
        "properties": {
            "corrections": {"type": "array", "minItems": 1, "items": {"oneOf": actions}},
            "proposed": {"type": "boolean"},
        },
        "required": ["corrections"],
    }


def entity_corrections_schema() -> dict[str, Any]:
    """The body of a request that says who is who."""
    mention = {"type": "string", "description": "newspaper/issue/page/item/name, as /api/entities gives it"}
    named = {
        "kind": {"enum": ["person", "organisation", "place", "programme", "document"]},
        "mentions": {"type": "array", "items": mention, "minItems": 1, "maxItems": 500},
    }
    actions = [
        # The mentions are those of another one; the entities that the mentions are of are one.
        *(_one(action, named) for action in ("split", "same")),
        *(_one(action, {}, {"of": _IDS}) for action in ("undo", "redo")),
        *(_one(action, {"of": _IDS}) for action in ("accept", "decline", "withdraw")),
    ]
    return {
        "type": "object",
        "properties": {
            "corrections": {"type": "array", "minItems": 1, "maxItems": 50, "items": {"oneOf": actions}},
            "proposed": {"type": "boolean"},
        },
        "required": ["corrections"],
    }
