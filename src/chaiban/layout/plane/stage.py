"""A page with geometry to its lines in order of reading, item by item."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chaiban.layout.language import guess_language
from chaiban.layout.plane.assembly import put_together
from chaiban.layout.plane.blocks import Block, grow_blocks
from chaiban.layout.plane.crossheads import find_crossheads
from chaiban.layout.plane.head_parts import parts_of
from chaiban.layout.plane.item import Item
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.mirrored import mirror, mirrored, runs_from_the_right
from chaiban.layout.plane.mixed import parts_of_page
from chaiban.layout.plane.paragraphs import (
    INDENT,
    Setting,
    indent_of,
    is_closed,
    opens_paragraph,
    returns_to_edge,
    shortage_of,
)
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.quotes import name_quotes, names_speaker
from chaiban.layout.plane.scene import Scene, see
from chaiban.layout.plane.tables import take_tables
from chaiban.layout.plane.turned import turn, turned_back
from chaiban.model.article import Kind
from chaiban.model.explanation import Reason
from chaiban.model.geometry import Box
from chaiban.model.layout import Grouping, Layout, Part, ReadStrip, Strip
from chaiban.model.lexicon import Weights
from chaiban.model.page import Page, is_visible

Set = list[tuple[Printed, Part, float]]
"""Lines with their parts and measures."""
_SECTION = re.compile(r"^[㐀-鿿·\s]{2,10}$|^[A-Za-zÄÖÜäöüß& ]{3,24}$")


def lay_out_plane(page: Page, weights: Weights, reasons: dict[int, Reason] | None = None) -> Layout:
    """All lines of a page that has geometry, grouped into items, each in order of reading.

    Why, by the first character of each block, is added to `reasons` if there are any.
    """
    language = guess_language(page.characters)
    if not any(map(is_visible, page.characters)):
        return Layout(page, language, (), grouping=Grouping((), (), (), ()))
    parts = [_lay_out_manner(one.page, one.upright, weights, reasons) for one in parts_of_page(page)]
    if len(parts) == 1:
        return replace(parts[0], page=page, language=language)
    return _together(page, language, parts)


def _together(page: Page, language: str, parts: Sequence[Layout]) -> Layout:
    """One layout of a page's parts, each set in its own manner."""
    owners: list[int] = []
    belongs: list[int] = []
    groupings = [part.grouping for part in parts if part.grouping is not None]
    for grouping in groupings:
        before = len(belongs)
        owners += [item + before if item >= 0 else -1 for item in grouping.items]
        belongs += [item + before if item >= 0 else -1 for item in grouping.belongs]
    grouping = Grouping(
        tuple(owners),
        tuple(margin for one in groupings for margin in one.margins),
        tuple(belongs),
        tuple(pictures for one in groupings for pictures in one.pictures),
        tuple(kind for one in groupings for kind in one.kinds),
        tuple(signs for one in groupings for signs in one.signs),
    )
    strips = tuple(strip for part in parts for strip in part.strips)
    doubts = tuple(doubt for part in parts for doubt in part.runners_up)
    return Layout(page, language, strips, grouping=grouping, runners_up=doubts)


