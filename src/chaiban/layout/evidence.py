"""The named evidence for what each printed line is, as numbers of names; learned weights stand beside them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import BoolArray, IntArray
from chaiban.layout.context import HABITS, SIDES, habit_of, head_side, say_blocks, say_echoes
from chaiban.layout.echoes import LONGEST, find_echoes
from chaiban.layout.flows import FLOW, FLOW_BESIDE, FLOW_CLOSED, say_flows
from chaiban.layout.line_evidence import ABOVE, BELOW, FURTHER_ABOVE, FURTHER_BELOW, say_headlinese, say_own
from chaiban.layout.lines import Lines
from chaiban.layout.loose_evidence import say_loose, say_place
from chaiban.layout.seam_evidence import JOINTS, say_seams
from chaiban.layout.vocabulary import VOCABULARY, Evidence, shifted
from chaiban.model.flow import Heard
from chaiban.model.lexicon import Weights

_family = VOCABULARY.family
_BIAS = _family("bias")
_SIDE = _family("side")
_SIDE_BLANK = _family("side:blank={}", range(3))
_SIDE_MARGIN = _family("side:margin={}", (False, True))
_HEADS = _family("heads={}", SIDES)
_HEADS_HERE = _family("heads={}{}{}", SIDES, (0, 1), (0, 1))
_HABIT = _family("habit={}", HABITS)
_HABIT_HERE = _family("habit={}{}{}", HABITS, (0, 1), (0, 1))
_TOP = _family("page_top")
_END = _family("page_end")
_NEXT_JOINT = VOCABULARY.marked("+", *JOINTS, FLOW, FLOW_CLOSED, FLOW_BESIDE)
"""What is said of the seam below a line, marked."""


def gather(lines: Lines, heard: Heard, weights: Weights, side_by_side: bool) -> Evidence:
    """For each line what speaks for or against its parts. What is said of neighbours is included."""
    count = len(lines)
    if not count:
        return Evidence(np.zeros((0, 0), dtype=np.intp), VOCABULARY.names)
    echoes = find_echoes([trait.text for trait in lines.traits], lines.words)
    habit, side = habit_of(lines, echoes), head_side(lines)
    short = lines.length <= LONGEST
    words = [*say_echoes(echoes, habit, short), say_headlinese(lines, short, weights.headlinese)]
    own = _table([*say_own(lines), *words])
    seams = _table([*say_seams(lines, weights.seams), *say_flows(lines, heard)])
    # Nothing goes on into the first line.
    seams[0] = 0
    loose, names = say_loose(lines)
    around = [*say_place(lines), *loose, *say_blocks(lines)]
    if side_by_side:
        around += _say_side(lines)
    at = np.arange(count)
    numbers = [
        _table([_BIAS.at(where=at >= 0)]),
        own,
        _table([*around, *_say_habits(lines, side, habit)]),
        shifted(BELOW[own], 1),
        seams,
        _table([_TOP.at(where=at == 0)]),
        shifted(ABOVE[own], -1),
        shifted(_NEXT_JOINT[seams], -1),
        _table([_END.at(where=at == count - 1)]),
        shifted(FURTHER_BELOW[own], 2),
        shifted(FURTHER_ABOVE[own], -2),
    ]
    return Evidence(np.concatenate(numbers, axis=1), names)


def _table(said: Sequence[IntArray]) -> IntArray:
    return np.stack(said, axis=1)


def _say_side(lines: Lines) -> list[IntArray]:
    """Between parted columns a blank row means less: it may be the leading of a neighbour."""
    return [
        _SIDE.at(where=np.ones(len(lines), dtype=bool)),
        _SIDE_BLANK.at(np.minimum(lines.blanks, 2)),
        _SIDE_MARGIN.at(lines.indent >= 1),
    ]


def _say_habits(lines: Lines, side: int, habit: int) -> list[IntArray]:
    """The page's habits, said of what may be a heading."""
    asked: BoolArray = (lines.length <= LONGEST) & ~lines.stops
    blank, free = lines.blanks > 0, lines.measure == 0
    return [
        _HEADS.at(side, where=asked),
        _HEADS_HERE.at(side, blank, free, where=asked),
        _HABIT.at(habit, where=asked),
        _HABIT_HERE.at(habit, blank, free, where=asked),
    ]
