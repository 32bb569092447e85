"""How well each line's words go on from the line before, beside all other lines of the page."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray
from chaiban.layout.buckets import buckets, steps
from chaiban.layout.lines import Lines
from chaiban.layout.vocabulary import VOCABULARY
from chaiban.model.flow import Heard

_FIT = (-4, -2, -0.5, 1, 2.5, 4, 6)
_BESIDE = (-7, -4, -2, -0.7, 0.7, 2.5)
_NOTHING = -99.0
_LOT = 1_000_000
"""Fits that are worked out at a time, so that what a page needs doesn't grow with its square."""

FLOW_CLOSED = VOCABULARY.family("flow_closed={}", steps(_FIT))
FLOW = VOCABULARY.family("flow={}", steps(_FIT))
FLOW_BESIDE = VOCABULARY.family("flow_beside={}{}", steps(_BESIDE), (0, 1))


def flows_of(heard: Heard, closed: BoolArray) -> tuple[FloatArray, FloatArray]:
    """By line, for the seam above it: the fit, and the fit less that of the best other pair that either of the two
    lines would make on the page. The first line's mean nothing; all zeros where no flow was learned."""
    count = len(heard.ends)
    if not heard.ends.shape[1] or count < 2:
        return np.zeros(count), np.zeros(count)
    seams, onward = np.zeros(count), np.full(count, _NOTHING)
    back = np.full(count, _NOTHING, dtype=np.float32)
    lot = max(1, _LOT // count)
    for start in range(0, count, lot):
        fits = heard.ends[start : start + lot] @ heard.starts.T
        rows = np.arange(len(fits))
        fits[rows, start + rows] = _NOTHING
        followed = rows[start + rows < count - 1]
        seams[start + followed] = fits[followed, start + followed + 1]
        fits[followed, start + followed + 1] = _NOTHING
        # A line that ends a sentence makes no pair that could be missed.
        fits[closed[start : start + lot]] = _NOTHING
        onward[start : start + lot] = fits.max(axis=1)
        np.maximum(back, fits.max(axis=0), out=back)
    rival = np.maximum(onward[:-1], back[1:])
    return np.insert(seams[:-1], 0, 0.0), np.insert(seams[:-1] - np.maximum(rival, 0.0), 0, 0.0)


def say_flows(lines: Lines, heard: Heard) -> list[IntArray]:
    """For the seam above every line its fit and its fit beside its rivals, told apart by whether a sentence ends
    there; nothing where no flow was learned."""
    if not heard.ends.shape[1]:
        return []
    fits, beside = flows_of(heard, lines.closed)
    ended = np.insert(lines.closed[:-1], 0, False)
    fit = buckets(fits, _FIT)
    return [
        FLOW_CLOSED.at(fit, where=ended),
        FLOW.at(fit, where=~ended),
        FLOW_BESIDE.at(buckets(beside, _BESIDE), lines.blanks > 0, where=~ended),
    ]
