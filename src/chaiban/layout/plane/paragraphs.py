"""Where the lines of a column begin and end: indents, full lines, closed sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import FINAL

INDENT = 0.55
"""Em from which a line counts as indented."""
SHORT = 1.3
"""Em that a justified line must lack to be a paragraph's last."""
_PAGE_AT_END = re.compile(r"[见見]?\s?第?\s?[A-Z]?\d{1,2}\s?[版面頁页]$|(?i:page|seite|s\.|p\.)\s?[A-Z]?\d{1,2}$")
_REMARK = re.compile(r"[。！？”.!?][”’»\"]?\s*[（(][^（）()。]{2,40}[）)]$")
_BULLETS = frozenset("●■◆▲•★")
_CLOSING = "”’」』》）)】\"'»"


@dataclass(frozen=True, slots=True)
class Setting:
    """How running text is set: whether paragraphs open with an indent, whether lines are justified."""

    indents: bool
    justified: bool


def settle_columns(bodies: Sequence[Block]) -> None:
    """Give short blocks the edges of the column that they stand in."""
    edges = [(b.left, b.right, sum(1 for _ in b.lines)) for b in bodies if len(b.lines) >= 4]
    for block in bodies:
        if len(block.lines) >= 4:
            continue
        em = block.size
        best = None
        for left, right, count in edges:
            if (
                left - 0.4 * em <= block.left <= left + 4 * em
                and block.right <= right + 0.8 * em
                and block.left < right
            ):
                cost = (block.left - left) + (right - block.right) - 0.01 * count
                if best is None or cost < best[0]:
                    best = (cost, left, right)
        if best is not None:
            block.column = (min(best[1], block.left), max(best[2], block.right))


def setting_of(bodies: Sequence[Block]) -> Setting:
    """The setting of the page, by what most of its columns show."""
    indented = full = count = openers = 0
    for block in bodies:
        if len(block.lines) < 4:
            continue
        for line in block.lines[1:]:
            count += 1
            indented += INDENT < indent_of(block, line) < 5
            full += shortage_of(block, line) < 0.5
        for before, _line in zip(block.lines, block.lines[1:], strict=False):
            openers += is_closed(before) and shortage_of(block, before) > 3
    return Setting(indented >= max(1, 0.5 * openers), full > 0.45 * max(1, count))


def indent_of(block: Block, line: Printed) -> float:
    """White before the line in em; none beside a drop cap."""
    cap = block.first.cap
    if cap is not None and line is not block.first and line.top < cap[1] - 0.3 * line.size:
        return max(0.0, (line.left - cap[0]) / line.size - 1.0)
    if line.cap is not None:
        return 0.0
    return (line.left - block.column[0]) / line.size


def shortage_of(block: Block, line: Printed) -> float:
    """White after the line in em."""
    return (block.column[1] - line.right) / line.size


def is_closed(line: Printed) -> bool:
    """True if the line ends a sentence."""
    words = line.text.rstrip()
    stripped = words.rstrip(_CLOSING)
    if not stripped:
        return True
    last = stripped[-1]
    return last in FINAL or last in "…：:" or (last == "." and not line.traits.chinese)


def ends_closed(block: Block) -> bool:
    """True if a block ends with a sentence, or with a remark in brackets behind one: who wrote it, which agency."""
    if is_closed(block.last):
        return True
    words = "".join(line.text + ("" if line.traits.chinese else " ") for line in block.lines[-3:])
    return _REMARK.search(words.rstrip()) is not None


def opens_paragraph(block: Block, number: int, setting: Setting, scene: Scene) -> bool:
    """True if line `number` (not the first) of a block opens a paragraph."""
    line, before = block.lines[number], block.lines[number - 1]
    if line.text[0] in _BULLETS and block.first.text[0] == line.text[0]:
        return True
    if _names_page(before) and sum(map(_names_page, block.lines)) > 1:
        return True
    indent = indent_of(block, line)
    beyond = (line.top - before.bottom) / line.size - scene.lead
    if setting.indents:
        if indent > INDENT:
            return _indent_opens(block, number)
        return beyond > 0.4 and is_closed(before)
    if beyond > 0.28:
        return True
    if not setting.justified:
        # A ragged line ends where the next word finds no room, a paragraph anywhere.
        return is_closed(before) and shortage_of(block, before) > line.traits.token + 0.6
    return is_closed(before) and shortage_of(block, before) > 2 * SHORT


def _names_page(line: Printed) -> bool:
    """True if a line of a table of contents ends: it names a page."""
    return bool(_PAGE_AT_END.search(line.text))


def _indent_opens(block: Block, number: int) -> bool:
    """True if the white before a line is a paragraph's, not that beside a picture or a let-in head."""
    line, before = block.lines[number], block.lines[number - 1]
    after = block.lines[number + 1] if number + 1 < len(block.lines) else None
    em = line.size
    returns = after is None or after.left < line.left - 0.3 * em
    if abs(before.left - line.left) < 0.3 * em or line.left < before.left:
        # One edge with the line before: paragraphs of one line each, or text that runs round something.
        # Beside a picture a full line says nothing, as the edge is no indent there.
        ended = is_closed(before) and (shortage_of(block, before) > 0.5 or line.left < before.left or returns)
        return ended and (returns or abs(before.left - line.left) < 0.3 * em)
    if is_closed(before):
        return True
    return returns and indent_of(block, line) < 3.5


def returns_to_edge(block: Block) -> bool:
    """True if the second line of a block stands further left than its first, as after an indent."""
    return len(block.lines) < 2 or block.lines[1].left < block.first.left - 0.3 * block.size
