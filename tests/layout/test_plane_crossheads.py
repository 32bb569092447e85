"""Crossheads set like the text around them are told by where paragraphs end."""

from __future__ import annotations

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.crossheads import find_crossheads
from chaiban.layout.plane.printed import Printed
from chaiban.layout.traits import describe
from chaiban.model.layout import Part

FULL = "江水在清晨慢慢退下去河滩"
SIZE = 10.0


def running(*lines: tuple[str, float, Part]) -> list[tuple[Block, Printed, Part]]:
    """Lines of one column, each with its words, its indent in em and its part."""
    printed = []
    for row, (words, indent, _) in enumerate(lines):
        left, top = indent * SIZE, row * 13.0
        box = (left, top, left + len(words) * SIZE, top + SIZE)
        printed.append(Printed(0, len(words), row, *box, SIZE, 0, False, False, describe(words)))
    block = Block(printed)
    return [(block, line, part) for line, (_, _, part) in zip(printed, lines, strict=True)]


def test_a_short_line_without_a_stop_between_two_paragraphs_is_a_crosshead() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("渡口重开", 3, Part.RUNNING),
        ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH), (FULL, 0, Part.RUNNING),
    )  # fmt: skip
    assert find_crossheads(lines) == {2: Part.CROSSHEAD}


def test_a_crosshead_may_have_two_lines() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("停了九年的渡口今天重新开", 0, Part.RUNNING),
        ("放通行", 0, Part.RUNNING), ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines) == {2: Part.CROSSHEAD, 3: Part.CROSSHEAD_ON}


def test_a_line_that_ends_its_sentence_is_no_crosshead() -> None:
    lines = running(
        (FULL, 0, Part.RUNNING), ("露了出来。", 0, Part.RUNNING), ("渡口重开。", 2, Part.PARAGRAPH),
        ("船工们搬着莲子上了岸", 2, Part.PARAGRAPH),
    )  # fmt: skip
    assert find_crossheads(lines) == {}


def test_a_sentence_that_runs_on_is_no_crosshead() -> None:
    lines = running((FULL, 0, Part.RUNNING), ("露了出来", 0, Part.RUNNING), (FULL, 2, Part.PARAGRAPH))
    assert find_crossheads(lines) == {}
