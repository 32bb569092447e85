"""One person, place or body in many articles: facts of the same name joined where nothing speaks against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from chaiban.model.facts import Fact


@dataclass(frozen=True, slots=True)
class Entity:
    """Facts that name one thing, in their order; `said` is what they say of it, most frequent first."""

    name: str
    said: tuple[str, ...]
    facts: tuple[Fact, ...]


def entities(facts: Iterable[Fact]) -> list[Entity]:
    """The facts in groups, the largest first.

    Joined is what has the same name and kind and, for people, neither another unit nor posts that have nothing in
    common: two people of one name stay two as long as print tells them apart.
    """
    groups: dict[str, list[list[Fact]]] = {}
    for fact in facts:
        same = groups.setdefault(fact.name, [])
        group = next((group for group in same if all(_may_be_one(fact, other) for other in group)), None)
        if group is None:
            same.append([fact])
        else:
            group.append(fact)
    found = [Entity(name, _said(group), tuple(group)) for name, same in groups.items() for group in same]
    return sorted(found, key=lambda entity: (-len(entity.facts), entity.name))


def _may_be_one(fact: Fact, other: Fact) -> bool:
    if fact.kind == "place":
        return fact.record.get("level") == other.record.get("level")
    if fact.kind != "person":
        return True
    unit, its = fact.record.get("organisation") or "", other.record.get("organisation") or ""
    if unit and its and unit not in its and its not in unit:
        return False
    posts, theirs = set(fact.record.get("titles") or ()), set(other.record.get("titles") or ())
    return not posts or not theirs or bool(posts & theirs) or bool(unit and its)


def _said(group: list[Fact]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for fact in group:
        told = fact.record
        words = [
            told.get("level"),
            told.get("organisation"),
            told.get("type"),
            told.get("doc_kind"),
            told.get("owner"),
        ]
        for word in (*words, *(told.get("titles") or ())):
            if word:
                counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(counts, key=lambda word: -counts[word]))
