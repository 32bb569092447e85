"""What makers of PDF files do to characters: each is read once, at its place, as what it is."""

from __future__ import annotations

from typing import Any

from tests.newspapers.houses import HOUSES
from tests.pdf_pages import Piece, assemble, newspaper_page, write_pdf

from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

PAGE = write_pdf([newspaper_page()])


def page_of(data: bytes) -> Any:
    return next(iter(open_pages(data, "page.pdf", Limits())))


def with_entry(entry: str) -> bytes:
    """The page with an entry added to its dictionary."""
    return PAGE.replace(b"/Type /Page /Parent", f"/Type /Page {entry} /Parent".encode())


def test_a_unit_of_two_doubles_every_length() -> None:
    plain, scaled = page_of(PAGE), page_of(with_entry("/UserUnit 2.0"))
    assert scaled.size == (2 * plain.size[0], 2 * plain.size[1])
    assert scaled.characters == plain.characters
    assert abs(scaled.geometry.boxes[0] - 2 * plain.geometry.boxes[0]).max() < 0.01
    assert scaled.geometry.sizes[0] == 2 * plain.geometry.sizes[0]


def test_what_the_crop_box_cuts_off_is_left_out_and_said_so() -> None:
    cut = page_of(with_entry("/CropBox [0 0 600 462]"))
    assert "3 May 2021" not in cut.characters
    assert "Bridge opens" in cut.characters
    assert cut.size == (600.0, 462.0)
    assert [note.topic for note in cut.notes] == ["outside"]


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    turned = page_of(with_entry("/Rotate 90"))
    assert turned.size == (500.0, 600.0)
    assert len(turned.geometry.vertical) == len(turned.lines)


def test_invisible_text_over_a_picture_is_read_where_there_is_no_other() -> None:
    hidden = page_of(write_pdf([newspaper_page()], extra="3 Tr\n"))
    assert hidden.characters == page_of(PAGE).characters


def test_type_3_glyphs_and_characters_of_private_use_are_kept() -> None:
    square = "<< /Length 37 >>\nstream\n800 0 0 0 700 700 d1 0 0 700 700 re f\nendstream"
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange "
        "2 beginbfchar <61> <E001> <62> <62A5> endbfchar endcmap end"
    )
    content = "BT /F0 12 Tf 50 400 Td (ab) Tj ET"
    data = assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents 4 0 R "
            "/Resources << /Font << /F0 5 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] "
            "/FirstChar 97 /LastChar 98 /Widths [1000 1000] /CharProcs << /s 6 0 R >> "
            "/Resources << >> /ToUnicode 7 0 R "
            "/Encoding << /Type /Encoding /Differences [97 /s /s] >> >>",
            square,
            f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        ]
    )
    page = page_of(data)
    assert page.characters.strip() == "\ue001报"
    assert "private" in [note.topic for note in page.notes]


def page_without_mapping(codes: str) -> Any:
    """A page that paints glyphs by number, out of a font that doesn't say what they are."""
    content = f"BT /F0 12 Tf 50 400 Td <{codes}> Tj ET"
    data = assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents 4 0 R "
            "/Resources << /Font << /F0 5 0 R >> >> >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [6 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /DW 1000 /FontDescriptor 7 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
            "<< /Type /FontDescriptor /FontName /AAAAAA+Own /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 "
            "/Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
        ]
    )
    return page_of(data)


def test_glyphs_of_a_font_without_a_mapping_are_kept_as_private_characters_and_reported() -> None:
    page = page_without_mapping("00010002003400560001")
    assert page.characters.strip() == "\U000f0001\U000f0002\U000f0034\U000f0056\U000f0001"
    assert "private" in [note.topic for note in page.notes]
    record = page_record(load_reader().read_page(page))
    assert record["notes"]


def test_glyphs_numbered_like_latin_letters_are_these_letters() -> None:
    assert page_without_mapping("004200720069006400670065").characters.strip() == "Bridge"


def test_a_vertical_page_is_read_from_right_to_left() -> None:
    from tests.newspapers.press import page_of as newspaper

    tiers = next(house for house in HOUSES if house.name == "standing-tiers")
    data, gold = newspaper(tiers, 0)
    page = page_record(load_reader().read(data, "page.pdf").pages[0])
    assert [a["headline"] for a in page["articles"]] == [a["headline"] for a in gold["articles"]]
    assert [a["paragraphs"] for a in page["articles"]] == [a["paragraphs"] for a in gold["articles"]]
    width, height = page["size"]
    corners = [c for a in page["articles"] for r in a["regions"] for c in r["polygon"]]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in corners)


def test_words_in_false_bold_are_read_once() -> None:
    pieces = [Piece("Bold", 50, 50), Piece("Bold", 50.3, 50), Piece("Bold", 50.6, 50.2)]
    page = page_of(write_pdf([pieces]))
    assert page.characters.strip() == "Bold"
