"""One item set as a box of frames: head, people, body columns, pictures that belong to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from chaiban.typesetter.columns import Reserve, frame_of, framed, placed_lines, pour
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.galley import natural_width, set_galley
from chaiban.typesetter.heads import Head, set_head, set_vertical_head
from chaiban.typesetter.imprint import Imprint, Matter, credit_words, imprint
from chaiban.typesetter.sheet import Frame
from chaiban.typesetter.styles import HEAD_PLACES, Style, weighted

Rule = tuple[float, float, float, float]
"""left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Box:
    """Frames in reading order and rules, placed relative to the box's corner; the copies as printed, by number."""

    frames: tuple[Frame, ...]
    copies: tuple[tuple[int, Copy], ...]
    width: float
    height: float
    rules: tuple[Rule, ...] = ()


@dataclass
class _Room:
    """What a box is being set with; local to this file."""

    copy: Copy
    item: int
    span: int
    width: float
    style: Style
    rng: Random
    inset: Inset | None = None

    @property
    def pitch(self) -> float:
        return self.style.body * self.style.leading


Inset = Callable[[Copy, int, int, Style, Random], Box]
"""Sets what stands in a body's way: a picture, a pull quote."""


def set_article(
    copy: Copy,
    item: int,
    span: int,
    style: Style,
    rng: Random,
    picture: tuple[int, Copy] | None = None,
    inset: Inset | None = None,
) -> Box:
    """The item over `span` standard columns, with its picture inside the box if there is one.

    `inset` sets that picture if it is something else.
    """
    room = _Room(copy, item, span, span * style.column_width + (span - 1) * style.gutter, style, rng, inset)
    place = weighted(rng, HEAD_PLACES, style.heads) if copy.headline else "above"
    if place in ("left", "vertical", "inset") and span < 3:
        place = "above" if place == "inset" or span < 2 else place
    if place == "vertical" and not _fits_vertical(copy, style):
        place = "above"
    printed = imprint(copy, style, rng)
    if place in ("left", "vertical"):
        return _head_beside(room, printed, place)
    if place == "inset":
        return _head_inset(room, printed)
    return _head_stacked(room, printed, place, picture)


def _fits_vertical(copy: Copy, style: Style) -> bool:
    length = sum(map(len, copy.headline))
    return (
        style.script == "zh"
        and length <= 26
        and not copy.kicker
        and not copy.subheadline
        and sum(map(len, copy.paragraphs)) > 350
    )


def _importance(room: _Room) -> float:
    return min(1.0, room.span / max(3, room.style.columns - 1) * room.rng.uniform(0.7, 1.1))


