from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.calibration import Vote, calibrate

VOTES = st.lists(st.builds(Vote, st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]), st.booleans()), max_size=25)


@given(VOTES)
def test_auroc_is_the_chance_that_a_right_item_is_surer(votes: list[Vote]) -> None:
    right = [vote.confidence for vote in votes if vote.right]
    wrong = [vote.confidence for vote in votes if not vote.right]
    found = calibrate(votes).auroc
    if not right or not wrong:
        assert found is None
        return
    won = sum((here > there) + 0.5 * (here == there) for here in right for there in wrong)
    assert found == pytest.approx(won / (len(right) * len(wrong)))


@given(VOTES)
def test_auroc_sees_the_order_only(votes: list[Vote]) -> None:
    halved = [Vote(vote.confidence / 2, vote.right) for vote in votes]
    assert calibrate(halved).auroc == calibrate(votes).auroc


def test_a_sure_and_right_reader_has_brier_0() -> None:
    assert calibrate([Vote(1.0, True), Vote(0.0, False)]).brier == 0
    assert calibrate([Vote(0.0, True)]).brier == 1
    assert calibrate([]).brier is None
