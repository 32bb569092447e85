"""What stands amid a column of running text: crossheads, and the small heads of short items."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.neighbours import is_central, next_in_column, ordered
from chaiban.layout.plane.paragraphs import INDENT, is_closed
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import FINAL
from chaiban.model.geometry import Box
from chaiban.model.marks import NAMES_ZH

LARGE = 1.3
"""Times the body size up to which a crosshead of several lines may be set."""
LONGEST = 40
"""Characters of a heading in body type."""
_STOPS = frozenset("。！？；")
_UNENDED = frozenset("。！？；.!?，、：,;:")
"""What no heading in body type ends with."""

MANY = 3
"""Lines of one look in a column from which they rather part short items than a story."""


def name_crossheads(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    """Give short lines of another look amid a column of running text their kind."""
    for block in blocks:
        if block.kind not in ("", "head", "deck") or len(block.lines) > 3 or block.size > 1.5 * scene.body:
            continue
        set_apart = _is_set_apart(block, scene, main)
        # Lines of display type, one below the other, open a story of their own.
        large = block.size > LARGE * scene.body and len(block.lines) > 1
        if block.length > 90 or block.last.text[-1] in "。，," or large:
            continue
        if not set_apart:
            if _stands_centred(block, blocks, scene) or _stands_between(block, blocks, scene):
                block.kind = "crosshead"
            continue
        below = next_in_column(block, blocks, scene, 1)
        above = next_in_column(block, blocks, scene, -1)
        if below is None or below.kind not in ("", "body"):
            continue
        column = below.right - below.left
        if block.width > 1.05 * column or below.length < 30:
            continue
        same = above is not None and above.kind in ("", "body") and abs(above.left - below.left) < 2.5 * scene.body
        # What ends a paragraph above may be a single short line at the column's top.
        alike = same and above is not None and above.width < 1.25 * column
        alike = alike and above is not None and (len(above.lines) < 3 or above.width > 0.75 * column)
        first = above is None or above.kind in ("head", "deck")
        if alike or (first and _tops_column(block, below, blocks, scene)):
            block.kind = "crosshead"
    _name_like_crossheads(blocks, scene, main)


def _is_set_apart(block: Block, scene: Scene, main: int) -> bool:
    """True if a block's look isn't that of running text."""
    return block.first.font != main or block.first.bold or block.size > 1.04 * scene.body


def _tops_column(block: Block, below: Block, blocks: Sequence[Block], scene: Scene, apart: float = 0.5) -> bool:
    """True if a line of body size opens a column right of one whose running text begins as high, within `apart` em.

    The head of another story would stand level with that story's head, not with its text.
    """
    em = scene.body
    if block.size > 1.06 * em or len(block.lines) > 3:
        return False
    return any(
        other.kind in ("", "body")
        and other.panel == block.panel
        and len(other.lines) > 2
        and abs(other.top - block.top) < apart * em
        and abs(other.width - (below.column[1] - below.column[0])) < 1.5 * em
        and 0 < below.left - other.right < 3 * em
        and not scene.is_ruled_apart(*_from_left(other, below))
        for other in blocks
    )


def _stands_centred(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a short line of body type in the middle of its column, white above and below, amid running text."""
    em = scene.body
    if len(block.lines) > 2 or block.last.text[-1] in FINAL or block.length > 60 or block.kind:
        return False
    around = [next_in_column(block, blocks, scene, step) for step in (-1, 1)]
    text = [b for b in around if b is not None and b.kind in ("", "body", "crosshead") and b.length > 14]
    if not text or any(b is not None and b.kind in ("head", "deck", "caption") for b in around):
        return False
    column = max(text, key=lambda b: b.width)
    inside = block.left > column.left + 1.2 * em and block.right < column.right - 1.2 * em
    # An indent that happens to be as wide as the white after it is a paragraph's last line, set close.
    gaps = [b.top - block.bottom if b.top > block.top else block.top - b.bottom for b in text]
    return inside and is_central(block, column.left, column.right) and min(gaps) > (scene.lead + 0.3) * em


