"""Advertisements: frames and tints that hold lines of display, an address or a telephone number, no running text."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.scene import Scene

MOST_LINES, MOST_CHARACTERS = 24, 400
"""An advertisement without running text is shorter."""
_OFFERS = {"phone", "price"}


def find_adverts(blocks: Sequence[Block], scene: Scene) -> list[list[Block]]:
    """The blocks of each panel that is an advertisement, from the top; they get the kind "ad"."""
    inside: dict[int, list[Block]] = {}
    for block in blocks:
        if block.panel >= 0 and block.kind not in ("folio", "table"):
            inside.setdefault(block.panel, []).append(block)
    found = [sorted(own, key=lambda b: (b.top, b.left)) for own in inside.values() if _advertises(own, scene)]
    for own in found:
        for block in own:
            block.kind = "ad"
    return found


def _advertises(own: Sequence[Block], scene: Scene) -> bool:
    lines = [line for block in own for line in block.lines]
    if not 2 <= len(lines) <= MOST_LINES or sum(block.length for block in own) > MOST_CHARACTERS:
        return False
    if not any(_OFFERS & set(line.traits.marks) for line in lines):
        return False
    if any(block.kind in ("byline", "caption") for block in own):
        return False
    # Sentences that run on over lines are a story's; an offer says one thing a line.
    running = sum(len(block.lines) for block in own if len(block.lines) > 3 and block.size < 1.1 * scene.body)
    stops = sum(line.traits.ends_sentence for line in lines)
    return running <= len(lines) // 3 and stops <= len(lines) // 3
