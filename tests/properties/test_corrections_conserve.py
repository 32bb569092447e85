"""Whatever people do to a page, no character is lost or placed twice, and undoing it all gives the reading back."""

from __future__ import annotations

import copy
import re
from random import Random

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from tests.corrections.acting import Record, Worker, random_action, read_page

from chaiban.corrections.anchors import digest_of
from chaiban.corrections.compare import FIELDS
from chaiban.corrections.partition import numbers_of, spans_of
from chaiban.corrections.stage import correct
from chaiban.evaluation.conservation import check_conservation
from chaiban.model.correction import Action
from chaiban.pipeline.composing import composer_for

PAGE = read_page()
QUICK = (Phase.explicit, Phase.generate)
"""A smaller number is no smaller journal."""


def worked_on(seed: int, actions: int, *, check: bool = True) -> Worker:
    """A page on which so many actions were tried that could be done."""
    chance, worker = Random(seed), Worker(PAGE)
    while len(worker.journal) < actions:
        asked = random_action(chance, worker)
        if worker.act(asked) and check:
            assert check_conservation(worker.shown.record).holds, asked
    return worker


@pytest.mark.slow
@settings(max_examples=12, deadline=None, phases=QUICK)
@given(st.integers(0, 10**6))
def test_two_hundred_actions_lose_no_character_and_are_undone_to_the_last(seed: int) -> None:
    worker = worked_on(seed, 200)
    assert any(correction.action is Action.ASSIGN for correction in worker.journal)
    while worker.shown.standing.undoable:
        assert worker.act({"action": "undo"})
    assert worker.shown.record == PAGE


@settings(max_examples=15, deadline=None, phases=QUICK)
@given(st.integers(0, 10**6))
@example(332795)
def test_what_was_undone_is_done_again_exactly(seed: int) -> None:
    worker = worked_on(seed, 12, check=False)
    # A new step makes what was undone before it past.
    assert worker.act({"action": "facts", "section": "要闻"})
    before, steps = worker.shown.record, 0
    while worker.shown.standing.undoable:
        assert worker.act({"action": "undo"})
        steps += 1
    for _ in range(steps):
        assert worker.act({"action": "redo"})
    assert worker.shown.record == before
    assert not worker.shown.standing.redoable


@settings(max_examples=15, deadline=None, phases=QUICK)
@given(st.integers(0, 10**6), st.integers(0, 12))
def test_restoring_a_version_shows_the_page_as_it_was(seed: int, version: int) -> None:
    worker = worked_on(seed, 12, check=False)
    was = worker.replay(worker.journal[:version]).record
    if not worker.act({"action": "restore", "version": version}):
        raise AssertionError("every version can be restored")
    assert worker.shown.record == was


def numbered_anew(record: Record) -> Record:
    """The same reading with other item names, of an extraction that has a line more at the top."""
    moved = 7
    page = copy.deepcopy(record)

    def shifted(value: object) -> object:
        match value:
            case [int(start), int(end)]:
                return [start + moved, end + moved]
            case list():
                return [shifted(part) for part in value]
            case dict():
                return {name: shifted(part) if name in KEYS else part for name, part in value.items()}
        return value

    page["characters"] = "\n" * moved + page["characters"]
    for piece in (*page["articles"], *page["furniture"], *page["unassigned"]):
        piece.update({name: shifted(part) for name, part in piece.items() if name == "spans"})
        if "joins" in piece:
            piece["joins"] = drops_moved(piece["joins"], moved)
        for name in {"id", "belongs_to"} & piece.keys():
            piece[name] = renamed(piece[name])
    return page


KEYS = ("kicker", "headline", "subheadline", "dateline", "byline", "paragraphs", "crossheads", "credit", "summary",
        "jump_to", "jump_from")  # fmt: skip


def drops_moved(joins: object, by: int) -> object:
    match joins:
        case {"at": _, "drop": [start, end]}:
            return {**joins, "drop": [start + by, end + by]}  # type: ignore[dict-item]
        case list():
            return [drops_moved(part, by) for part in joins]
        case dict():
            return {name: drops_moved(part, by) for name, part in joins.items()}
    return joins


def renamed(name: str) -> str:
    return re.sub(r"^a(\d+)$", lambda found: f"a{int(found[1]) + 40}", name)


def _only_once(name: str) -> str:
    return name if re.fullmatch(r"a[4-9]\d", name) else renamed(name)


def said(record: Record) -> list[dict[str, object]]:
    """What the items of a page say, the engine's under the names of the page numbered anew."""
    rows = []
    for article in record["articles"]:
        row = {field: article.get(field) for field in FIELDS}
        row["belongs_to"] = _only_once(str(article.get("belongs_to")))
        rows.append(row)
    return rows


@settings(max_examples=30, deadline=None, phases=QUICK)
@given(st.integers(0, 10**6))
def test_a_page_numbered_anew_gives_the_same_result_or_lists_a_conflict(seed: int) -> None:
    worker = worked_on(seed, 15, check=False)
    page = numbered_anew(PAGE)
    assert check_conservation(page).holds
    found = correct(page, digest_of(str(page)), worker.journal, composer_for(page))
    assert check_conservation(found.record).holds
    if not found.conflicts:
        assert said(found.record) == said(worker.shown.record)


def test_most_pages_numbered_anew_have_no_conflict() -> None:
    page = numbered_anew(PAGE)
    clean = 0
    for seed in range(40):
        worker = worked_on(seed, 6, check=False)
        clean += not correct(page, "another", worker.journal, composer_for(page)).conflicts
    assert clean >= 20


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_on_another_reading_the_last_move_holds_or_is_a_conflict(seed: int, other: int) -> None:
    """The other reading is the page as other people would part it."""
    worker = worked_on(seed, 12, check=False)
    reading = copy.deepcopy(worked_on(other, 8, check=False).shown.record)
    reading.pop("corrections", None)
    if not check_conservation(reading).holds:
        return  # their corrections of text are no engine's
    found = correct(reading, "another", worker.journal, composer_for(reading))
    assert check_conservation(found.record).holds
    moves = [c for c in found.standing.in_force if c.action is not Action.MARK]
    if not moves or moves[-1].action is not Action.ASSIGN:
        return
    last = moves[-1]
    assert last.place is not None
    if last.id in {conflict.correction.id for conflict in found.conflicts}:
        return
    there = numbers_of(found.page.characters, last.place.spans)
    holders = [
        h
        for h in (*found.page.items, *found.page.furniture)
        if numbers_of(found.page.characters, spans_of(h)) & there
    ]
    assert len(holders) == (0 if last.value("to") == "unassigned" else 1)
