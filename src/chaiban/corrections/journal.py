"""Which corrections of a journal are in force: undo, redo, restore and proposals are records like the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from chaiban.errors import CorrectionError
from chaiban.model.correction import ABOUT_OTHERS, Action, Correction, State


class Status(StrEnum):
    """What became of a correction."""

    IN_FORCE = "in_force"
    UNDONE = "undone"
    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Standing:
    """A journal as it stands: the corrections in force in the order in which they came into force, and the rest.

    `undoable` and `redoable` are the ids that the next undo and redo speak of, () if there is nothing.
    `published` is the number of records up to the last time that the page was published, -1 for never.
    """

    in_force: tuple[Correction, ...]
    status: dict[str, Status]
    state: State
    undoable: tuple[str, ...]
    redoable: tuple[str, ...]
    published: int


@dataclass(slots=True)
class _Fold:
    known: dict[str, Correction] = field(default_factory=dict)
    status: dict[str, Status] = field(default_factory=dict)
    in_force: list[str] = field(default_factory=list)
    order: dict[str, int] = field(default_factory=dict)
    """When each came into force for the first time: a proposal when it was accepted."""
    snapshots: list[tuple[str, ...]] = field(default_factory=lambda: [()])
    restored: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    undone: list[tuple[str, ...]] = field(default_factory=list)
    """What may be done again, the last first to come."""


def stand(journal: Sequence[Correction]) -> Standing:
    """The journal as it stands. Raises CorrectionError for a record that speaks of what can't be."""
    fold = _Fold()
    for correction in journal:
        _take(fold, correction)
        fold.snapshots.append(tuple(fold.in_force))
    in_force = [fold.known[name] for name in fold.in_force]
    marks = [correction for correction in in_force if correction.action is Action.MARK]
    state = State(marks[-1].value("state")) if marks else State.UNREAD
    places = {correction.id: number for number, correction in enumerate(journal, 1)}
    published = [places[mark.id] for mark in marks if mark.value("state") == State.PUBLISHED]
    steps = [c for c in in_force if c.action is not Action.MARK] + [fold.known[name] for name in fold.restored]
    steps = [step for step in steps if fold.status[step.id] is Status.IN_FORCE]
    last = max(steps, key=lambda step: places[step.id], default=None)
    undoable = tuple(step.id for step in steps if last is not None and step.version == last.version)
    unpublished = bool(marks) and marks[-1].value("state") == State.UNREAD
    return Standing(
        tuple(in_force),
        fold.status,
        state,
        undoable,
        fold.undone[-1] if fold.undone else (),
        -1 if unpublished or not published else published[-1],
    )


def _take(fold: _Fold, correction: Correction) -> None:
    if correction.id in fold.known:
        raise CorrectionError("two records have the same id", where=correction.id)
    fold.known[correction.id] = correction
    if correction.action in ABOUT_OTHERS:
        _TAKERS[correction.action](fold, correction)
    elif correction.proposed:
        fold.status[correction.id] = Status.WAITING
    else:
        _put(fold, [*fold.in_force, correction.id])
    if correction.action not in (Action.UNDO, Action.REDO, Action.MARK) and not correction.proposed:
        fold.undone.clear()


def _undo(fold: _Fold, correction: Correction) -> None:
    for name in reversed(_named(fold, correction, Status.IN_FORCE)):
        if name in fold.restored:
            gone, came = fold.restored[name]
            # What was undone by itself since then doesn't come back with the version.
            came = tuple(other for other in came if other in fold.in_force)
            fold.restored[name] = gone, came
            for other in came:
                fold.status[other] = Status.UNDONE
            _put(fold, [kept for kept in fold.in_force if kept not in came] + list(gone))
        else:
            fold.in_force.remove(name)
        fold.status[name] = Status.UNDONE
    fold.undone.append(correction.of)


def _redo(fold: _Fold, correction: Correction) -> None:
    for name in _named(fold, correction, Status.UNDONE):
        if name in fold.restored:
            gone, came = fold.restored[name]
            gone = tuple(other for other in gone if other in fold.in_force)
            fold.restored[name] = gone, came
            for other in gone:
                fold.status[other] = Status.UNDONE
            _put(fold, [kept for kept in fold.in_force if kept not in gone] + list(came))
        else:
            _put(fold, [*fold.in_force, name])
        fold.status[name] = Status.IN_FORCE
    if correction.of in fold.undone:
        fold.undone.remove(correction.of)


def _restore(fold: _Fold, correction: Correction) -> None:
    said = correction.value("version")
    if not (said.isascii() and said.isdigit() and int(said) < len(fold.snapshots)):
        raise CorrectionError(f"there is no version {said!r}", remedy=f"there are 0 to {len(fold.snapshots) - 1}")
    wanted = fold.snapshots[int(said)]
    # How far people are with the page is no part of what it was.
    marks = [name for name in fold.in_force if fold.known[name].action is Action.MARK]
    after = [*(name for name in wanted if fold.known[name].action is not Action.MARK), *marks]
    gone = tuple(name for name in fold.in_force if name not in after)
    came = tuple(name for name in after if name not in fold.in_force)
    fold.restored[correction.id] = (gone, came)
    fold.status[correction.id] = Status.IN_FORCE
    for name in gone:
        fold.status[name] = Status.UNDONE
    _put(fold, after)


def _put(fold: _Fold, names: list[str]) -> None:
    """These are in force, in the order in which they came into force."""
    for name in names:
        fold.order.setdefault(name, len(fold.order))
    fold.in_force = sorted(dict.fromkeys(names), key=lambda name: fold.order[name])
    for name in fold.in_force:
        fold.status[name] = Status.IN_FORCE


def _accept(fold: _Fold, correction: Correction) -> None:
    for name in _named(fold, correction, Status.WAITING):
        _put(fold, [*fold.in_force, name])


def _decline(fold: _Fold, correction: Correction) -> None:
    for name in _named(fold, correction, Status.WAITING):
        fold.status[name] = Status.DECLINED


def _withdraw(fold: _Fold, correction: Correction) -> None:
    for name in _named(fold, correction, Status.WAITING):
        fold.status[name] = Status.WITHDRAWN


def _named(fold: _Fold, correction: Correction, status: Status) -> tuple[str, ...]:
    """The corrections that it speaks of, all of which have to be of this status."""
    wrong = [name for name in correction.of if fold.status.get(name) is not status]
    if wrong or not correction.of or len(set(correction.of)) < len(correction.of):
        reason = f"nothing to {correction.action.value} that is {status.value.replace('_', ' ')}"
        raise CorrectionError(reason, where=", ".join(wrong), remedy="look at the page's history")
    return correction.of


_TAKERS = {
    Action.UNDO: _undo,
    Action.REDO: _redo,
    Action.RESTORE: _restore,
    Action.ACCEPT: _accept,
    Action.DECLINE: _decline,
    Action.WITHDRAW: _withdraw,
}
