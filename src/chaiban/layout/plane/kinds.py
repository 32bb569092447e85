"""What each block is: running text, head, crosshead, caption, byline, mark, furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chaiban.layout.plane.amid import name_crossheads, raise_small_heads
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.furniture import name_furniture
from chaiban.layout.plane.naming import ARTICLES, is_names, is_role, names_people
from chaiban.layout.plane.neighbours import is_central, next_in_column, ordered
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.standfirsts import name_standfirsts
from chaiban.layout.traits import FINAL
from chaiban.model import marks as marks_of_press
from chaiban.model.geometry import Box

DISPLAY = 1.22
"""Times the body size from which a line is display type."""
LOUD = 1.8
"""Times the body size up to which a byline may be set."""
_NAME = re.compile(
    r"^(?:[^\W\d_a-zß-öø-ÿ][\w.’'-]+\s*"
    r"(?:von |van |de |del |della |da |di |and |und |et |y |e |& )?){2,6}(?:,[\w ]{4,30})?$"
)


def name_blocks(blocks: Sequence[Block], scene: Scene) -> None:
    """Give every block its kind."""
    fonts = Counter()  # type: Counter[int]
    for block in blocks:
        if abs(block.size - scene.body) < 0.06 * scene.body:
            for line in block.lines:
                fonts[line.font] += line.traits.length
    main = max(fonts, key=lambda f: (fonts[f], -f)) if fonts else -1
    name_furniture(blocks, scene)
    for block in blocks:
        if not block.kind:
            block.kind = _kind_of(block, scene)
    _name_captions(blocks, scene, main)
    _name_beside_heads(blocks, scene, main)
    _name_box_heads(blocks, scene)
    name_standfirsts(blocks, scene, main)
    _name_signatures(blocks, scene, main)
    name_crossheads(blocks, scene, main)
    raise_small_heads(blocks, scene)
    for block in blocks:
        _spread_over_bar(block, scene)
    # What is still undecided runs.
    for block in blocks:
        block.kind = block.kind or "body"


def _name_box_heads(blocks: Sequence[Block], scene: Scene) -> None:
    """Few bold words at the top of a frame, larger than the text below them in it, are its head."""
    for block in blocks:
        if block.kind or block.panel < 0 or not block.bold or len(block.lines) > 2 or block.length > 60:
            continue
        own = [b for b in blocks if b.panel == block.panel and b is not block]
        text = [b for b in own if not b.bold and b.kind in ("", "body") and b.size < 0.96 * block.size]
        if text and all(b.top > block.bottom - 0.3 * scene.body for b in own):
            block.kind = "head"


def _spread_over_bar(block: Block, scene: Scene) -> None:
    """A head on a bar covers what the bar covers."""
    for left, top, right, bottom in scene.bars:
        inside = left <= (block.left + block.right) / 2 <= right and top <= (block.top + block.bottom) / 2 <= bottom
        if block.kind in ("head", "deck") and inside:
            block.left, block.right = left, right


def is_display(block: Block, scene: Scene) -> bool:
    """True for type that is plainly larger than the body's."""
    return block.size >= DISPLAY * scene.body


def _kind_of(block: Block, scene: Scene) -> str:
    if is_display(block, scene):
        if len(block.lines) <= 2 and block.size < LOUD * scene.body and "byline" in block.first.traits.marks:
            return "byline"  # some papers set who wrote a story larger than the story
        runs = len(block.lines) >= 4 and block.length > 90 and any(line.traits.stops for line in block.lines)
        return "body" if runs and block.size < 1.6 * scene.body else "head"
    if any(line.vertical for line in block.lines):
        # On a page set downwards small lying lines beside a picture are its caption.
        small = scene.upright and block.size <= 1.02 * scene.body
        return "caption" if small and any(_is_beside(block, p, scene.body) for p in scene.pictures) else "head"
    if names_people(block.lines) and block.first.traits.opened >= 0:
        return "byline"
    if len(block.lines) <= 3:
        marks = block.first.traits.marks
        if len(block.lines) == 1 and ("jump_in" in marks or "jump_out" in marks):
            return "jump"
        if block.first.traits.opened < 0 and len(block.lines) == 1:
            return ""  # it closes a bracket that the line before opened
        # Names aren't parted by a Chinese comma: a sentence may begin with a role, as a caption does with 图为.
        named = "role" in marks and block.length <= 40 and block.last.text[-1] not in FINAL
        named = named and marks_of_press.RUBRIC.match(block.first.text) is None
        if "credit" in marks and "byline" not in marks and len(block.lines) == 1:
            return "credit"
        if "byline" in marks or (named and not any("，" in line.text for line in block.lines)):
            return "byline"
    return ""


