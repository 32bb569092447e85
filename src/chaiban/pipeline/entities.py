"""What the web and the command line can do with persons, places and bodies that articles name."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from chaiban.archive.entity_journal import (
    append_entities,
    entities_named,
    entity_journal,
    entity_revision,
    rules_of,
)
from chaiban.archive.mentions import mention_of
from chaiban.archive.records import Record
from chaiban.archive.store import Archive, now
from chaiban.corrections.journal import Standing, Status, stand
from chaiban.errors import CorrectionError, ForbiddenError, RequestError
from chaiban.model.correction import Action, Correction
from chaiban.model.entity import (
    ABOUT_RECORDS,
    JOINED,
    SAME,
    SPLIT,
    EntityCorrection,
    Mention,
    entity_correction_of,
    entity_record,
)
from chaiban.model.facts import Entity, Fact

MOST = 50
"""Corrections in one request."""
_MENTIONS = 500
"""Mentions that one correction names or leaves."""
_ANCHORS = 30
"""Mentions of each of those that are one: enough to find them again when some are gone."""


class Entities:
    """Who is who in one archive. Everything given and taken is plain JSON."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def shown(self, kind: str, name: str) -> Record:
        """All of that name with their mentions, and the revision of the journal."""
        if kind not in JOINED:
            raise RequestError(f"{kind[:20]!r} are never joined", remedy=f"one of {', '.join(JOINED)}")
        found = entities_named(self._archive, kind, [name])
        return {
            "revision": entity_revision(self._archive),
            "kind": kind,
            "entities": [entity_object(entity) for entity in found],
        }

    def history(self) -> Record:
        """Every record, oldest first, with what became of it; those in force that no longer fit are conflicts."""
        journal = entity_journal(self._archive)
        standing = standing_of(journal)
        now_there = {correction.id: (rule, names) for correction, rule, names in rules_of(self._archive)}
        rows = []
        for correction in journal:
            status = standing.status.get(correction.id, Status.IN_FORCE).value
            row = _history_row(correction, status)
            if correction.id in now_there:
                rule, _ = now_there[correction.id]
                row["found"] = [len(side) for side in rule.sides]
                row["status"] = status if rule.fits else "conflict"
            rows.append(row)
        return {
            "revision": entity_revision(self._archive),
            "corrections": rows,
            "can_undo": list(standing.undoable),
            "can_redo": list(standing.redoable),
        }

    def correct(
        self, body: Mapping[str, Any], *, by: str, expected: str, key: str = "", may_edit: bool = True
    ) -> Record:
        """Append corrections, all or none. An editor's are in force, others' are proposals.

        Raises RequestError for what can't be understood, CorrectionError for what can't be done, StaleError if
        somebody else was faster, ForbiddenError for what only an editor may do.
        """
        asked = body.get("corrections")
        if not isinstance(asked, list) or not 0 < len(asked) <= MOST or not all(isinstance(a, dict) for a in asked):
            raise RequestError(f"corrections is a list of one to {MOST} actions")
        if not expected:
            raise RequestError("say which revision was seen", remedy="send its ETag as If-Match")
        if len(key) > 200:
            raise RequestError("the key is too long", remedy="at most 200 characters")
        proposed = bool(body.get("proposed")) or not may_edit

        def drafted(journal: list[EntityCorrection]) -> list[EntityCorrection]:
            made: list[EntityCorrection] = []
            for one in asked:
                made.append(self._draft(one, [*journal, *made], len(journal), by, proposed=proposed))
                _check_rights(made[-1], journal, by, may_edit=may_edit)
            return made

        request = json.dumps([asked, proposed, by], sort_keys=True)
        kept = append_entities(self._archive, drafted, in_force, expected=expected, key=key, request=request)
        return {"revision": f"e{kept.version}", "version": kept.version, "added": list(kept.added)}

    def _draft(
        self, asked: Mapping[str, Any], journal: list[EntityCorrection], version: int, by: str, *, proposed: bool
    ) -> EntityCorrection:
        said = str(asked.get("action"))
        actions = {"split": SPLIT, "same": SAME, **{action.value: action for action in ABOUT_RECORDS}}
        if said not in actions:
            raise RequestError(f"{said[:20]!r} is no action", remedy=f"use one of {', '.join(actions)}")
        action = actions[said]
        name, moment = secrets.token_hex(6), now()
        if action in ABOUT_RECORDS:
            of = asked.get("of")
            if of is None and action in (Action.UNDO, Action.REDO):
                standing = standing_of(journal)
                of = list(standing.undoable if action is Action.UNDO else standing.redoable)
            if not isinstance(of, list) or not all(isinstance(one, str) for one in of):
                raise RequestError("of is a list of ids")
            return EntityCorrection(name, action, by, moment, version, of=tuple(of))
        kind = str(asked.get("kind"))
        if kind not in JOINED:
            raise RequestError(f"{kind[:20]!r} are never joined", remedy=f"one of {', '.join(JOINED)}")
        named = asked.get("mentions")
        if not isinstance(named, list) or not all(isinstance(one, str) for one in named):
            raise RequestError("mentions is a list of texts", remedy="newspaper/issue/page/item/name")
        if len(named) > _MENTIONS:
            raise RequestError(f"at most {_MENTIONS} mentions at a time")
        sides = self._split(kind, named) if action is SPLIT else self._same(kind, named)
        return EntityCorrection(name, action, by, moment, version, kind, sides, proposed=proposed)

    def _split(self, kind: str, named: Sequence[str]) -> tuple[tuple[Mention, ...], ...]:
        """The mentions of another one, and those that were left of each that they were taken from."""
        found = self._entities_of(kind, named)
        wanted = set(named)
        moved = [fact for entity in found for fact in entity.facts if fact.mention in wanted]
        lefts = [[fact for fact in entity.facts if fact.mention not in wanted] for entity in found]
        lefts = [left[:_MENTIONS] for left in lefts if left]
        if not lefts:
            raise CorrectionError("that are all of its mentions: nothing is left", remedy="choose some of them")
        return self._mentions(moved), *map(self._mentions, lefts)

    def _same(self, kind: str, named: Sequence[str]) -> tuple[tuple[Mention, ...], ...]:
        """Mentions of each of those that are one."""
        found = self._entities_of(kind, named)
        if len(found) < 2:
            raise CorrectionError("they are one already", remedy="choose another one")
        wanted = set(named)

        def first(entity: Entity) -> list[Fact]:
            ordered = sorted(entity.facts, key=lambda fact: fact.mention not in wanted)
            return ordered[:_ANCHORS]

        return tuple(self._mentions(first(entity)) for entity in found)

    def _entities_of(self, kind: str, named: Sequence[str]) -> list[Entity]:
        """Those that the mentions are of. Raises CorrectionError for a mention that there isn't."""
        wanted = set(named)
        names = {mention.split("/", 4)[4] for mention in wanted if mention.count("/") >= 4}
        found = entities_named(self._archive, kind, sorted(names)) if names else []
        kept = [entity for entity in found if any(fact.mention in wanted for fact in entity.facts)]
        missing = wanted - {fact.mention for entity in kept for fact in entity.facts}
        if missing or not wanted:
            raise CorrectionError("there is no such mention", where=min(missing, default=""), remedy="load it again")
        return kept

    def _mentions(self, facts: Sequence[Fact]) -> tuple[Mention, ...]:
        return tuple(dict.fromkeys(mention_of(self._archive, fact) for fact in facts))


