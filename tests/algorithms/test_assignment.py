from __future__ import annotations

from itertools import permutations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import assignment_score, best_assignment

figures = st.one_of(st.just(-np.inf), st.integers(-4, 9).map(float), st.floats(-100, 100, allow_nan=False))


def tables(most: int) -> st.SearchStrategy[FloatArray]:
    shapes = st.tuples(st.integers(0, most), st.integers(0, most))
    return arrays.arrays(np.float64, shapes, elements=figures)


def every_assignment(rows: int, columns: int) -> set[tuple[int, ...]]:
    taken = product(range(-1, columns), repeat=rows)
    return {one for one in taken if len({c for c in one if c >= 0}) == sum(c >= 0 for c in one)}


@given(tables(4))
def test_no_assignment_scores_more(scores: FloatArray) -> None:
    best = best_assignment(scores)
    most = max(assignment_score(scores, one) for one in every_assignment(*scores.shape))
    assert assignment_score(scores, best) == pytest.approx(most, abs=1e-9)


@given(arrays.arrays(np.float64, (6, 6), elements=figures))
def test_no_assignment_of_six_by_six_scores_more(scores: FloatArray) -> None:
    # With worthless pairs cut to 0, staying alone and a pair of score 0 are the same: permutations suffice.
    cut = np.maximum(scores, 0.0)
    rows = np.arange(6)
    most = max(cut[rows, list(order)].sum() for order in permutations(range(6)))
    assert assignment_score(scores, best_assignment(scores)) == pytest.approx(most, abs=1e-9)


@given(tables(9))
def test_a_column_is_used_once_and_every_pair_gains(scores: FloatArray) -> None:
    best = best_assignment(scores)
    assert len(best) == len(scores)
    used = [column for column in best if column >= 0]
    assert len(used) == len(set(used))
    assert all(scores[row, column] > 0 for row, column in enumerate(best) if column >= 0)


@given(tables(12), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_does_not_change_the_total(scores: FloatArray, random: Random) -> None:
    rows, columns = list(range(scores.shape[0])), list(range(scores.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled = scores[rows][:, columns]
    total = assignment_score(scores, best_assignment(scores))
    assert assignment_score(shuffled, best_assignment(shuffled)) == pytest.approx(total, abs=1e-9)


@given(tables(12))
def test_turning_the_table_does_not_change_the_total(scores: FloatArray) -> None:
    turned = np.ascontiguousarray(scores.T)
    total = assignment_score(scores, best_assignment(scores))
    assert assignment_score(turned, best_assignment(turned)) == pytest.approx(total, abs=1e-9)


@given(st.data())
def test_a_row_alone_scores_what_the_caller_says(data: st.DataObject) -> None:
    scores = data.draw(tables(4))
    alone = data.draw(arrays.arrays(np.float64, len(scores), elements=st.floats(-20, 20)))
    best = best_assignment(scores, alone)
    most = max(assignment_score(scores, one, alone) for one in every_assignment(*scores.shape))
    assert assignment_score(scores, best, alone) == pytest.approx(most, abs=1e-9)


def test_a_row_gives_up_its_first_choice_where_that_helps_another() -> None:
    assert best_assignment(np.array([[5.0, 4.0], [5.0, -np.inf]])) == (1, 0)


def test_nothing_to_assign_is_no_error() -> None:
    assert best_assignment(np.zeros((0, 3))) == ()
    assert best_assignment(np.zeros((2, 0))) == (-1, -1)


@pytest.mark.parametrize("wrong", [np.array([1.0]), np.array([[np.nan]]), np.array([[np.inf]])])
def test_senseless_scores_are_refused(wrong: FloatArray) -> None:
    with pytest.raises(ValueError, match="scores must be"):
        best_assignment(wrong)
