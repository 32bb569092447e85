"""A dump's lines as blocks that have places, their kinds taken from the parts that their words speak for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.columns import Piece
from chaiban.layout.forme.across import Scale
from chaiban.layout.forme.down import PITCH
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import Printed
from chaiban.layout.traits import Traits
from chaiban.model.layout import Part

EM = 10.0
"""Points that an em of the body type is said to have: the page's engine counts in em."""
_KINDS = {
    Part.HEADLINE: "head",
    Part.KICKER: "head",
    Part.SUBHEADLINE: "head",
    Part.CROSSHEAD: "crosshead",
    Part.BYLINE: "byline",
    Part.CAPTION: "caption",
    Part.CREDIT: "credit",
    Part.JUMP: "jump",
    Part.FOLIO: "folio",
    Part.SECTION: "folio",
}
_SIZES = {Part.HEADLINE: 2.2, Part.KICKER: 1.3, Part.SUBHEADLINE: 1.3}
"""Type sizes in em of the body: guesses that only have to keep the ranks of a head's lines."""
_ALONE = ("head", "crosshead", "caption", "jump")
"""Kinds of which each line begins a block that isn't said to go on in the line before."""


WHITE = 0.6
"""Em of white above a line, beyond the usual, from which it isn't said to go on in the block above."""


@dataclass(frozen=True, slots=True)
class Known:
    """A piece of a row, how it looks and what part it was read as."""

    piece: Piece
    traits: Traits
    part: Part

    @property
    def kind(self) -> str:
        """The kind of block that it stands in."""
        return _KINDS.get(_base(self.part), "body")

    @property
    def size(self) -> float:
        """Type size, em of the body."""
        return _SIZES.get(_base(self.part), 1.0)


def set_blocks(groups: Sequence[Sequence[Known]], scale: Scale, feet: Sequence[float]) -> list[Block]:
    """Blocks of one kind, numbered from the top, out of groups of pieces that stand below each other."""
    blocks: list[Block] = []
    for group in groups:
        run: list[Known] = []
        for line in group:
            if run and _begins(run[-1], line, feet):
                blocks.append(_block(run, scale, feet))
                run = []
            run.append(line)
        blocks.append(_block(run, scale, feet))
    blocks.sort(key=lambda b: (b.top, b.left))
    for number, block in enumerate(blocks):
        block.number = number
    return blocks


def _base(part: Part) -> Part:
    return Part(part.value.rstrip("+"))


def _begins(last: Known, line: Known, feet: Sequence[float]) -> bool:
    """True where another block begins."""
    if line.kind == "body" and feet[line.piece.row] - feet[last.piece.row] > PITCH + WHITE:
        return True
    return last.kind != line.kind or (line.kind in _ALONE and not line.part.value.endswith("+"))


def _block(run: Sequence[Known], scale: Scale, feet: Sequence[float]) -> Block:
    return Block([_printed(line, scale, feet) for line in run], kind=run[0].kind)


def _printed(line: Known, scale: Scale, feet: Sequence[float]) -> Printed:
    piece, size = line.piece, line.size
    left, foot = scale.at(piece.left), feet[piece.row]
    right = left + size * line.traits.width
    return Printed(
        piece.start, piece.end, piece.row, left * EM, (foot - size) * EM, right * EM, foot * EM, size * EM,
        0, line.kind == "crosshead", False, line.traits,
    )  # fmt: skip
