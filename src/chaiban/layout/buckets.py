"""A number as one of a few steps, so that evidence can carry a name."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def bucket(value: float, edges: Sequence[float]) -> int:
    """How many of the rising edges the value has reached."""
    return bisect_right(edges, value)
