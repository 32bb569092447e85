"""Which head group belongs to which story: above it, after it, or far from it; chosen for the whole page."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray
from chaiban.algorithms.assignment import assignment_score, best_assignment
from chaiban.algorithms.linear import Column, column, score_table
from chaiban.algorithms.rivals import best_other
from chaiban.articles.outlooks import same_item
from chaiban.model.article import Kind
from chaiban.model.flow import Reals

MODES = ("before", "after", "mixed")
_MODE_MARKS = tuple(f"{mode}:" for mode in MODES)
_SHIFT = (0.04, 0.1, 0.2, 0.4)
_CONTRAST = (-0.3, -0.1, -0.02, 0.02, 0.1, 0.3)
_BRIEF = 60
"""Characters of a story below which it is said to be brief."""
_NEAR = 2
"""Units between a head and a story up to which they stand side by side."""
_SIDES = ("before", "after", "inside", "far")
_BEFORE, _AFTER, _INSIDE, _FAR = range(4)
_KINDS = tuple(kind.value for kind in Kind)
_SCRIPTS = ("l", "z")
_SAID = 2.0
"""Scaled log-odds beyond which the page net's opinion of a pair beside its rivals counts no more."""


def _named(form: str, *lists: Sequence[object]) -> tuple[str, ...]:
    return tuple(form.format(*chosen) for chosen in itertools.product(*lists))


_STEPS = range(len(_CONTRAST) + 1)
_ECHO_SIDE, _LEAD_SIDE = _named("echo:{}", _SIDES), _named("lead:{}", _SIDES)
_ROW, _ROW_SIDE, _COLUMN = _named("row:{}", _STEPS), _named("row:{}:{}", _SIDES, _STEPS), _named("column:{}", _STEPS)
_KIND, _BRIEF_KIND = _named("kind:{}", _KINDS), _named("brief:{}", _KINDS)
_LED_SIDE, _JUMPED_SIDE = _named("led:{}", _SIDES), _named("jumped:{}", _SIDES)
_SIDE_STEPS = _named("{}:{}", _SIDES, range(_NEAR + 2))
_SHIFTS = _named("shift:{}", range(len(_SHIFT) + 1))
_NET, _NET_SIDE = _named("net:{}", _SCRIPTS), _named("net:{}", _SIDES)
_NET_ROW, _NET_COLUMN = _named("net:row:{}", _SCRIPTS), _named("net:column:{}", _SCRIPTS)


def _unknown() -> Reals:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Stock:
    """A story without its head: places (unit numbers) of its first and last unit, and what it shows."""

    first: int
    last: int
    grams: frozenset[str]
    lead: frozenset[str]
    kind: str
    jumped: bool
    led: bool
    resumed: bool
    length: int
    chinese: bool = True
    openers: Reals = field(default_factory=_unknown)


@dataclass(frozen=True, slots=True)
class Head:
    """A head group: its unit number, what it speaks of, how many lines it has. `openers`, here and of stories, are
    the chances of each of the page's lines to open its item, as the page net sees it."""

    place: int
    grams: frozenset[str]
    lines: int
    openers: Reals = field(default_factory=_unknown)


class Echoes(NamedTuple):
    """How far each head's rare words come back in each story (0 to 1), in its lead, and by how much more than in the
    head's next best story (`row`) and than the story's next best head's (`column`). `shift` is how far apart the
    two stand in the orders of heads and stories (0 to 1): both often come in the same order. `net` is the log-odds,
    by the page net, that they are one item, 0 where it wasn't asked; `net_row`, `net_column` the same beside the
    best other story and head."""

    whole: FloatArray
    lead: FloatArray
    row: FloatArray
    column: FloatArray
    shift: FloatArray
    net: FloatArray
    net_row: FloatArray
    net_column: FloatArray


class Evidence(NamedTuple):
    """What speaks for each head to stand over each story: what holds whatever the page's habit, and what is told
    apart by it (named after a mode and a colon)."""

    shared: list[Column]
    told: list[Column]


def affinities(heads: Sequence[Head], stories: Sequence[frozenset[str]]) -> FloatArray:
    """Share of each head's rare words that stand in each story, words of few stories counting more (0 to 1)."""
    words = {gram: number for number, gram in enumerate(frozenset().union(*(head.grams for head in heads)))}
    asked = frozenset(words)
    holds = np.zeros((len(words), len(stories)))
    for j, story in enumerate(stories):
        holds[[words[gram] for gram in asked & story], j] = 1.0
    weight = 1.0 / np.maximum(1.0, holds.sum(axis=1))
    said = np.zeros((len(heads), len(words)))
    for i, head in enumerate(heads):
        said[i, [words[gram] for gram in head.grams]] = 1.0
    total = said @ weight
    shares: FloatArray = said @ (holds * weight[:, None]) / np.where(total > 0, total, 1.0)[:, None]
    return shares


def hear(heads: Sequence[Head], stocks: Sequence[Stock]) -> Echoes:
    """The echoes of every head in every story."""
    whole = affinities(heads, [s.grams for s in stocks])
    lead = affinities(heads, [s.lead for s in stocks])
    both = whole + 0.5 * lead
    shift = np.abs(np.linspace(0, 1, len(heads))[:, None] - np.linspace(0, 1, len(stocks))[None, :])
    net = same_item([head.openers for head in heads], [stock.openers for stock in stocks])
    beside = (np.clip(net - best_other(net, axis), -_SAID, _SAID) for axis in (1, 0))
    return Echoes(whole, lead, both - best_other(both, 1), both - best_other(both, 0), shift, net, *beside)


