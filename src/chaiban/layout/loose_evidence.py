"""What is said of a line by its place: on the page, among headings, beside the columns around it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray
from chaiban.layout.buckets import buckets, steps
from chaiban.layout.echoes import LONGEST
from chaiban.layout.lines import Lines
from chaiban.layout.traits import CASES
from chaiban.layout.vocabulary import VOCABULARY

_TOP = (1, 3, 5)
_BESIDE = (0.3, 0.55, 0.8, 0.97, 1.05, 1.4, 2)
_LONGER = (-6, -2, -0.6, 0.6, 2, 6)
_NEAR = 4
"""Lines within which the next column is looked for."""

_family = VOCABULARY.family
_FROM_TOP = _family("top={}", steps(_TOP))
_BOTTOM = _family("bottom")
_COLUMN = _family("column={}", ("usual", "wide", "narrow"))
_OF_BOTH = {side: _family(side + ":column={}{}", (0, 1), (0, 1)) for side in ("before", "after")}
_ALIKE = {side: _family(side + ":{}", ("other", "same")) for side in ("before", "after")}
_RUN = _family("run={}/{}", range(4), range(5))
_NEXT = {side: _family(side + "={}", (*steps(_BESIDE), 9)) for side in ("below", "above")}
_THAN_NEXT = _family("longer={}", steps(_LONGER))
_COUNT = _family("words={}{}", range(8), CASES)


def say_place(lines: Lines) -> list[IntArray]:
    """Where on the page every line stands, in what column, beside what columns."""
    count, measure = len(lines), lines.measure
    at = np.arange(count)
    usual = _usual(measure)
    width = np.where(np.abs(measure - usual) < 1, 0, np.where(measure > usual, 1, 2))
    said = [
        _FROM_TOP.at(buckets(np.minimum(at, 8), _TOP), where=at < 8),
        _BOTTOM.at(where=count - at <= 4),
        _COLUMN.at(width, where=measure > 0),
    ]
    for side, step in (("before", -1), ("after", 1)):
        there = (at + step >= 0) & (at + step < count)
        beside = measure[np.clip(at + step, 0, count - 1)]
        both = (measure > 0) & (beside > 0)
        said += [
            _OF_BOTH[side].at(measure > 0, beside > 0, where=there & ~both),
            _ALIKE[side].at(np.abs(measure - beside) < 0.6, where=there & both),
        ]
    return said


def _usual(measures: FloatArray) -> float:
    filled = np.sort(measures[measures > 0])
    return float(filled[len(filled) // 2]) if len(filled) else 0.0


def say_loose(lines: Lines) -> tuple[list[IntArray], Sequence[str]]:
    """What tells headings from each other: their place among themselves, their length beside the columns around.

    The names say characters of the page, too; they are given with the vocabulary's before them.
    """
    place, length = _free_runs(lines.measure, lines.blanks)
    filled = (lines.measure > 0) & (lines.width >= 0.8 * lines.measure)
    asked = (lines.length <= LONGEST) & (~filled | (length > 0))
    said = [_RUN.at(np.minimum(place, 3), np.minimum(length, 4), where=length > 0)]
    for side, step in (("below", 1), ("above", -1)):
        measure = _nearest(lines.measure, step)
        ratio = buckets(lines.width / np.where(measure > 0, measure, 1.0), _BESIDE)
        said.append(_NEXT[side].at(np.where(measure > 0, ratio, len(steps(_BESIDE))), where=asked))
    names = list(VOCABULARY.names)
    chinese = asked & lines.chinese
    said += [_say_character(lines, chinese, "tail", -1, names), _say_character(lines, chinese, "head", 0, names)]
    more = lines.width - np.append(lines.width[1:], 0.0)
    chinese[-1] = False
    said.append(_THAN_NEXT.at(buckets(more, _LONGER), where=chinese))
    said.append(_say_words(lines, asked & ~lines.chinese))
    return said, names


def _free_runs(measures: FloatArray, blanks: IntArray) -> tuple[IntArray, IntArray]:
    """For each line its place in its run of lines in no column, and the run's length; 0 and 0 in columns.

    A blank row, or a line in a column, ends a run.
    """
    at = np.arange(len(measures))
    free = measures == 0
    opens = ~free | (blanks > 0) | np.insert(~free[:-1], 0, True)
    run = np.cumsum(opens) - 1
    start = at[opens][run]
    return np.where(free, at - start, 0), np.where(free, np.bincount(run)[run], 0)


def _nearest(measures: FloatArray, step: int) -> FloatArray:
    """The measure of the nearest line in a column on one side, 0 if none is near."""
    count = len(measures)
    out = np.zeros(count)
    for far in range(min(_NEAR, count - 1), 0, -1):
        there = np.zeros(count)
        if step > 0:
            there[:-far] = measures[far:]
        else:
            there[far:] = measures[:-far]
        out = np.where(there > 0, there, out)
    return out


def _say_character(lines: Lines, asked: BoolArray, name: str, place: int, names: list[str]) -> IntArray:
    """The character that stands at a place of each line asked about; names that are new are put behind the others."""
    known: dict[str, int] = {}
    out = np.zeros(len(lines), dtype=np.intp)
    for i in np.flatnonzero(asked).tolist():
        out[i] = known.setdefault(lines.traits[i].text[place], len(names) + len(known))
    names += [f"{name}={character}" for character in known]
    return out


def _say_words(lines: Lines, asked: BoolArray) -> IntArray:
    """How many words the lines asked about have, and how they are capitalised."""
    out = np.zeros(len(lines), dtype=np.intp)
    for i in np.flatnonzero(asked).tolist():
        trait = lines.traits[i]
        out[i] = _COUNT.numbers[min(7, len(trait.text.split())) * len(CASES) + CASES.index(trait.case)]
    return out
