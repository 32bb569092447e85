"""Which lines of a dump make an item, by the places that were made up for them, and in which order they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chaiban.layout.forme.across import find_scale
from chaiban.layout.forme.down import PITCH, find_baselines
from chaiban.layout.forme.lines import EM, Known, set_blocks
from chaiban.layout.forme.spans import spread_heads
from chaiban.layout.plane.assembly import put_together
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.item import Item
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.words import Words
from chaiban.layout.strips import Parted
from chaiban.layout.traits import Traits
from chaiban.model.geometry import Box
from chaiban.model.layout import BODY, Grouping, Part, ReadStrip, Strip
from chaiban.model.lexicon import Weights
from chaiban.model.page import Page
from chaiban.model.page_net import Outlook
from chaiban.model.runner_up import RunnerUp

_PICTURE = 2.5
"""Em of white above a caption from which a picture stood there."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """The printed lines item by item, which item each is of, and what came second."""

    strips: tuple[Strip, ...]
    grouping: Grouping
    runners_up: tuple[RunnerUp, ...]


def impose(
    page: Page,
    parted: Parted,
    traits: Sequence[Traits],
    read: Sequence[ReadStrip],
    outlook: Outlook | None,
    weights: Weights,
) -> Imposed:
    """The items of a dump whose columns stand side by side. `traits` and `read` are the lines of its blocks, block by
    block, `outlook` is what the page net says of them.

    The engine of pages with geometry finds them. Its places stay here: a dump's page has none.
    """
    blocks, scene = set_forme(page, parted, traits, read)
    known = replace(weights, plane={**weights.plane, **weights.forme})
    items, _, doubts = put_together(blocks, scene, known, words=words_of(outlook, read, blocks))
    # What the engine takes for the name over small offers is more likely the head of one where no type tells.
    items += [Item(body=[block], margin=0.5) for block in blocks if block.kind == "rubric"]
    runs = [(block, -1) for block in blocks if block.kind == "folio"]
    runs += [(block, number) for number, item in enumerate(items) for block in _in_order(item)]
    place = {id(item): number for number, item in enumerate(items)}
    grouping = Grouping(
        tuple(number for block, number in runs for _ in block.lines),
        tuple(item.margin for item in items),
        tuple(place.get(id(item.belongs), -1) if item.belongs else -1 for item in items),
        tuple(() for _ in items),
        signs=tuple(item.signs for item in items),
    )
    return Imposed(_strips(runs, {line.strip.start: n for n, line in enumerate(read)}, read), grouping, doubts)


def set_forme(
    page: Page, parted: Parted, traits: Sequence[Traits], read: Sequence[ReadStrip]
) -> tuple[list[Block], Scene]:
    """The blocks of such a dump with the places made up for them, and the page that they make."""
    lines = zip(traits, read, strict=True)
    groups = [
        [Known(piece, trait, line.part) for piece, (trait, line) in zip(block.pieces, lines, strict=False)]
        for block in parted.blocks
    ]
    sizes = {line.piece: line.size for group in groups for line in group}
    scale = find_scale(page, parted.grid, parted.edges, parted.rows)
    blocks = set_blocks(groups, scale, find_baselines(parted.rows, sizes))
    spread_heads(blocks)
    size = max(b.right for b in blocks) + 3 * EM, max(b.bottom for b in blocks) + 3 * EM
    every = tuple(line for block in blocks for line in block.lines)
    scene = Scene(every, size, EM, PITCH - 1.0, (), (), (), tuple(find_pictures(blocks)))
    return blocks, scene


def words_of(outlook: Outlook | None, read: Sequence[ReadStrip], blocks: Sequence[Block]) -> Words | None:
    """What the page net says of the lines, None if it wasn't asked."""
    if outlook is None:
        return None
    number_of = {line.strip.start: number for number, line in enumerate(read)}
    resumed = frozenset(line.strip.start for line in read if line.part in (Part.RUNNING, Part.RESUMED))
    return Words(outlook, number_of, resumed, frozenset(b.first.start for b in blocks if _is_jumped(b, blocks)))


def _is_jumped(body: Block, blocks: Sequence[Block]) -> bool:
    """True if a text says from which page it comes, or a mark right above it does."""
    if body.kind != "body":
        return False
    marked = [
        b
        for b in blocks
        if b.kind == "jump"
        and -0.5 * EM < body.top - b.bottom < 1.5 * EM
        and overlap(b.left, b.right, body.left, body.right) > 0
    ]
    return any(not {"jump_in", "jump_in<"}.isdisjoint(b.first.traits.marks) for b in (body, *marked))


def find_pictures(blocks: Sequence[Block]) -> list[Box]:
    """What captions tell of: the white above them."""
    out: list[Box] = []
    for caption in blocks:
        if caption.kind != "caption":
            continue
        over = [
            b.bottom
            for b in blocks
            if b is not caption
            and b.bottom <= caption.top + 0.3 * EM
            and overlap(b.left, b.right, caption.left, caption.right) > 0
        ]
        floor = max(over, default=0.0)
        if caption.top - floor > _PICTURE * EM:
            out.append((caption.left, floor + 0.7 * EM, caption.right, caption.top - 0.5 * EM))
    return out


def _in_order(item: Item) -> list[Block]:
    """Head, who wrote it, running text, captions, and what stands at the end."""
    first = min((b.top for b in item.body), default=0.0)
    before = [b for b in item.loose if b.kind != "credit" and (not item.body or b.top < first + EM)]
    after = [b for b in item.loose if b not in before]
    heads = [block for group in item.heads for block in group.blocks]
    return [*heads, *_down(before), *item.body, *_down(item.captions), *_down(after)]


def _down(blocks: Sequence[Block]) -> list[Block]:
    return sorted(blocks, key=lambda b: (b.top, b.left))


def _strips(
    runs: Sequence[tuple[Block, int]], number_of: Mapping[int, int], read: Sequence[ReadStrip]
) -> tuple[Strip, ...]:
    """The lines in their new order, a blank row where what isn't running text meets something new."""
    out: list[Strip] = []
    last: tuple[int, int] | None = None
    for block, item in runs:
        for line in block.lines:
            number = number_of[line.start]
            strip = read[number].strip
            if last is not None and last[1] != item:
                strip = replace(strip, blanks=1)
            elif last is not None and last[0] != number - 1:
                runs_on = read[number].part in BODY and read[last[0]].part in BODY
                strip = replace(strip, blanks=0 if runs_on else 1)
            out.append(strip)
            last = number, item
    return tuple(out)
