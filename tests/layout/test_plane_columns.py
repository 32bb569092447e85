"""What stands in the inner columns of a story, and which column a column goes on in."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.continuation import evidence
from chaiban.layout.plane.furniture import name_furniture
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.heads import evidence as head_evidence
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.paragraphs import Setting
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import pairs_of
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import describe
from chaiban.model.geometry import Box
from chaiban.model.lexicon import Seams

EM, LEAD = 10.0, 13.0
SEAMS = Seams()
LINE = "the ferry crossed the river again"
END = "and was seen to pass."


def scene(*lying: Box) -> Scene:
    """A page of 600 by 800 points with these lying rules."""
    return Scene((), (600.0, 800.0), EM, 0.3, lying, (), (), ())


def block(left: float, top: float, *lines: str, size: float = EM, bold: bool = False, kind: str = "") -> Block:
    """Lines of one column, letters half an em wide."""
    printed = []
    for row, words in enumerate(lines):
        y = top + row * 1.3 * size
        box = (left, y, left + len(words) * size / 2, y + size)
        printed.append(Printed(0, len(words), row, *box, size, int(bold), bold, False, describe(words)))
    return Block(printed, kind=kind)


def numbered(blocks: Sequence[Block]) -> list[Block]:
    """The blocks from the top, with their numbers."""
    ordered = sorted(blocks, key=lambda b: (b.top, b.left))
    for number, one in enumerate(ordered):
        one.number = number
    return ordered


def found(a: Block, b: Block, *, indents: bool = True) -> dict[str, float]:
    """The evidence for b going on where a ends, nothing else on the page."""
    bodies = numbered([a, b])
    names = evidence(a, b, bodies, bodies, {}, {}, scene(), Setting(indents, True), SEAMS)
    assert names is not None
    return names


def test_a_column_at_the_right_that_begins_below_the_end_of_another_is_told_from_one_that_begins_higher() -> None:
    column = block(0, 0, LINE, LINE, END, kind="body")
    assert "lower than its end" in found(column, block(180, 40, LINE, LINE, kind="body"))
    assert "lower than its end" not in found(column, block(180, 20, LINE, LINE, kind="body"))


def test_white_below_a_sentence_parts_paragraphs_only_where_none_is_indented() -> None:
    upper, lower = block(0, 0, LINE, LINE, END, kind="body"), block(0, 52, LINE, LINE, kind="body")
    assert "next paragraph" in found(upper, lower, indents=False)
    assert "next paragraph" not in found(upper, lower, indents=True)
    assert "next paragraph" not in found(block(0, 0, LINE, LINE, kind="body"), lower, indents=False)


@pytest.mark.parametrize(("opening", "together"), [("Continued from Page 1", False), (LINE, True)])
def test_a_mark_of_another_page_opens_a_story_though_one_head_stands_in_the_room(
    opening: str, together: bool
) -> None:
    head = block(0, 0, "Bridge opens", size=20, kind="head")
    first, second = block(0, 40, LINE, LINE, END, kind="body"), block(180, 40, opening, LINE, kind="body")
    blocks = numbered([head, first, second])
    bodies = [first, second]
    pairs = pairs_of(bodies, blocks, {}, {head.number: 0}, scene(), Setting(True, True), SEAMS)
    names = {(i, j): known for i, j, known in pairs}
    assert ("one room" in names[0, 1]) is together


@pytest.mark.parametrize(("top", "kind"), [(60.0, "crosshead"), (31.0, "deck")])
def test_a_line_level_with_the_text_at_its_left_is_no_deck_of_the_head_above(top: float, kind: str) -> None:
    head = block(0, 0, "The bridge opens after years", size=24)
    texts = [block(left, 60, *[LINE] * 5, END) for left in (0.0, 360.0)]
    line = block(180, top, "A quiet ferry", bold=True)
    below = block(180, 76, *[LINE] * 5, END)
    blocks = numbered([head, *texts, line, below])
    name_blocks(blocks, scene())
    assert line.kind == kind


def section(*others: Block, at: float = 0.0, lying: tuple[Box, ...] = ()) -> str:
    """The kind of a few words in the page's topmost line."""
    line = block(at, 20, "WORLD", size=14)
    name_furniture(numbered([line, *others]), scene(*lying))
    return line.kind


def test_a_few_words_alone_over_all_columns_are_the_sections_name() -> None:
    left, right = block(0, 50, "Bridge opens", size=20), block(300, 50, LINE, LINE, LINE)
    assert section(left, right) == "folio"
    assert section(left, block(300, 20, LINE, LINE, LINE)) == ""
    assert section(left) == ""
    assert section(left, right, at=200) == ""


def test_a_head_let_into_a_story_below_one_of_its_columns_stands_amid_it() -> None:
    left, over, right = (block(x, 0, *[LINE] * n, kind="body") for x, n in ((0.0, 12), (180.0, 2), (360.0, 12)))
    head = HeadGroup([block(190, 50, "Bridge opens", size=16, kind="head")])
    names = head_evidence(head, [left, over, right], scene())
    assert names is not None
    assert {"amid", "gap"} == names.keys()
    at_the_end = head_evidence(head, [left, over], scene())
    assert at_the_end is not None
    assert {"under", "gap"} == at_the_end.keys()
