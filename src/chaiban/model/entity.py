"""What people say of persons, places and bodies: these are two, those are one. Appended, never changed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chaiban.errors import RequestError
from chaiban.model.correction import Action

JOINED = ("person", "organisation", "place", "programme", "document")
"""Kinds of records that name a thing which other articles may name too."""

SPLIT, SAME = Action.SPLIT, Action.MERGE
ABOUT_RECORDS = (Action.UNDO, Action.REDO, Action.ACCEPT, Action.DECLINE, Action.WITHDRAW)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a thing is named, so that it is found again when the ledger or the page's reading is made anew.

    The page goes by a file of it (`digest`, `place` in the file) and by its names; the item by its permanent `key`.
    `before` and `after` are visible characters around `words` in their sentence.
    """

    digest: str
    place: int
    title: str
    date: str
    edition: str
    number: str
    key: int
    name: str
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """One record. SPLIT: `sides` are mentions of another one, then those left of each that they were taken from.
    SAME: mentions of each of those that are one. The others speak `of` records. `version` is the number of records
    before this one."""

    id: str
    action: Action
    by: str
    at: str
    version: int
    kind: str = ""
    sides: tuple[tuple[Mention, ...], ...] = ()
    of: tuple[str, ...] = ()
    proposed: bool = False


def entity_record(correction: EntityCorrection) -> dict[str, Any]:
    """The record as plain JSON; fields that it doesn't have are absent."""
    record: dict[str, Any] = {
        "id": correction.id,
        "action": correction.action.value,
        "by": correction.by,
        "at": correction.at,
        "version": correction.version,
    }
    if correction.sides:
        record["kind"] = correction.kind
        record["sides"] = [[dataclasses.asdict(mention) for mention in side] for side in correction.sides]
    if correction.of:
        record["of"] = list(correction.of)
    if correction.proposed:
        record["proposed"] = True
    return record


def entity_correction_of(record: Mapping[str, Any]) -> EntityCorrection:
    """The record again. Raises RequestError for one that is none."""
    try:
        action = Action(record["action"])
        sides = tuple(tuple(_mention(mention) for mention in side) for side in record.get("sides", ()))
        kind = _word(record.get("kind", ""))
        if action not in (SPLIT, SAME, *ABOUT_RECORDS) or (action in (SPLIT, SAME)) != (len(sides) > 1):
            raise ValueError(f"{action.value} of {len(sides)} sides")
        if sides and kind not in JOINED:
            raise ValueError(f"no kind {kind!r}")
        return EntityCorrection(
            id=_word(record["id"]),
            action=action,
            by=_word(record["by"]),
            at=_word(record["at"]),
            version=int(record["version"]),
            kind=kind,
            sides=sides,
            of=tuple(_word(name) for name in record.get("of", ())),
            proposed=bool(record.get("proposed", False)),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        remedy = "take it from chaiban corrections export"
        raise RequestError(f"is no correction of an entity: {error}", remedy=remedy) from error


def _mention(record: Mapping[str, Any]) -> Mention:
    words = ("title", "date", "edition", "number", "name", "words", "before", "after")
    said = {name: _word(record[name]) for name in words}
    return Mention(digest=_word(record["digest"]), place=int(record["place"]), key=int(record["key"]), **said)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
