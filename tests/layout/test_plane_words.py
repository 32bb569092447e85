"""What the page net says of blocks."""

from __future__ import annotations

import numpy as np

from chaiban.layout.columns import Piece
from chaiban.layout.forme.across import Scale
from chaiban.layout.forme.lines import Known, set_blocks
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.words import Words, entries
from chaiban.layout.traits import describe
from chaiban.model.layout import Part
from chaiban.model.page_net import Outlook

PLAIN = Scale((0,), (0.0,), (1.0,))


def block_at(start: int, part: Part = Part.RUNNING) -> Block:
    known = Known(Piece(0, start, start + 5, start, start + 5), describe("云溪大桥封"), part)
    return set_blocks([[known]], PLAIN, [5.0])[0]


def words(before: list[list[float]], opener: list[list[float]], **more: frozenset[int]) -> Words:
    """Of lines that begin at characters 0, 10, 20 ...; chances, the last column for none."""
    lines = len(before)
    tables = (np.log(np.array(table, np.float32) + 1e-6) for table in (before, opener))
    return Words(Outlook(np.zeros((lines, 1), np.float32), *tables), {10 * n: n for n in range(lines)}, **more)


ONE_THEN_TWO = words(
    [[0.0, 0.0, 0.0, 1.0], [0.9, 0.0, 0.0, 0.1], [0.1, 0.1, 0.0, 0.8]],
    [[0.9, 0.0, 0.1, 0.0], [0.9, 0.0, 0.1, 0.0], [0.0, 0.0, 1.0, 0.0]],
)


def test_words_speak_for_the_block_that_the_net_reads_next_and_against_the_others() -> None:
    said = ONE_THEN_TWO.of_links([block_at(0), block_at(10), block_at(20)])
    assert said["words: go on"][0, 1] > 0 > said["words: go on"][0, 2]
    assert said["words: go on beside"][0, 1] > 0
    assert said["words: one item"][0, 1] > 0 > said["words: one item"][0, 2]
    assert said["words: begin"][0, 0] > 0 > said["words: begin"][0, 1]


def test_a_head_is_said_to_be_that_of_the_story_whose_item_it_opens() -> None:
    said = ONE_THEN_TWO.of_heads([[block_at(0, Part.HEADLINE)]], [[block_at(10)], [block_at(20)]])
    assert said["words: one item"][0, 0] > 0 > said["words: one item"][0, 1]
    assert said["words: one item, other stories"][0, 0] == -said["words: one item, other stories"][0, 1] > 0


def test_a_story_from_another_page_says_so_to_every_head() -> None:
    told = words([[0.5, 0.5, 0.0]] * 2, [[0.5, 0.5, 0.0]] * 2, jumped=frozenset([10]))
    said = told.of_heads([[block_at(0, Part.HEADLINE)]], [[block_at(0)], [block_at(10)]])
    assert said["jumped"].tolist() == [[0.0, 1.0]]


def test_an_item_that_the_net_would_not_put_together_shows_more_doubt() -> None:
    right = ONE_THEN_TWO.signs_of([], [block_at(0), block_at(10)])
    wrong = ONE_THEN_TWO.signs_of([], [block_at(0), block_at(20)])
    assert right["words: other link"] < 0.2 < 0.8 < wrong["words: other link"] <= 1.0
    assert right["words: other item"] < wrong["words: other item"]


def test_tables_are_told_entry_by_entry() -> None:
    found = list(entries({"a": np.array([[1.0, 2.0]]), "b": np.array([[3.0, 4.0]])}))
    assert found == [(0, 0, {"a": 1.0, "b": 3.0}), (0, 1, {"a": 2.0, "b": 4.0})]
