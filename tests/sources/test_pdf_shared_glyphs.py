"""Characters that share their glyph with one of another sense are what newspapers print."""

from __future__ import annotations

import pytest

from chaiban.sources.pdf.radicals import door_of, unified


@pytest.mark.parametrize(
    ("given", "meant"), [("⽉", "月"), ("︻", "【"), ("﹂", "」"), ("∕", "／"), ("a", "a"), ("户", "户")]
)
def test_a_form_stands_for_what_was_written(given: str, meant: str) -> None:
    assert unified(given) == meant


@pytest.mark.parametrize(
    ("text", "door"), [("全区这个月开工⼾", "户"), ("這個月開工⼾", "戶"), ("このまちの⼾は", "戸")]
)
def test_the_radical_of_doors_is_the_door_of_the_page_s_country(text: str, door: str) -> None:
    assert unified("⼾") == "⼾"
    assert door_of(text) == door
