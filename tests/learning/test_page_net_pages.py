"""What the page net should say of a typeset page: pointers that put every item's text together again."""

from __future__ import annotations

import pytest
from learning.__main__ import pages_of
from learning.page_net_pages import UNASKED, NetPage, net_pages

from chaiban.layout.stage import look_at
from chaiban.model.layout import BODY, PARTS
from chaiban.pipeline.weights import load_weights
from chaiban.typesetter.corpus import load_corpora

COUNT = 6


@pytest.fixture(scope="module")
def learned() -> list[NetPage]:
    return list(net_pages(pages_of(load_corpora([], None), "train", COUNT, 3, 0.0), load_weights(), 2000))


def test_every_page_is_there_with_all_its_lines(learned: list[NetPage]) -> None:
    labelled = list(pages_of(load_corpora([], None), "train", COUNT, 3, 0.0))
    lines = [len(look_at(page.page, load_weights()).strips) for page in labelled]
    assert [len(page.parts) for page in learned] == lines
    assert [len(page.sight.names) for page in learned] == lines


def test_from_line_to_line_every_text_is_walked_once_back_to_its_opener(learned: list[NetPage]) -> None:
    for page in learned:
        count = len(page.parts)
        asked = [line for line in range(count) if page.before[line] != UNASKED]
        before = [int(page.before[line]) for line in asked if page.before[line] < count]
        assert len(before) == len(set(before)), "two lines never go on from the same"
        for line in asked:
            at, steps = line, 0
            while page.before[at] < count:
                at, steps = int(page.before[at]), steps + 1
                assert steps <= count, "no circles"
            assert at == page.opener[line], "a text begins with the line that opens its item"


def test_lines_of_text_are_asked_and_openers_open_their_own_items(learned: list[NetPage]) -> None:
    for page in learned:
        count = len(page.parts)
        texts = [line for line in range(count) if PARTS[page.parts[line]] in BODY]
        assert texts
        assert all(page.before[line] != UNASKED for line in texts)
        assert all(page.opener[opener] == opener for opener in page.opener if opener < count)
