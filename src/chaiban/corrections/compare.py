"""What changes from one version of a page to another, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from chaiban.corrections.partition import spans_in
from chaiban.model.page import is_visible

FIELDS = (
    "kind",
    "kicker",
    "headline",
    "subheadline",
    "summary",
    "dateline",
    "byline",
    "paragraphs",
    "crossheads",
    "credit",
    "belongs_to",
    "jump_from",
    "jump_to",
    "links",
)
FACTS = ("paper", "date", "number", "section")


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    """Items that came, went or changed, by name; the facts; where items stand; and what the furniture and the
    tray gained and lost. Everything absent is the same in both."""
    before = {article["id"]: article for article in old["articles"]}
    after = {article["id"]: article for article in new["articles"]}
    items: list[dict[str, Any]] = []
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name, {}), after.get(name, {})
        fields = {
            field: [_said(one, field), _said(other, field)] for field in FIELDS if one.get(field) != other.get(field)
        }
        if fields:
            change = "changed" if one and other else "new" if other else "gone"
            items.append({"item": name, "change": change, "fields": fields})
    out: dict[str, Any] = {"items": items}
    out["facts"] = {fact: [old.get(fact), new.get(fact)] for fact in FACTS if old.get(fact) != new.get(fact)}
    if [n for n in before if n in after] != [n for n in after if n in before]:
        out["order"] = [list(before), list(after)]
    out["furniture"] = _loose(old, new, "furniture")
    out["unassigned"] = _loose(old, new, "unassigned")
    out["text"] = [
        {"span": row["span"], "printed": new["characters"][slice(*row["span"])], "put": row["put"]}
        for row in new.get("corrections", ())
        if row not in old.get("corrections", ())
    ]
    return out


def _said(article: Mapping[str, Any], field: str) -> Any:
    if field != "links":
        return article.get(field)
    signs = {"to": "→", "from": "←", "": "≠"}
    return [f"{signs[link['direction']]} {link['page']} {link['headline']}" for link in article.get(field, ())]


def _loose(old: Mapping[str, Any], new: Mapping[str, Any], part: str) -> dict[str, list[str]]:
    """What came into the furniture or the tray and what went out of it, in words."""
    before, after = (
        {(piece["text"], piece.get("role", "")) for piece in record.get(part, ())} for record in (old, new)
    )
    return {"new": sorted(text for text, _ in after - before), "gone": sorted(text for text, _ in before - after)}


def placed(record: Mapping[str, Any]) -> tuple[int, int]:
    """How many visible characters stand in items or furniture, and how many there are."""
    characters = record["characters"]
    visible = sum(map(is_visible, characters))
    loose = sum(sum(map(is_visible, characters[s:e])) for s, e in _spans(record))
    return visible - loose, visible


def _spans(record: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for piece in record.get("unassigned", ()):
        yield from spans_in(piece["spans"])
