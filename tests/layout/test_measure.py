"""Column widths inferred from lines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.algorithms.arrays import FloatArray
from chaiban.layout.measure import infer_measures as infer


def measures_of(widths: FloatArray, chinese: bool) -> FloatArray:
    return infer(widths, np.full(len(widths), np.inf), chinese)


def column(measure: float, paragraphs: int) -> list[float]:
    return [w for _ in range(paragraphs) for w in (measure - 2, measure, measure, measure, 5.0)]


@given(st.integers(9, 30), st.integers(2, 5))
def test_every_line_of_a_column_is_set_to_its_measure(measure: int, paragraphs: int) -> None:
    widths = column(measure, paragraphs)
    assert set(measures_of(np.array(widths), True).tolist()) == {float(measure)}


def test_two_columns_keep_their_own_measures() -> None:
    measures = measures_of(np.array(column(13, 3) + column(19, 3)), True).tolist()
    assert (measures[0], measures[-1]) == (13.0, 19.0)


def test_no_lines_have_no_measures() -> None:
    assert measures_of(np.zeros(0), True).tolist() == []


def test_lines_torn_in_mid_sentence_are_no_short_lines_of_a_wider_column() -> None:
    wide = [21.0] * 6
    narrow = [12.0] * 4
    widths = np.array([*wide, *narrow, *wide])
    torn = np.full(len(widths), np.inf)
    torn[6:10] = 13.0
    assert infer(widths, torn, True).tolist()[6:10] == [12.0] * 4
    assert infer(widths, np.full(len(widths), np.inf), True).tolist()[6:10] == [21.0] * 4
