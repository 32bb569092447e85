"""Cues are shortcuts: none hides a mark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.traits import ANYWHERE, describe


@pytest.mark.parametrize("at", range(len(ANYWHERE)), ids=lambda at: f"{at}-{ANYWHERE[at][0]}")
@given(data=st.data())
def test_whatever_a_pattern_finds_shows_its_cues(at: int, data: st.DataObject) -> None:
    name, pattern, _, _ = ANYWHERE[at]
    words = data.draw(st.from_regex(pattern)).strip()
    if words:
        line = describe(words)
        assert name in line.marks or not pattern.search(line.text)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("他走了。", True),
        ("他说：“走吧！”", True),
        ("他说：“走吧”", False),
        ("他走了，", False),
        ("The ferry sailed.", True),
        ("The ferry sailed", False),
        ("“Gone!”", True),
    ],
)
def test_a_line_ends_a_sentence_at_a_stop_or_at_the_quotation_mark_behind_one(words: str, ends: bool) -> None:
    assert describe(words).ends_sentence is ends
