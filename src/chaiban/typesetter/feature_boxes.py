"""Tables, columns of classified items and pull quotes set as boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from chaiban.typesetter.boxes import Box, Rule, head_frame
from chaiban.typesetter.columns import frame_of, placed_lines
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.galley import natural_width, set_galley
from chaiban.typesetter.heads import set_head
from chaiban.typesetter.imprint import Matter
from chaiban.typesetter.sheet import Frame, SetLine
from chaiban.typesetter.styles import Style

HAIR = 0.5
"""Points of a hairline."""


def set_table(copy: Copy, item: int, span: int, style: Style, rng: Random) -> Box:
    """The table over `span` columns: a grid of rules, rules between its rows, or white alone."""
    width = span * style.column_width + (span - 1) * style.gutter
    head = set_head(copy, item, width, rng.uniform(0.0, 0.4), style, rng)
    size = style.body * rng.choice((0.85, 0.9, 1.0))
    pitch = size * rng.choice((1.3, 1.5, 1.7))
    rows = [row.split("\t") for row in copy.paragraphs]
    widths = [max(natural_width(row[n], style) for row in rows) * size for n in range(len(rows[0]))]
    # A table that is too wide for its columns is set smaller.
    squeeze = min(1.0, (width - 0.8 * size * len(widths)) / sum(widths))
    size, pitch, widths = size * squeeze, pitch * squeeze, [one * squeeze for one in widths]
    room = (width - sum(widths)) / len(widths)
    lefts = [sum(widths[:n]) + n * room for n in range(len(widths) + 1)]
    ruled = rng.choice(("grid", "rows", "white", "white"))
    align = rng.choice(("right", "centre"))
    lines = []
    for number, row in enumerate(rows):
        for place, words in enumerate(row):
            wide = natural_width(words, style) * size
            slack = lefts[place + 1] - lefts[place] - wide
            white = 0.25 * room if place == 0 else slack / 2 if align == "centre" else slack - 0.25 * room
            y = head.height + number * pitch + 0.1 * pitch
            x = lefts[place] + white
            lines.append(SetLine(words, x, y, wide, size, "body", item, number, place == 0, 0.0, wide / size, False))
    bottom = head.height + len(rows) * pitch
    edges = [head.height - 0.1 * pitch + n * pitch for n in range(len(rows) + 1)]
    rules: list[Rule] = []
    if ruled != "white":
        rules += [(0.0, y, width, y + HAIR) for y in edges]
    if ruled == "grid":
        rules += [(min(x, width - HAIR), edges[0], min(x + HAIR, width), edges[-1] + HAIR) for x in lefts]
    frames = (*head_frame(head, item, 0.0, 0.0), frame_of(tuple(lines), item, pitch))
    return Box(frames, ((item, head.copy),), width, bottom + pitch, tuple(rules))


def set_classified(copies: Sequence[tuple[int, Copy]], span: int, style: Style, rng: Random) -> Box:
    """Small items one below the other in `span` columns, rubrics over them, hairlines or white between."""
    width, size = style.column_width, style.body * rng.choice((0.85, 0.9, 1.0))
    pitch = size * style.leading
    ruled, indent = rng.random() < 0.5, rng.choice(("body", "left"))
    signed = copies[0][1].paragraphs[0][0] in "●■▲"
    between = pitch * (0.6 if ruled else rng.choice((0.0, 0.35, 0.6)) if signed else 0.5)
    pieces: list[tuple[int, str, list[tuple[SetLine, ...]], float]] = []
    before = ""
    for number, copy in copies:
        if copy.rubric != before:
            large = size * 1.25
            wide = min(natural_width(copy.rubric, style) * large, width)
            head = SetLine(copy.rubric, 0.0, 0.0, wide, large, "rubric", -1, 0, True, 0.0, width / large, False)
            pieces.append((-1, copy.rubric, [(head,)], large * 1.5))
            before = copy.rubric
        matter = [Matter("body", 0, copy.paragraphs[0], indent)]
        galley = set_galley(matter, lambda _: width / size, style, copy.language, rng)
        lines = placed_lines(galley, number, size, pitch, 0.0, 0.0)
        pieces.append((number, "", [lines], len(galley) * pitch + between))
    target = sum(piece[3] for piece in pieces) / span
    frames: list[Frame] = []
    rules: list[Rule] = []
    column, y, tallest = 0, 0.0, 0.0
    for place, (number, rubric, sets, high) in enumerate(pieces):
        follower = pieces[place + 1][3] if rubric and place + 1 < len(pieces) else 0.0
        if y > 0 and y + (high + follower) / 2 > target and column + 1 < span:
            column, y = column + 1, 0.0
        x = column * (width + style.gutter)
        for lines in sets:
            moved = tuple(_moved(line, x, y) for line in lines)
            frames.append(frame_of(moved, number, pitch))
        if ruled and not rubric and place + 1 < len(pieces) and not pieces[place + 1][1]:
            rules.append((x, y + high - between / 2, x + width, y + high - between / 2 + HAIR))
        y += high
        tallest = max(tallest, y)
    total = span * style.column_width + (span - 1) * style.gutter
    return Box(tuple(frames), tuple(copies), total, tallest + pitch, tuple(rules))


def set_quote(copy: Copy, item: int, span: int, style: Style, rng: Random) -> Box:
    """A sentence in large type, a name below it where there is one, rules above and below in some houses."""
    width = span * style.column_width + (span - 1) * style.gutter
    size = style.body * style.house("quote size", (1.3, 1.4, 1.55, 1.7))
    pitch = size * 1.3
    align = style.house("quote align", ("left", "centre", "left"))
    matter = [Matter("body", n, words, align) for n, words in enumerate(copy.paragraphs)]
    galley = set_galley(matter, lambda _: width / size, style, copy.language, rng)
    lines = placed_lines(galley, item, size, pitch, 0.0, 0.6 * pitch)
    height = (len(galley) + 1.2) * pitch
    rules = ((0.0, 0.3 * pitch, width, 0.3 * pitch + 1), (0.0, height - 0.5 * pitch, width, height - 0.5 * pitch + 1))
    return Box((frame_of(lines, item, pitch),), ((item, copy),), width, height, rules if rng.random() < 0.5 else ())


def _moved(line: SetLine, x: float, y: float) -> SetLine:
    return replace(line, x=line.x + x, y=line.y + y)
