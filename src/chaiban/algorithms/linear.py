"""Scores of named evidence."""

from __future__ import annotations

from collections.abc import Mapping


def score(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of the evidence under learned weights: the bias and what each name weighs; unknown names weigh 0."""
    total = 0.0
    weight_of = weights.get
    for name, value in evidence.items():
        if weight := weight_of(name):
            total += value * weight
    return weights.get("bias", 0.0) + total
