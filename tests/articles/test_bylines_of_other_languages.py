"""Bylines by their small words in Romance languages; Chinese words that only look like a role."""

from __future__ import annotations

import pytest

from chaiban.articles.people import persons_latin, persons_zh
from chaiban.layout.traits import describe


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Por LUCIA VALDES", ["LUCIA VALDES"]),
        ("di Carlo Sereni e Ada Monti", ["Carlo Sereni", "Ada Monti"]),
        ("Par Édith Lemaire et Jean Roc", ["Édith Lemaire", "Jean Roc"]),
        ("Por Ana Robles y Juan Sanz", ["Ana Robles", "Juan Sanz"]),
    ],
)
def test_a_byline_of_a_romance_language_names_its_people(words: str, names: list[str]) -> None:
    assert "byline" in describe(words).marks
    assert [person.name for person in persons_latin(words)] == names
    assert {person.role for person in persons_latin(words)} == {words.split()[0]}


@pytest.mark.parametrize("words", ["Por la mañana llovía en toda la costa", "di domenica la fiera"])
def test_running_words_of_a_romance_language_are_no_byline(words: str) -> None:
    assert "byline" not in describe(words).marks


@pytest.mark.parametrize("words", ["编辑部招新人", "编辑室开放"])
def test_chinese_words_that_begin_like_a_role_are_no_byline(words: str) -> None:
    assert "byline" not in describe(words).marks


@pytest.mark.parametrize("words", ["文/王芳", "文 王芳", "编辑 王芳", "编辑：王芳", "图/王芳"])
def test_a_role_with_its_mark_still_names_who_did_it(words: str) -> None:
    assert [person.name for person in persons_zh(words)] == ["王芳"]
