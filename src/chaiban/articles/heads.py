"""Which head group belongs to which story: above it, after it, or far from it; chosen for the whole page."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import assignment_score, best_assignment
from chaiban.algorithms.linear import score
from chaiban.articles.outlooks import same_item
from chaiban.model.page_net import Reals

NO_OPENERS = np.zeros(0, np.float32)
MODES = ("before", "after", "mixed")
_SHIFT = (0.04, 0.1, 0.2, 0.4)
_CONTRAST = (-0.3, -0.1, -0.02, 0.02, 0.1, 0.3)


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
    openers: Reals = field(default_factory=lambda: NO_OPENERS)


@dataclass(frozen=True, slots=True)
class Head:
    """A head group: its unit number, what it speaks of, how many lines it has. `openers`, here and of stories, are
    the chances of each of the page's lines to open its item, as the page net sees it."""

    place: int
    grams: frozenset[str]
    lines: int
    openers: Reals = field(default_factory=lambda: NO_OPENERS)


class Echoes(NamedTuple):
    """How far a head's rare words come back in a story (0 to 1), in its lead, and by how much more than in the
    head's next best story (`row`) and than the story's next best head's (`column`). `shift` is how far apart the
    two stand in the orders of heads and stories (0 to 1): both often come in the same order.
    `net` is the log-odds, by the page net, that they are one item; `net_row`, `net_column` the same beside the best
    other story and head."""

    whole: float
    lead: float
    row: float
    column: float
    shift: float
    net: float
    net_row: float
    net_column: float


def head_evidence(stock: Stock, near: tuple[int, int], echoes: Echoes) -> tuple[dict[str, float], dict[str, float]]:
    """Named evidence for "this head stands over this story": what holds whatever the page's habit, and what is
    told apart by it (named after a mode and a colon).

    `near` counts the stories' and heads' units between the head and the story's first unit (positive:
    head before) and between the story's last unit and the head.
    """
    before, after = near
    side = (
        "before"
        if 0 <= before <= 2
        else "after"
        if 0 <= after <= 2
        else "inside"
        if before < 0 and after < 0
        else "far"
    )
    steps = before if side == "before" else after if side == "after" else 3
    row, column = bisect_right(_CONTRAST, echoes.row), bisect_right(_CONTRAST, echoes.column)
    names = {
        "echo": echoes.whole,
        f"echo:{side}": echoes.whole,
        "lead": echoes.lead,
        f"lead:{side}": echoes.lead,
        f"row:{row}": 1.0,
        f"row:{side}:{row}": 1.0,
        f"column:{column}": 1.0,
        f"kind:{stock.kind}": 1.0,
    }
    told = {
        side: 1.0,
        f"{side}:{steps}": 1.0,
        "echo": echoes.whole,
        f"row:{row}": 1.0,
        f"column:{column}": 1.0,
        f"shift:{bisect_right(_SHIFT, echoes.shift)}": 1.0,
    }
    if echoes.net:
        script = "z" if stock.chinese else "l"
        names |= {f"net:{script}": echoes.net, f"net:{side}": echoes.net}
        names |= {f"net:row:{script}": echoes.net_row, f"net:column:{script}": echoes.net_column}
    if side == "far":
        names["far"] = 0.3 * math.log1p(min(abs(before), abs(after)))
    if stock.jumped:
        names["jumped"] = 1.0
        told[f"jumped:{side}"] = 1.0
    if stock.led:
        names[f"led:{side}"] = 1.0
    if stock.resumed:
        names["resumed"] = 1.0
    if stock.length < 60:
        names[f"brief:{stock.kind}"] = 1.0
    return names, told


def affinities(heads: Sequence[Head], stories: Sequence[frozenset[str]]) -> FloatArray:
    """Share of each head's rare words that stand in each story, words of few stories counting more (0 to 1)."""
    table = np.zeros((len(heads), len(stories)))
    numbered = list(enumerate(stories))
    for i, head in enumerate(heads):
        shares = [0.0] * len(stories)
        total = 0.0
        for gram in head.grams:
            holders = [j for j, story in numbered if gram in story]
            weight = 1.0 / max(1, len(holders))
            total += weight
            for j in holders:
                shares[j] += weight
        table[i] = shares
        table[i] /= total or 1.0
    return table


def _contrast(table: FloatArray) -> FloatArray:
    """How far each entry stands above the best other entry of its row; the entry itself where it is alone."""
    if table.shape[1] < 2:
        return table
    ordered = np.sort(table, axis=1)
    best, second = ordered[:, -1:], ordered[:, -2:-1]
    return table - np.where(table >= best, second, best)


