"""The seam between two lines beside all other seams that they could make."""

from __future__ import annotations

import numpy as np

from chaiban.layout.flows import flows_of, name_flow
from chaiban.layout.traits import describe
from chaiban.model.flow import REACH, Flow, Side

LETTERS = "甲乙丙丁戊己"


def _pairing() -> Flow:
    """A model for which only the same character on both sides of a seam fits."""
    size = len(LETTERS) + 2
    vectors = np.eye(size, dtype=np.float32)
    vectors[0] = 0.0
    hidden = np.zeros(((REACH + 1) * size, size), np.float32)
    hidden[:size] = np.eye(size)
    side = Side(hidden, np.zeros(size, np.float32), 2 * np.eye(size, dtype=np.float32), np.zeros(size, np.float32))
    return Flow({letter: number for number, letter in enumerate(LETTERS, 2)}, vectors, side, side)


def test_a_line_fits_the_one_that_it_goes_on_from_better_than_any_other() -> None:
    lines = [describe(text) for text in ("甲乙", "乙丙", "丙丁", "戊己")]
    fits, beside = flows_of(lines, _pairing())
    assert fits.tolist() == [0.0, 4.0, 4.0, 0.0]
    assert beside[1] > 0
    assert beside[2] > 0


def test_a_line_whose_beginning_is_elsewhere_stands_back_behind_its_rival() -> None:
    fits, beside = flows_of([describe(text) for text in ("甲乙", "丙丁", "戊丙")], _pairing())
    assert fits[1] == 0.0
    assert beside[1] == -4.0, "丙丁 goes on from 戊丙"


def test_a_closed_line_is_nobodys_rival() -> None:
    free, _ = flows_of([describe(text) for text in ("甲乙", "丙丁", "戊丙")], _pairing())
    _, closed = flows_of([describe(text) for text in ("甲乙", "丙丁", "戊丙。")], _pairing())
    assert free[1] == 0.0
    assert closed[1] == 0.0


def test_nothing_learned_names_nothing_that_tells_lines_apart() -> None:
    fits, beside = flows_of([describe(text) for text in ("甲乙", "乙丙")], Flow())
    assert not fits.any()
    assert not beside.any()
    assert name_flow(1.0, 0.5, True, False) != name_flow(1.0, 0.5, False, False)
