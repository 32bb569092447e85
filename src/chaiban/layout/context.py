"""What stands around a line and tells of it: echoes of its words, the block between blank rows, the page's habits."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.buckets import bucket
from chaiban.layout.echoes import LONGEST, Echo
from chaiban.layout.traits import Traits
from chaiban.model.layout import Strip

_SHARE = (0.02, 0.12, 0.25, 0.45)
_GAIN = (-0.35, -0.15, -0.03, 0.03, 0.15, 0.35)
_BLOCK = (2, 3, 4, 7, 15)
_HABIT = 0.5


def name_echo(echo: Echo, side: str) -> list[str]:
    """Whether a short line's words come back below it, above it, or nowhere; with the page's habit."""
    gain = bucket(echo.after - echo.before, _GAIN)
    return [
        f"echo_after={bucket(echo.after, _SHARE)}",
        f"echo_before={bucket(echo.before, _SHARE)}",
        f"echo_any={bucket(echo.anywhere, _SHARE)}",
        f"echo_gain={gain}{side}",
    ]


def habit_of(traits: Sequence[Traits], measures: Sequence[float], echoes: Sequence[Echo]) -> str:
    """Whether the words of what may be headings come back below them ("b": heads stand before) or above ("a")."""
    lean = weight = 0.0
    for trait, measure, echo in zip(traits, measures, echoes, strict=True):
        if trait.length > LONGEST or trait.ends_sentence or trait.last == "comma" or trait.stops:
            continue
        if measure and trait.width > 0.85 * measure:
            continue
        lean += echo.after - echo.before
        weight += echo.after + echo.before
    if weight < _HABIT or abs(lean) < 0.15 * weight:
        return "?"
    return "b" if lean > 0 else "a"


def name_blocks(strips: Sequence[Strip], traits: Sequence[Traits]) -> list[list[str]]:
    """For every line the block between blank rows that it stands in: its length, its place, its ends."""
    starts = [i for i, strip in enumerate(strips) if not i or strip.blanks]
    out: list[list[str]] = []
    if len(starts) * 40 <= len(strips):
        # A dump without blank rows has no blocks to speak of.
        return [["block=none"]] * len(strips)
    for start, end in zip(starts, [*starts[1:], len(strips)], strict=True):
        first, last = traits[start], traits[end - 1]
        size = bucket(end - start, _BLOCK)
        names = [f"block={size}", f"block_end={last.last}"]
        names += [f"block_last:{m}" for m in last.marks if m in ("credit", "credit_end", "byline<", "jump_out<")]
        names += [f"block_first:{m}" for m in first.marks if m in ("dateline", "dateline_latin", "lead_people")]
        for at in range(start, end):
            place = "only" if end - start == 1 else "first" if at == start else "last" if at == end - 1 else "mid"
            out.append([*names, f"in_block={place}{size}", f"left={min(3, end - 1 - at)}{last.last}"])
    return out
