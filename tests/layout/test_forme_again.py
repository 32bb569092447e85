"""Lines that were read in two orders."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from chaiban.layout.forme.again import back_in_order
from chaiban.layout.stage import lay_out_by_blocks
from chaiban.model.layout import Layout, Part
from chaiban.model.page_net import Outlook
from chaiban.pipeline.reader import load_reader
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

LINES = ["云溪大桥主塔昨日封顶", "两地车程将会缩短到十二分", "老街来了板凳课堂退休教师"]


def told(before: list[list[float]]) -> Outlook:
    table = np.log(np.array(before, np.float32))
    return Outlook(np.zeros((3, 1), np.float32), table, table)


@pytest.fixture(scope="module")
def first() -> Layout:
    page = next(iter(open_pages("\n".join(LINES).encode(), "page.txt", Limits())))
    return lay_out_by_blocks(page, load_reader().weights)


def test_lines_come_back_in_their_old_order_as_what_they_were_read_in_the_new_one(first: Layout) -> None:
    parts = (Part.BYLINE, Part.CAPTION, Part.HEADLINE)
    turned = [replace(read, part=part) for read, part in zip(reversed(first.strips), parts, strict=True)]
    back = back_in_order(first, replace(first, strips=tuple(turned)))
    assert [read.strip for read in back.strips] == [read.strip for read in first.strips]
    assert [read.part for read in back.strips] == list(reversed(parts))


def test_what_the_net_says_is_the_mean_of_both_orders_line_by_line(first: Layout) -> None:
    one = [[0.1, 0.2, 0.3, 0.4], [0.4, 0.3, 0.2, 0.1], [0.25, 0.25, 0.25, 0.25]]
    # The same chances as seen when the lines stand the other way round.
    other = [row[2::-1] + row[3:] for row in one[::-1]]
    before = replace(first, outlook=told(one))
    after = replace(first, strips=first.strips[::-1], outlook=told(other))
    outlook = back_in_order(before, after).outlook
    assert outlook is not None
    assert np.allclose(np.exp(outlook.before), one, atol=1e-5)
    assert np.allclose(np.exp(outlook.opener), one, atol=1e-5)


def test_without_the_net_the_parts_alone_come_back(first: Layout) -> None:
    bare = replace(first, outlook=None)
    assert back_in_order(bare, bare) == bare
