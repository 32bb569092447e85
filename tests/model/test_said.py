"""Counted names say what the names said one by one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.model.said import Said

NAMES = tuple("abcde")
COUNTS = st.lists(st.lists(st.integers(0, 3), min_size=len(NAMES), max_size=len(NAMES)), min_size=1, max_size=6)


@given(counts=COUNTS, known=st.sets(st.sampled_from((*NAMES, "z")), min_size=1))
def test_totals_are_the_sums_over_what_is_said_of_each_line(counts: list[list[int]], known: set[str]) -> None:
    rows = {name: row for row, name in enumerate(sorted(known))}
    table = np.arange(1.0, 1 + 3 * len(rows)).reshape(len(rows), 3)
    said = Said(NAMES, np.array(counts, np.float32))
    expected = [sum((table[rows[name]] for name in line if name in rows), np.zeros(3)) for line in said]
    assert np.array_equal(said.total(rows, table), np.array(expected))


def test_it_is_told_line_by_line_as_often_as_it_was_said() -> None:
    said = Said(NAMES, np.array([[0, 2, 0, 1, 0], [0, 0, 0, 0, 0]], np.float32))
    assert len(said) == 2
    assert list(said) == [["b", "b", "d"], []]
