"""Crossheads set like the text around them are told by where paragraphs end."""

from __future__ import annotations

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.crossheads import find_crossheads
from chaiban.layout.plane.printed import Printed
from chaiban.layout.traits import describe
from chaiban.model.layout import Part

FULL = "江水在清晨慢慢退下去河滩"
SIZE = 10.0
USUAL = 0.3
"""White between two lines in em."""


def running(*lines: tuple[str, float, Part], white: tuple[int, ...] = ()) -> list[tuple[Block, Printed, Part]]:
    """Lines of one column, each with its words, its indent in em, its part; an empty line above those in `white`."""
    printed = []
    for row, (words, indent, _) in enumerate(lines):
        left, top = indent * SIZE, (row + sum(row >= one for one in white)) * 13.0
        box = (left, top, left + len(words) * SIZE, top + SIZE)
        printed.append(Printed(0, len(words), row, *box, SIZE, 0, False, False, describe(words)))
    block = Block(printed)
    return [(block, line, part) for line, (_, _, part) in zip(printed, lines, strict=True)]


def test_a_short_line_without_a_stop_between_two_paragraphs_is_a_crosshead() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("渡口重开", 3, Part.RUNNING),
        ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH), (FULL, 0, Part.RUNNING),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {2: Part.CROSSHEAD, 3: Part.PARAGRAPH}


def test_a_crosshead_may_have_two_lines() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("停了九年的渡口今天重新开", 0, Part.RUNNING),
        ("放通行", 0, Part.RUNNING), ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {2: Part.CROSSHEAD, 3: Part.CROSSHEAD_ON, 4: Part.PARAGRAPH}


def test_a_line_that_ends_its_sentence_is_no_crosshead() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("渡口重开。", 2, Part.PARAGRAPH),
        ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {}


def test_a_sentence_that_runs_on_is_no_crosshead() -> None:
    lines = running((FULL, 0, Part.RUNNING), ("露了出来", 0, Part.RUNNING), (FULL, 2, Part.PARAGRAPH))
    assert find_crossheads(lines, USUAL) == {}


def test_a_crosshead_may_follow_a_full_line_that_ends_a_sentence() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), (FULL[:-1] + "。", 0, Part.RUNNING), ("停了九年的渡口今天重新开", 0, Part.RUNNING),
        ("放通行", 0, Part.RUNNING), ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {2: Part.CROSSHEAD, 3: Part.CROSSHEAD_ON, 4: Part.PARAGRAPH}


def test_below_a_centred_crosshead_the_indent_of_a_line_opens_the_paragraph() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("渡口今天重开", 3, Part.PARAGRAPH),
        ("船工们搬着莲子上了岸", 2, Part.RUNNING), (FULL, 0, Part.RUNNING),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {2: Part.CROSSHEAD, 3: Part.PARAGRAPH}


def test_a_full_line_is_a_crosshead_only_with_white_above_and_below() -> None:
    words = (
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), (FULL, 0, Part.RESUMED),
        ("船工们搬着莲子上了岸", 2, Part.RUNNING), (FULL, 0, Part.RUNNING),
    )  # fmt: skip
    assert find_crossheads(running(*words, white=(2, 3)), USUAL) == {2: Part.CROSSHEAD, 3: Part.PARAGRAPH}
    assert find_crossheads(running(*words, white=(2,)), USUAL) == {}
    assert find_crossheads(running(*words), USUAL) == {}


def test_words_that_announce_a_crosshead_are_none_of_it() -> None:
    lines = running(
        (FULL[:-1] + "。", 0, Part.RUNNING), ("他在信中这样写道：", 0, Part.RUNNING), ("渡口重开", 3, Part.PARAGRAPH),
        ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines, USUAL) == {2: Part.CROSSHEAD, 3: Part.PARAGRAPH}
