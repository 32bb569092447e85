"""Printed lines out of rows, columns side by side parted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chaiban.layout.strips import find_strips, part_columns
from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

LEFT = ["云溪大桥主塔昨日封顶建成", "两地车程将会缩短到十二分", "沿江四个乡镇的农产品进城"]
RIGHT = ["老街来了板凳课堂退休教师", "顾明德打开投影又开讲这一", "课讲的是怎样识别电信诈骗"]


def page_of(text: str) -> Page:
    return next(iter(open_pages(text.encode("utf-8"), "page.txt", Limits())))


def texts(page: Page) -> list[str]:
    return [page.characters[s.start : s.end] for s in find_strips(page, part_columns(page))]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    rows = [f"{a}      {b}" for a, b in zip(LEFT * 4, RIGHT * 4, strict=True)]
    assert texts(page_of("\n".join(rows))) == LEFT * 4 + RIGHT * 4


def test_rows_of_one_column_stay_as_they_are() -> None:
    assert texts(page_of("\n\n".join(LEFT))) == LEFT


def test_a_closing_mark_on_a_row_of_its_own_belongs_to_the_row_before() -> None:
    page = page_of(f"“{LEFT[0]}\n”\n{LEFT[1]}")
    assert [t.replace("\n", "") for t in texts(page)] == [f"“{LEFT[0]}”", LEFT[1]]


@given(st.integers(3, 9), st.integers(0, 12))
def test_white_before_every_row_changes_nothing(gutter: int, margin: int) -> None:
    rows = [f"{a}{' ' * gutter}{b}" for a, b in zip(LEFT * 4, RIGHT * 4, strict=True)]
    assert texts(page_of("\n".join(" " * margin + row for row in rows))) == LEFT * 4 + RIGHT * 4


@given(st.integers(1, 6))
def test_a_gutter_of_one_space_is_seen_where_every_line_begins_behind_it(times: int) -> None:
    count = 4 + times
    rows = [f"{a} {b}" for a, b in zip(LEFT * count, RIGHT * count, strict=True)]
    assert texts(page_of("\n".join(rows))) == LEFT * count + RIGHT * count


def test_a_head_over_two_columns_comes_before_both() -> None:
    rows = [f"{a}      {b}" for a, b in zip(LEFT * 4, RIGHT * 4, strict=True)]
    page = page_of("\n".join(["      云溪大桥昨日封顶并将于年内通车", "", "", *rows]))
    assert texts(page) == ["云溪大桥昨日封顶并将于年内通车", *LEFT * 4, *RIGHT * 4]


def test_letter_spaced_lines_are_not_parted() -> None:
    rows = ["  ".join(line) for line in LEFT * 4]
    assert texts(page_of("\n".join(rows))) == rows
