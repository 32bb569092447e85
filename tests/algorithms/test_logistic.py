from __future__ import annotations

from chaiban.algorithms.logistic import learn_logistic


def test_a_row_that_counts_twice_teaches_as_two_rows() -> None:
    rows, right = [{"a": 1.0}, {"a": 1.0}, {"b": 1.0}], [True, False, False]
    once = learn_logistic([*rows, rows[0]], [*right, True])
    assert learn_logistic(rows, right, counts=[2.0, 1.0, 1.0]) == once
