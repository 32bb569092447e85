"""Dumps by real tools: the truth is found again in whatever order the tool writes."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from learning.pressed import dump_pressed, find_again

from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.sheet import Sheet

pytest.importorskip("reportlab")


@pytest.fixture(scope="module")
def corpora() -> Corpora:
    return load_corpora([], None)


def _plainly(page: Sheet) -> str:
    return "\n".join(line.text for frame in page.frames for line in frame.lines)


def _pages(corpora: Corpora) -> list[Sheet]:
    return [sheet("train", number, 3, corpora, ("en", "de")) for number in range(4)]


def test_every_stretch_of_a_pressed_dump_has_the_words_of_a_printed_line(corpora: Corpora) -> None:
    seen = 0
    for number, page in enumerate(_pages(corpora)):
        dump = dump_pressed(page, Random(number))
        if dump is None:
            continue
        words = {"".join(line.text.split()) for frame in page.frames for line in frame.lines}
        for truth in dump.lines:
            found = "".join(dump.text[truth.start : truth.end].split())
            assert any(found in line for line in words)
            seen += 1
    assert seen > 100


def test_a_stretch_belongs_to_one_truth_only(corpora: Corpora) -> None:
    dump = find_again(_pages(corpora)[0], _plainly(_pages(corpora)[0]), "plain", "reading")
    assert dump is not None
    assert all(a.end <= b.start for a, b in zip(dump.lines, dump.lines[1:], strict=False))


def test_the_truth_of_lines_in_their_order_is_the_sheets(corpora: Corpora) -> None:
    page = _pages(corpora)[1]
    dump = find_again(page, _plainly(page), "plain", "reading")
    assert dump is not None
    lines = [line for frame in page.frames for line in frame.lines if line.text.strip()]
    assert [(t.role, t.item) for t in dump.lines] == [(line.role, line.item) for line in lines]


def test_a_dump_that_lost_its_words_is_left_out(corpora: Corpora) -> None:
    page = _pages(corpora)[2]
    half = replace(page, frames=page.frames[: len(page.frames) // 2])
    assert find_again(page, _plainly(half), "plain", "reading") is None
