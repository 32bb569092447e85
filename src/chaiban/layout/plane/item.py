"""What will be an item of the page, while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.model.article import Kind
from chaiban.model.geometry import Box


@dataclass(slots=True, eq=False)
class Item:
    """`body` in order of reading; `loose` are bylines, credits and marks; `signs` say how surely it is right."""

    body: list[Block] = field(default_factory=list)
    heads: list[HeadGroup] = field(default_factory=list)
    loose: list[Block] = field(default_factory=list)
    captions: list[Block] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    margin: float = 9.0
    belongs: Item | None = None
    advertises: bool = False
    kind: Kind | None = None
    signs: dict[str, float] = field(default_factory=dict)

    @property
    def box(self) -> Box:
        """The box around all of it."""
        boxes = [b.box for b in (*self.body, *self.loose, *self.captions)]
        boxes += [g.box for g in self.heads] + self.pictures
        return (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
