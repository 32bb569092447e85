"""What a page says of itself: nameplate, folio lines, the section's name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import Printed, overlap
from chaiban.layout.plane.scene import Scene

TOP = 0.12
"""Share of the page's height within which folio lines stand."""
_NUMBER = re.compile(r"^[A-Za-zＡ-Ｚ]{0,2}\s?[0-9０-９]{1,3}$|^(?:Page|Seite|PAGE|SEITE|S\.)\s*[A-Z]?\d{1,3}$")
_PLATE = re.compile(
    r"(?:日报|晚报|时报|早报|晨报|周报|都市报|商报|日報|晚報|時報)$|(?i:times|news|post|herald|tribune|gazette|courier|zeitung|"
    r"tageblatt|anzeiger|nachrichten|kurier|rundschau|presse|chronicle|journal|observer|telegraph)"
)
_DATED = re.compile(
    r"(?<![\w.])[0-3]?\d\.?\s+(?:de\s+)?[^\W\d]{3,12}\.?,?(?:\s+de|\s+del)?\s+(?:19|20)\d\d\b"
    r"|(?<!\w)[^\W\d]{3,12}\.?\s+[0-3]?\d,\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A date in a Western language, whichever: a day, a word for the month, a year."""
NAME_LENGTH, EAR_LENGTH = 32, 60
"""Characters that a nameplate, and what is printed beside it, have at the most."""


def name_furniture(blocks: Sequence[Block], scene: Scene) -> None:
    """Give nameplate, folio lines and what stands beside them their kind."""
    width, height = scene.size
    if scene.upright:
        # Lying lines at the head or foot of a vertical page, which are its sides now that it is turned.
        for block in blocks:
            edge = block.right < TOP * width or block.left > (1 - TOP) * width
            if edge and all(line.vertical for line in block.lines) and any(map(_says_where, block.lines)):
                block.kind = "folio"
        marks = [b for b in blocks if b.kind == "folio"]
        for block in blocks:
            # What is printed in one line with the date or the page number goes with it.
            small = len(block.lines) == 1 and block.first.vertical and block.size < 1.6 * scene.body
            if small and any(overlap(block.left, block.right, b.left, b.right) > 0.5 * block.width for b in marks):
                block.kind = "folio"
        return
    top = min((b.top for b in blocks), default=0.0)
    for ceiling in _ceilings(scene):
        above = [b for b in blocks if b.bottom <= ceiling + 1]
        lines = [line for b in above for line in b.lines]
        small = all(line.size < 1.6 * scene.body and line.traits.length < 60 for line in lines)
        short = len(above) >= 2 and small and all(len(b.lines) == 1 for b in above)
        if above and (
            any(_says_where(line) or _is_dated(line) for line in lines)
            or (short and any(c.isdigit() for x in lines for c in x.text))
        ):
            for block in above:
                block.kind = "folio"
    # Below a nameplate, however high it is set, the folio lines stand as they do below the paper's edge.
    plates = [b for b in blocks if b.top == top and _may_be_plate(b, scene) and _is_plate(b, blocks, scene)]
    top = max((b.bottom for b in plates), default=top)
    text_top = min((b.top for b in blocks if len(b.lines) > 2), default=height)
    text_bottom = max((b.bottom for b in blocks if len(b.lines) > 2), default=0.0)
    for block in blocks:
        # A notice at the foot may name a day and a telephone, too, but speaks in sentences.
        tells = block.length > 30 and any(line.traits.ends_sentence or line.traits.stops for line in block.lines)
        single = len(block.lines) <= 2 and any(_says_where(line) for line in block.lines)
        single = single and not (tells and block.first.traits.chinese)
        says_day = len(block.lines) <= 2 and any(map(_is_dated, block.lines))
        high = block.bottom < text_top and block.bottom < max(TOP * height, top + 3 * scene.body)
        low = block.top > text_bottom and block.top > 0.5 * height
        # At a page's foot a date with a full stop is that of a letter or a decree.
        signed = says_day and block.last.text.endswith(".")
        if (high and (single or says_day)) or (low and single and not signed):
            block.kind = "folio"
            for other in blocks:
                level = overlap(other.top, other.bottom, block.top, block.bottom) > 0.5 * (block.bottom - block.top)
                if level and len(other.lines) <= 2:
                    other.kind = "folio"
    for block in blocks:
        plate = len(block.lines) == 1 and block.size > 2.2 * scene.body and block.top < 0.2 * height
        # The page's folio lines stand right below the newspaper's name.
        dated = any(
            o.kind == "folio" and -0.5 * scene.body < o.top - block.bottom < 2.5 * scene.body for o in blocks
        ) and not any(o.kind != "folio" and o.bottom <= block.top for o in blocks)
        named = dated or _PLATE.search(block.first.text)
        if plate and named and block.first.traits.length <= 32:
            others = [b.size for b in blocks if b is not block and b.top < block.bottom and b.kind != "folio"]
            if not others or max(others) < block.size:
                block.kind = "folio"
    for plate_block in plates:
        if plate_block.kind == "folio":
            _name_ears(plate_block, blocks)
    _name_index(blocks)
    _name_section(blocks, scene)


def _name_index(blocks: Sequence[Block]) -> None:
    """A frame that holds a column of page numbers and the words beside them is the paper's index."""
    for numbers in blocks:
        if numbers.panel < 0 or len(numbers.lines) < 3 or not all(_NUMBER.match(x.text) for x in numbers.lines):
            continue
        own = [b for b in blocks if b.panel == numbers.panel]
        if sum(len(b.lines) for b in own) <= 2 * len(numbers.lines) + 3:
            for block in own:
                block.kind = "folio"


def _name_section(blocks: Sequence[Block], scene: Scene) -> None:
    """A few words alone in the page's topmost line, at its edge: the section's name, where the folio is at the foot.

    A kicker stands over its own head while the other columns begin as high as it.
    """
    if not blocks:
        return
    em, first = scene.body, min(blocks, key=lambda b: (b.top, b.left))
    rest = [b for b in blocks if b is not first and b.bottom > first.top]
    traits = first.first.traits
    short = len(first.lines) == 1 and traits.length <= (8 if traits.chinese else 24)
    if first.kind or not short or not em < first.size < 2.2 * em or first.bottom > TOP * scene.size[1] or not rest:
        return
    at_edge = first.left < min(b.left for b in rest) + em or first.right > max(b.right for b in rest) - em
    below = min(b.top for b in rest)
    if not at_edge or below < first.bottom + 0.5 * em:
        return
    columns = [b for b in rest if b.top < below + 0.5 * em]
    beside = [b for b in columns if b.left > first.right + em or b.right < first.left - em]
    ruled = scene.is_ruled_off(first.box, (first.left, below, first.right, below + em))
    if beside and (ruled or len(columns) > 1):
        first.kind = "folio"


def _may_be_plate(block: Block, scene: Scene) -> bool:
    return block.size > 2.2 * scene.body


def _is_plate(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True if the page's topmost line is a paper's name: it looks like one, or a short dated line is next below."""
    if _PLATE.search(block.first.text):
        return True
    if len(block.lines) > 1 or block.first.traits.length > NAME_LENGTH:
        return False
    return any(
        -0.5 * scene.body < o.top - block.bottom < 3 * scene.body
        and len(o.lines) == 1
        and o.first.traits.length <= NAME_LENGTH
        and _DATED.search(o.first.text)
        for o in blocks
    )


def _name_ears(plate: Block, blocks: Sequence[Block]) -> None:
    """A motto, a price, a town: the few small words beside a nameplate are the page's, too."""
    for block in blocks:
        beside = block.right < plate.left or block.left > plate.right
        level = overlap(block.top, block.bottom, plate.top, plate.bottom) > 0.6 * (block.bottom - block.top)
        few = len(block.lines) <= 4 and block.length <= EAR_LENGTH
        if beside and level and few and block.size < 0.5 * plate.size:
            block.kind = "folio"


def _ceilings(scene: Scene) -> list[float]:
    """Where wide rules close the page's head."""
    width, height = scene.size
    return [r[1] for r in scene.lying if r[2] - r[0] > 0.55 * width and r[3] < TOP * height]


def _says_where(line: Printed) -> bool:
    return bool({"folio", "date"} & set(line.traits.marks)) or bool(_NUMBER.match(line.text))


def _is_dated(line: Printed) -> bool:
    return line.traits.length <= EAR_LENGTH and _DATED.search(line.text) is not None
