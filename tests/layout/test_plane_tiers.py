"""Tiers of a page, and how high its columns reach."""

from __future__ import annotations

import pytest

from chaiban.layout.columns import Piece
from chaiban.layout.forme.across import Scale
from chaiban.layout.forme.lines import EM, Known, set_blocks
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.tiers import level_with_column, stacks_of, tier_between
from chaiban.layout.traits import describe
from chaiban.model.layout import Part

PLAIN = Scale((0,), (0.0,), (1.0,))


def column(left: int, top: int, lines: int, part: Part = Part.RUNNING) -> Block:
    """Lines of ten characters, `left` em from the left, the first one's foot `top` em from the top."""
    text = "云溪大桥主塔昨日封顶"
    known = [Known(Piece(n, 0, 10, left, left + 10), describe(text), part) for n in range(lines)]
    return set_blocks([known], PLAIN, [top + 1.35 * n for n in range(lines)])[0]


def tiers(upper: int) -> list[Block]:
    """Three columns of eight lines, `upper` of them over three that begin level below."""
    above = [column(12 * n, 10, 8 if n < upper else 20) for n in range(3)]
    return [*above, *(column(12 * n, 22, 8) for n in range(upper))]


def test_where_all_columns_end_level_a_tier_ends() -> None:
    blocks = tiers(3)
    assert tier_between(blocks[0], blocks[3], blocks, blocks, EM) == {"tier ends": 1.0}


def test_a_column_that_goes_on_through_the_white_leaves_no_tier_end() -> None:
    blocks = tiers(2)
    assert "tier ends" not in tier_between(blocks[0], blocks[3], blocks, blocks, EM)


@pytest.mark.parametrize(("part", "level"), [(Part.RUNNING, True), (Part.HEADLINE, False)])
def test_the_next_column_is_level_with_its_top_unless_a_head_stands_between(part: Part, level: bool) -> None:
    first, between, last = column(0, 10, 4), column(0, 18, 2, part), column(0, 24, 4)
    beside = column(12, 10, 4)
    bodies = [block for block in (first, between, last, beside) if block.kind == "body"]
    for number, block in enumerate([first, between, last, beside]):
        block.number = number
    stacks = stacks_of([first, between, last, beside], bodies, EM)
    assert level_with_column(last, beside, stacks, EM) is level
