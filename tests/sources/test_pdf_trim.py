"""Printer's marks, colour bars and slug lines outside of a page's trim box are no part of the page."""

from __future__ import annotations

from typing import Any

from tests.pdf_pages import assemble
from tests.sources.test_pdf_makers import FONTS

from chaiban.sources.limits import Limits
from chaiban.sources.pdf.picture import grey_of
from chaiban.sources.stage import open_pages

WORDS = " ".join(
    f"1 0 0 1 60 {400 - 12 * n} Tm (The ferry left the pier before dawn, line {n}) Tj" for n in range(20)
)
PAGE = f"BT /F0 10 Tf {WORDS} ET"
MARKS = (
    "-40 0 m -8 0 l S 0 -40 m 0 -8 l S " + " ".join(f"{n / 8} g {13 * n} 510 12 12 re f" for n in range(8)) + " 0 g "
    "BT /F0 7 Tf 60 -26 Td (A04.indd 1 13.03.25 17:42 Cyan Magenta Yellow) Tj ET"
)


def file_of(boxes: str, content: str) -> bytes:
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R {boxes} /Contents 4 0 R /Resources << /Font << {FONTS} >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    )


def page_of(boxes: str, content: str) -> Any:
    return next(iter(open_pages(file_of(boxes, content), "page.pdf", Limits())))


PLAIN = page_of("/MediaBox [0 0 600 500]", PAGE)
SHEET = "/MediaBox [-40 -40 640 540] /TrimBox [0 0 600 500] /BleedBox [-9 -9 609 509]"


def test_a_page_with_printers_marks_reads_as_the_plain_one() -> None:
    page = page_of(SHEET, f"{MARKS} {PAGE}")
    assert (page.characters, page.size) == (PLAIN.characters, PLAIN.size)
    assert page.geometry == PLAIN.geometry
    assert "outside" in [note.topic for note in page.notes]


def test_the_picture_shows_what_was_read() -> None:
    assert grey_of(file_of(SHEET, f"{MARKS} {PAGE}"), "page.pdf", 1, 1.0).shape == (500, 600)


def test_a_trim_box_that_cuts_off_text_is_not_believed() -> None:
    page = page_of("/MediaBox [0 0 600 500] /TrimBox [0 0 600 300]", PAGE)
    assert page.characters == PLAIN.characters
    assert page.size == (600.0, 500.0)


def test_a_trim_box_of_the_whole_page_and_an_art_box_change_nothing() -> None:
    page = page_of("/MediaBox [0 0 600 500] /TrimBox [0 0 600 500] /ArtBox [90 90 500 300]", PAGE)
    assert page.geometry == PLAIN.geometry
