"""Scores of named evidence: of one thing, or of a whole table of things at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from chaiban.algorithms.arrays import BoolArray, FloatArray, IntArray


def score(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of the evidence under learned weights: the bias and what each name weighs; unknown names weigh 0."""
    total = 0.0
    weight_of = weights.get
    for name, value in evidence.items():
        if weight := weight_of(name):
            total += value * weight
    return weights.get("bias", 0.0) + total


class Column(NamedTuple):
    """One kind of evidence over a table: which of `names` each entry has (-1: none), and what it counts there."""

    names: Sequence[str]
    which: IntArray
    value: FloatArray | float = 1.0


def column(
    names: Sequence[str], which: IntArray | BoolArray | int, where: BoolArray, value: FloatArray | float = 1.0
) -> Column:
    """The evidence where it is there at all."""
    return Column(names, np.where(where, which, -1), value)


def score_table(columns: Sequence[Column], weights: Mapping[str, float], marks: Sequence[str] = ("",)) -> FloatArray:
    """What `score` says of every entry of a table, but for the bias, with each of the marks before the names (marks x
    table)."""
    total: FloatArray = np.zeros((len(marks), *columns[0].which.shape))
    for names, which, value in columns:
        # Number -1 takes the last weight, that of nothing.
        listed = [[*(weights.get(mark + name, 0.0) for name in names), 0.0] for mark in marks]
        total += np.array(listed)[:, which] * value
    return total


def named_entries(columns: Sequence[Column], mark: str = "") -> list[dict[str, float]]:
    """The evidence of every entry by its names, row by row; `mark` is put before the names."""
    shape = columns[0].which.shape
    out: list[dict[str, float]] = [{} for _ in range(columns[0].which.size)]
    for names, which, value in columns:
        values = np.broadcast_to(value, shape).ravel().tolist()
        for entry, number, one in zip(out, which.ravel().tolist(), values, strict=True):
            if number >= 0:
                entry[mark + names[number]] = one
    return out
