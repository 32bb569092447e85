"""Articles that somebody has: every form that is taken, and what is refused with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chaiban.errors import SourceError
from chaiban.sources.articles_json import language_of, read_articles

ARTICLE = {"id": "x", "headline": "堤坝加固", "paragraphs": ["昨天，堤坝加固完工。"]}


def texts(document: Any, date: str | None = None) -> list[tuple[str, str | None]]:
    return [(a.id, a.issue_date) for _, a in read_articles(json.dumps(document).encode(), "f.json", date).articles]


@pytest.mark.parametrize(
    "document",
    [
        {"issue_date": "2019-06-13", "articles": [ARTICLE]},
        {"date": "2019-06-13", "articles": [ARTICLE]},
        {"articles": [ARTICLE | {"issue_date": "2019-6-13"}]},
        {"source": "a.pdf", "pages": [{"date": "2019-06-13", "articles": [ARTICLE]}]},
        [ARTICLE | {"issue_date": "2019-06-13"}],
    ],
)
def test_every_form_is_taken(document: Any) -> None:
    assert texts(document) == [("x", "2019-06-13")]


def test_an_articles_own_date_goes_before_the_given_and_that_before_the_files() -> None:
    document = {"issue_date": "2000-01-01", "articles": [ARTICLE, ARTICLE | {"issue_date": "2001-01-01"}]}
    assert [date for _, date in texts(document, "1999-01-01")] == ["1999-01-01", "2001-01-01"]


def test_fields_that_are_not_there_are_empty() -> None:
    given = read_articles(b'{"articles": [{"headline": null}]}', "f.json")
    assert (given.articles[0][1].headline, given.articles[0][1].paragraphs, given.articles[0][1].id) == ("", (), "1")


@pytest.mark.parametrize(
    "data",
    [
        b"no json",
        b"\xff\xfe",
        b"{}",
        b'{"articles": []}',
        b'{"articles": "x"}',
        b'{"articles": [1]}',
        b"3",
        b'{"articles": [{"paragraphs": "x"}]}',
        b'{"articles": [{"headline": 3}]}',
        b'{"issue_date": "2019-02-30", "articles": [{}]}',
        b'{"issue_date": "soon", "articles": [{}]}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_list_of_articles_is_refused_with_its_name(data: bytes) -> None:
    with pytest.raises(SourceError) as raised:
        read_articles(data, "f.json")
    assert "f.json" in raised.value.where


def test_the_language_is_that_of_most_characters() -> None:
    assert language_of("雨停了 OK") == "zh"
    assert language_of("The rain in 北京 stopped at last, they said.") == "en"