def _lay_out_manner(page: Page, upright: bool, weights: Weights, reasons: dict[int, Reason] | None) -> Layout:
    """The lines of a page that are set in one manner, across or downwards."""
    from_right = not upright and runs_from_the_right(page)
    shown = turn(page) if upright else mirror(page) if from_right else page
    assert shown.geometry is not None
    scene, tables = take_tables(see(shown, upright=upright), shown.geometry)
    blocks = grow_blocks(scene, tables)
    name_blocks(blocks, scene)
    scene = name_quotes(blocks, scene)
    items, setting, doubts = put_together(blocks, scene, weights, reasons)
    strips: list[ReadStrip] = []
    owners: list[int] = []
    for kind in ("folio", "rubric"):
        for block in sorted((b for b in blocks if b.kind == kind), key=lambda b: (b.top, b.left)):
            for line in block.lines:
                strips.append(_read(line, Part.RUBRIC if kind == "rubric" else _folio_part(line), 0.0))
                owners.append(-1)
    columns = {line.start: at for t in tables for line, (_, at) in zip(t.lines, t.cells, strict=True)}
    for number, item in enumerate(items):
        for line, part, measure in _lines_of(item, setting, scene):
            strips.append(replace(_read(line, part, measure), column=columns.get(line.start, 0)))
            owners.append(number)
    place = {id(item): n for n, item in enumerate(items)}
    grouping = Grouping(
        tuple(owners),
        tuple(item.margin for item in items),
        tuple(place.get(id(item.belongs), -1) if item.belongs else -1 for item in items),
        tuple(tuple(_as_on_page(box, page, upright, from_right) for box in item.pictures) for item in items),
        tuple(item.kind for item in items),
        tuple(item.signs for item in items),
    )
    return Layout(page, "", tuple(strips), grouping=grouping, runners_up=doubts)


def _as_on_page(box: Box, page: Page, upright: bool, from_right: bool) -> Box:
    assert page.size is not None
    width = page.size[0]
    return turned_back(box, width) if upright else mirrored(box, width) if from_right else box


def _folio_part(line: Printed) -> Part:
    marks = line.traits.marks
    named = _SECTION.match(line.text) and "folio" not in marks and "date" not in marks
    return Part.SECTION if named else Part.FOLIO


def _read(line: Printed, part: Part, measure: float) -> ReadStrip:
    strip = Strip(line.start, line.end, line.row, 0.0, 0)
    return ReadStrip(strip, part, 5.0, part, line.width / line.size, measure, 0.0)


def _lines_of(item: Item, setting: Setting, scene: Scene) -> list[tuple[Printed, Part, float]]:
    """An item's lines with parts: head, people, running text, captions, marks."""
    out: list[tuple[Printed, Part, float]] = []
    if item.kind is Kind.OTHER:
        return [
            (line, Part.QUOTE_ON if n and not names_speaker(block, n) else Part.QUOTE, 0.0)
            for block in item.body
            for n, line in enumerate(block.lines)
        ]
    for group in item.heads:
        out += [(line, part, 0.0) for line, part in parts_of(group)]
    first_body = min((b.top for b in item.body), default=0.0)
    before = [b for b in item.loose if b.kind != "credit" and (not item.body or b.top < first_body + scene.body)]
    for block in sorted(before, key=lambda b: (b.top, b.left)):
        out += _loose(block)
    if item.kind in (Kind.AD, Kind.NOTICE):
        lines = [line for block in item.body for line in block.lines]
        return [(line, Part.RUNNING if n else Part.PARAGRAPH, 0.0) for n, line in enumerate(lines)]
    if item.kind is Kind.TABLE:
        return out + [entry for block in item.body for entry in _rows(block)]
    if _is_advertisement(item):
        out += [(line, Part.AD, 0.0) for block in item.body for line in block.lines]
        return out + [pair for block in item.loose if block not in before for pair in _loose(block)]
    out += _running(item.body, setting, scene)
    for block in sorted(item.captions, key=lambda b: (b.top, b.left)):
        for number, line in enumerate(block.lines):
            above = block.lines[number - 1]
            ended = is_closed(above) or shortage_of(block, above) > 1.0
            credit = number and number == len(block.lines) - 1 and ended and "credit" in line.traits.marks
            part = Part.CREDIT if credit else Part.CAPTION_ON if number else Part.CAPTION
            out.append((line, part, 0.0))
    after = [b for b in item.loose if b not in before]
    for block in sorted(after, key=lambda b: (b.top, b.left)):
        out += _loose(block)
    return out


