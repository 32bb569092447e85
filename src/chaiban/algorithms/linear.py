"""Scores of named evidence."""

from __future__ import annotations

from collections.abc import Mapping


def score(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Log-odds of the evidence under learned weights: the bias and what each name weighs; unknown names weigh 0."""
    return weights.get("bias", 0.0) + sum(v * weights.get(k, 0.0) for k, v in evidence.items())
