"""The words of a page's lines: who holds what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.words import words_of

GRAMS = st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), max_size=8)


@given(grams=GRAMS)
def test_every_line_holds_its_words_once_and_each_word_counts_its_lines(grams: list[list[str]]) -> None:
    words = words_of(grams)
    order = list(dict.fromkeys(gram for line in grams for gram in line))
    pairs = [(order[w], n) for w, n in zip(words.word.tolist(), words.line.tolist(), strict=True)]
    assert pairs == [(gram, n) for gram in order for n, line in enumerate(grams) if gram in line]
    assert words.holders.tolist() == [sum(gram in line for line in grams) for gram, _ in pairs]


@given(grams=GRAMS)
def test_all_that_is_said_finds_its_word_and_line(grams: list[list[str]]) -> None:
    words = words_of(grams)
    assert words.count == len(grams)
    assert words.spoken.tolist() == [n for n, line in enumerate(grams) for _ in line]
    assert words.line[words.pair].tolist() == words.spoken.tolist()
