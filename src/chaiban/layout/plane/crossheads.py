"""Crossheads set like the text around them: a few Chinese words without a stop between two paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.paragraphs import INDENT, indent_of, is_closed, shortage_of
from chaiban.layout.plane.printed import Printed
from chaiban.model.layout import Part

LONGEST = 40
"""Characters of a crosshead."""
_INNER = frozenset("。！？；")
_LAST = frozenset("，、；")

Running = tuple[Block, Printed, Part]


def find_crossheads(lines: Sequence[Running], lead: float) -> dict[int, Part]:
    """Number of the line and its part for each crosshead in an item's running text that indents paragraphs.

    Up to three lines after the end of a sentence, without a stop, before a line that opens a paragraph: no paragraph
    ends so. The line that opens one below a centred crosshead is in the answer, too. `lead` is the usual white
    between lines in em.
    """
    found: dict[int, Part] = {}
    for at in range(1, len(lines) - 1):
        if at in found or not _begins(lines, at):
            continue
        for count in (1, 2, 3):
            after = at + count
            if after < len(lines) and _opens(lines, after) and _is_phrase(lines, at, after, lead):
                found[at] = Part.CROSSHEAD
                found.update((n, Part.CROSSHEAD_ON) for n in range(at + 1, after))
                found[after] = Part.PARAGRAPH
                break
    return found


def _begins(lines: Sequence[Running], at: int) -> bool:
    """True if a sentence ended right before line `at`."""
    _, line, part = lines[at]
    _, before, _ = lines[at - 1]
    return line.traits.chinese and is_closed(before) and part in (Part.PARAGRAPH, Part.RUNNING, Part.RESUMED)


def _opens(lines: Sequence[Running], at: int) -> bool:
    """True if line `at` opens a paragraph. Below a crosshead, which has no stop, its indent alone shows it."""
    block, line, part = lines[at]
    if _is_centred(block, line):
        return False
    if part is Part.PARAGRAPH:
        return True
    below = lines[at + 1] if at + 1 < len(lines) else None
    returns = below is not None and indent_of(below[0], below[1]) < INDENT
    return part in (Part.RUNNING, Part.RESUMED) and INDENT < indent_of(block, line) < 3.5 and returns


def _is_centred(block: Block, line: Printed) -> bool:
    """True for a short line with as much white before it as after it."""
    before, after = indent_of(block, line), shortage_of(block, line)
    return min(before, after) > 0.9 and abs(before - after) < 0.8


def _is_phrase(lines: Sequence[Running], at: int, after: int, lead: float) -> bool:
    """True for few words without a stop, the last line of them short or with white above and below them all."""
    own = lines[at:after]
    text = "".join(line.text for _, line, _ in own)
    block, last, _ = own[-1]
    open_ended = not is_closed(last) and text[-1] not in _LAST and not _INNER & set(text)
    same = all(part is not Part.PARAGRAPH or _is_centred(block, line) for block, line, part in own[1:])
    announces = any(line.text[-1] in "：:" for _, line, _ in own[:-1])
    if not (3 < len(text) <= LONGEST and open_ended and same) or announces:
        return False
    white = (lead + 0.4) * last.size
    apart = own[0][1].top - lines[at - 1][1].bottom > white and lines[after][1].top - last.bottom > white
    return shortage_of(block, last) > 0.5 or apart
