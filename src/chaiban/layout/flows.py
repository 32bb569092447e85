"""How well each line's words go on from the line before, beside all other lines of the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.layout.buckets import bucket
from chaiban.layout.traits import Traits
from chaiban.model.flow import Flow

_FIT = (-4, -2, -0.5, 1, 2.5, 4, 6)
_BESIDE = (-7, -4, -2, -0.7, 0.7, 2.5)
_NOTHING = -99.0


def flows_of(traits: Sequence[Traits], flow: Flow) -> tuple[FloatArray, FloatArray]:
    """By line, for the seam above it: the fit, and the fit less that of the best other pair that either of the two
    lines would make on the page. The first line's mean nothing; all zeros where no flow was learned."""
    count = len(traits)
    if flow.ends is None or count < 2:
        return np.zeros(count), np.zeros(count)
    texts = [trait.text for trait in traits]
    fits = flow.fit(flow.of_ends(texts), flow.of_starts(texts)).astype(np.float64)
    seams = fits.diagonal(1).copy()
    np.fill_diagonal(fits, _NOTHING)
    fits[np.arange(count - 1), np.arange(1, count)] = _NOTHING
    # A line that ends a sentence makes no pair that could be missed.
    fits[[trait.ends_sentence for trait in traits]] = _NOTHING
    rival = np.maximum(fits.max(axis=1)[:-1], fits.max(axis=0)[1:])
    return np.concatenate([[0.0], seams]), np.concatenate([[0.0], seams - np.maximum(rival, 0.0)])


def name_flow(fit: float, beside: float, closed: bool, blank: bool) -> list[str]:
    """The seam's fit and its fit beside its rivals, told apart by whether a sentence ends there."""
    if closed:
        return [f"flow_closed={bucket(fit, _FIT)}"]
    return [f"flow={bucket(fit, _FIT)}", f"flow_beside={bucket(beside, _BESIDE)}{int(blank)}"]
