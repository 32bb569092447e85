"""Which person, place, body, programme or document each fact of an archive is about."""

from __future__ import annotations

from chaiban.archive.entities import entities
from chaiban.archive.entity_journal import rules_of
from chaiban.archive.ledger import facts
from chaiban.archive.store import Archive
from chaiban.model.entity import JOINED
from chaiban.model.facts import FactQuery, Joined


def joined_facts(archive: Archive) -> dict[int, Joined]:
    """{number of a fact: (id, name) of what it is joined into}, as people mended it; without facts of other kinds."""
    found: dict[int, Joined] = {}
    for kind in JOINED:
        rules = [rule for _, rule, _ in rules_of(archive, kind)]
        for entity in entities(facts(archive, FactQuery(kind)), rules):
            found |= dict.fromkeys((fact.id for fact in entity.facts), (entity.id, entity.name))
    return found
