"""What is said of a line by itself: its ends, its length beside the measure, its marks, its words."""

from __future__ import annotations

import itertools

import numpy as np

from chaiban.algorithms.arrays import BoolArray, IntArray
from chaiban.layout.buckets import buckets, steps
from chaiban.layout.context import ECHO_AFTER, ECHO_ANY, ECHO_BEFORE, ECHO_GAIN
from chaiban.layout.lines import Lines
from chaiban.layout.traits import CASES, ENDS, MARKS
from chaiban.layout.vocabulary import VOCABULARY
from chaiban.model.lexicon import Headlinese

SHORT = (-1.6, -0.6, -0.3, 0.3, 0.75, 1.3, 1.75, 2.3, 3.5, 6)
_LATIN_SHORT = (-3, -1.2, -0.4, 0.4, 1.2, 2.5, 5, 9)
_LENGTH = (2, 3, 5, 8, 11, 14, 18, 24, 34, 50, 90)
_HEADLINESE = (-0.7, -0.4, -0.2, -0.05, 0.1, 0.3, 0.6)
_INDENT = (0.8, 1.6, 2.6, 5)
SCRIPTS = "lz"
"""Western and Chinese lines, so that a truth value tells which."""

_family = VOCABULARY.family
_FIRST = _family("first={}", ENDS)
_LAST = _family("Last={}{}", ENDS, SCRIPTS)
_N = _family("n={}{}", steps(_LENGTH), SCRIPTS)
_S = _family("S={}{}", (*steps(SHORT), "free"), SCRIPTS)
_MARK = _family("k:{}", MARKS)
_CASE = _family("case={}", CASES)
_SPACED = _family("spaced")
_PUNCT = _family("punct={}{}", (0, 1), (0, 1))
_BLANK = _family("blank={}", range(3))
_MARGIN = _family("margin={}", steps(_INDENT))
_OPEN = _family("open={}", (-1, 0, 1))
_WHITE = _family("white")
_TINY = _family("tiny={}{}", range(5), SCRIPTS)
_WORDS = _family("headlinese={}", steps(_HEADLINESE))

_ECHOES = (ECHO_AFTER, ECHO_BEFORE, ECHO_ANY, ECHO_GAIN)
BELOW = VOCABULARY.marked("-1:", _FIRST, _LAST, _S, _MARK, _CASE, _BLANK, _MARGIN, *_ECHOES, _WORDS)
"""What is said of a line said of the one below it, marked; so with the others."""
FURTHER_BELOW = VOCABULARY.marked("-2:", _S, _MARK, _MARGIN)
ABOVE = VOCABULARY.marked("+1:", _FIRST, _N, _S, _MARK, _CASE, _BLANK, _MARGIN, *_ECHOES, _WORDS)
FURTHER_ABOVE = VOCABULARY.marked("+2:", _FIRST, _S, _MARK, _MARGIN)
_MARK_NUMBER = _MARK.by(MARKS)


def say_own(lines: Lines) -> list[IntArray]:
    """What every line shows by itself."""
    chinese, traits = lines.chinese, lines.traits
    short = lines.measure - lines.width
    shortage = np.where(chinese, buckets(short, SHORT), buckets(short, _LATIN_SHORT))
    case = np.array([CASES.index(trait.case) for trait in traits], dtype=np.intp)
    white = np.array([" " in trait.text for trait in traits], dtype=bool)
    return [
        _FIRST.at(lines.first),
        _LAST.at(lines.last, chinese),
        _N.at(buckets(lines.length, _LENGTH), chinese),
        _S.at(np.where(lines.measure > 0, shortage, len(steps(SHORT))), chinese),
        *lines.numbers_of_marks(_MARK_NUMBER),
        _CASE.at(case, where=case > 0),
        _SPACED.at(where=lines.spaced),
        _PUNCT.at(lines.commas, lines.stops),
        _BLANK.at(np.minimum(lines.blanks, 2), where=lines.blanks > 0),
        _MARGIN.at(buckets(lines.indent, _INDENT), where=lines.indent > 0),
        _OPEN.at(np.sign(lines.opened) + 1, where=lines.opened != 0),
        _WHITE.at(where=white & chinese & ~lines.spaced),
        _TINY.at(np.minimum(lines.length, 4), chinese, where=lines.length <= 4),
    ]


def say_headlinese(lines: Lines, short: BoolArray, headlinese: Headlinese) -> IntArray:
    """How much the words of short Chinese lines are those of headings."""
    asked = short & lines.chinese
    scores = np.zeros(len(lines))
    scores[asked] = headlinese.scores([trait.text for trait in itertools.compress(lines.traits, asked)])
    return _WORDS.at(buckets(scores, _HEADLINESE), where=asked)
