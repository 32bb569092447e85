"""What stands round the text is told by its look and its neighbours: summaries, small heads, adverts, rooms."""

from __future__ import annotations

from chaiban.layout.plane.adverts import find_adverts
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.head_parts import parts_of
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.rooms import rooms_with_one_head
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import describe
from chaiban.model.geometry import Box
from chaiban.model.layout import Part

TEXT, BOLD = 0, 1


def block(
    *words: str, at: tuple[float, float], wide: float = 0.0, size: float = 10.0, font: int = TEXT, panel: int = -1
) -> Block:
    """Lines one below the other with a tenth of white."""
    lines = []
    for row, text in enumerate(words):
        top = at[1] + 1.1 * size * row
        right = at[0] + (wide or 0.5 * size * len(text))
        traits = describe(text)
        place = (at[0], top, right, top + size)
        lines.append(Printed(0, len(text), row, *place, size, font, font == BOLD, False, traits))
    return Block(lines, panel)


def scene(*blocks: Block, lying: tuple[Box, ...] = (), panels: tuple[Box, ...] = ()) -> Scene:
    """A page of body size 10 on which the blocks stand, numbered."""
    for number, one in enumerate(blocks):
        one.number = number
    lines = tuple(line for one in blocks for line in one.lines)
    return Scene(lines, (600.0, 800.0), 10.0, 0.1, lying, (), panels, ())


def text(at: tuple[float, float], lines: int = 6) -> Block:
    """Running text of a column."""
    return block(*["the boats went out at dawn and"] * (lines - 1), "came home late.", at=at, wide=150.0)


def test_sentences_in_bold_between_head_and_text_are_the_summary() -> None:
    head = block("Harbour opens", at=(40, 100), size=24.0, font=BOLD)
    lead = block("The harbour opened on Monday after nine years.", "Ferries will run again from June.", at=(40, 130),
                 wide=310.0, font=BOLD)  # fmt: skip
    columns = (text((40, 165)), text((210, 165)))
    name_blocks([head, lead, *columns], scene(head, lead, *columns))
    assert lead.kind == "deck"
    assert [part for _, part in parts_of(HeadGroup([head, lead]))] == [Part.HEADLINE, Part.SUMMARY, Part.SUMMARY_ON]


def test_words_without_a_sentence_under_a_headline_are_its_subheadline() -> None:
    head = block("Harbour opens", at=(40, 100), size=24.0, font=BOLD)
    deck = block("Ferries to run again from June", at=(40, 130), size=13.0)
    assert parts_of(HeadGroup([head, deck]))[1][1] is Part.SUBHEADLINE


def test_small_heads_that_open_a_column_and_part_its_items_are_no_crossheads() -> None:
    column = []
    for row in range(3):
        y = 60.0 + 96 * row
        column += [block("Market day", at=(40, y), size=11.0, font=BOLD), text((40, y + 13))]
    name_blocks(column, scene(*column))
    assert [one.kind for one in column] == ["head", "body"] * 3


def test_a_bold_line_close_amid_a_column_is_a_crosshead() -> None:
    head = block("Harbour opens", at=(40, 30), size=24.0, font=BOLD)
    column = [head, text((40, 60)), block("Market day", at=(40, 128), font=BOLD), text((40, 139))]
    name_blocks(column, scene(*column))
    assert [one.kind for one in column] == ["head", "body", "crosshead", "body"]


def test_a_frame_with_an_offer_and_a_telephone_number_is_one_advertisement() -> None:
    frame = (30.0, 90.0, 300.0, 200.0)
    offer = [
        block("GRAND SALE", at=(40, 100), size=24.0, font=BOLD, panel=0),
        block("88 Quay Street", at=(40, 140), panel=0),
        block("Tel. 555-0142-88", at=(40, 160), panel=0),
    ]
    name_blocks(offer, scene(*offer, panels=(frame,)))
    assert find_adverts(offer, scene(*offer, panels=(frame,))) == [offer]


def test_a_boxed_story_that_names_a_telephone_number_is_no_advertisement() -> None:
    story = [block("Harbour opens", at=(40, 100), size=24.0, font=BOLD, panel=0), text((40, 130), 9)]
    story[1].panel = 0
    story.append(block("Tel. 555-0142-88", at=(40, 240), panel=0))
    page = scene(*story, panels=((30.0, 90.0, 300.0, 300.0),))
    name_blocks(story, page)
    assert find_adverts(story, page) == []


def test_a_room_is_closed_by_a_rule_and_open_without_one() -> None:
    upper, lower = text((40, 60)), text((40, 180))
    head = [block("Harbour opens", at=(40, 150), size=20.0, font=BOLD)]
    other = [block("Mill closes", at=(40, 30), size=20.0, font=BOLD)]
    rule = (30.0, 138.0, 300.0, 138.5)
    open_page, ruled = scene(upper, lower), scene(upper, lower, lying=(rule,))
    assert rooms_with_one_head([upper, lower], [other, head], open_page) == {}
    rooms = rooms_with_one_head([upper, lower], [other, head], ruled)
    assert {number: group for number, (_, group) in rooms.items()} == {0: 0, 1: 1}
