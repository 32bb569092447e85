"""What is said of the seam between a line and the one before it: how well the one goes on from the other."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray
from chaiban.layout.buckets import buckets, steps
from chaiban.layout.cells import text_width
from chaiban.layout.line_evidence import SCRIPTS, SHORT
from chaiban.layout.lines import Lines
from chaiban.layout.traits import ENDS
from chaiban.layout.vocabulary import VOCABULARY
from chaiban.model.lexicon import Seams

_ROOM = (-1.5, -0.3, 0.2, 0.8, 2, 4)
_SEAM = (-3.5, -2, -1, 0, 1.2, 2.5)
_UNKNOWN = 9
"""What stands for a number that a line doesn't have."""

_family = VOCABULARY.family
_MEET = _family("ends={}>{}", ENDS, ENDS)
_ROOM_LEFT = _family("room={}{}{}", steps(_ROOM), SCRIPTS, (0, 1))
_SEAM_BLANK = _family("seam={}{}", (*steps(_SEAM), _UNKNOWN), (0, 1))
_SEAM_ROOM = _family("seam={}{}{}", (*steps(_SEAM), _UNKNOWN), (0, 1), (0, 1))
_GAP = _family("gap={}{}{}", (0, 1), (0, 1), (0, 1))
_FIRST_SHORT = _family("first2={}{}", steps(SHORT), (0, 1))
_BLANK_THEN = _family("blank>{}{}", ENDS, (0, 1))
_QUOTE = _family("quote_open{}", (0, 1))
_HYPHEN = _family("hyphen>{}", ENDS)
_EQUAL = _family("equal_width")
JOINTS = (_MEET, _ROOM_LEFT, _SEAM_BLANK, _SEAM_ROOM, _GAP, _FIRST_SHORT, _BLANK_THEN, _QUOTE, _HYPHEN, _EQUAL)


def say_seams(lines: Lines, seams: Seams) -> list[IntArray]:
    """How well every line goes on from the one before it. What is said of the first line means nothing."""
    before = np.maximum(0, np.arange(len(lines)) - 1)
    chinese, closed, blank = lines.chinese, lines.closed[before], lines.blanks > 0
    old, new = lines.measure[before], lines.measure
    both = chinese & chinese[before]
    left = buckets(old - lines.width[before] - lines.token, _ROOM)
    roomy = (old == 0) | (left >= 3)
    seam = np.where(both, buckets(_affinities(lines, both, seams), _SEAM), len(steps(_SEAM)))
    level = np.abs(lines.width[before] - lines.width) < 0.3
    inked = np.array([text_width(trait.text[:1], True) > 0 for trait in lines.traits], dtype=bool)
    return [
        _MEET.at(lines.last[before], lines.first),
        _ROOM_LEFT.at(left, chinese, closed, where=old > 0),
        _SEAM_BLANK.at(seam, blank),
        _SEAM_ROOM.at(seam, roomy, closed),
        _GAP.at(blank, closed, np.abs(old - new) < 0.6),
        _FIRST_SHORT.at(buckets(new - lines.width, SHORT), closed, where=(new > 0) & chinese),
        _BLANK_THEN.at(lines.first, closed, where=blank),
        _QUOTE.at(lines.opened < 0, where=lines.opened[before] > 0),
        _HYPHEN.at(lines.first, where=~chinese & (lines.last[before] == ENDS.index("hyphen"))),
        _EQUAL.at(where=level & inked),
    ]


def _affinities(lines: Lines, asked: BoolArray, seams: Seams) -> FloatArray:
    """How well the characters at the seams go together, 0 where nobody asks."""
    out = np.zeros(len(lines))
    for i in np.flatnonzero(asked).tolist():
        out[i] = seams.affinity(lines.traits[i - 1].text, lines.traits[i].text) if i else 0.0
    return out
