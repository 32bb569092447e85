"""Tables, pull quotes and classified items of PDF pages, and what looks like them and is none."""

from __future__ import annotations

import io
from typing import Any

import pytest

from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.press import press_is_available

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")

TEXT = (
    "The ferry left the pier before", "dawn and crossed the bay in the", "rain. Nobody on board had seen",
    "the notice on the door. The town", "will ask for a new landing, the", "mayor said. It would cost less",
    "than the bridge, which was shut", "in spring. Boats from the north", "shore carry timber and salt to",
    "the mill. The harbour office is", "open on weekdays. Workers had", "waited for the tide since noon.",
)  # fmt: skip
ROWS = (
    ("Share", "High", "Low"),
    ("Alder Gas", "12.40", "11.05"),
    ("Brook Mills", "7.15", "6.98"),
    ("Cove Docks", "31.00", "30.20"),
    ("Dune Bank", "4.41", "4.02"),
)
Line = tuple[str, float, float, float, bool]
"""Words, left, top, size, bold."""


def page_of(lines: list[Line], rules: list[tuple[float, float, float, float]] | None = None) -> dict[str, Any]:
    """The reading of a page of lines and rules (left, top, right, bottom)."""
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 700), invariant=1)
    for words, left, top, size, bold in lines:
        canvas.setFont("Helvetica-Bold" if bold else "Times-Roman", size)
        canvas.drawString(left, 700 - top - 0.8 * size, words)
    for left, top, right, bottom in rules or []:
        canvas.rect(left, 700 - bottom, right - left, bottom - top, stroke=0, fill=1)
    canvas.save()
    record = page_record(load_reader().read(stream.getvalue(), "page.pdf").pages[0])
    assert check_conservation(record).holds
    return record


def column(left: float, top: float, lines: tuple[str, ...] = TEXT) -> list[Line]:
    return [(words, left, top + 12 * n, 9.0, False) for n, words in enumerate(lines)]


def cells(left: float, top: float, wide: float = 60) -> list[Line]:
    return [
        (words, left + wide * place, top + 14 * row, 8.5, False)
        for row, own in enumerate(ROWS)
        for place, words in enumerate(own)
    ]


def story() -> list[Line]:
    return [("Ferry sails at dawn", 40, 40, 20, True), *column(40, 70), *column(190, 70, TEXT[::-1])]


def kinds(page: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [item for item in page["articles"] if item["kind"] == kind]


def test_figures_aligned_by_white_are_a_table_row_by_row_under_its_head() -> None:
    page = page_of([*story(), ("Closing prices", 360, 40, 14, True), *cells(360, 66)])
    (table,) = kinds(page, "table")
    assert table["paragraphs"] == ["\t".join(row) for row in ROWS]
    assert table["headline"] == "Closing prices"
    assert [region["role"] for region in table["regions"]] == ["headline", "body"]


def test_words_in_a_grid_of_rules_are_a_table_and_an_empty_cell_keeps_its_place() -> None:
    words = [[name, *("yes" if (n + place) % 2 else "" for place in range(2))] for n, (name, *_) in enumerate(ROWS)]
    lines = [
        (one, 364 + 60 * place, 66 + 14 * row, 8.5, False)
        for row, own in enumerate(words)
        for place, one in enumerate(own)
        if one
    ]
    rules = [(360.0, 64.0 + 14 * n, 540.0, 64.5 + 14 * n) for n in range(6)]
    rules += [(360.0 + 60 * n, 64.0, 360.5 + 60 * n, 134.5) for n in range(4)]
    (table,) = kinds(page_of([*story(), *lines], rules), "table")
    assert table["paragraphs"] == ["\t".join(own).rstrip("\t") for own in words]


def test_columns_of_running_text_in_a_ruled_box_are_no_table() -> None:
    rules = [(30.0, 64.0, 330.0, 64.5), (30.0, 140.0, 330.0, 140.5), (30.0, 216.0, 330.0, 216.5)]
    rules += [(x, 64.0, x + 0.5, 216.0) for x in (30.0, 182.0, 330.0)]
    assert not kinds(page_of(story(), rules), "table")


def test_a_sentence_repeated_large_inside_a_story_goes_with_it_and_parts_nothing() -> None:
    quote = [
        ("The town will ask for", 40.0, 124.0, 12.0, False),
        ("a new landing, the mayor said.", 40.0, 139.0, 12.0, False),
    ]
    lines = [("Ferry sails at dawn", 40, 40, 20, True), *column(40, 70, TEXT[:4]), *quote]
    lines += [*column(40, 164, TEXT[4:])]
    page = page_of(lines)
    (pulled,) = kinds(page, "other")
    (told,) = kinds(page, "article")
    assert pulled["paragraphs"] == ["The town will ask for a new landing, the mayor said."]
    assert pulled["belongs_to"] == told["id"]
    assert "seen the notice on the door. The town will ask for a new landing" in " ".join(told["paragraphs"])


def test_a_head_that_a_story_repeats_stays_its_head() -> None:
    lines = [
        ("“Nobody on board had seen the notice”", 40, 40, 16, True),
        *column(40, 70),
        *column(190, 70, TEXT[::-1]),
    ]
    page = page_of(lines)
    assert [item.get("headline") for item in kinds(page, "article")] == ["“Nobody on board had seen the notice”"]


def test_a_summary_below_a_head_that_the_text_repeats_stays_its_summary() -> None:
    summary = [
        ("The town will ask for", 40.0, 66.0, 11.0, True),
        ("a new landing, the mayor said.", 40.0, 80.0, 11.0, True),
    ]
    lines = [("Ferry sails at dawn", 40, 40, 20, True), *summary, *column(40, 100), *column(190, 100, TEXT[::-1])]
    page = page_of(lines)
    assert not kinds(page, "other")
    assert "ask for a new landing" in str(
        [page["articles"][0].get("summary"), page["articles"][0].get("subheadline")]
    )


def test_a_quoting_head_left_of_its_text_stays_its_head() -> None:
    lines: list[Line] = [
        (words, 40, 70 + 18 * n, 15, True) for n, words in enumerate(("“The town will", "ask for a new", "landing”"))
    ]
    page = page_of([*lines, *column(190, 70, TEXT + TEXT)])
    assert [item.get("headline") for item in kinds(page, "article")] == ["“The town will ask for a new landing”"]


def offers(top: float, count: int) -> list[Line]:
    lines: list[Line] = []
    for n in range(count):
        lines.append((f"TABLE of oak, number {n + 1}, with", 360, top + 30 * n, 8.0, False))
        lines.append((f"chairs. Tel: 0555 82{n}6{n}1", 360, top + 30 * n + 10, 8.0, False))
    return lines


def test_offers_below_two_rubrics_are_an_item_each() -> None:
    lines = [*story(), ("FOR SALE", 360, 60, 10, True), *offers(74, 3)]
    lines += [("TO LET", 360, 164, 10, True), *offers(178, 2)]
    page = page_of(lines)
    assert [item["paragraphs"] for item in kinds(page, "ad")] == [
        [f"TABLE of oak, number {n + 1}, with chairs. Tel: 0555 82{n}6{n}1"] for n in (0, 1, 2, 0, 1)
    ]
    assert {"FOR SALE", "TO LET"} <= {piece["text"] for piece in page["furniture"] if piece["role"] == "section"}
    assert page.get("section") is None


def test_two_paragraphs_with_telephones_under_one_head_stay_one_notice() -> None:
    page = page_of([*story(), ("Furniture for sale", 360, 54, 12, True), *offers(74, 2)])
    assert sum("oak" in str(item.get("paragraphs")) for item in page["articles"]) == 1