def _body_columns(room: _Room, width: float, span: int) -> tuple[int, float]:
    """Number and width of the body's columns: the standard ones, or fewer and wider (changed, broken)."""
    style = room.style
    if span > 2 and room.rng.random() < style.changed:
        widest = 28 if style.script == "zh" else 26
        least = max((span + 1) // 2, int(width / (widest * style.body)) + 1)
        count = room.rng.randint(min(least, span), span)
        return count, (width - (count - 1) * style.gutter) / count
    return span, (width - (span - 1) * style.gutter) / span


def _pour(
    room: _Room,
    matter: tuple[Matter, ...],
    width: float,
    span: int,
    reserves: tuple[Reserve, ...],
    x: float,
    y: float,
) -> tuple[list[Frame], float]:
    style = room.style
    count, column = (
        _body_columns(room, width, span) if not reserves else (span, (width - (span - 1) * style.gutter) / span)
    )
    seed = room.rng.random()
    poured, height = pour(
        lambda measure: set_galley(matter, measure, style, room.copy.language, Random(seed)),
        count, column, style.gutter, style.body, room.pitch, reserves,
    )  # fmt: skip
    return framed(poured, room.item, style.body, room.pitch, x, y), height


def _people_frame(room: _Room, printed: Imprint, x: float, y: float, width: float) -> tuple[list[Frame], float]:
    """The byline lines above the body, in one frame; their height with the white below."""
    style = room.style
    lines = set_galley(printed.above, lambda _: width / style.body, style, room.copy.language, room.rng)
    if not lines:
        return [], 0.0
    placed = placed_lines(lines, room.item, style.body, room.pitch, x, y)
    return [frame_of(placed, room.item, room.pitch)], (len(lines) + 0.5) * room.pitch


def head_frame(head: Head, item: int, x: float, y: float) -> list[Frame]:
    """The head's lines in one frame at (x, y); none for a head without lines."""
    if not head.lines:
        return []
    moved = tuple(replace(line, x=line.x + x, y=line.y + y) for line in head.lines)
    return [frame_of(moved, item, moved[-1].size * 1.2)]


def _head_stacked(room: _Room, printed: Imprint, place: str, picture: tuple[int, Copy] | None) -> Box:
    """Head and people above the body, or the head below it; a picture may stand in the body's way."""
    head = set_head(room.copy, room.item, room.width, _importance(room), room.style, room.rng)
    people, people_height = _people_frame(room, printed, 0.0, head.height if place == "above" else 0.0, room.width)
    top = people_height + (head.height if place == "above" else 0.0)
    reserves: tuple[Reserve, ...] = ()
    pictures: list[Frame] = []
    rules: tuple[Rule, ...] = ()
    copies = [(room.item, head.copy)]
    if picture is not None and room.span >= 2:
        reserves, pictures, rules, extra = _inset_picture(room, picture, top)
        copies.append(extra)
    elif picture is None and room.rng.random() < room.style.runaround and room.style.measure >= 12:
        column = room.rng.randrange(room.span)
        reserves = (
            Reserve(column, column + 1, room.pitch * room.rng.randint(4, 8), "middle", room.rng.uniform(0.2, 0.36)),
        )
    body, height = _pour(room, printed.body, room.width, room.span, reserves, 0.0, top)
    if pictures and reserves[0].place == "bottom":
        shift = height - reserves[0].height
        pictures = [_shifted(frame, 0.0, shift) for frame in pictures]
        rules = tuple(shifted_rule(rule, 0.0, shift) for rule in rules)
    heads = head_frame(head, room.item, 0.0, 0.0 if place == "above" else top + height + room.pitch)
    total = top + height + (head.height + room.pitch if place == "below" else 0.0)
    return Box((*heads, *people, *body, *pictures), tuple(copies), room.width, total, rules)


def _inset_picture(
    room: _Room, picture: tuple[int, Copy], top: float
) -> tuple[tuple[Reserve, ...], list[Frame], tuple[Rule, ...], tuple[int, Copy]]:
    """Room for the story's own picture at a corner of the body, and the picture's frames and rules."""
    style = room.style
    wide = room.rng.randint(1, room.span - 1)
    first = room.rng.choice((0, room.span - wide))
    box = (room.inset or set_picture)(picture[1], picture[0], wide, style, room.rng)
    x = first * (style.column_width + style.gutter)
    frames = [_shifted(frame, x, top) for frame in box.frames]
    where = room.rng.choice(("top", "bottom"))
    return (
        (Reserve(first, first + wide, box.height + room.pitch, where),),
        frames,
        tuple(shifted_rule(rule, x, top) for rule in box.rules),
        (picture[0], box.copies[0][1]),
    )


def _head_beside(room: _Room, printed: Imprint, place: str) -> Box:
    """The head in the left columns (or vertical at a side), people below it, the body beside it."""
    style = room.style
    if place == "vertical":
        height = max(12.0, len(room.copy.headline[0]) * 1.1) * style.body * 1.6
        head = set_vertical_head(room.copy, room.item, height, style)
        left, span = head.width + style.gutter, max(1, room.span - 1)
    else:
        columns = 1 if room.span < 4 or room.rng.random() < 0.6 else 2
        head = set_head(room.copy, room.item, columns * style.column_width, 0.5, style, room.rng)
        left, span = columns * (style.column_width + style.gutter), room.span - columns
    people, people_height = (
        ([], 0.0) if place == "vertical" else _people_frame(room, printed, 0.0, head.height + room.pitch, head.width)
    )
    matter = printed.body if place != "vertical" else (*printed.above, *printed.body)
    width = room.width - left
    on_right = place == "vertical" and room.rng.random() < 0.5
    body, body_height = _pour(room, matter, width, span, (), 0.0 if on_right else left, 0.0)
    heads = head_frame(head, room.item, width + style.gutter if on_right else 0.0, 0.0)
    total = max(body_height, head.height + people_height + room.pitch)
    return Box((*heads, *people, *body), ((room.item, head.copy),), room.width, total)


def _head_inset(room: _Room, printed: Imprint) -> Box:
    """The head in the middle (or top middle) of the body, columns running around it."""
    style = room.style
    wide = max(1, room.span - 2) if room.rng.random() < 0.6 else max(1, room.span - 1)
    first = room.rng.choice((0, 1)) if wide < room.span - 1 else room.span - wide if room.rng.random() < 0.5 else 0
    width = wide * style.column_width + (wide - 1) * style.gutter
    head = set_head(room.copy, room.item, width, _importance(room) * 0.8, style, room.rng)
    people, people_height = _people_frame(room, printed, 0.0, 0.0, width)
    where = room.rng.choice(("middle", "middle", "top", "bottom"))
    reserve = Reserve(first, first + wide, head.height + people_height + 2 * room.pitch, where)
    body, height = _pour(room, printed.body, room.width, room.span, (reserve,), 0.0, 0.0)
    y = {"top": 0.0, "bottom": height - reserve.height, "middle": (height - reserve.height) / 2}[where] + room.pitch
    x = first * (style.column_width + style.gutter)
    heads = head_frame(head, room.item, x, y)
    moved = [_shifted(frame, x, y + head.height) for frame in people]
    return Box((*heads, *moved, *body), ((room.item, head.copy),), room.width, height)


def _shifted(frame: Frame, x: float, y: float) -> Frame:
    lines = tuple(replace(line, x=line.x + x, y=line.y + y) for line in frame.lines)
    return replace(frame, lines=lines, x=frame.x + x, y=frame.y + y)


def shifted(box: Box, x: float, y: float) -> tuple[Frame, ...]:
    """The box's frames at their place on the page."""
    return tuple(_shifted(frame, x, y) for frame in box.frames)


def shifted_rule(rule: Rule, x: float, y: float) -> Rule:
    """The rule moved by (x, y)."""
    return rule[0] + x, rule[1] + y, rule[2] + x, rule[3] + y


def set_picture(copy: Copy, item: int, span: int, style: Style, rng: Random) -> Box:
    """A picture of `span` columns with its caption and credit below, its own head above if it has one."""
    width = span * style.column_width + (span - 1) * style.gutter
    head = set_head(copy, item, width, 0.3, style, rng)
    size, pitch = style.body * 0.95, style.body * style.leading
    y = head.height + width * rng.uniform(0.5, 0.75) + pitch * 0.4
    credit = credit_words(copy, style, rng)
    own_line = bool(credit) and rng.random() < 0.6
    words = list(copy.paragraphs)
    if credit and not own_line:
        form = rng.choice(("（{}）", "（{}）", " {}", "　{}")) if style.script == "zh" else " ({})"
        words[-1] += form.format(credit)
    indent = "body" if style.script == "zh" and rng.random() < 0.4 else "left"
    matter = [Matter("caption", number, text, indent) for number, text in enumerate(words)]
    if own_line:
        credit = f"（{credit}）" if style.script == "zh" and rng.random() < 0.2 else credit
        matter.append(Matter("credit", 0, credit, rng.choice(("right", "right", "centre", "left"))))
    measure = width / size if rng.random() < style.wide_caption or span == 1 else (width * 0.6) / size
    galley = set_galley(matter, lambda _: measure, style, copy.language, rng)
    lines = placed_lines(galley, item, size, pitch, 0.0, y)
    frames = (*head_frame(head, item, 0.0, 0.0), frame_of(lines, item, pitch))
    return Box(frames, ((item, head.copy),), width, y + len(galley) * pitch)


def set_small(copy: Copy, item: int, span: int, style: Style, rng: Random) -> Box:
    """A notice, teaser, box or advertisement: a head and short paragraphs, centred in advertisements."""
    width = span * style.column_width + (span - 1) * style.gutter
    head = set_head(copy, item, width, rng.uniform(0.0, 0.6), style, rng)
    align = "body" if copy.kind in ("notice", "obituary", "other") else "centre" if copy.kind == "ad" else "left"
    pitch = style.body * style.leading
    matter = []
    for number, text in enumerate(copy.paragraphs):
        signature = (
            copy.kind == "notice"
            and number > 0
            and natural_width(text, style) < 15
            and number >= len(copy.paragraphs) - 2
        )
        matter.append(Matter("body", number, text, "right" if signature else align))
    galley = set_galley(matter, lambda _: width / style.body, style, copy.language, rng)
    lines = placed_lines(galley, item, style.body, pitch, 0.0, head.height)
    frames = (*head_frame(head, item, 0.0, 0.0), frame_of(lines, item, pitch))
    return Box(frames, ((item, head.copy),), width, head.height + (len(galley) + 1) * pitch)
