"""Tables as blocks of their own, with the heads over them and the notes at their edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chaiban.layout.plane.aligned import find_aligned
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.grids import Table, find_grids
from chaiban.layout.plane.neighbours import next_in_column, ordered
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box, Geometry

NOTE = 40
"""Characters of a line at a table's edge that says what its numbers count or where they are from."""


def take_tables(scene: Scene, geometry: Geometry) -> tuple[Scene, list[Block]]:
    """The scene without the lines of its tables, and each table as a block of the kind "table"."""
    if scene.upright:
        return scene, []
    rules = [rule.box for rule in geometry.rules]
    for panel in geometry.panels:
        rules += _edges(panel.box)
    tables = find_grids(scene.lines, rules)
    taken = {line.start for table in tables for row in table.rows for _, line in row}
    tables += find_aligned([line for line in scene.lines if line.start not in taken], scene)
    taken = {line.start for table in tables for row in table.rows for _, line in row}
    if not tables:
        return scene, []
    left = tuple(line for line in scene.lines if line.start not in taken)
    return replace(scene, lines=left), [_block(table, scene) for table in tables]


def _edges(box: Box) -> list[Box]:
    left, top, right, bottom = box
    lying = [(left, top, right, top), (left, bottom, right, bottom)]
    return [*lying, (left, top, left, bottom), (right, top, right, bottom)]


def _block(table: Table, scene: Scene) -> Block:
    lines: list[Printed] = []
    cells: list[tuple[int, int]] = []
    for number, row in enumerate(table.rows):
        for column, line in row:
            lines.append(line)
            cells.append((number, column))
    left, top, right, bottom = table.box
    around = [
        n
        for n, (x0, y0, x1, y1) in enumerate(scene.panels)
        if x0 < left - 3 and y0 < top - 3 and x1 > right + 3 and y1 > bottom + 3
    ]
    areas = [((p[2] - p[0]) * (p[3] - p[1]), n) for n, p in enumerate(scene.panels) if n in around]
    block = Block(lines, min(areas)[1] if areas else -1, "table")
    block.cells = cells
    block.left, block.top = min(block.left, left), min(block.top, top)
    block.right, block.bottom = max(block.right, right), max(block.bottom, bottom)
    return block


def claim_head(table: Block, blocks: Sequence[Block], scene: Scene) -> list[Block]:
    """The blocks of display type right over a table that name it, from the top; none if they open a story."""
    em = scene.body
    found: list[Block] = []
    top = table.top
    below = [
        b
        for b in blocks
        if b.kind == "body"
        and b.left < table.right
        and b.right > table.left
        and -0.5 * em < b.top - table.bottom < 1.2 * em
        and not scene.is_ruled_off(*ordered(table, b))
        and len(b.lines) > 2
    ]
    for block in sorted(blocks, key=lambda b: -b.bottom):
        if block.kind not in ("head", "deck", "crosshead") or block.panel != table.panel:
            continue
        inside = block.left > table.left - 1.5 * em and block.right < table.right + 1.5 * em
        if inside and -0.6 * em < top - block.bottom < max(2.2 * em, 0.9 * block.size):
            found.append(block)
            top = block.top
    return [] if below else found[::-1]


def notes_of(table: Block, blocks: Sequence[Block], scene: Scene) -> list[Block]:
    """Single lines close to a table's edge that belong to no text: units, sources."""
    em = scene.body
    found = []
    for block in blocks:
        if block.kind != "body" or len(block.lines) > 1 or block.length > NOTE or block.panel != table.panel:
            continue
        if block.left < table.left - em or block.right > table.right + em:
            continue
        over, under = table.top - block.bottom, block.top - table.bottom
        step = -1 if -0.4 * em < over < 0.9 * em else 1 if -0.4 * em < under < 0.9 * em else 0
        if step and next_in_column(block, blocks, scene, step) in (None, table):
            found.append(block)
    return found
