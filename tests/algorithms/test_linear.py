"""Scores of a table of named evidence."""

from __future__ import annotations

import numpy as np
import pytest

from chaiban.algorithms.linear import column, named_entries, score, score_table
from chaiban.algorithms.rivals import best_other

WEIGHTS = {"bias": 0.5, "near": 2.0, "echo": -1.0, "before:near": 4.0}
NEAR = np.array([[True, False], [True, True]])
ECHO = np.array([[0.25, 0.5], [0.0, 1.0]])
COLUMNS = [column(("near", "far"), np.where(NEAR, 0, 1), NEAR | True), column(("echo",), 0, NEAR, ECHO)]


def test_a_table_scores_as_its_entries_do_one_by_one() -> None:
    scores = WEIGHTS["bias"] + score_table(COLUMNS, WEIGHTS)[0]
    assert scores.ravel().tolist() == [score(entry, WEIGHTS) for entry in named_entries(COLUMNS)]
    assert scores.ravel().tolist() == [2.25, 0.5, 2.5, 1.5]


def test_evidence_that_is_not_there_has_no_name() -> None:
    assert named_entries(COLUMNS)[1] == {"far": 1.0}


def test_a_mark_before_the_names_chooses_other_weights() -> None:
    assert score_table(COLUMNS, WEIGHTS, ("", "before:"))[1, 0].tolist() == [4.0, 0.0]
    assert named_entries(COLUMNS, "before:")[0] == {"before:near": 1.0, "before:echo": 0.25}


@pytest.mark.parametrize("axis", [0, 1])
def test_the_best_other_of_an_entry_is_none_but_itself(axis: int) -> None:
    table = np.array([[3.0, 1.0, 3.0], [0.0, 2.0, 5.0], [4.0, -1.0, 2.0]])
    for (row, col), rival in np.ndenumerate(best_other(table, axis)):
        line = table[:, col] if axis == 0 else table[row]
        assert rival == max(np.delete(line, row if axis == 0 else col))


def test_who_is_alone_has_the_rival_that_is_named() -> None:
    assert best_other(np.array([[2.0, 3.0]]), 0, -9.0).tolist() == [[-9.0, -9.0]]
