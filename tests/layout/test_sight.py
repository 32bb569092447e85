"""What the page net is told of a page."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.sight import kinship, take_sight
from chaiban.layout.words import words_of
from chaiban.model.flow import Flow
from chaiban.model.said import Said
from chaiban.model.topic import grams_of

LINES = st.lists(
    st.text("甲乙丙丁戊己庚辛壬癸harbour bridge，。", min_size=1, max_size=12).filter(str.strip),
    min_size=1,
    max_size=12,
)


@given(lines=LINES)
def test_kinship_is_mutual_and_nobody_is_kin_to_himself(lines: list[str]) -> None:
    kin = kinship(words_of(list(map(grams_of, lines))))
    assert np.array_equal(kin, kin.T)
    assert not kin.diagonal().any()
    assert (kin >= 0).all()


def test_rare_words_tie_lines_and_words_of_every_line_tie_none() -> None:
    kin = kinship(words_of(list(map(grams_of, ("港务局疏浚", "港务局公告", "桥梁检修")))))
    assert kin[0, 1] > 0
    assert not kin[2].any()
    assert not kinship(words_of([grams_of("港务局疏浚")] * 40)).any()


@given(lines=LINES)
def test_what_is_said_of_neighbours_is_left_out(lines: list[str]) -> None:
    names = ["own", "+1:below", "-1:above", "+joint", "seam=3"]
    evidence = Said(names, np.ones((len(lines), len(names)), np.float32))
    sight = take_sight(Flow().hear(lines), words_of(list(map(grams_of, lines))), evidence, np.zeros((len(lines), 3)))
    assert list(sight.names) == [["own", "seam=3"]] * len(lines)
    assert sight.tokens.shape[0] == sight.kin.shape[0] == len(lines)
    assert not sight.chain.any(), "all parts are equally good"
