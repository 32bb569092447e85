"""Typeset dumps for learning and judging: train, development and test share no style and no story."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from chaiban.typesetter.corpus import Corpora
from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps.blocks import editorial, indented, painted, pdfminer, pdftotext_plain
from chaiban.typesetter.dumps.grid import pdftotext_layout
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.sheet import Sheet

Tool = Callable[[Sheet, Random], Dump]
TOOLS: tuple[tuple[Tool, float], ...] = (
    (editorial, 0.25),
    (pdftotext_plain, 0.2),
    (painted, 0.2),
    (pdfminer, 0.15),
    (pdftotext_layout, 0.12),
    (indented, 0.08),
)


def dumps(split: str, count: int, seed: int, corpora: Corpora) -> Iterator[Dump]:
    """`count` dumps of the split, the same for the same seed; tools in fixed shares."""
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        yield dump_of(sheet, split, seed, number)


def dump_of(sheet: Sheet, split: str, seed: int, number: int) -> Dump:
    """Sheet `number` of a split as one of the imitated tools dumps it."""
    rng = Random(f"{split}/{seed}/{number}/dump")
    tool = rng.choices([tool for tool, _ in TOOLS], [share for _, share in TOOLS])[0]
    return tool(sheet, rng)
