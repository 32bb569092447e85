"""What holds on dumps whatever was learned: indents, scripts, crossheads that are built alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from chaiban.articles.board import Board, set_board
from chaiban.articles.settle import has_a_twin
from chaiban.articles.units import Sort
from chaiban.layout.stage import lay_out
from chaiban.model.layout import Part
from chaiban.pipeline.reader import load_reader
from chaiban.pipeline.weights import load_weights
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

BRIDGE = """石桥昨日通车
　　本报讯（记者 林越）云溪石桥昨日正式通车，两岸居民
步行三分钟即可到达对岸。这座桥长一百二十米，宽九米。
　　市交通局负责人说，桥面铺装已经完成，夜间照明将在下
月启用。
　　附近的商户说，盼了十年的桥终于通了，生意会好起来。
　　石桥由县里和镇上共同出资修建，历时两年零四个月完工。
"""
PATH = """
River Path Opens to Walkers
By Jane Doe
The path along the river has been opened to walkers and
cyclists after two years of work, the town said.
"""
CROSSHEADS = """县城三年变了样
　　本报讯（记者 林越）三年来，云溪县城变了样，老街修好
了，河水清了，外出的人也回来了。
{}
　　县里先修路，再引企业，三年里引进了十二家企业。
{}
　　县里又把公园建到家门口，让老人孩子都有去处。
"""


def _board(text: str, crossheads: Sequence[str]) -> Board:
    """The page's units, with these lines as crossheads whatever they were read as."""
    weights = load_weights()
    (page,) = open_pages(text.encode(), "page.txt", Limits())
    layout = lay_out(page, weights)
    strips = tuple(
        replace(read, part=Part.CROSSHEAD)
        if page.characters[read.strip.start : read.strip.end] in crossheads
        else read
        for read in layout.strips
    )
    return set_board(replace(layout, strips=strips), weights)


def test_after_a_sentence_a_line_set_in_by_two_characters_opens_a_paragraph() -> None:
    reading = load_reader().read(BRIDGE.encode(), "page.txt")
    paragraphs = [p.value for item in reading.pages[0].articles for p in item.paragraphs]
    assert [p[:4] for p in paragraphs][1:] == ["市交通局", "附近的商", "石桥由县"]


def test_a_chinese_story_does_not_go_on_in_latin_letters() -> None:
    reading = load_reader().read((BRIDGE + PATH).encode(), "page.txt")
    for item in reading.pages[0].articles:
        words = "".join(p.value for p in item.paragraphs)
        assert ("桥" in words) + ("river" in words) <= 1


@pytest.mark.parametrize(
    ("second", "alike"),
    [("以公园为乐土", True), ("以水为伴", False), ("以公园为大家的乐土", False), ("老人有了去处", False)],
)
def test_crossheads_built_alike_are_known_by_it(second: str, alike: bool) -> None:
    board = _board(CROSSHEADS.format("以修路为开端", second), ("以修路为开端", second))
    first, other = (
        next(p for p, unit in enumerate(board.units) if board.draft(unit.lines).value == words)
        for words in ("以修路为开端", second)
    )
    for place in (first, other):
        board.units[place].sort = Sort.CROSSHEAD if place == first else Sort.HEAD
    assert has_a_twin(board, other) == alike
    board.units[first].sort = Sort.HEAD
    assert not has_a_twin(board, other), "a head is no model for crossheads"
