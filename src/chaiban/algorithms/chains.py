"""Chains out of a choice of successors: circles opened where they hold least, and the chains read off."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.algorithms.arrays import FloatArray


def open_circles(chosen: list[int], scores: FloatArray) -> None:
    """Take back, in place, the weakest choice of every circle (among equals that of the lowest number).

    `chosen[i]` is what follows i, -1 if nothing does, and nothing follows two; `scores[i, j]` is how good it
    is that j follows i.
    """
    seen: set[int] = set()
    for start in range(len(chosen)):
        trail: list[int] = []
        at = start
        while at >= 0 and at not in seen and at not in trail:
            trail.append(at)
            at = chosen[at]
        if at in trail:
            circle = trail[trail.index(at) :]
            weakest = min(circle, key=lambda i: (scores[i, chosen[i]], i))
            chosen[weakest] = -1
        seen.update(trail)


def chains_of(chosen: Sequence[int]) -> list[list[int]]:
    """The chains of numbers, in the order of their first; without circles every number is in one."""
    followed = {j for j in chosen if j >= 0}
    chains = []
    for start in range(len(chosen)):
        if start in followed:
            continue
        chain, at = [], start
        while at >= 0:
            chain.append(at)
            at = chosen[at]
        chains.append(chain)
    return chains
