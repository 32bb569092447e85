"""A table's cells stand in rows and columns wherever it is written for people."""

from __future__ import annotations

import html
import re

from chaiban.exports.html import render_html
from chaiban.exports.markdown import render_markdown
from chaiban.exports.wording import rows_of
from chaiban.model.article import Article, Kind, PageReading, Reading, Text
from chaiban.model.page import Page

ROWS = ("Share\tHigh | Low\tClose", "\t<12.40>\t11.05", "Cove")
CELLS = [["Share", "High | Low", "Close"], ["", "<12.40>", "11.05"], ["Cove", "", ""]]


def item(kind: Kind, *rows: str) -> Article:
    return Article("a1", kind, 0.9, paragraphs=tuple(Text(row, ((0, 1),)) for row in rows))


def reading(article: Article) -> Reading:
    return Reading("page.pdf", (PageReading(Page("page.pdf", 1, "x", ()), "en", (article,)),))


def test_every_row_has_as_many_cells() -> None:
    assert rows_of(item(Kind.TABLE, *ROWS)) == CELLS


def test_other_items_have_no_rows_whatever_white_they_hold() -> None:
    assert rows_of(item(Kind.ARTICLE, *ROWS)) == []
    assert rows_of(item(Kind.TABLE, "A note alone")) == []


def test_a_web_page_has_its_cells() -> None:
    written = render_html(reading(item(Kind.TABLE, *ROWS)))
    rows = re.findall(r"<tr>(.*?)</tr>", written)
    assert [[html.unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", row)] for row in rows] == CELLS


def test_markdown_has_a_line_below_the_first_row_and_no_bar_inside_a_cell() -> None:
    lines = [line for line in render_markdown(reading(item(Kind.TABLE, *ROWS))).splitlines() if line[:1] == "|"]
    assert [len(re.findall(r"(?<!\\)\|", line)) for line in lines] == [4] * 4
    assert set(lines[1]) <= set("| -")
