from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.sequences import max_marginals, viterbi

Chain = tuple[FloatArray, FloatArray, FloatArray, FloatArray]
figures = st.one_of(st.just(-np.inf), st.integers(-5, 5).map(float), st.floats(-50, 50, allow_nan=False))


@st.composite
def chains(draw: st.DrawFn, most_places: int = 5, most_states: int = 4) -> Chain:
    places, states = draw(st.integers(1, most_places)), draw(st.integers(1, most_states))

    def table(*shape: int) -> FloatArray:
        return draw(arrays.arrays(np.float64, shape, elements=figures))

    return table(places, states), table(states, states), table(states), table(states)


def score_of(path: Sequence[int], chain: Chain) -> float:
    unary, transition, start, end = chain
    steps = sum(transition[a, b] for a, b in pairwise(path))
    return float(start[path[0]] + end[path[-1]] + steps + sum(unary[i, s] for i, s in enumerate(path)))


def every_path(chain: Chain) -> list[tuple[int, ...]]:
    places, states = chain[0].shape
    return list(product(range(states), repeat=places))


@given(chains())
def test_no_path_scores_more(chain: Chain) -> None:
    path, score = viterbi(*chain)
    assert score == pytest.approx(max(score_of(one, chain) for one in every_path(chain)), abs=1e-9)
    assert len(path) == len(chain[0])


@given(chains(most_places=30, most_states=8))
def test_the_path_has_the_score_it_is_said_to_have(chain: Chain) -> None:
    path, score = viterbi(*chain)
    if score > -np.inf:
        assert score_of(path, chain) == pytest.approx(score, abs=1e-9)


@given(chains())
def test_a_max_marginal_is_the_best_path_through_its_state(chain: Chain) -> None:
    best = np.full(chain[0].shape, -np.inf)
    for path in every_path(chain):
        score = score_of(path, chain)
        for place, state in enumerate(path):
            best[place, state] = max(best[place, state], score)
    assert max_marginals(*chain) == pytest.approx(best, abs=1e-9)


@given(chains(most_places=30, most_states=8))
def test_the_best_max_marginal_of_every_place_is_the_best_score(chain: Chain) -> None:
    _, score = viterbi(*chain)
    assert max_marginals(*chain).max(axis=1) == pytest.approx(np.full(len(chain[0]), score), abs=1e-9)


@given(chains(most_places=12))
def test_a_mirrored_chain_has_mirrored_max_marginals(chain: Chain) -> None:
    unary, transition, start, end = chain
    mirrored = max_marginals(unary[::-1], transition.T, end, start)
    assert mirrored[::-1] == pytest.approx(max_marginals(*chain), abs=1e-9)


@given(chains(), st.data())
def test_every_step_has_the_scores_of_its_kind(chain: Chain, data: st.DataObject) -> None:
    unary, transition, start, end = chain
    tables = np.stack([transition, data.draw(arrays.arrays(np.float64, transition.shape, elements=figures))])
    kinds = np.array(data.draw(st.lists(st.integers(0, 1), min_size=len(unary) - 1, max_size=len(unary) - 1)), int)
    best = np.full(unary.shape, -np.inf)
    for path in every_path(chain):
        steps = sum(tables[kind, a, b] for kind, (a, b) in zip(kinds, pairwise(path), strict=True))
        score = score_of(path, (unary, np.zeros_like(transition), start, end)) + steps
        for place, state in enumerate(path):
            best[place, state] = max(best[place, state], score)
    assert max_marginals(unary, tables, start, end, kinds) == pytest.approx(best, abs=1e-9)


def test_as_many_steps_as_lie_between_the_places_are_asked_for() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        max_marginals(np.zeros((3, 2)), np.zeros((1, 2, 2)), np.zeros(2), np.zeros(2), np.zeros(3, np.intp))


@given(chains())
def test_the_callers_arrays_are_left_alone(chain: Chain) -> None:
    before = [table.copy() for table in chain]
    viterbi(*chain)
    max_marginals(*chain)
    assert all(np.array_equal(was, now) for was, now in zip(before, chain, strict=True))


def test_no_places_have_the_empty_path() -> None:
    nothing = (np.zeros((0, 2)), np.zeros((2, 2)), np.zeros(2), np.zeros(2))
    assert viterbi(*nothing) == ((), 0.0)
    assert max_marginals(*nothing).shape == (0, 2)


def test_among_equals_the_lower_state_wins() -> None:
    flat = (np.zeros((3, 4)), np.zeros((4, 4)), np.zeros(4), np.zeros(4))
    assert viterbi(*flat) == ((0, 0, 0), 0.0)


@pytest.mark.parametrize("call", [viterbi, max_marginals])
def test_tables_that_do_not_fit_are_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match="do not fit"):
        call(np.zeros((3, 2)), np.zeros((3, 3)), np.zeros(2), np.zeros(2))
    with pytest.raises(ValueError, match="unary must be"):
        call(np.zeros(3), np.zeros((3, 3)), np.zeros(3), np.zeros(3))
    with pytest.raises(ValueError, match="not NaN"):
        call(np.full((3, 1), np.nan), np.zeros((1, 1)), np.zeros(1), np.zeros(1))
