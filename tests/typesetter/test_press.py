"""Sheets printed as PDF pages hold the words of the sheet, whatever order they are painted in."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.press import press_is_available, print_sheet

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")


@pytest.fixture(scope="module")
def corpora() -> Corpora:
    return load_corpora(())


@pytest.mark.parametrize("number", range(3))
def test_the_painting_order_changes_no_reading(corpora: Corpora, number: int) -> None:
    page = sheet("development", number, 5, corpora)
    first, second = (
        page_record(load_reader().read(print_sheet(page, Random(seed), ruled=False), "page.pdf").pages[0])
        for seed in (1, 2)
    )
    assert first == second


def test_every_letter_of_the_sheet_is_printed(corpora: Corpora) -> None:
    page = sheet("development", 1, 5, corpora)
    read = load_reader().read(print_sheet(page, Random(3)), "page.pdf").pages[0]
    set_letters = Counter(c for f in page.frames for line in f.lines for c in line.text if c.isalnum())
    assert Counter(c for c in read.page.characters if c.isalnum()) == set_letters
