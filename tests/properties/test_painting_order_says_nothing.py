"""A PDF page reads the same however its marks were painted."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from tests.pdf_pages import STORIES, Piece, newspaper_page, split_words, write_pdf

from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader

WORDS = ("kind", "kicker", "headline", "subheadline", "dateline", "byline", "paragraphs", "crossheads", "credit")


def read(data: bytes) -> dict[str, Any]:
    return page_record(load_reader().read(data, "page.pdf").pages[0])


def said(page: dict[str, Any]) -> list[dict[str, Any]]:
    """What the articles say, without places and numbers."""
    return [{name: article[name] for name in WORDS if name in article} for article in page["articles"]]


@pytest.fixture(scope="module")
def plain() -> dict[str, Any]:
    return read(write_pdf([newspaper_page()]))


def test_the_page_reads_as_it_was_set(plain: dict[str, Any]) -> None:
    assert [article["headline"] for article in plain["articles"]] == [head for head, *_ in STORIES]
    assert [tuple(article["paragraphs"]) for article in plain["articles"]] == [texts for _, texts, *_ in STORIES]
    assert [piece["text"] for piece in plain["furniture"]] == ["A5", "Monday, 3 May 2021"]
    assert plain["unassigned"] == []
    assert check_conservation(plain).holds


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_painting_gives_the_same_reading_to_the_letter(plain: dict[str, Any], seed: int) -> None:
    pieces = newspaper_page()
    Random(seed).shuffle(pieces)
    assert read(write_pdf([pieces])) == plain


def test_characters_painted_one_by_one_read_the_same(plain: dict[str, Any]) -> None:
    pieces = split_words(newspaper_page())
    Random(1).shuffle(pieces)
    assert said(read(write_pdf([pieces]))) == said(plain)


@pytest.mark.parametrize("scale", [0.5, 1.7, 3.0])
def test_a_scaled_page_reads_the_same(plain: dict[str, Any], scale: float) -> None:
    assert said(read(write_pdf([newspaper_page()], scale=scale))) == said(plain)


def test_a_shifted_page_reads_the_same(plain: dict[str, Any]) -> None:
    assert said(read(write_pdf([newspaper_page()], shift=(31.4, 57.3)))) == said(plain)


def test_an_empty_layer_changes_nothing(plain: dict[str, Any]) -> None:
    layer = "q /OC /L0 BDC BT /F0 9 Tf 50 50 Td 3 Tr (hidden words that nobody sees) Tj ET EMC Q\nq Q\n"
    page = read(write_pdf([newspaper_page()], extra=layer))
    page.pop("notes")
    assert page == plain


def test_words_painted_twice_are_read_once(plain: dict[str, Any]) -> None:
    pieces = newspaper_page()
    shadows = [Piece(p.words, p.x + 0.6, p.y + 0.4, p.size, p.bold) for p in pieces if p.bold]
    again = read(write_pdf([[*pieces, *shadows]]))
    assert said(again) == said(plain)
    assert again["notes"][0]["topic"] == "repeats"


def test_every_region_lies_on_the_page(plain: dict[str, Any]) -> None:
    width, height = plain["size"]
    regions = [region for article in plain["articles"] for region in article["regions"]]
    assert {region["role"] for region in regions} == {"headline", "body"}
    assert all(0 <= x <= width and 0 <= y <= height for region in regions for x, y in region["polygon"])
