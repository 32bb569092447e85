"""Dumps of typeset pages: the truth covers every visible character once, and the paragraphs are all there."""

from __future__ import annotations

from random import Random

import pytest

from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.sheet import Sheet
from chaiban.typesetter.splits import TOOLS, Tool, dumps

CORPORA = load_corpora([], None)
PAGES = tuple(sheets("train", 6, 5, CORPORA, languages=("en", "de")))
TOOL_TABLE = [tool for tool, _ in TOOLS]
NAMES = [getattr(tool, "__name__", "tool") for tool in TOOL_TABLE]


@pytest.mark.parametrize("tool", TOOL_TABLE, ids=NAMES)
@pytest.mark.parametrize("sheet", PAGES, ids=lambda s: s.style)
def test_every_visible_character_has_one_truth(tool: Tool, sheet: Sheet) -> None:
    dump = tool(sheet, Random(3))
    told = [n for line in dump.lines for n in range(line.start, line.end)]
    assert len(told) == len(set(told))
    assert [c for n, c in enumerate(dump.text) if not c.isspace() and n not in set(told)] == []


@pytest.mark.parametrize("tool", TOOL_TABLE, ids=NAMES)
@pytest.mark.parametrize("sheet", PAGES, ids=lambda s: s.style)
def test_a_dump_holds_what_the_sheet_prints(tool: Tool, sheet: Sheet) -> None:
    dump = tool(sheet, Random(3))
    printed = "".join(line.text for frame in sheet.frames for line in frame.lines)
    assert sorted("".join(dump.text.split())) == sorted("".join(printed.split()))


def test_the_same_seed_gives_the_same_dumps() -> None:
    first, second = ([d.text for d in dumps("train", 5, 9, CORPORA)] for _ in range(2))
    assert first == second
    assert first != [d.text for d in dumps("train", 5, 10, CORPORA)]