def standing_of(journal: Sequence[EntityCorrection]) -> Standing:
    """The journal as it stands: undo, redo and proposals are what they are for pages."""
    return stand(
        [Correction(c.id, c.action, c.by, c.at, "", c.version, of=c.of, proposed=c.proposed) for c in journal]
    )


def in_force(journal: Sequence[EntityCorrection]) -> list[str]:
    """The ids of what is in force, in order."""
    return [correction.id for correction in standing_of(journal).in_force]


def export_entities(archive: Archive) -> Record | None:
    """The journal as one record; None if it is empty."""
    journal = entity_journal(archive)
    return {"entities": [entity_record(correction) for correction in journal]} if journal else None


def import_entities(archive: Archive, told: Record) -> tuple[int, int]:
    """Add the records of another archive's journal; how many were added and how many in force don't fit here.

    What is there already is passed over. A journal that has others of its own gets those in force and those that
    wait, and none of the undoing between them, which speaks of versions that it never had.
    """
    records = told["entities"]
    if not isinstance(records, list):
        raise RequestError("is no journal: entities is a list", remedy="take it from chaiban corrections export")
    there = [entity_correction_of(record) for record in records]

    def drafted(here: list[EntityCorrection]) -> list[EntityCorrection]:
        known = [correction.id for correction in here]
        if known == [correction.id for correction in there[: len(known)]]:
            return there[len(known) :]
        standing = standing_of(there)
        waiting = [c.id for c in there if standing.status.get(c.id) is Status.WAITING]
        by_id = {correction.id: correction for correction in there}
        wanted = [*(correction.id for correction in standing.in_force), *waiting]
        return [by_id[one] for one in wanted if one not in known]

    kept = append_entities(archive, drafted, in_force, expected="*")
    return len(kept.added), len(entity_conflicts(archive))


def entity_conflicts(archive: Archive) -> list[EntityCorrection]:
    """The corrections in force that speak of nothing that is there."""
    return [correction for correction, rule, _ in rules_of(archive) if not rule.fits]


def entity_object(entity: Entity) -> Record:
    """The entity with its mentions for programs."""
    return {
        "name": entity.name,
        "names": list(entity.names),
        "said": list(entity.said),
        "records": list(entity.records),
        "mentions": [
            {
                "mention": fact.mention,
                "title": fact.title,
                "date": fact.date,
                "edition": fact.edition,
                "page": fact.page,
                "key": fact.key,
                "name": fact.name,
                "sentence": fact.sentence,
                "at": fact.at,
                "words": fact.words,
                "spans": [list(span) for span in fact.spans],
            }
            for fact in entity.facts
        ],
    }


def _history_row(correction: EntityCorrection, status: str) -> Record:
    row: Record = {
        "id": correction.id,
        "action": "same" if correction.action is SAME else correction.action.value,
        "by": correction.by,
        "at": correction.at,
        "version": correction.version,
        "status": status,
        "proposed": correction.proposed,
    }
    if correction.sides:
        row["kind"] = correction.kind
        row["sides"] = [
            [
                {"name": m.name, "title": m.title, "date": m.date, "page": m.number, "key": m.key, "words": m.words}
                for m in side
            ]
            for side in correction.sides
        ]
    if correction.of:
        row["of"] = list(correction.of)
    return row


def _check_rights(
    correction: EntityCorrection, journal: Sequence[EntityCorrection], by: str, *, may_edit: bool
) -> None:
    """Raises ForbiddenError for what a corrector leaves to an editor."""
    if correction.action is Action.WITHDRAW:
        if not set(correction.of) <= {known.id for known in journal if known.by == by}:
            raise ForbiddenError("only its author can withdraw a proposal", remedy="an editor can decline it")
    elif correction.action in ABOUT_RECORDS and not may_edit:
        raise ForbiddenError(f"only an editor can {correction.action.value}", remedy="propose a correction")
