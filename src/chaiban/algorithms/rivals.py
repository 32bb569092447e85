"""The best rival of every entry of a table."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray


def best_other(table: FloatArray, axis: int, alone: float = 0.0) -> FloatArray:
    """For each entry the greatest other one along the axis; `alone` where there is no other."""
    if table.shape[axis] < 2:
        return np.full(table.shape, alone)
    ordered = np.sort(table, axis=axis)
    best, second = np.take(ordered, [-1], axis=axis), np.take(ordered, [-2], axis=axis)
    rivals: FloatArray = np.where(table >= best, second, best)
    return rivals
