"""A page: items set as boxes and placed on the grid, below the furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from chaiban.typesetter.boxes import Box, Rule, set_article, set_picture, set_small, shifted, shifted_rule
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.feature_boxes import set_classified, set_quote, set_table
from chaiban.typesetter.furniture import PageFacts, invent_facts, set_furniture
from chaiban.typesetter.sheet import Frame, Sheet
from chaiban.typesetter.styles import Style

_WIDE = "".join(
    chr(code) for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B), 0xFF05)
)
_HALF = str.maketrans({char: chr(ord(char) - 0xFEE0) for char in _WIDE})
_FULL = str.maketrans("0123456789%", "０１２３４５６７８９％")
_POINT = re.compile(r"(?<=[0-9])[．·](?=[0-9])")


def compose(copies: Sequence[Copy], style: Style, rng: Random, facts: PageFacts | None = None) -> Sheet:
    """The sheet with the copies that found room on the page, in the order of reading.

    Items that don't fit the height are left out, so `Sheet.items` may be fewer than `copies`; they carry the
    digits and broken heads as printed, and `belongs_to` numbers the sheet's own items.
    """
    language = copies[0].language if copies else "zh-Hans"
    facts = facts or invent_facts(style, language, rng)
    furniture, top, printed = set_furniture(facts, style, language, rng)
    ready = [_with_house_digits(copy, style) for copy in copies]
    placed, bottom = _place(ready, style, rng, top)
    items, frames, rules = _renumbered(placed)
    height = max(style.height, bottom) + style.margin * 1.5
    return Sheet(
        style.width, height, furniture + frames, items, style.name, language,
        printed.paper, printed.date, printed.number, printed.section, rules,
    )  # fmt: skip


def _with_house_digits(copy: Copy, style: Style) -> Copy:
    """Digits in the width that the house prints them; Latin pages are left alone."""
    if style.script != "zh":
        return copy

    def house(text: str) -> str:
        return text.translate(_FULL) if style.digits == "full" else _POINT.sub(".", text.translate(_HALF))

    return replace(
        copy,
        headline=tuple(map(house, copy.headline)),
        kicker=tuple(map(house, copy.kicker)),
        subheadline=tuple(map(house, copy.subheadline)),
        dateline=house(copy.dateline),
        paragraphs=tuple(map(house, copy.paragraphs)),
        crossheads=tuple((place, tuple(map(house, lines))) for place, lines in copy.crossheads),
    )


Placed = list[tuple[float, float, Box]]


def _place(copies: list[Copy], style: Style, rng: Random, top: float) -> tuple[Placed, float]:
    """Boxes with their corners: each where the page's skyline is lowest for its span."""
    sky = [top] * style.columns
    inside = {
        copy.belongs_to: number
        for number, copy in enumerate(copies)
        if (copy.kind == "photo" or _is_quote(copy)) and copy.belongs_to is not None
    }
    done: set[int] = set()
    placed: Placed = []
    gap = style.body * 1.6
    for number, copy in enumerate(copies):
        if number in done:
            continue
        owns = inside.get(number)
        picture = (owns, copies[owns]) if owns is not None and rng.random() < 0.7 else None
        if _is_quote(copy):
            continue  # without its story around it a pull quote is none
        group = [(n, c) for n, c in enumerate(copies) if c.rubric]
        for span in _spans(copy, style, rng):
            first = min(range(style.columns - span + 1), key=lambda at: (max(sky[at : at + span]), at))
            y = max(sky[first : first + span])
            box = _box(copy, number, span, style, rng, picture, group)
            if y + box.height <= style.height or (y == top and span == style.columns):
                placed.append((style.margin + first * (style.column_width + style.gutter), y, box))
                sky[first : first + span] = [y + box.height + gap] * span
                done.update(item for item, _ in box.copies)
                break
    return placed, max(sky)


Numbered = tuple[int, Copy]


def _box(
    copy: Copy,
    number: int,
    span: int,
    style: Style,
    rng: Random,
    picture: Numbered | None,
    classified: Sequence[Numbered],
) -> Box:
    if copy.rubric:
        return set_classified(classified, span, style, rng)
    if copy.kind == "photo":
        return set_picture(copy, number, span, style, rng)
    if copy.kind == "article":
        inset = set_quote if picture is not None and _is_quote(picture[1]) else None
        return set_article(copy, number, span, style, rng, picture if span >= 2 else None, inset)
    if copy.kind == "table":
        return set_table(copy, number, span, style, rng)
    return set_small(copy, number, span, style, rng)


def _is_quote(copy: Copy) -> bool:
    """True for a pull quote: words without a head that go with a story."""
    return copy.kind == "other" and not copy.headline and copy.belongs_to is not None


def _spans(copy: Copy, style: Style, rng: Random) -> tuple[int, ...]:
    """Numbers of columns to try, best first, by the length of the text."""
    area = sum(map(len, copy.paragraphs)) * (1.0 if style.script == "zh" else 0.45)
    if copy.kind == "photo":
        best = rng.randint(1, min(4, style.columns))
    elif copy.rubric:
        best = rng.randint(1, style.columns)
    elif copy.kind != "article":
        best = rng.choice((1, 1, 2))
    else:
        per_column = style.measure * rng.uniform(10, 26)
        best = round(area / per_column) if rng.random() < 0.85 else rng.randint(1, style.columns)
    best = min(max(best, 1), style.columns)
    wider = (best + 1, best + 2, style.columns) if copy.kind == "article" else (1,)
    return tuple(dict.fromkeys(span for span in (best, *wider) if span <= style.columns))


def _renumbered(placed: Placed) -> tuple[tuple[Copy, ...], tuple[Frame, ...], tuple[Rule, ...]]:
    """The printed copies in reading order of their boxes, the frames with the new item numbers, the rules."""
    ordered = sorted(placed, key=lambda entry: (round(entry[1] / 40), entry[0]))
    printed: dict[int, Copy] = {}
    for _, _, box in ordered:
        printed.update(box.copies)
    numbers = {old: new for new, old in enumerate(printed)}
    items = tuple(
        replace(copy, belongs_to=numbers.get(copy.belongs_to) if copy.belongs_to is not None else None)
        for copy in printed.values()
    )
    frames = []
    for x, y, box in ordered:
        for frame in shifted(box, x, y):
            item = numbers[frame.item] if frame.item >= 0 else -1
            frames.append(replace(frame, item=item, lines=tuple(replace(line, item=item) for line in frame.lines)))
    rules = tuple(shifted_rule(rule, x, y) for x, y, box in ordered for rule in box.rules)
    return items, tuple(frames), rules