def _rows(block: Block) -> Set:
    """A table's lines row by row; a note at its edge is a paragraph."""
    if not block.cells:
        return [(line, Part.RUNNING if n else Part.PARAGRAPH, 0.0) for n, line in enumerate(block.lines)]
    rows = [row for row, _ in block.cells]
    return [
        (line, Part.TABLE_ON if n and rows[n - 1] == rows[n] else Part.TABLE, 0.0)
        for n, line in enumerate(block.lines)
    ]


def _running(body: Sequence[Block], setting: Setting, scene: Scene) -> list[tuple[Printed, Part, float]]:
    """An item's running text and crossheads, line by line."""
    lines: list[tuple[Block, Printed, Part]] = []
    last: tuple[Block, Printed] | None = None
    above: Block | None = None
    for block in body:
        for number, line in enumerate(block.lines):
            if block.kind == "crosshead":
                part = Part.CROSSHEAD_ON if number or _is_one_crosshead(above, block) else Part.CROSSHEAD
            elif number:
                part = Part.PARAGRAPH if opens_paragraph(block, number, setting, scene) else Part.RUNNING
            else:
                part = _first_part(block, last, setting, scene)
            lines.append((block, line, part))
        above = block
        if block.kind != "crosshead":
            last = (block, block.last)
    heads = find_crossheads(lines, scene.lead) if setting.indents else {}
    return [(line, heads.get(n, part), 0.0) for n, (_, line, part) in enumerate(lines)]


def _is_one_crosshead(above: Block | None, block: Block) -> bool:
    """True if a crosshead goes on from the block above, its lines cut apart by their edges, or over two columns."""
    if above is None or above.kind != "crosshead":
        return False
    near = -0.5 * block.size < block.top - above.bottom < 0.6 * block.size
    climbs = block.left > above.right and block.bottom < above.top
    return (near or climbs) and abs(above.size - block.size) < 0.05 * block.size and above.bold == block.bold


def _is_advertisement(item: Item) -> bool:
    """True for a few lines set line by line with a telephone number or a price among them."""
    lines = [line for block in item.body for line in block.lines]
    if item.advertises:
        return True
    if not 1 <= len(lines) <= 12 or item.captions:
        return False
    marked = any({"phone", "price"} & set(line.traits.marks) for line in lines)
    lefts = {round(line.left / line.size) for line in lines}
    stops = sum(line.traits.ends_sentence for line in lines)
    return marked and stops <= len(lines) // 3 and (len(lefts) > len(lines) // 2 or len(lines) < 3)


def _loose(block: Block) -> list[tuple[Printed, Part, float]]:
    part = {"byline": Part.BYLINE, "credit": Part.CREDIT, "jump": Part.JUMP}.get(block.kind, Part.PARAGRAPH)
    follower = Part.BYLINE_ON if part is Part.BYLINE else Part.RUNNING if part is Part.PARAGRAPH else part
    return [(line, follower if number else part, 0.0) for number, line in enumerate(block.lines)]


def _first_part(block: Block, last: tuple[Block, Printed] | None, setting: Setting, scene: Scene) -> Part:
    """A story's first line opens a paragraph; a column's first may go on in one."""
    if last is None:
        return Part.PARAGRAPH
    before, line = last
    first = block.first
    if not is_closed(line):
        # The words decide where an indent is only a quotation mark's or a crosshead's white.
        opens = setting.indents and indent_of(block, first) > INDENT and shortage_of(before, line) > 1.0
        opens = opens and returns_to_edge(block)
        return Part.PARAGRAPH if opens else Part.RESUMED
    if setting.indents:
        return Part.PARAGRAPH if indent_of(block, first) > INDENT else Part.RESUMED
    below = abs(before.left - block.left) < scene.body and 0 < block.top - before.bottom < 3 * scene.body
    # A ragged line ends where the next word finds no room, a paragraph anywhere.
    if below or shortage_of(before, line) > (2.5 if setting.justified else first.traits.token + 0.4):
        return Part.PARAGRAPH
    return Part.RESUMED
