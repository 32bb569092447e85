"""What stands around a line and tells of it: echoes of its words, the block between blank rows, the page's habits."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import BoolArray, IntArray
from chaiban.layout.buckets import buckets, steps
from chaiban.layout.echoes import LONGEST, Echoes
from chaiban.layout.lines import Lines
from chaiban.layout.traits import ENDS
from chaiban.layout.vocabulary import VOCABULARY

_SHARE = (0.02, 0.12, 0.25, 0.45)
_GAIN = (-0.35, -0.15, -0.03, 0.03, 0.15, 0.35)
_BLOCK = (2, 3, 4, 7, 15)
_HABIT = 0.5
HABITS = ("?", "b", "a")
SIDES = ("?", "before", "after")
_LAST_MARKS = ("credit", "credit_end", "byline<", "jump_out<")
_FIRST_MARKS = ("dateline", "dateline_latin", "lead_people")

_family = VOCABULARY.family
ECHO_AFTER = _family("echo_after={}", steps(_SHARE))
ECHO_BEFORE = _family("echo_before={}", steps(_SHARE))
ECHO_ANY = _family("echo_any={}", steps(_SHARE))
ECHO_GAIN = _family("echo_gain={}{}", steps(_GAIN), HABITS)
_NO_BLOCK = _family("block=none")
_SIZE = _family("block={}", steps(_BLOCK))
_BLOCK_END = _family("block_end={}", ENDS)
_BLOCK_LAST = _family("block_last:{}", _LAST_MARKS)
_BLOCK_FIRST = _family("block_first:{}", _FIRST_MARKS)
_IN_BLOCK = _family("in_block={}{}", ("only", "first", "last", "mid"), steps(_BLOCK))
_LEFT = _family("left={}{}", range(4), ENDS)
_LEAD_INS = frozenset(("dateline", "dateline_latin", "lead_people", "byline", "jump_in<"))


def say_echoes(echoes: Echoes, habit: int, short: BoolArray) -> list[IntArray]:
    """Whether a short line's words come back below it, above it, or nowhere; with the page's habit."""
    return [
        ECHO_AFTER.at(buckets(echoes.after, _SHARE), where=short),
        ECHO_BEFORE.at(buckets(echoes.before, _SHARE), where=short),
        ECHO_ANY.at(buckets(echoes.anywhere, _SHARE), where=short),
        ECHO_GAIN.at(buckets(echoes.after - echoes.before, _GAIN), habit, where=short),
    ]


def habit_of(lines: Lines, echoes: Echoes) -> int:
    """Whether the words of what may be headings come back below them ("b" of `HABITS`: heads stand before) or above
    ("a")."""
    ended = lines.closed | (lines.last == ENDS.index("comma")) | lines.stops
    filled = (lines.measure > 0) & (lines.width > 0.85 * lines.measure)
    asked = (lines.length <= LONGEST) & ~ended & ~filled
    lean = float((echoes.after - echoes.before)[asked].sum())
    weight = float((echoes.after + echoes.before)[asked].sum())
    if weight < _HABIT or abs(lean) < 0.15 * weight:
        return HABITS.index("?")
    return HABITS.index("b" if lean > 0 else "a")


def head_side(lines: Lines) -> int:
    """Whether heads stand before or after their stories on this page (of `SIDES`), by what stands around the
    lead-ins."""
    before = after = 0
    blanks = lines.blanks.tolist()
    for i, trait in enumerate(lines.traits):
        if not i or not trait.marks or _LEAD_INS.isdisjoint(trait.marks):
            continue
        above = lines.traits[i - 1]
        if "final" not in above.last and not above.stops and (not lines.measure[i - 1] or above.length < 30):
            # The line above a lead-in is a head: that of this story unless blank white parts them.
            if blanks[i] and (i < 2 or not blanks[i - 1] or blanks[i] > blanks[i - 1]):
                after += 1
            else:
                before += 1
        elif blanks[i]:
            after += 1
    return SIDES.index("?" if before == after else "before" if before > after else "after")


def say_blocks(lines: Lines) -> list[IntArray]:
    """For every line the block between blank rows that it stands in: its length, its place, its ends."""
    count = len(lines)
    opens = lines.blanks > 0
    opens[0] = True
    starts = np.flatnonzero(opens)
    if len(starts) * 40 <= count:
        # A dump without blank rows has no blocks to speak of.
        return [_NO_BLOCK.at(where=np.ones(count, dtype=bool))]
    ends = np.append(starts[1:], count)
    block = np.cumsum(opens) - 1
    first, last = starts[block], ends[block] - 1
    at = np.arange(count)
    length = last - first + 1
    size = buckets(length, _BLOCK)
    place = np.select([length == 1, at == first, at == last], [0, 1, 2], 3)
    return [
        _SIZE.at(size),
        _BLOCK_END.at(lines.last[last]),
        *(marks[last] for marks in lines.numbers_of_marks(_BLOCK_LAST.by(_LAST_MARKS))),
        *(marks[first] for marks in lines.numbers_of_marks(_BLOCK_FIRST.by(_FIRST_MARKS))),
        _IN_BLOCK.at(place, size),
        _LEFT.at(np.minimum(3, last - at), lines.last[last]),
    ]
