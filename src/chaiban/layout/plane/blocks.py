"""Lines that stand one below the other in one type: blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chaiban.layout.plane.naming import goes_on_naming, is_set_right_as_names
from chaiban.layout.plane.printed import Printed, overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import FINAL
from chaiban.model.geometry import Box

PARTED = 0.95
"""Em of white beyond the usual that may part two paragraphs of one column."""


@dataclass(slots=True, eq=False)
class Block:
    """Lines of one type in one column. `number` is its place among the blocks; `panel` the innermost frame.

    `cells` are the rows and columns of the lines of a table, nothing elsewhere.
    """

    lines: list[Printed]
    panel: int = -1
    kind: str = ""
    number: int = -1
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    column: tuple[float, float] = field(default=(0.0, 0.0))
    cells: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.measure()

    def measure(self) -> None:
        """Take the box from the lines."""
        self.left, self.top = min(x.left for x in self.lines), min(x.top for x in self.lines)
        self.right, self.bottom = max(x.right for x in self.lines), max(x.bottom for x in self.lines)
        self.column = (self.left, self.right)

    @property
    def box(self) -> Box:
        """left, top, right, bottom."""
        return self.left, self.top, self.right, self.bottom

    @property
    def size(self) -> float:
        """Type size."""
        return self.lines[0].size

    @property
    def width(self) -> float:
        """Points."""
        return self.right - self.left

    @property
    def first(self) -> Printed:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Printed:
        """Its last line."""
        return self.lines[-1]

    @property
    def bold(self) -> bool:
        """True if it opens in bold type."""
        return self.lines[0].bold

    @property
    def length(self) -> int:
        """Characters."""
        return sum(line.traits.length for line in self.lines)


def grow_blocks(scene: Scene, tables: Sequence[Block] = ()) -> list[Block]:
    """The page's blocks with its tables, lines in them from top to bottom (vertical ones from right to left)."""
    lying = [line for line in scene.lines if not line.vertical]
    blocks = _stack(lying, scene)
    blocks += tables
    blocks += _stand([line for line in scene.lines if line.vertical], scene)
    blocks.sort(key=lambda b: (b.top, b.left))
    for number, block in enumerate(blocks):
        block.number = number
    return blocks


def _stack(lines: Sequence[Printed], scene: Scene) -> list[Block]:
    blocks: list[Block] = []
    live: list[Block] = []
    ordered = sorted(lines, key=lambda line: (round(line.bottom, 1), line.left))
    rows = _rows(ordered)
    for line in ordered:
        live = [b for b in live if line.top - b.bottom < 3 * max(line.size, b.size)]
        best, best_cost = None, 1e9
        for block in live:
            if _fits(block, line, scene, rows):
                cost = abs(line.top - block.bottom) + 0.1 * abs(line.left - block.left)
                if cost < best_cost:
                    best, best_cost = block, cost
        if best is None:
            live.append(Block([line], scene.panel_of(line.box)))
            blocks.append(live[-1])
        else:
            best.lines.append(line)
            best.measure()
    return blocks


def _rows(lines: Sequence[Printed]) -> dict[int, list[Printed]]:
    """Lines by the whole point of their middle."""
    rows: dict[int, list[Printed]] = {}
    for line in lines:
        rows.setdefault(int((line.top + line.bottom) / 2), []).append(line)
    return rows


def _fits(block: Block, line: Printed, scene: Scene, rows: dict[int, list[Printed]]) -> bool:
    em, last = line.size, block.last
    if abs(last.size - em) > scene.same_size * em:
        return False
    gap = line.top - last.bottom
    room = scene.lead + (0.5 if em > 1.2 * scene.body else PARTED if _is_level(block, line) else 0.36)
    if not -0.35 * em <= gap <= room * em or overlap(line.left, line.right, block.left, block.right) <= 0:
        return False
    if (last.bold != line.bold or (last.font != line.font and not _is_run_in(last, line))) and not _opens_in_bold(
        last, line, scene
    ):
        return False
    alone = (_stands_alone(last) or _stands_alone(line) or _names_first(block)) and not _leaves_open(last)
    if alone and not goes_on_naming(block.lines, line):
        return False
    if is_set_right_as_names(last, line, block.right):
        return False
    set_apart = abs(em - scene.body) > 0.06 * scene.body or line.bold
    if not _edges_agree(block, line, set_apart):
        return False
    if scene.panel_of(line.box) != block.panel or scene.is_ruled_off(last.box, line.box):
        return False
    return not _has_neighbour(block, line, rows)


