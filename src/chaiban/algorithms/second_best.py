"""The assignment that comes second where one choice of the best is forbidden."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import assignment_score, best_assignment

_NEVER = 1e6


def without_choice(
    scores: FloatArray, chosen: Sequence[int], row: int, unmatched: float = 0.0
) -> tuple[tuple[int, ...], float] | None:
    """The best assignment in which `row` doesn't take what it takes in `chosen`, and by how much it is worse (0 at
    least); None if there is no other.

    A row that stays alone in `chosen` takes something in the other. Scores as in `best_assignment`.
    """
    alone = np.full(len(chosen), unmatched)
    table = scores
    if chosen[row] >= 0:
        table = scores.copy()
        table[row, chosen[row]] = -np.inf
    else:
        alone[row] = -_NEVER
    other = best_assignment(table, alone)
    if other[row] == chosen[row]:
        return None
    lost = assignment_score(scores, tuple(chosen), unmatched) - assignment_score(scores, other, unmatched)
    return other, max(0.0, lost)
