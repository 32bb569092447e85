"""Crossheads set like the text around them: short Chinese paragraphs without a stop amid running text."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.paragraphs import indent_of, is_closed, shortage_of
from chaiban.layout.plane.printed import Printed
from chaiban.model.layout import Part

LONGEST = 40
"""Characters of a crosshead."""
_INNER = frozenset("。！？；")
_LAST = frozenset("，、；")

Running = tuple[Block, Printed, Part]


def find_crossheads(lines: Sequence[Running]) -> dict[int, Part]:
    """Number of the line and its part for each crosshead in an item's running text that indents paragraphs.

    One or two lines after a paragraph's end, without a stop, before a line that opens a paragraph. Set full out, such
    a line can be no paragraph's first; set in, it would be a paragraph that never ends.
    """
    found: dict[int, Part] = {}
    for at in range(1, len(lines) - 1):
        if at in found or not _begins(lines, at):
            continue
        for count in (1, 2, 3):
            after = at + count
            opens = after < len(lines) and lines[after][2] is Part.PARAGRAPH
            if opens and _is_phrase(lines[at:after]) and not _is_centred(*lines[after][:2]):
                found[at] = Part.CROSSHEAD
                found.update((n, Part.CROSSHEAD_ON) for n in range(at + 1, after))
                break
    return found


def _begins(lines: Sequence[Running], at: int) -> bool:
    """True if a paragraph ended right before line `at`."""
    block, line, part = lines[at]
    before_block, before, _ = lines[at - 1]
    if not (line.traits.chinese and is_closed(before)) or part not in (Part.PARAGRAPH, Part.RUNNING, Part.RESUMED):
        return False
    if part is Part.PARAGRAPH or shortage_of(before_block, before) > 1.0 or line.left > block.left + line.size:
        return True
    # A full first line of a crosshead whose second is centred.
    return at + 1 < len(lines) and _is_centred(*lines[at + 1][:2])


def _is_centred(block: Block, line: Printed) -> bool:
    """True for a short line with as much white before it as after it."""
    before, after = indent_of(block, line), shortage_of(block, line)
    return min(before, after) > 0.9 and abs(before - after) < 0.8


def _is_phrase(lines: Sequence[Running]) -> bool:
    """True for few words without a stop, the last line of them short."""
    text = "".join(line.text for _, line, _ in lines)
    block, last, _ = lines[-1]
    open_ended = not is_closed(last) and text[-1] not in _LAST and not _INNER & set(text)
    same = all(part is not Part.PARAGRAPH or _is_centred(block, line) for block, line, part in lines[1:])
    return 3 < len(text) <= LONGEST and open_ended and same and shortage_of(block, last) > 0.5
