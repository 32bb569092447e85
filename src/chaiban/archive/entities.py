"""One person, place or body in many articles: facts joined where nothing speaks against it, as people mended it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from chaiban.model.correction import Action
from chaiban.model.entity import SPLIT
from chaiban.model.facts import Entity, Fact

Group = list[Fact]


@dataclass(frozen=True, slots=True)
class Rule:
    """A correction in force with the facts that each of its sides is about now."""

    id: str
    action: Action
    sides: tuple[frozenset[int], ...]

    @property
    def fits(self) -> bool:
        """True if there is still something on every side that the correction can't do without."""
        return bool(self.sides[0]) if self.action is SPLIT else all(self.sides)


def entities(facts: Iterable[Fact], rules: Sequence[Rule] = ()) -> list[Entity]:
    """The facts in groups, the largest first: those of one name by what print says, then as the rules have it."""
    groups = join(facts)
    made: dict[int, list[str]] = {}
    parted: list[frozenset[int]] = []
    for rule in rules:
        if rule.fits:
            if rule.action is SPLIT:
                groups = _part(groups, rule.sides[0], _pieces(rule.sides[1:], parted))
                parted.append(rule.sides[0])
            else:
                groups = _unite(groups, rule.sides)
            for number in rule.sides[0] if rule.action is SPLIT else frozenset().union(*rule.sides):
                made.setdefault(number, []).append(rule.id)
    found = [_entity(group, made) for group in groups]
    return sorted(found, key=lambda entity: (-len(entity.facts), entity.name))


def join(facts: Iterable[Fact]) -> list[Group]:
    """Facts of the same name and kind in groups in which none contradicts another.

    Two people of one name stay two as long as print tells them apart. What says nothing of itself joins the only one
    there is; where there are several it stays by itself, for nobody can tell which it is.
    """
    named: dict[str, list[Fact]] = {}
    for fact in facts:
        named.setdefault(fact.name, []).append(fact)
    return [group for same in named.values() for group in _told_apart(same)]


def _told_apart(same: Sequence[Fact]) -> list[Group]:
    groups: list[Group] = []
    bare: Group = []
    for fact in same:
        if fact.kind == "person" and not _traits(fact):
            bare.append(fact)
            continue
        group = next((group for group in groups if all(_may_be_one(fact, other) for other in group)), None)
        if group is None:
            groups.append([fact])
        else:
            group.append(fact)
    if bare and len(groups) == 1:
        groups[0] += bare
    elif bare:
        groups.append(bare)
    return groups


def _traits(fact: Fact) -> set[str]:
    """What the fact says of its thing that tells it from others of its name."""
    told = fact.record
    owner = told.get("organisation") if fact.kind == "person" else told.get("owner")
    return {*(told.get("titles") or ()), *([owner] if owner else [])}


def _may_be_one(fact: Fact, other: Fact) -> bool:
    one, two = fact.record, other.record
    if fact.kind == "place":
        return one.get("level") == two.get("level")
    if fact.kind == "programme":
        return _compatible(one.get("owner"), two.get("owner"))
    if fact.kind != "person":
        return True
    unit, its = one.get("organisation") or "", two.get("organisation") or ""
    if not _compatible(unit, its):
        return False
    posts, theirs = set(one.get("titles") or ()), set(two.get("titles") or ())
    return not posts or not theirs or bool(posts & theirs) or bool(unit and its)


def _compatible(one: str | None, other: str | None) -> bool:
    return not one or not other or one in other or other in one


def _part(groups: list[Group], moved: Collection[int], lefts: Sequence[Collection[int]]) -> list[Group]:
    """The moved facts are another one, and those that were left together stay so. What was printed since goes with
    those with whom it shares a post, unit or owner, if it shares none with the others."""
    told = set(moved).union(*lefts)
    new = [fact for group in groups for fact in group if fact.id in moved]
    theirs = set().union(*map(_traits, new))
    kept = [fact for group in groups for fact in group if fact.id in told and fact.id not in moved]
    others = set().union(*map(_traits, kept))
    rest: list[Group] = []
    for group in groups:
        touched = any(fact.id in moved for fact in group)
        follow = {
            fact.id
            for fact in group
            if touched and fact.id not in told and _traits(fact) & theirs and not _traits(fact) & others
        }
        new += [fact for fact in group if fact.id in follow]
        stay = [fact for fact in group if fact.id not in moved and fact.id not in follow]
        if stay:
            rest.append(stay)
    for left in lefts:
        rest = _unite(rest, [left])
    return _gathered([*rest, new] if new else rest, told, [theirs - others, others - theirs])


def _pieces(lefts: Iterable[frozenset[int]], parted: Iterable[frozenset[int]]) -> list[frozenset[int]]:
    """What was left together, but for what somebody had parted before by name."""
    pieces = list(lefts)
    for moved in parted:
        pieces = [piece for whole in pieces for piece in (whole & moved, whole - moved) if piece]
    return pieces


def _gathered(groups: list[Group], told: Collection[int], own: Sequence[set[str]]) -> list[Group]:
    """Groups of which nobody has spoken join the one that shares its own traits with them and contradicts none."""
    homes = [group for group in groups if any(fact.id in told for fact in group)]
    names = {fact.name for group in homes for fact in group}
    out = list(homes)
    for group in groups:
        if any(fact.id in told for fact in group):
            continue
        traits = set().union(*map(_traits, group))
        fitting = [
            home
            for home in homes
            if any(traits & mine & set().union(*map(_traits, home)) for mine in own)
            and all(_may_be_one(fact, other) for fact in group for other in home)
        ]
        if len(fitting) == 1 and group[0].name in names:
            fitting[0].extend(group)
        else:
            out.append(group)
    return out


def _unite(groups: list[Group], sides: Sequence[Collection[int]]) -> list[Group]:
    wanted = set().union(*sides)
    touched = [any(fact.id in wanted for fact in group) for group in groups]
    one = [fact for group, is_meant in zip(groups, touched, strict=True) if is_meant for fact in group]
    apart = [group for group, is_meant in zip(groups, touched, strict=True) if not is_meant]
    return [*apart, one] if one else apart


def _entity(group: Group, made: dict[int, list[str]]) -> Entity:
    group = sorted(group, key=lambda fact: (fact.date, fact.slug, fact.page, fact.key))
    counts: dict[str, int] = {}
    for fact in group:
        counts[fact.name] = counts.get(fact.name, 0) + 1
    names = sorted(counts, key=lambda name: (-counts[name], -len(name), name))
    records = dict.fromkeys(record for fact in group for record in made.get(fact.id, ()))
    return Entity(names[0], tuple(names), _said(group), tuple(group), tuple(records))


def _said(group: Group) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for fact in group:
        told = fact.record
        words = [told.get(name) for name in ("level", "organisation", "type", "doc_kind", "owner")]
        for word in (*words, *(told.get("titles") or ())):
            if word:
                counts[word] = counts.get(word, 0) + 1
    return tuple(sorted(counts, key=lambda word: -counts[word]))
