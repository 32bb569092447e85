"""What cutting along white makes of a page with geometry."""

from __future__ import annotations

from tests.pdf_pages import STORIES, newspaper_page, write_pdf

from chaiban.evaluation.baseline_plane import read_page_naively
from chaiban.model.page import Page
from chaiban.pipeline.reader import load_reader
from chaiban.sources.stage import open_pages


def test_large_type_opens_an_article_and_the_rest_is_its_text() -> None:
    [page] = open_pages(write_pdf([newspaper_page()]), "page.pdf", load_reader().limits)
    [read] = read_page_naively(page)["pages"]
    heads = " ".join(article.get("headline", "") for article in read["articles"])
    assert all(head in heads for head, _, _, _ in STORIES)
    words = "".join("".join(article["paragraphs"]) for article in read["articles"])
    assert "walked across it" in " ".join(words.split())


def test_a_page_without_geometry_has_no_items() -> None:
    assert read_page_naively(Page("page.txt", 1, "", ())) == {"pages": [{"articles": []}]}
