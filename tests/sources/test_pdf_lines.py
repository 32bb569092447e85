"""Printed lines keep together what a reader sees together: drop caps, words far apart in a justified line."""

from __future__ import annotations

from tests.pdf_pages import Piece, write_pdf

from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

WORDS = ("the boats went out at", "dawn and came home late", "with the nets all empty", "so nobody sang that day",
         "and the lamps stayed dark")  # fmt: skip


def lines_of(pieces: list[Piece]) -> list[str]:
    page = next(iter(open_pages(write_pdf([pieces]), "page.pdf", Limits())))
    return [page.text_of(line) for line in page.lines]


def test_a_drop_cap_on_the_second_lines_baseline_opens_the_first_line() -> None:
    body = [Piece(words, 57 if row < 2 else 40, 100 + 12 * row) for row, words in enumerate(WORDS)]
    assert lines_of([Piece("A", 40, 112, 24), *body])[0].replace(" ", "") == "A" + WORDS[0].replace(" ", "")


def test_a_large_figure_without_lines_beside_it_stays_in_its_line() -> None:
    assert lines_of([Piece("A", 40, 112, 24), Piece("price", 56, 112)])[0].replace(" ", "") == "Aprice"


def test_wide_white_between_justified_words_cuts_no_line_of_a_column() -> None:
    full = 23 * 0.6 * 9
    column = [Piece("dawn and came home late", 40, 100 + 12 * row) for row in range(4)]
    for row, word in zip(range(4, 8), ("boats", "boats", "mornings", "boats"), strict=True):
        column += [Piece(word, 40, 100 + 12 * row), Piece("afterward", 40 + full - 9 * 0.6 * 9, 100 + 12 * row)]
    column += [Piece("with the nets all empty", 40, 100 + 12 * row) for row in range(8, 12)]
    beside = [Piece("so nobody sang that day", 40 + full + 14, 100 + 12 * row) for row in range(12)]
    assert "mornings afterward" in lines_of([*column, *beside])


def test_two_columns_that_end_level_stay_apart() -> None:
    left = [Piece("dawn and came home late", 40, 100 + 12 * row) for row in range(8)]
    right = [Piece("so nobody sang that day", 40 + 23 * 0.6 * 9 + 14, 100 + 12 * row) for row in range(8)]
    assert set(lines_of([*left, *right])) == {"dawn and came home late", "so nobody sang that day"}
