"""Stories set one after the other down the columns, as TeX sets them: one begins where the last one ended."""

from __future__ import annotations

import textwrap

from tests.pdf_pages import CHARS, COLUMN, GUTTER, LEAD, Piece, write_pdf

from chaiban.pipeline.reader import load_reader

WORDS = "the ferry crossed the river again and people of both towns came down to the landing to see it pass"
TEXT = f"Early on Monday {WORDS} while {WORDS}. Nobody spoke. On Tuesday {WORDS}, and then {WORDS}. So it was told."
LEFTS = [36 + n * (COLUMN + GUTTER) for n in range(3)]


def column(place: int, top: float, lines: list[str]) -> list[Piece]:
    return [Piece(line, LEFTS[place], top + n * LEAD) for n, line in enumerate(lines)]


def head(place: int, y: float, words: str) -> list[Piece]:
    """A head with a dash in the middle below it."""
    middle = LEFTS[place] + COLUMN / 2
    dash = Piece("", middle - 30, y + 8, rule=(60, 1))
    return [Piece(words, middle - len(words) * 0.3 * 15, y, 15.0, bold=True), dash]


def test_a_story_broken_in_mid_sentence_goes_on_at_the_top_of_the_next_column() -> None:
    first, second, third = (textwrap.wrap(f"{name} {TEXT}", CHARS) for name in ("Anna", "Berta", "Clara"))
    broken = next(n for n in range(8, len(second)) if second[n - 1][-1].isalpha() and second[n][0].islower())
    top = 470 - broken * LEAD
    pieces = [*head(0, 60, "Mill opens"), *column(0, 90, first)]
    pieces += [*head(1, top - 30, "Boat sails"), *column(1, top, second[:broken])]
    pieces += column(2, 60, second[broken:])
    end = 60 + len(second[broken:]) * LEAD
    pieces.append(Piece("", LEFTS[2], end + 2, rule=(COLUMN, 1)))
    pieces += [*head(2, end + 34, "Dog found"), *column(2, end + 64, third[:8])]
    page = load_reader().read(write_pdf([pieces]), "page.pdf").pages[0]
    found = {a.headline.value: a.paragraphs[-1].value for a in page.articles if a.headline and a.paragraphs}
    assert found.keys() == {"Mill opens", "Boat sails", "Dog found"}
    assert found["Boat sails"].endswith("So it was told.")
