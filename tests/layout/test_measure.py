"""Column widths inferred from lines."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.measure import infer_measures


def column(measure: float, paragraphs: int) -> list[float]:
    return [w for _ in range(paragraphs) for w in (measure - 2, measure, measure, measure, 5.0)]


@given(st.integers(9, 30), st.integers(2, 5))
def test_every_line_of_a_column_is_set_to_its_measure(measure: int, paragraphs: int) -> None:
    widths = column(measure, paragraphs)
    assert set(infer_measures(np.array(widths), True).tolist()) == {float(measure)}


def test_two_columns_keep_their_own_measures() -> None:
    measures = infer_measures(np.array(column(13, 3) + column(19, 3)), True).tolist()
    assert (measures[0], measures[-1]) == (13.0, 19.0)


def test_no_lines_have_no_measures() -> None:
    assert infer_measures(np.zeros(0), True).tolist() == []
