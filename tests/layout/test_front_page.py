"""The head of a front page: its name, its date in any Western language, the small words beside the name."""

from __future__ import annotations

from typing import Any

import pytest
from tests.pdf_pages import Piece, newspaper_page, write_pdf

from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader

DOWN = 80.0


def front_page(dated: str, foot: str = "") -> dict[str, Any]:
    """A page whose name looks like no newspaper's, with an ear beside it and a dated line below."""
    body = [
        Piece(p.words, p.x, p.y + DOWN, p.size, p.bold, p.rule)
        for p in newspaper_page()
        if p.words not in ("A5", "Monday, 3 May 2021")
    ]
    body += [Piece(foot, 400, 470)] if foot else []
    head = [Piece("El Valle", 200, 70, 40.0), Piece("Valsol", 500, 50, 8.0), Piece(dated, 250, 96, 8.0)]
    return page_record(load_reader().read(write_pdf([[*head, *body]]), "page.pdf").pages[0])


@pytest.mark.parametrize(
    "dated", ["4 de agosto de 2017", "Lunedi 21 ottobre 2024", "25 SEP 2015", "17 de dezembro, 2024", "June 29, 1914"]
)
def test_the_head_of_a_front_page_is_no_article(dated: str) -> None:
    page = front_page(dated)
    assert [article["headline"] for article in page["articles"]] == ["Bridge opens after years", "Mill to close"]
    assert {"El Valle", "Valsol", dated} <= {piece["text"] for piece in page["furniture"]}


def test_a_large_line_without_a_date_below_stays_a_headline() -> None:
    assert "El Valle" in [article.get("headline") for article in front_page("La feria del domingo")["articles"]]


def test_a_date_at_the_foot_that_says_when_a_text_was_signed_stays_with_the_text() -> None:
    page = front_page("4 de agosto de 2017", "Valsol, 2 de agosto de 2017.")
    assert "Valsol, 2 de agosto de 2017." not in [piece["text"] for piece in page["furniture"]]
