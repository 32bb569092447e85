"""Learning from choices: which of several rivals is right, or none (McFadden, conditional logit, 1974)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Choice:
    """Rivals by their evidence and the number of the right one, -1 if none is; "none" scores 0."""

    rivals: tuple[Mapping[str, float], ...]
    right: int


def learn_choices(
    choices: Sequence[Choice], prior: Mapping[str, float], ridge: float = 10.0, steps: int = 12
) -> dict[str, float]:
    """Weights by name ("bias" included), to two decimals, that make the right rivals likely.

    They are drawn towards `prior`, the more the higher `ridge`; Newton's method, no randomness. Names that
    `prior` lacks are drawn towards 0.
    """
    names = sorted({name for choice in choices for rival in choice.rivals for name in rival} | set(prior) | {"bias"})
    column = {name: i for i, name in enumerate(names)}
    tables = [_table(choice, column) for choice in choices]
    middle = np.array([prior.get(name, 0.0) for name in names])
    weights = middle.copy()
    for _ in range(steps):
        gradient = -ridge * (weights - middle)
        curve = ridge * np.eye(len(names))
        for table, choice in zip(tables, choices, strict=True):
            scores = np.clip(table @ weights, -60, 60)
            odds = np.exp(scores - scores.max())
            chance = odds / odds.sum()
            expected = chance @ table
            gradient += table[choice.right] - expected
            curve += (table * chance[:, None]).T @ table - np.outer(expected, expected)
        step = np.linalg.solve(curve, gradient)
        weights = weights + step * min(1.0, 2.0 / max(1e-9, float(np.abs(step).max())))
        if float(np.abs(step).max()) < 1e-4:
            break
    return {name: round(float(weights[column[name]]), 2) for name in names}


def _table(choice: Choice, column: Mapping[str, int]) -> np.ndarray:
    """A row a rival, the last one for none, so that number -1 is right for it too."""
    table = np.zeros((len(choice.rivals) + 1, len(column)))
    for row, rival in enumerate(choice.rivals):
        table[row, column["bias"]] = 1.0
        for name, value in rival.items():
            table[row, column[name]] = value
    return table
