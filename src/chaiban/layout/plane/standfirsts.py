"""Summaries between a head and the running text."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.neighbours import nearest
from chaiban.layout.plane.scene import Scene


def name_standfirsts(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    """Sentences of another look between a head and the running text: its summary."""
    em = scene.body
    for block in blocks:
        if block.kind not in ("", "body") or len(block.lines) > 12 or block.length > 700:
            continue
        apart = block.first.font != main or block.first.bold or abs(block.size - em) > 0.04 * em
        if not apart or any("dateline" in mark for mark in block.first.traits.marks):
            continue
        over = nearest(block, blocks, scene, -1, ("byline",))
        under = nearest(block, blocks, scene, 1, ("byline", "jump", "credit"))
        if over is None or over.kind not in ("head", "deck") or under is None or under.kind not in ("", "body"):
            continue
        plain = under.first.font == main and abs(under.size - em) <= 0.04 * em and not under.first.bold
        room = under.top - block.bottom > (scene.lead + 0.25) * em or block.width > 1.3 * under.width
        if plain and room and under.first.font != block.first.font:
            block.kind = "deck"