def hear(heads: Sequence[Head], stocks: Sequence[Stock]) -> list[list[Echoes]]:
    """The echoes of every head in every story."""
    whole = affinities(heads, [s.grams for s in stocks])
    lead = affinities(heads, [s.lead for s in stocks])
    row, column = _contrast(whole + 0.5 * lead), _contrast((whole + 0.5 * lead).T).T
    shift = np.abs(np.linspace(0, 1, len(heads))[:, None] - np.linspace(0, 1, len(stocks))[None, :])
    net = same_item([head.openers for head in heads], [stock.openers for stock in stocks])
    beside = (np.clip(_contrast(net), -2.0, 2.0), np.clip(_contrast(net.T).T, -2.0, 2.0))
    tables = [table.tolist() for table in (whole, lead, row, column, shift, net, *beside)]
    return [list(map(Echoes._make, zip(*rows, strict=True))) for rows in zip(*tables, strict=True)]


def evidence_table(
    heads: Sequence[Head], stocks: Sequence[Stock], blocking: Sequence[int], echoes: Sequence[Sequence[Echoes]]
) -> list[list[tuple[dict[str, float], dict[str, float]]]]:
    """The evidence of every head with every story. `blocking` are the unit numbers that count as steps, rising."""
    table = []
    for head, heard in zip(heads, echoes, strict=True):
        line = []
        for stock, echo in zip(stocks, heard, strict=True):
            before = _steps(blocking, head.place, stock.first)
            after = _steps(blocking, stock.last, head.place)
            line.append(head_evidence(stock, (before, after), echo))
        table.append(line)
    return table


def in_mode(evidence: tuple[dict[str, float], dict[str, float]], mode: str) -> dict[str, float]:
    """All evidence of a pair under one habit of the page."""
    names, told = evidence
    return names | {f"{mode}:{name}": value for name, value in told.items()}


Habits: TypeAlias = tuple[float, float, float]
"""What a name weighs in each of the modes."""


def habits_of(weights: Mapping[str, float]) -> dict[str, Habits]:
    """The weights of what is told apart by the page's habit."""
    found: dict[str, list[float]] = {}
    for number, mode in enumerate(MODES):
        for name, weight in weights.items():
            if name.startswith(f"{mode}:"):
                found.setdefault(name[len(mode) + 1 :], [0.0] * len(MODES))[number] = weight
    return {name: (before, after, mixed) for name, (before, after, mixed) in found.items()}


def _score_habits(evidence: Mapping[str, float], habits: Mapping[str, Habits]) -> Habits:
    """What `score` says of the evidence in each of the modes."""
    before = after = mixed = 0.0
    for name, value in evidence.items():
        if (weights := habits.get(name)) is not None:
            before += value * weights[0]
            after += value * weights[1]
            mixed += value * weights[2]
    return before, after, mixed


def _steps(blocking: Sequence[int], start: int, end: int) -> int:
    """How many of the units that count stand between two places; -1 if the second isn't after the first."""
    return bisect_left(blocking, end) - bisect_right(blocking, start) if start < end else -1


def place_heads(
    heads: Sequence[Head],
    stocks: Sequence[Stock],
    blocking: Sequence[int],
    weights: Mapping[str, float],
    habits: Mapping[str, Habits],
) -> tuple[tuple[int, ...], list[float], float, FloatArray]:
    """For each head its story (-1: none) and the margin of the choice; the total score of the page's better mode and
    the scores of all pairs there."""
    if not heads or not stocks:
        return (-1,) * len(heads), [0.0] * len(heads), 0.0, np.zeros((len(heads), len(stocks)))
    total, chosen, table = _best_pairs(heads, stocks, blocking, weights, habits)
    margins = []
    for i, j in enumerate(chosen):
        rivals = [0.0, *(float(x) for k, x in enumerate(table[i]) if k != j)]
        margins.append(float(table[i, j]) - max(rivals) if j >= 0 else -max(rivals))
    return chosen, margins, total, table


def _best_pairs(
    heads: Sequence[Head],
    stocks: Sequence[Stock],
    blocking: Sequence[int],
    weights: Mapping[str, float],
    habits: Mapping[str, Habits],
) -> tuple[float, tuple[int, ...], FloatArray]:
    """The total score of the page's better mode, the story of each head there, and the scores of all pairs."""
    best: tuple[float, tuple[int, ...], FloatArray] | None = None
    rows = evidence_table(heads, stocks, blocking, hear(heads, stocks))
    shared = np.array([[score(names, weights) for names, _ in row] for row in rows])
    told = np.array([[_score_habits(names, habits) for _, names in row] for row in rows])
    for number in range(len(MODES)):
        table = shared + told[:, :, number]
        chosen = best_assignment(table)
        total = assignment_score(table, chosen)
        if best is None or total > best[0] + 1e-9:
            best = (total, chosen, table)
    assert best is not None
    return best