def _is_level(block: Block, line: Printed) -> bool:
    """True for a line of body type at the edge of the lines before it, as where white parts paragraphs."""
    return abs(line.left - block.left) < 0.3 * line.size and not line.bold and len(block.lines) > 1


def _stands_alone(line: Printed) -> bool:
    """True if the whole line says who wrote a story, or where it comes from or goes on."""
    # What closes a bracket that it doesn't open ends the line before, and what leaves one open goes on in the next.
    return line.traits.opened == 0 and not {"jump_in", "jump_out", "byline"}.isdisjoint(line.traits.marks)


def _leaves_open(line: Printed) -> bool:
    """True if a bracket is open at the line's end."""
    words = line.text
    return max(words.rfind("（"), words.rfind("(")) > max(words.rfind("）"), words.rfind(")"))


def _names_first(block: Block) -> bool:
    """True if the block opened with a Western byline: only names and roles go on there."""
    traits = block.first.traits
    return not traits.chinese and "byline" in traits.marks and traits.opened >= 0


def _is_run_in(last: Printed, line: Printed) -> bool:
    """True where the fonts differ because one line is mostly figures or foreign words, or a short end."""
    return min(last.traits.length, line.traits.length) <= 5 or last.traits.chinese != line.traits.chinese


def _opens_in_bold(last: Printed, line: Printed, scene: Scene) -> bool:
    """True if the line above opens in bold, for a place or a catchword, and goes on in the type of this one."""
    runs = last.tail == line.font and last.tail_bold == line.bold and not line.bold and last.font != line.font
    return runs and abs(line.size - scene.body) < 0.06 * scene.body and last.width > 0.6 * line.width


def _edges_agree(block: Block, line: Printed, display: bool) -> bool:
    em = line.size
    if display:
        centred = abs((line.left + line.right) - (block.left + block.right)) / 2 < 1.0 * em
        return centred or abs(line.left - block.left) < 2.6 * em or abs(line.right - block.right) < 0.8 * em
    if line.left < block.left - 0.6 * em:
        # Only the line below an indented first one, or centred lines, may reach further to the left.
        even = len(block.lines) <= 5 and max(x.left for x in block.lines) - block.left < 0.5 * em
        hangs = block.left - line.left < 5 * em and even
        cap = block.first.cap is not None
        # In ragged columns the line below an indented first one may be a good deal longer.
        hangs_ragged = len(block.lines) == 1 and block.left - line.left < 2.6 * em and line.width < 1.5 * block.width
        room = 400 * em if hangs_ragged or block.width <= 12 * em else 1.2 * em
        if not (hangs or cap) or line.right > block.right + room:
            return abs((line.left + line.right) - (block.left + block.right)) / 2 < 0.5 * em and len(block.lines) < 4
    if line.right > block.right + 0.9 * em:
        if _is_level(block, line) and line.width < 1.4 * block.width:
            return True  # ragged lines
        opens = 0.5 * em < line.left - block.left < 2.6 * em and len(block.lines) > 1 and not display
        if opens and block.last.text[-1] in FINAL and line.width < 1.2 * block.width:
            return True  # a paragraph's first line, longer than those before it
        short = len(block.lines) == 1 or block.width < 0.85 * line.width
        return (
            short and line.left < block.left + (2.6 if len(block.lines) == 1 else 0.6) * em and len(block.lines) <= 2
        )
    return True


def _has_neighbour(block: Block, line: Printed, rows: dict[int, list[Printed]]) -> bool:
    """True if the line is the first of a column below a wider block: others stand beside it under that block."""
    if line.width > 0.7 * block.width:
        return False
    middle = int((line.top + line.bottom) / 2)
    for row in (middle - 1, middle, middle + 1):
        for other in rows.get(row, ()):
            apart = other is not line and overlap(other.left, other.right, line.left, line.right) < 0
            if apart and other.left >= block.left - line.size and other.right <= block.right + line.size:
                return True
    return False


def _stand(lines: Sequence[Printed], scene: Scene) -> list[Block]:
    """Vertical lines side by side, from right to left; from the left on a page that was turned, where they lay."""
    blocks: list[Block] = []
    for line in sorted(lines, key=lambda x: (x.left if scene.upright else -x.right, x.top)):
        for block in blocks:
            last = block.last
            white = line.left - last.right if scene.upright else last.left - line.right
            near = -0.2 * line.size < white < 1.6 * line.size
            same = abs(last.size - line.size) <= scene.same_size * line.size and last.font == line.font
            if near and same and overlap(last.top, last.bottom, line.top, line.bottom) > 0:
                block.lines.append(line)
                block.measure()
                break
        else:
            blocks.append(Block([line], scene.panel_of(line.box)))
    return blocks
