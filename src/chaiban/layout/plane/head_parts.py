"""What each line of a head is: kicker, headline, subheadline, summary."""

from __future__ import annotations

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.scene import EXACT
from chaiban.model.layout import Part

_CLOSING = "”’」』》）)】\"'»"


def parts_of(group: HeadGroup) -> list[tuple[Printed, Part]]:
    """The lines of a head in order of reading with their parts: the largest type is the headline."""
    largest = max(group.blocks, key=lambda b: (b.size, b.length))
    out: list[tuple[Printed, Part]] = []
    seen: set[Part] = set()
    at = group.blocks.index(largest)
    for number, block in enumerate(group.blocks):
        same = block.bold == largest.bold and _is_one_type(block, largest)
        part = Part.HEADLINE if same else Part.KICKER if number < at else _under_headline(block)
        for line in _in_order(block):
            out.append((line, Part(part.value + "+") if part in seen else part))
            seen.add(part)
    order = [Part.KICKER, Part.HEADLINE, Part.SUBHEADLINE, Part.SUMMARY]
    return sorted(out, key=lambda pair: order.index(Part(pair[1].value.rstrip("+"))))


def _is_one_type(block: Block, largest: Block) -> bool:
    """True for lines of one size, and for such that were fitted to one width or one by one."""
    apart = abs(block.size - largest.size) / largest.size
    return apart < EXACT or (apart < 0.09 and abs(block.width - largest.width) < 0.04 * largest.width)


def _under_headline(block: Block) -> Part:
    """What stands below a headline: a summary has whole sentences, a subheadline has none."""
    text = "".join(line.text + " " for line in block.lines).rstrip()
    stops = sum(line.traits.stops for line in block.lines) or text.rstrip(_CLOSING)[-1:] in tuple("。！？.!?")
    return Part.SUMMARY if stops and block.length > (24 if block.first.traits.chinese else 60) else Part.SUBHEADLINE


def _in_order(block: Block) -> list[Printed]:
    if any(line.vertical for line in block.lines):
        return list(block.lines)  # as they were put side by side
    return sorted(block.lines, key=lambda x: (round(x.bottom, 0), x.left))
