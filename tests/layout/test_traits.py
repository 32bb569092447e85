"""Cues are shortcuts: none hides a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.traits import ANYWHERE, describe
from chaiban.model import marks


@pytest.mark.parametrize("at", range(len(ANYWHERE)), ids=lambda at: f"{at}-{ANYWHERE[at][0]}")
@given(data=st.data())
def test_whatever_a_pattern_finds_shows_its_cues(at: int, data: st.DataObject) -> None:
    name, pattern, _, _ = ANYWHERE[at]
    core = " ".join(data.draw(st.from_regex(pattern)).split())
    if core and pattern.search(core):
        assert name in describe(f"《{core}").marks or not pattern.search(f"《{core}")


def test_the_patterns_that_are_looked_for_anywhere_are_those_of_the_press() -> None:
    assert {pattern for _, pattern, _, _ in ANYWHERE} >= {marks.FOLIO_ZH, marks.DATE, marks.NOTICE}