def _stands_between(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a few words of body type in white of their own, a sentence's end above, a paragraph's opening below.

    No paragraph is without a stop at its end: the words are a heading, wherever in the column's width they begin.
    """
    text = "".join(line.text for line in block.lines)
    if block.kind or not 1 < len(text) <= LONGEST or _STOPS & set(text) or text[-1] in _UNENDED:
        return False
    if not block.first.traits.chinese or text.count("，") > 1 or NAMES_ZH.match(text):
        return False
    above, below = (next_in_column(block, blocks, scene, step) for step in (-1, 1))
    room = (scene.lead + 0.3) * scene.body
    if below is not None:
        if below.kind not in ("", "body") or below.length < 7 or below.top - block.bottom < room:
            return False
        if not _opens_below(below, above, block):
            below = None  # it goes on from elsewhere
    if above is None or above.kind in ("head", "deck"):
        return below is not None and _tops_column(block, below, blocks, scene, 1.6)
    if above.kind not in ("", "body") or not is_closed(above.last) or block.top - above.bottom < room:
        return False
    return below is not None or _goes_on_beside(block, above, blocks, scene)


def _opens_below(below: Block, above: Block | None, block: Block) -> bool:
    """True if the text below opens a paragraph: by its indent, or where none is indented."""
    text = [b for b in (above, below) if b is not None and b.kind in ("", "body")]
    edge = min(block.left, *(b.left for b in text))
    if below.first.left > edge + INDENT * below.size:
        return True
    indents = any(line.left > b.left + INDENT * b.size for b in text for line in b.lines)
    return not indents and len(text) > 1


def _goes_on_beside(block: Block, above: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a heading at a column's foot, its story going on at the top of the next column."""
    em = scene.body
    full_out = block.left < above.left + 0.5 * em
    inside = is_central(block, above.left, above.right) and block.right < above.right - 0.8 * em
    if not (full_out or inside):
        return False
    return any(
        b.kind in ("", "body")
        and b.panel == block.panel
        and -0.5 * em < b.left - above.right < 4 * em
        and b.top < block.top
        and abs(b.bottom - block.bottom) < 2 * em
        for b in blocks
    )


def _name_like_crossheads(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    """At a column's top or foot a crosshead is known by the look of the page's others, if text looks otherwise."""
    apart = [b for b in blocks if b.kind == "crosshead" and _is_set_apart(b, scene, main)]
    looks = {(b.first.font, b.first.bold, round(b.size, 1)) for b in apart}
    for block in blocks:
        if block.kind not in ("", "deck", "head", "body") or len(block.lines) > 3 or block.length > 60:
            continue
        if (block.first.font, block.first.bold, round(block.size, 1)) not in looks:
            continue
        above, below = (next_in_column(block, blocks, scene, step) for step in (-1, 1))
        near = [b for b in (above, below) if b is not None and b.kind in ("", "body") and b.length > 30]
        heads = [b for b in (above, below) if b is not None and b.kind in ("head", "deck")]
        if near and not heads:
            block.kind = "crosshead"


def raise_small_heads(blocks: Sequence[Block], scene: Scene) -> None:
    """Give the kind "head" to what looks like crossheads and parts short items of a column from each other.

    One of that look opens its column, where no crosshead stands, or is a head already, and they are larger than the
    text, have more white above than below, take several lines or are many.
    """
    looks: dict[tuple[int, bool, float], list[Block]] = {}
    for block in blocks:
        if block.kind in ("crosshead", "head", "deck"):
            looks.setdefault((block.first.font, block.first.bold, round(block.size, 1)), []).append(block)
    for alike in looks.values():
        cross = [b for b in alike if b.kind == "crosshead"]
        opening = [b for b in alike if _opens_column(b, blocks, scene) or _heads_column(b, blocks, scene)]
        if not cross or not opening or not _part_items(cross, blocks, scene):
            continue
        for block in cross:
            if any(abs(block.left - first.left) < 2 * scene.body or first is block for first in opening):
                block.kind = "head"
        for first in opening:
            _name_rubric(first, cross, blocks, scene)


def _name_rubric(first: Block, cross: Sequence[Block], blocks: Sequence[Block], scene: Scene) -> None:
    """Few words over the first of many short items, where none of the others has any, are the column's name."""
    if sum(abs(block.left - first.left) < 2 * scene.body for block in cross if block is not first) < MANY - 1:
        return
    over = next_in_column(first, blocks, scene, -1)
    if over is not None and over.kind == "deck" and len(over.lines) == 1 and over.size < first.size:
        over.kind = "rubric"


def _opens_column(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True if nothing stands over a block near by but a rule, and no column beside begins where it does."""
    below = next_in_column(block, blocks, scene, 1)
    if below is None or below.kind not in ("", "body"):
        return False
    em = scene.body
    for other in blocks:
        if other is block or other.panel != block.panel or other.kind == "folio":
            continue
        shared = overlap(other.left, other.right, block.left, block.right)
        near = shared > 0 and -0.5 * em < block.top - other.bottom < 6 * em
        if near and not scene.is_ruled_off(*ordered(other, block)):
            return False
        level = other.kind in ("", "body") and abs(other.top - block.top) < 0.8 * em
        if level and not scene.is_ruled_apart(*_from_left(other, block)):
            return False
    return True


def _heads_column(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a head right over text, the largest of its head: the crossheads of its story would be smaller."""
    if block.kind != "head":
        return False
    above, below = (next_in_column(block, blocks, scene, step) for step in (-1, 1))
    largest = above is None or above.kind not in ("head", "deck") or above.size < 1.04 * block.size
    return largest and below is not None and below.kind in ("", "body")


def _from_left(a: Block, b: Block) -> tuple[Box, Box]:
    first, second = (a, b) if a.left <= b.left else (b, a)
    return first.box, second.box


def _part_items(cross: Sequence[Block], blocks: Sequence[Block], scene: Scene) -> bool:
    """True if two things at least set these lines off as heads of items, not of sections."""
    white: list[float] = []
    for block in cross:
        above, below = (next_in_column(block, blocks, scene, step) for step in (-1, 1))
        if above is not None and below is not None:
            white.append((block.top - above.bottom) - (below.top - block.bottom))
    roomy = bool(white) and sorted(white)[len(white) // 2] > 0.5 * scene.body
    larger = cross[0].size > 1.05 * scene.body
    many = sum(abs(block.left - cross[0].left) < scene.body for block in cross) >= MANY
    return roomy + larger + many + any(len(block.lines) > 1 for block in cross) >= 2