def head_evidence(heads: Sequence[Head], stocks: Sequence[Stock], blocking: Sequence[int]) -> Evidence:
    """The evidence of every head with every story. `blocking` are the unit numbers that count as steps, rising."""
    echoes = hear(heads, stocks)
    before, after = _steps_between(heads, stocks, blocking)
    side = np.select(
        [(before >= 0) & (before <= _NEAR), (after >= 0) & (after <= _NEAR), (before < 0) & (after < 0)],
        [_BEFORE, _AFTER, _INSIDE],
        _FAR,
    )
    steps = np.select([side == _BEFORE, side == _AFTER], [before, after], _NEAR + 1)
    row, rank = (np.searchsorted(_CONTRAST, table, side="right") for table in (echoes.row, echoes.column))
    always = np.ones(side.shape, dtype=bool)
    kind, led, resumed, jumped, brief = _of_stories(stocks, side)
    script = np.broadcast_to(np.array([stock.chinese for stock in stocks], dtype=np.intp), side.shape)
    far = 0.3 * np.log1p(np.minimum(np.abs(before), np.abs(after)))
    shared = [
        column(("echo",), 0, always, echoes.whole),
        column(_ECHO_SIDE, side, always, echoes.whole),
        column(("lead",), 0, always, echoes.lead),
        column(_LEAD_SIDE, side, always, echoes.lead),
        column(_ROW, row, always),
        column(_ROW_SIDE, side * len(_STEPS) + row, always),
        column(_COLUMN, rank, always),
        column(_KIND, kind, always),
        column(("far",), 0, side == _FAR, far),
        column(("jumped",), 0, jumped),
        column(_LED_SIDE, side, led),
        column(("resumed",), 0, resumed),
        column(_BRIEF_KIND, kind, brief),
        column(_NET, script, always, echoes.net),
        column(_NET_SIDE, side, always, echoes.net),
        column(_NET_ROW, script, always, echoes.net_row),
        column(_NET_COLUMN, script, always, echoes.net_column),
    ]
    told = [
        column(_SIDES, side, always),
        column(_SIDE_STEPS, side * (_NEAR + 2) + steps, always),
        column(("echo",), 0, always, echoes.whole),
        column(_ROW, row, always),
        column(_COLUMN, rank, always),
        column(_SHIFTS, np.searchsorted(_SHIFT, echoes.shift, side="right"), always),
        column(_JUMPED_SIDE, side, jumped),
    ]
    return Evidence(shared, told)


def _of_stories(
    stocks: Sequence[Stock], side: IntArray
) -> tuple[IntArray, BoolArray, BoolArray, BoolArray, BoolArray]:
    """For every head and story the story's kind, and whether it is led, resumed, jumped, brief."""
    table = [(_KINDS.index(s.kind), s.led, s.resumed, s.jumped, s.length < _BRIEF) for s in stocks]
    kind, *flags = (np.broadcast_to(np.array(values), side.shape) for values in zip(*table, strict=True))
    led, resumed, jumped, brief = flags
    return kind, led, resumed, jumped, brief


def _steps_between(
    heads: Sequence[Head], stocks: Sequence[Stock], blocking: Sequence[int]
) -> tuple[IntArray, IntArray]:
    """How many of the units that count stand between each head and each story's first unit (head before), and between
    the story's last unit and the head; -1 where the second isn't after the first."""
    places = np.array([head.place for head in heads])[:, None]
    first, last = np.array([[s.first, s.last] for s in stocks]).T[:, None, :]

    def steps(start: IntArray, end: IntArray) -> IntArray:
        between = np.searchsorted(blocking, end) - np.searchsorted(blocking, start, side="right")
        return np.where(start < end, between, -1)

    return steps(places, first), steps(last, places)


def place_heads(
    heads: Sequence[Head], stocks: Sequence[Stock], blocking: Sequence[int], weights: Mapping[str, float]
) -> tuple[tuple[int, ...], list[float], float, FloatArray]:
    """For each head its story (-1: none) and the margin of the choice; the total score of the page's better mode and
    the scores of all pairs there."""
    if not heads or not stocks:
        return (-1,) * len(heads), [0.0] * len(heads), 0.0, np.zeros((len(heads), len(stocks)))
    total, chosen, table = _best_pairs(heads, stocks, blocking, weights)
    rivals = table.copy()
    for i, j in enumerate(chosen):
        if j >= 0:
            rivals[i, j] = -np.inf
    over = rivals.max(axis=1, initial=0.0)
    margins = [float((table[i, j] if j >= 0 else 0.0) - over[i]) for i, j in enumerate(chosen)]
    return chosen, margins, total, table


def _best_pairs(
    heads: Sequence[Head], stocks: Sequence[Stock], blocking: Sequence[int], weights: Mapping[str, float]
) -> tuple[float, tuple[int, ...], FloatArray]:
    """The total score of the page's better mode, the story of each head there, and the scores of all pairs."""
    best: tuple[float, tuple[int, ...], FloatArray] | None = None
    evidence = head_evidence(heads, stocks, blocking)
    shared = weights.get("bias", 0.0) + score_table(evidence.shared, weights)
    for table in shared + score_table(evidence.told, weights, _MODE_MARKS):
        chosen = best_assignment(table)
        total = assignment_score(table, chosen)
        if best is None or total > best[0] + 1e-9:
            best = (total, chosen, table)
    assert best is not None
    return best
