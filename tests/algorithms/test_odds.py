"""Chances as log-odds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.algorithms.odds import odds_of_meeting, scaled_odds


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_likelier_thing_has_no_lower_odds_and_none_are_endless(one: float, other: float) -> None:
    low, high = scaled_odds(np.array(sorted((one, other))))
    assert -2.0 < low <= high < 2.0


def test_opinions_that_agree_meet_and_those_that_point_elsewhere_do_not() -> None:
    some = np.array([[0.9, 0.1, 0.0], [0.0, 0.0, 1.0]])
    odds = odds_of_meeting(some, some)
    assert odds[0, 0] > 0 > odds[0, 1]
    assert odds[0, 1] == odds[1, 0]
