"""Printed lines out of rows, columns side by side parted."""

from __future__ import annotations

from chaiban.layout.strips import find_strips
from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

LEFT = ["云溪大桥主塔昨日封顶建成", "两地车程将会缩短到十二分", "沿江四个乡镇的农产品进城"]
RIGHT = ["老街来了板凳课堂退休教师", "顾明德打开投影又开讲这一", "课讲的是怎样识别电信诈骗"]


def page_of(text: str) -> Page:
    return next(iter(open_pages(text.encode("utf-8"), "page.txt", Limits())))


def texts(page: Page) -> list[str]:
    return [page.characters[s.start : s.end] for s in find_strips(page)[0]]


def test_columns_side_by_side_are_read_one_after_the_other() -> None:
    rows = [f"{a}      {b}" for a, b in zip(LEFT * 4, RIGHT * 4, strict=True)]
    assert texts(page_of("\n".join(rows))) == LEFT * 4 + RIGHT * 4


def test_rows_of_one_column_stay_as_they_are() -> None:
    assert texts(page_of("\n\n".join(LEFT))) == LEFT


def test_a_closing_mark_on_a_row_of_its_own_belongs_to_the_row_before() -> None:
    page = page_of(f"“{LEFT[0]}\n”\n{LEFT[1]}")
    assert [t.replace("\n", "") for t in texts(page)] == [f"“{LEFT[0]}”", LEFT[1]]
