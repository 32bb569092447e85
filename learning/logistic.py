"""Logistic regression on named evidence: Newton's method with a ridge, no randomness."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def learn_logistic(rows: Sequence[dict[str, float]], right: Sequence[bool], ridge: float = 1.0) -> dict[str, float]:
    """Weights by name ("bias" included), to two decimals, so that log-odds are their weighted sum."""
    names = sorted({name for row in rows for name in row})
    column = {name: i + 1 for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for i, row in enumerate(rows):
        for name, value in row.items():
            table[i, column[name]] = value
    target = np.array(right, dtype=float)
    weights = np.zeros(table.shape[1])
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = 1e-3
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (target - chance) - penalty * weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        weights += step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {"bias": round(float(weights[0]), 2)} | {n: round(float(weights[column[n]]), 2) for n in names}
