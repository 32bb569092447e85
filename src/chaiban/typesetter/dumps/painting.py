"""The orders in which frames get painted, or an editor's system sends them."""

from __future__ import annotations

from random import Random

from chaiban.typesetter.sheet import Frame, Sheet

_HEADS = ("kicker", "headline", "subheadline")


def is_head(frame: Frame) -> bool:
    """True for a frame of heading lines."""
    return bool(frame.lines) and frame.lines[0].role in _HEADS


def by_item(sheet: Sheet) -> list[list[int]]:
    """Frame numbers item by item in reading order; furniture frames first, each alone."""
    groups: dict[int, list[int]] = {}
    loose: list[list[int]] = []
    for number, frame in enumerate(sheet.frames):
        if frame.item < 0:
            loose.append([number])
        else:
            groups.setdefault(frame.item, []).append(number)
    return [*loose, *groups.values()]


def reading(sheet: Sheet) -> list[int]:
    """Item by item, head first."""
    return [n for group in by_item(sheet) for n in group]


def trailing_heads(sheet: Sheet, rng: Random) -> list[int]:
    """Item by item in any order; most items send their head last."""
    groups = by_item(sheet)
    furniture = [g for g in groups if sheet.frames[g[0]].item < 0]
    items = [g for g in groups if sheet.frames[g[0]].item >= 0]
    if rng.random() < 0.5:
        rng.shuffle(items)
    share = rng.choice((1.0, 1.0, 0.9))
    out = [n for g in furniture for n in g] if rng.random() < 0.8 else []
    for group in items:
        heads = [n for n in group if is_head(sheet.frames[n])]
        rest = [n for n in group if n not in heads]
        out += [*rest, *heads] if rng.random() < share else [*heads, *rest]
    return out if out and len(out) == len(sheet.frames) else [*out, *(n for g in furniture for n in g)]


def heads_last(sheet: Sheet) -> list[int]:
    """All running text first, all heads of the page after it."""
    order = reading(sheet)
    return sorted(order, key=lambda n: is_head(sheet.frames[n]))


def shuffled(sheet: Sheet, rng: Random) -> list[int]:
    """Frames in random order."""
    order = list(range(len(sheet.frames)))
    rng.shuffle(order)
    return order


def by_column(sheet: Sheet) -> list[int]:
    """The page's columns from left to right, each from top to bottom across all items in it."""
    wide = min((f.width for f in sheet.frames if f.item >= 0), default=100.0)
    return sorted(
        range(len(sheet.frames)), key=lambda n: (round(sheet.frames[n].x / (0.7 * wide)), sheet.frames[n].y)
    )


def interleaved(sheet: Sheet, rng: Random) -> list[int]:
    """Columns of neighbouring items taken in turn, as a page painted band by band."""
    order = reading(sheet)
    band = rng.choice((120, 200, 300))
    return sorted(order, key=lambda n: (int(sheet.frames[n].y // band), sheet.frames[n].x))
