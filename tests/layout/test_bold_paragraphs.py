"""A paragraph in bold, a picture beside it, is text of its column."""

from __future__ import annotations

import textwrap

from tests.pdf_pages import CHARS, LEAD, Piece, write_pdf

from chaiban.layout.plane.blocks import grow_blocks
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.scene import see
from chaiban.model.geometry import Picture
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

WORDS = "the ferry crossed the river again and people of both towns came down to the landing to see it pass by "


def kinds(*, near: bool) -> list[str]:
    """What the blocks are of a column and a bold paragraph below it, a picture right of that."""
    from dataclasses import replace

    lines = textwrap.wrap(WORDS * 4, CHARS)
    top = 60 + len(lines) * LEAD + (6 if near else 90)
    pieces = [Piece(line, 36, 60 + n * LEAD) for n, line in enumerate(lines)]
    pieces += [Piece(line, 36, top + n * LEAD, bold=True) for n, line in enumerate(lines[:7])]
    page = next(iter(open_pages(write_pdf([pieces]), "page.pdf", Limits())))
    assert page.geometry is not None
    picture = Picture((204.0, top - 10, 380.0, top + 7 * LEAD))
    scene = see(replace(page, geometry=replace(page.geometry, pictures=(picture,))))
    blocks = grow_blocks(scene)
    name_blocks(blocks, scene)
    return [block.kind for block in blocks]


def test_a_bold_paragraph_right_below_its_column_is_no_caption() -> None:
    assert kinds(near=True) == ["body", "body"]


def test_bold_words_that_stand_by_themselves_beside_a_picture_are_its_caption() -> None:
    assert kinds(near=False) == ["body", "caption"]
