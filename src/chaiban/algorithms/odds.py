"""Chances as log-odds that count beside other evidence."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray

_FAINT = 0.003
"""A chance below which a "no" is as good as any."""
_SCALE = 3.0
"""What log-odds are divided by, so that they count like other evidence."""


def scaled_odds(chances: FloatArray) -> FloatArray:
    """The log-odds of chances, scaled; what is next to impossible or certain is no more than that."""
    kept = np.clip(chances, _FAINT, 1.0 - _FAINT)
    out: FloatArray = np.log(kept / (1.0 - kept)) / _SCALE
    return out


def odds_of_meeting(some: FloatArray, others: FloatArray) -> FloatArray:
    """Scaled log-odds that two opinions, each chances over the same choices (rows x choices), mean the same choice:
    some x others.

    Two spread opinions meet nowhere: the root keeps what two that are spread alike share.
    """
    return scaled_odds(np.sqrt(some) @ np.sqrt(others).T)
