"""Lines obey the composing room's rules and lose nothing."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.typesetter.advances import line_width
from chaiban.typesetter.hyphens import division_points
from chaiban.typesetter.linebreak import break_chinese, break_latin

NOT_FIRST = set("，。、；：？！”’）》」』")
NOT_LAST = set("“‘（《「『")
CHINESE = st.lists(
    st.sampled_from(
        [
            "山",
            "水",
            "新",
            "桥",
            "通",
            "车",
            "村民",
            "，",
            "。",
            "“好”",
            "（注）",
            "《桥》",
            "2024",
            "3.5%",
            "A01",
        ]
    ),
    min_size=5,
    max_size=120,
).map("".join)
WORDS = st.lists(
    st.sampled_from(["the", "council", "harbor", "approved,", "well-known", "“No,”", "government.", "a", "1,250"]),
    min_size=3,
    max_size=80,
)
PUNCTUATION = st.sampled_from(["plain", "hanging", "squeezed"])


@given(CHINESE, PUNCTUATION, st.sampled_from([8.0, 9.5, 13.0, 13.5, 20.0]))
def test_chinese_lines_together_are_the_paragraph(text: str, punctuation: str, measure: float) -> None:
    lines = break_chinese(text, lambda _: measure, 2.0, punctuation)
    assert "".join(line.text for line in lines) == text


@given(CHINESE, PUNCTUATION, st.sampled_from([9.0, 13.0, 16.5]))
def test_no_chinese_line_is_wider_than_its_measure_but_for_hung_and_squeezed_points(
    text: str, punctuation: str, measure: float
) -> None:
    for number, line in enumerate(break_chinese(text, lambda _: measure, 2.0, punctuation)):
        room = measure - (2.0 if number == 0 else 0.0)
        if _has_legal_break(line.text):
            assert line.width <= room + (1.5 if punctuation == "squeezed" else 0.0) + 1e-6


def _has_legal_break(line: str) -> bool:
    return any(after not in NOT_FIRST and before not in NOT_LAST for before, after in pairwise(line))


def test_points_do_not_begin_a_line_and_opening_quotes_do_not_end_one() -> None:
    text = "村里的老人说，“等了三年（也许更久），桥终于通了。”《青山桥志》里写着：“水急，浪高。”" * 6
    for punctuation in ("plain", "hanging", "squeezed"):
        for measure in (9.0, 11.5, 13.0, 17.0):
            for line in break_chinese(text, lambda _, measure=measure: measure, 2.0, punctuation):  # type: ignore[misc]
                assert line.text[0] not in NOT_FIRST
                assert line.text[-1] not in NOT_LAST


def test_numbers_and_latin_words_stay_whole() -> None:
    text = "全长12345米，投资6.78亿元，采用BIM技术，" * 8
    for measure in (9.0, 10.5, 14.0):
        lines = break_chinese(text, lambda _, measure=measure: measure, 2.0, "plain")  # type: ignore[misc]
        for token in ("12345", "6.78", "BIM"):
            assert sum(line.text.count(token) for line in lines) == 8


def test_a_hung_point_stands_outside_the_measure_and_plain_rules_carry_a_character_over() -> None:
    text = "一二三四五六七八，九十"
    assert break_chinese(text, lambda _: 8.0, 0.0, "hanging")[0].text == "一二三四五六七八，"
    assert break_chinese(text, lambda _: 8.0, 0.0, "plain")[0].text == "一二三四五六七"


@given(WORDS, st.sampled_from([8.0, 11.0, 15.0]), st.booleans())
def test_latin_lines_together_are_the_words_once_added_hyphens_are_gone(
    words: list[str], measure: float, hyphenate: bool
) -> None:
    lines = break_latin(" ".join(words), lambda _: measure, 1.0, "en", hyphenate)
    text = "".join(line.text[:-1] if line.hyphenated else line.text for line in lines)
    assert re.sub(r"\s", "", text) == "".join(words)


@given(WORDS, st.sampled_from([9.0, 12.0]))
def test_latin_lines_fit_their_measure(words: list[str], measure: float) -> None:
    for line in break_latin(" ".join(words), lambda _: measure, 0.0, "en", True):
        assert line_width(line.text, chinese=False) <= measure + 1e-6


def test_words_that_are_kept_are_never_divided() -> None:
    text = "Fortsetzung von Seite Fortsetzung von Seite Fortsetzung"
    free = break_latin(text, lambda _: 7.0, 0.0, "de", True)
    kept = break_latin(text, lambda _: 7.0, 0.0, "de", True, frozenset(("Fortsetzung",)))
    assert any(line.hyphenated for line in free)
    assert not any(line.hyphenated for line in kept)


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("council", "en", "coun-cil"),
        ("Landwirtschaft", "de", "Land-wirt-schaft"),
        ("harbor", "en", "har-bor"),
    ],
)
def test_words_are_divided_between_syllables(word: str, language: str, parts: str) -> None:
    points = (0, *division_points(word, language), len(word))
    assert "-".join(word[a:b] for a, b in pairwise(points)) == parts


@pytest.mark.parametrize("word", ["NATO", "is", "A4", "1,250", "day"])
def test_short_words_capitals_and_numbers_are_not_divided(word: str) -> None:
    assert division_points(word, "en") == ()
