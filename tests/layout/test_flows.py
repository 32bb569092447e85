"""The seam between two lines beside all other seams that they could make."""

from __future__ import annotations

import numpy as np
import pytest

from chaiban.layout import flows
from chaiban.layout.flows import flows_of, say_flows
from chaiban.layout.lines import lines_of
from chaiban.layout.traits import describe
from chaiban.layout.vocabulary import VOCABULARY
from chaiban.model.flow import REACH, Flow, Side
from chaiban.model.layout import Strip

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
    fits, beside = flows_of(_pairing().hear(("甲乙", "乙丙", "丙丁", "戊己")), np.zeros(4, dtype=bool))
    assert fits.tolist() == [0.0, 4.0, 4.0, 0.0]
    assert beside[1] > 0
    assert beside[2] > 0


def test_a_line_whose_beginning_is_elsewhere_stands_back_behind_its_rival() -> None:
    fits, beside = flows_of(_pairing().hear(("甲乙", "丙丁", "戊丙")), np.zeros(3, dtype=bool))
    assert fits[1] == 0.0
    assert beside[1] == -4.0, "丙丁 goes on from 戊丙"


def test_a_closed_line_is_nobodys_rival() -> None:
    free, _ = flows_of(_pairing().hear(("甲乙", "丙丁", "戊丙")), np.zeros(3, dtype=bool))
    _, closed = flows_of(_pairing().hear(("甲乙", "丙丁", "戊丙。")), np.array([False, False, True]))
    assert free[1] == 0.0
    assert closed[1] == 0.0


@pytest.mark.parametrize("lot", [1, 7, 14, 15])
def test_so_many_fits_at_a_time_say_the_same_as_all_at_once(lot: int, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = _pairing().hear(("甲乙", "乙丙。", "丙丁", "戊己", "丁丙", "己甲", "丙戊"))
    closed = np.array([False, True, False, False, False, False, False])
    whole = flows_of(heard, closed)
    monkeypatch.setattr(flows, "_LOT", lot)
    assert np.array_equal(whole, flows_of(heard, closed))


def test_nothing_learned_says_nothing() -> None:
    fits, beside = flows_of(Flow().hear(("甲乙", "乙丙")), np.zeros(2, dtype=bool))
    assert not fits.any()
    assert not beside.any()


def test_where_a_sentence_ends_and_where_none_does_are_told_apart() -> None:
    strips = [Strip(0, 3, 0, 0.0, 0), Strip(4, 6, 1, 0.0, 0), Strip(7, 9, 2, 0.0, 0)]
    lines = lines_of(strips, [describe(text) for text in ("甲乙。", "乙丙", "丙丁")], np.zeros(3))
    closed, open_, beside = (
        [VOCABULARY.names[number] for number in said]
        for said in say_flows(lines, _pairing().hear([trait.text for trait in lines.traits]))
    )
    assert (closed[1], open_[1], beside[1]) == ("flow_closed=3", "", "")
    assert (closed[2], open_[2], beside[2][:12]) == ("", "flow=6", "flow_beside=")
