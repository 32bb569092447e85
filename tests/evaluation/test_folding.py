from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.folding import fold_page_label, fold_tight, fold_words

MIXED = st.text(alphabet="ab 1１Ａ％，。渡口“”\t\u3000\n", max_size=30)


@given(MIXED)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_words(fold_words(text)) == fold_words(text)
    assert fold_tight(fold_tight(text)) == fold_tight(text)


@given(MIXED)
def test_both_foldings_agree_but_for_spaces(text: str) -> None:
    assert fold_words(text).replace(" ", "") == fold_tight(text)


def test_a_space_counts_between_latin_words_only() -> None:
    assert fold_words(" the \n mill ") == "the mill"
    assert fold_words("莲子 丰收 by boat 渡口") == "莲子丰收by boat渡口"
    assert fold_words("the mill") != fold_words("themill")


def test_full_width_letters_and_digits_equal_half_width_but_punctuation_does_not() -> None:
    assert fold_words("２０％Ａｂ") == "20%Ab"
    assert fold_words("莲，") != fold_words("莲,")


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("第四版", "4"),
        ("4", "4"),
        ("０４版", "4"),
        ("A01版", "A1"),
        ("a1", "A1"),
        ("Ａ０１", "A1"),
        ("十二", "12"),
        ("第二十版", "20"),
        ("二十三", "23"),
        ("A10", "A10"),
        ("", ""),
        ("Sports", "SPORTS"),
    ],
)
def test_page_labels_are_normalised(printed: str, label: str) -> None:
    assert fold_page_label(printed) == label


@pytest.mark.parametrize("mark", "—…“”‘’①〇《》，。！（）豈")
def test_a_space_beside_chinese_punctuation_never_counts(mark: str) -> None:
    assert fold_words(f"a {mark} b") == f"a{mark}b"


@pytest.mark.parametrize("mark", ".,!?()'\"-&é")
def test_a_space_beside_latin_punctuation_counts(mark: str) -> None:
    assert fold_words(f"a {mark} b") == f"a {mark} b"