def _name_captions(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    for picture in scene.pictures:
        below = [b for b in blocks if b.kind in ("", "credit", "byline") and _is_under(b, picture, scene.body)]
        below.sort(key=lambda b: (b.top, b.left))
        for block in below:
            if block.kind == "" and _differs(block, blocks, picture, scene, main):
                block.kind = "caption"
        if any(b.kind == "caption" for b in blocks if _is_under(b, picture, scene.body)):
            continue
        for block in blocks:
            if (
                block.kind == ""
                and _is_beside(block, picture, scene.body)
                and (block.first.font != main or abs(block.size - scene.body) > 0.04 * scene.body or block.first.bold)
                and not _fills_column(block, blocks, scene.body)
            ):
                block.kind = "caption"
    for block in blocks:
        # The credit right below its caption.
        if block.kind in ("byline", "credit"):
            for other in blocks:
                near = other.kind == "caption" and -0.5 * block.size < block.top - other.bottom < block.size
                if near and overlap(block.left, block.right, other.left, other.right) > 0:
                    block.kind = "credit"
            if any(_is_under(block, p, scene.body) or _is_beside(block, p, scene.body) for p in scene.pictures) and (
                "credit" in block.first.traits.marks
            ):
                block.kind = "credit"


def _is_under(block: Block, picture: Box, em: float) -> bool:
    shared = overlap(block.left, block.right, picture[0], picture[2])
    return (
        -0.3 * em < block.top - picture[3] < 1.8 * em
        and shared > 0.6 * block.width
        and (block.left > picture[0] - 1.5 * em and block.right < picture[2] + 1.5 * em)
    )


def _is_beside(block: Block, picture: Box, em: float) -> bool:
    shared = overlap(block.top, block.bottom, picture[1], picture[3])
    gap = max(block.left - picture[2], picture[0] - block.right)
    return shared > 0.7 * (block.bottom - block.top) and -0.3 * em < gap < 2 * em and len(block.lines) <= 14


def _fills_column(block: Block, blocks: Sequence[Block], em: float) -> bool:
    """True if a column of text of its size and edges ends right above the block: it is a bold paragraph of it."""
    return len(block.lines) > 3 and any(
        other.kind in ("", "body")
        and len(other.lines) > 3
        and abs(other.size - block.size) < 0.03 * block.size
        and abs(other.left - block.left) < 0.5 * em
        and abs(other.right - block.right) < 0.5 * em
        and -0.5 * em < block.top - other.bottom < 3 * em
        for other in blocks
    )


def _differs(block: Block, blocks: Sequence[Block], picture: Box, scene: Scene, main: int) -> bool:
    """True if the block's type or measure isn't that of the columns around."""
    if block.first.font != main or abs(block.size - scene.body) > 0.04 * scene.body:
        return True
    if block.length > 220:
        return False
    widths = sorted(b.width for b in blocks if b.kind == "" and len(b.lines) > 3 and b is not block)
    usual = widths[len(widths) // 2] if widths else block.width
    spans = block.width > 1.25 * usual and block.width > 0.7 * (picture[2] - picture[0])
    alone = not any(
        other is not block
        and other.kind == ""
        and overlap(other.left, other.right, block.left, block.right) > 0.5 * block.width
        and -0.3 * scene.body < other.top - block.bottom < 1.3 * scene.body
        for other in blocks
    )
    return spans or (alone and len(block.lines) <= 4)


def _name_beside_heads(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    """Short blocks of about body size right above or below a head: kicker, deck, byline."""
    heads = [b for b in blocks if b.kind == "head"]
    for block in blocks:
        if block.kind or len(block.lines) > (6 if block.bold and block.length < 200 else 3):
            continue
        set_apart = block.first.font != main or block.first.bold or block.size > 1.05 * scene.body
        for head in heads:
            shared = overlap(block.left, block.right, head.left, head.right)
            if shared < 0.5 * min(block.width, head.width) or scene.is_ruled_off(*ordered(block, head)):
                continue
            over, under = head.top - block.bottom, block.top - head.bottom
            if under > 0 and _opens_inner_column(block, head, blocks, scene):
                continue
            near = -0.5 * scene.body < over < 1.6 * scene.body
            if near and block.length < 60 and (set_apart or _leads_in(block, head, blocks, scene)):
                block.kind = "deck"
            elif -0.5 * scene.body < under < 2.2 * scene.body:
                if _may_name(block) and block.width < 0.9 * max(head.width, block.column[1] - block.column[0]):
                    block.kind = "byline"
                elif (set_apart and block.length < 160 and block.last.text[-1] not in "。.") or _leads_on(
                    block, head, blocks, scene
                ):
                    block.kind = "deck"


def _opens_inner_column(block: Block, head: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for what stands level with the text of a column at its left under the same head: no deck stands so."""
    em = scene.body
    return any(
        other is not block
        and other.kind in ("", "body")
        and len(other.lines) > 2
        and other.panel == block.panel
        and abs(other.top - block.top) < 1.6 * em
        and 0 < block.left - other.right < 6 * em
        and overlap(other.left, other.right, head.left, head.right) > 0.3 * other.width
        for other in blocks
    )


def _may_name(block: Block) -> bool:
    """True for one or two Western lines that may be names, without an article in front."""
    if block.first.traits.chinese or len(block.lines) > 2 or not _NAME.match(block.first.text):
        return False
    return block.first.text.split()[0].title() not in ARTICLES and all(
        is_names(line.text) or "," in line.text or is_role(line.text) for line in block.lines
    )


def _name_signatures(blocks: Sequence[Block], scene: Scene, main: int) -> None:
    """Names of another look, or set to the right edge, right below the last sentence of a story."""
    for block in blocks:
        if block.kind not in ("", "deck") or not _may_name(block) or " " not in block.first.text.strip():
            continue
        above, below = (next_in_column(block, blocks, scene, step) for step in (-1, 1))
        if above is None or above.kind not in ("", "body") or not above.last.traits.ends_sentence:
            continue
        to_right = abs(block.right - above.right) < 0.5 * block.size and block.left > above.left + 2 * block.size
        apart = block.first.font != main or block.first.bold or block.first.traits.case == "caps"
        goes_on = below is not None and below.kind in ("", "body") and not to_right
        if (apart or to_right) and not goes_on and block.top - above.bottom < 1.2 * scene.body:
            block.kind = "byline"


def _leads_in(block: Block, head: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a line of body type that stands over a head alone, no text running on above."""
    text = block.first.text
    if len(block.lines) > 1 or text[-1] in FINAL or block.width > 1.2 * head.width:
        return False
    placed = abs(block.left - head.left) < 1.0 * scene.body or is_central(block, head.left, head.right)
    return placed and not any(
        other is not block
        and other.kind != "folio"
        and overlap(other.left, other.right, block.left, block.right) > 0
        and -0.5 * scene.body < block.top - other.bottom < 0.9 * scene.body
        and not scene.is_ruled_off(*ordered(other, block))
        for other in blocks
    )


def _leads_on(block: Block, head: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a line of body type in the middle under a head, white between it and the text below."""
    em = scene.body
    if len(block.lines) > 1 or block.last.text[-1] in FINAL or block.length > 60 or block.first.traits.marks:
        return False
    if not is_central(block, head.left, head.right):
        return False
    below = [
        b
        for b in blocks
        if b is not block
        and overlap(b.left, b.right, block.left, block.right) > 0
        and -em < b.top - block.bottom < 3 * em
    ]
    room = (scene.lead + 0.3) * em
    return bool(below) and all(
        b.kind in ("", "body") and (abs(b.left - block.left) > 2.5 * em or b.top - block.bottom > room) for b in below
    )
