"""Headings in body type are known by the white around them and by how the text above and below begins and ends."""

from __future__ import annotations

import pytest

from chaiban.layout.plane.amid import name_crossheads
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import describe

SIZE = 10.0
SCENE = Scene((), (600.0, 800.0), SIZE, 0.3, (), (), (), ())
FULL = "江水在清晨慢慢退下去河滩"
TEXT = (("江水在清晨慢慢退下去", 2), (FULL, 0), ("露了出来。", 0))
OPEN = (("江水在清晨慢慢退下去", 2), (FULL, 0), (FULL, 0))


def block(top: float, *lines: tuple[str, float], left: float = 0.0, size: float = SIZE) -> Block:
    """Lines of one column, each with its words and its indent in em."""
    printed = []
    for row, (words, indent) in enumerate(lines):
        x, y = left + indent * size, top + row * 1.3 * size
        box = (x, y, x + len(words) * size, y + size)
        printed.append(Printed(0, len(words), row, *box, size, 0, False, False, describe(words)))
    return Block(printed)


def kind_of(
    *around: Block, words: str = "渡口重开", indent: float = 0.0, rows: int = 1, size: float = SIZE, kind: str = ""
) -> str:
    """The kind of a few words that stand at 60 points, other blocks around them."""
    heading = block(60, *((words, indent) for _ in range(rows)), size=size)
    heading.kind = kind
    blocks = sorted((heading, *around), key=lambda b: (b.top, b.left))
    name_crossheads(blocks, SCENE, 0)
    return heading.kind


@pytest.mark.parametrize("indent", [0.0, 2.0, 4.0])
def test_words_without_a_stop_in_white_between_two_paragraphs_are_a_crosshead(indent: float) -> None:
    assert kind_of(block(6, *TEXT), block(90, *TEXT), indent=indent) == "crosshead"


def test_where_no_paragraph_is_indented_white_alone_sets_a_crosshead_off() -> None:
    plain = tuple((words, 0.0) for words, _ in TEXT)
    assert kind_of(block(6, *plain), block(90, *plain)) == "crosshead"


@pytest.mark.parametrize("words", ["渡口重开。", "渡口重开：", "渡口，重开，渡口", "陈江 王海"])
def test_a_sentence_or_names_in_white_are_no_crosshead(words: str) -> None:
    assert kind_of(block(6, *TEXT), block(90, *TEXT), words=words) != "crosshead"


def test_words_below_a_sentence_that_breaks_off_are_no_crosshead() -> None:
    assert kind_of(block(6, *OPEN), block(90, *TEXT)) != "crosshead"


def test_words_above_a_line_that_goes_on_in_a_paragraph_are_no_crosshead() -> None:
    assert kind_of(block(6, *TEXT), block(90, (FULL, 0), *TEXT)) != "crosshead"


def test_a_crosshead_at_a_columns_foot_has_its_text_in_the_next_column() -> None:
    beside = block(6, *OPEN, (FULL, 0), (FULL, 0), left=140)
    assert kind_of(block(6, *TEXT), beside) == "crosshead"
    assert kind_of(block(6, *TEXT)) != "crosshead"
    assert kind_of(block(6, *TEXT), beside, words="江水在清晨慢慢退下去", indent=2.0) != "crosshead"


def test_text_is_no_crosshead_because_it_looks_like_one() -> None:
    lines = block(200, ("江水退。", 0.0))
    kind_of(block(6, *TEXT), block(90, *TEXT), block(150, *OPEN), lines)
    assert lines.kind != "crosshead"


@pytest.mark.parametrize(
    ("size", "rows", "kind"), [(14.0, 2, "head"), (14.0, 1, "crosshead"), (11.0, 2, "crosshead")]
)
def test_lines_of_display_type_one_below_the_other_open_a_story_of_their_own(
    size: float, rows: int, kind: str
) -> None:
    below = block(60 + rows * 1.3 * size + 10, *TEXT, *TEXT, *TEXT)
    assert kind_of(block(6, *TEXT), below, rows=rows, size=size, kind="head") == kind
