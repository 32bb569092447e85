"""Which pairs are links: all of an issue at once, each item going on in one other and coming from one other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.assignment import assignment_score, best_assignment

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Doubt:
    """When nothing is linked, in natural log units: below `score` the two hardly fit, below `margin` the issue
    reads nearly as well without this link.

    Set on the development split, where 995 of 1,000 links are right from there on. Asking for more loses three
    links for every wrong one that it saves; the scores are cautious, as the weights were learned from pairs and
    the matching knows the whole issue.
    """

    score: float = -0.5
    margin: float = 1.0
    faint: float = -4.0
    """Below this a pair isn't even shown as a candidate."""


@dataclass(frozen=True, slots=True)
class Matched:
    """A pair of the best matching, with the margin over the best matching without it."""

    earlier: int
    later: int
    margin: float


def match(scores: Mapping[Pair, float], least: float = 0.0) -> list[Matched]:
    """The matching of the greatest total score in which no item has two partners on one side.

    A pair is worth what its score has above `least`. Groups of pairs that share no item are matched apart.
    """
    found: list[Matched] = []
    for group in _groups([pair for pair, score in scores.items() if score > least]):
        rows, columns = sorted({a for a, _ in group}), sorted({b for _, b in group})
        table = np.full((len(rows), len(columns)), -np.inf)
        for a, b in group:
            table[rows.index(a), columns.index(b)] = scores[a, b] - least
        best = best_assignment(table)
        total = assignment_score(table, best)
        for row, column in enumerate(best):
            if column < 0:
                continue
            without = table.copy()
            without[row, column] = -np.inf
            margin = total - assignment_score(without, best_assignment(without))
            found.append(Matched(rows[row], columns[column], float(margin)))
    return found


def _groups(pairs: list[Pair]) -> list[list[Pair]]:
    """The pairs in groups that share no row and no column."""
    groups: list[tuple[set[int], set[int], list[Pair]]] = []
    for a, b in pairs:
        touching = [group for group in groups if a in group[0] or b in group[1]]
        rows, columns, members = {a}, {b}, [(a, b)]
        for group in touching:
            groups.remove(group)
            rows |= group[0]
            columns |= group[1]
            members += group[2]
        groups.append((rows, columns, members))
    return [sorted(members) for _, _, members in groups]
