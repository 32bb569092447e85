"""Circles are opened, nothing else is, and every number is in one chain."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.algorithms.chains import chains_of, open_circles

CHOICES = st.integers(1, 8).flatmap(lambda n: st.permutations([*range(n), *[-1] * n]).map(lambda order: order[:n]))


@given(CHOICES, st.integers(0, 9))
def test_every_number_is_in_one_chain_once_circles_are_opened(chosen: list[int], seed: int) -> None:
    scores = np.random.default_rng(seed).random((len(chosen), len(chosen)))
    opened = list(chosen)
    open_circles(opened, scores)
    chains = chains_of(opened)
    assert sorted(number for chain in chains for number in chain) == list(range(len(chosen)))
    assert all(after in (before, -1) for before, after in zip(chosen, opened, strict=True))


def test_a_circle_opens_where_it_holds_least() -> None:
    scores = np.array([[0.0, 5.0, 0.0], [0.0, 0.0, 1.0], [4.0, 0.0, 0.0]])
    chosen = [1, 2, 0]
    open_circles(chosen, scores)
    assert chosen == [1, -1, 0]
    assert chains_of(chosen) == [[2, 0, 1]]
