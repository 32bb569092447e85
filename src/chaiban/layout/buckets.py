"""Numbers as one of a few steps, so that evidence can carry a name."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import FloatArray, IntArray


def buckets(values: FloatArray | IntArray, edges: Sequence[float]) -> IntArray:
    """How many of the rising edges each value has reached."""
    found: IntArray = np.searchsorted(edges, values, side="right")
    return found


def steps(edges: Sequence[float]) -> range:
    """All that `buckets` can say with these edges."""
    return range(len(edges) + 1)
