"""Logistic regression on named evidence: Newton's method with a ridge, no randomness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np


def learn_logistic(
    rows: Sequence[Mapping[str, float]],
    right: Sequence[bool],
    ridge: float = 1.0,
    known: Mapping[str, float] | None = None,
    counts: Sequence[float] | None = None,
) -> dict[str, float]:
    """Weights by name ("bias" included), to two decimals, so that log-odds are their weighted sum.

    `known` are weights from which the ridge lets them go only as far as the rows demand; without it from nothing.
    `counts` says how often each row counts; without it once.
    """
    known = known or {}
    names = sorted({name for row in rows for name in row} | (known.keys() - {"bias"}))
    column = {name: i + 1 for i, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for i, row in enumerate(rows):
        for name, value in row.items():
            table[i, column[name]] = value
    target = np.array(right, dtype=float)
    often = np.ones(len(rows)) if counts is None else np.array(counts, dtype=float)
    penalty = np.full(table.shape[1], ridge)
    penalty[0] = ridge if known else 1e-3
    start = np.array([known.get("bias", 0.0), *(known.get(name, 0.0) for name in names)])
    weights = start.copy()
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-np.clip(table @ weights, -30, 30)))
        gradient = table.T @ (often * (target - chance)) - penalty * (weights - start)
        curve = (table * (often * chance * (1 - chance))[:, None]).T @ table + np.diag(penalty)
        step = np.linalg.solve(curve, gradient)
        weights += step
        if float(np.abs(step).max()) < 1e-6:
            break
    return {"bias": round(float(weights[0]), 2)} | {n: round(float(weights[column[n]]), 2) for n in names}
