"""The assignment that comes second where a choice is forbidden."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from chaiban.algorithms.assignment import assignment_score, best_assignment
from chaiban.algorithms.second_best import without_choice


def all_assignments(rows: int, columns: int) -> list[tuple[int, ...]]:
    """Every choice of columns, -1 for none, none taken twice."""
    options = itertools.product(range(-1, columns), repeat=rows)
    return [one for one in options if len({c for c in one if c >= 0}) == sum(c >= 0 for c in one)]


@pytest.mark.parametrize("seed", range(20))
def test_it_is_the_best_of_all_that_choose_otherwise_there(seed: int) -> None:
    scores = np.random.default_rng(seed).normal(0.2, 1.0, (3, 3)).round(3)
    chosen = best_assignment(scores)
    total = assignment_score(scores, chosen)
    for row in range(3):
        found = without_choice(scores, chosen, row)
        assert found is not None
        rivals = [one for one in all_assignments(3, 3) if one[row] != chosen[row]]
        best = max(assignment_score(scores, one) for one in rivals)
        assert found[0][row] != chosen[row]
        assert found[1] == pytest.approx(total - best)


def test_there_is_none_where_nothing_else_can_be_chosen() -> None:
    scores = np.array([[-np.inf]])
    assert without_choice(scores, best_assignment(scores), 0) is None
