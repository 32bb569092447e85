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

FLOW_CLOSED = VOCABULARY.family("flow_closed={}", steps(_FIT))
FLOW = VOCABULARY.family("flow={}", steps(_FIT))
FLOW_BESIDE = VOCABULARY.family("flow_beside={}{}", steps(_BESIDE), (0, 1))


def flows_of(heard: Heard, closed: BoolArray) -> tuple[FloatArray, FloatArray]:
    """By line, for the seam above it: the fit, and the fit less that of the best other pair that either of the two
    lines would make on the page. The first line's mean nothing; all zeros where no flow was learned."""
    count = len(heard.ends)
    if not heard.ends.shape[1] or count < 2:
        return np.zeros(count), np.zeros(count)
    fits = (heard.ends @ heard.starts.T).astype(np.float64)
    seams = fits.diagonal(1).copy()
    np.fill_diagonal(fits, _NOTHING)
    fits[np.arange(count - 1), np.arange(1, count)] = _NOTHING
    # A line that ends a sentence makes no pair that could be missed.
    fits[closed] = _NOTHING
    rival = np.maximum(fits.max(axis=1)[:-1], fits.max(axis=0)[1:])
    return np.concatenate([[0.0], seams]), np.concatenate([[0.0], seams - np.maximum(rival, 0.0)])


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
