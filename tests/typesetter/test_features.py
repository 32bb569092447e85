"""Pages with tables, classified items and pull quotes: what is set is printed, and the splits have none of them."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.features import featured_sheet
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.press import press_is_available, print_sheet
from chaiban.typesetter.truth import gold_page

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")


@pytest.fixture(scope="module")
def corpora() -> Corpora:
    return load_corpora(())


def test_every_letter_of_tables_quotes_and_small_items_is_printed(corpora: Corpora) -> None:
    page = featured_sheet("development", 2, 5, corpora)
    read = load_reader().read(print_sheet(page, Random(3)), "page.pdf").pages[0]
    set_letters = Counter(c for f in page.frames for line in f.lines for c in line.text if c.isalnum())
    assert Counter(c for c in read.page.characters if c.isalnum()) == set_letters


def test_pages_of_the_splits_have_none_of_them(corpora: Corpora) -> None:
    pages = [sheet("development", number, 5, corpora) for number in range(12)]
    items = [item for page in pages for item in page.items]
    assert not any(page.rules for page in pages)
    assert not any(
        item.kind == "table" or item.rubric or (item.kind == "other" and not item.headline) for item in items
    )


@pytest.mark.parametrize("number", range(3))
def test_tables_are_read_row_by_row_and_no_character_is_lost(corpora: Corpora, number: int) -> None:
    page = featured_sheet("development", number, 5, corpora)
    record = page_record(load_reader().read(print_sheet(page, Random(3)), "page.pdf").pages[0])
    wanted = [item["paragraphs"] for item in gold_page(page)["articles"] if item["kind"] == "table"]
    assert wanted
    assert [rows for rows in wanted if rows not in [item.get("paragraphs") for item in record["articles"]]] == []
    assert check_conservation(record).holds
