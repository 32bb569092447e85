"""What Chinese pages set downwards beside heads across, small heads of short items, text that opens in bold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from chaiban.layout.plane.blocks import Block, grow_blocks
from chaiban.layout.plane.head_groups import group_heads
from chaiban.layout.plane.head_parts import parts_of
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import describe
from chaiban.model.geometry import Box
from chaiban.model.layout import Part

TEXT, BOLD = 0, 1


def line(text: str, place: Box, size: float = 10.0, font: int = TEXT, *, downwards: bool = False) -> Printed:
    """A printed line in one type."""
    heavy = font == BOLD
    return Printed(
        0, len(text), 0, *place, size, font, heavy, downwards, describe(text), None, font, heavy
    )  # fmt: skip


def scene(*lines: Printed, pictures: tuple[Box, ...] = (), upright: bool = False) -> Scene:
    """A page of body size 10 with these lines."""
    return Scene(lines, (600.0, 800.0), 10.0, 0.2, (), (), (), pictures, upright)


def head(text: str, place: Box, size: float, *, downwards: bool = False) -> Block:
    """A block of one line of display type."""
    block = Block([line(text, place, size, BOLD, downwards=downwards)])
    block.kind = "head"
    return block


def test_a_kicker_set_downwards_beside_a_headline_across_is_read_before_it() -> None:
    kicker = head("来自基层的报告", (60, 90, 73, 195), 13.0, downwards=True)
    headline = head("江湾渔民换上新船", (120, 120, 440, 160), 40.0)
    deck = head("投入逐年增加", (200, 204, 360, 218), 14.0)
    one = scene(*kicker.lines, *headline.lines, *deck.lines)
    groups = group_heads([kicker, headline, deck], one)
    assert len(groups) == 1
    assert not groups[0].vertical
    assert [part for _, part in parts_of(groups[0])] == [Part.KICKER, Part.HEADLINE, Part.SUBHEADLINE]


def test_a_head_set_downwards_along_its_columns_stays_apart_from_a_head_across() -> None:
    upright = head("海堤步道明年完工", (60, 90, 90, 390), 30.0, downwards=True)
    headline = head("江湾渔民换上新船", (120, 120, 440, 160), 40.0)
    groups = group_heads([upright, headline], scene(*upright.lines, *headline.lines))
    assert len(groups) == 2


def column(heads: list[str], *, first: str) -> tuple[list[Block], Scene]:
    """Short texts below each other, each under words in bold; `first` stands over all of them, if it is any."""
    lines = [line(first, (40, 60, 140, 71), 11.0, BOLD)] if first else []
    top = 76.0
    for words in heads:
        lines.append(line(words, (40, top, 40 + 12 * len(words), top + 12.5), 12.5, BOLD))
        top += 14
        for n in range(4):
            lines.append(line("市民在江边散步的人多了" + "。" * (n == 3), (40, top, 150, top + 10)))
            top += 12
        top += 2
    seen = scene(*lines)
    blocks = grow_blocks(seen)
    name_blocks(blocks, seen)
    return blocks, seen


@pytest.mark.parametrize("first", ["", "短讯"])
def test_many_small_heads_below_one_of_their_look_are_heads_of_short_items(first: str) -> None:
    blocks, _ = column(["老街修好", "渡口开了", "果园剪枝", "书屋开门"], first=first)
    assert [b.kind for b in blocks if b.bold and b.size == 12.5] == ["head"] * 4


def test_a_line_that_opens_in_bold_and_ends_in_the_text_s_type_is_its_first() -> None:
    opener = replace(
        line("LANDKREIS. Nicht alle", (40, 100, 190, 110), 10.0, BOLD), bold=False, tail=TEXT, tail_bold=False
    )
    rest = [line("sind davon überzeugt, dass es", (40, 112 + 12 * n, 190, 122 + 12 * n)) for n in range(3)]
    assert len(grow_blocks(scene(opener, *rest))) == 1
    alone = replace(opener, tail=BOLD, tail_bold=True)
    assert len(grow_blocks(scene(alone, *rest))) == 2


def test_small_lying_words_beside_a_picture_of_an_upright_page_are_its_caption() -> None:
    words = [
        line(text, (left, 60, left + 9, 260), 9.0, downwards=True)
        for left, text in ((210.0, "竹圍的舊倉庫週末吸引"), (221.0, "大批民眾"))
    ]
    seen = scene(*words, pictures=((20, 60, 205, 360),), upright=True)
    blocks = grow_blocks(seen)
    name_blocks(blocks, seen)
    assert [(b.kind, [x.text for x in b.lines]) for b in blocks] == [
        ("caption", ["竹圍的舊倉庫週末吸引", "大批民眾"])
    ]


def test_a_name_over_the_first_of_many_short_items_is_the_column_s() -> None:
    blocks, _ = column(["老街修好", "渡口开了", "果园剪枝", "书屋开门"], first="短讯")
    assert [b.kind for b in blocks if b.first.text == "短讯"] == ["rubric"]


def test_bold_words_at_the_top_of_a_frame_are_its_head() -> None:
    words = [line("Weather", (40, 60, 90, 71), 11.0, BOLD)]
    words += [
        line("Cloudy with a chill wind off the bay", (40, 74 + 11 * n, 150, 83 + 11 * n), 9.0) for n in range(4)
    ]
    seen = replace(scene(*words), panels=((30, 50, 160, 130),))
    blocks = grow_blocks(seen)
    name_blocks(blocks, seen)
    assert [b.kind for b in blocks] == ["head", "body"]


def test_a_frame_with_a_column_of_page_numbers_is_the_index() -> None:
    words = [line("Index", (40, 300, 70, 311), 11.0, BOLD)]
    for n, (name, page) in enumerate((("Business", "B1"), ("Opinion", "A7"), ("Sports", "C1"))):
        top = 314.0 + 11 * n
        words += [line(name, (40, top, 80, top + 9), 9.0), line(page, (140, top, 150, top + 9), 9.0)]
    seen = replace(scene(*words), panels=((30, 290, 160, 360),))
    blocks = grow_blocks(seen)
    name_blocks(blocks, seen)
    assert {b.kind for b in blocks} == {"folio"}


def test_a_headline_keeps_the_deck_at_its_edge_across_stretched_white_but_not_across_text() -> None:
    headline = head("江湾渔民换上新船", (40, 100, 360, 140), 40.0)
    deck = head("投入逐年增加", (40, 190, 124, 204), 14.0)
    one = scene(*headline.lines, *deck.lines)
    assert len(group_heads([headline, deck], one)) == 1
    between = Block([line("市民在江边散步的人多了。", (40, 160, 150, 170))])
    assert len(group_heads([headline, deck, between], one)) == 2


def test_a_notice_in_sentences_at_the_foot_is_no_folio_line() -> None:
    column_lines = [line("市民在江边散步的人多了", (40, 60 + 12 * n, 150, 70 + 12 * n)) for n in range(6)]
    notice = line(
        "受市水务局委托，南浦片区定于2026年12月3日8时至18时停水检修。咨询电话：0571-8655 0192。", (40, 700, 560, 710)
    )
    folio = line("电话：0571-8655 0192　本版编辑：马千里", (40, 740, 260, 750))
    seen = scene(*column_lines, notice, folio)
    blocks = grow_blocks(seen)
    name_blocks(blocks, seen)
    assert [b.kind for b in blocks if b.top >= 700] == ["body", "folio"]
