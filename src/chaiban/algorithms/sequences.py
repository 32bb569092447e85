"""Best paths through a chain of states: the best one, and the best through every state at every place."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray, IntArray


def viterbi(
    unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray
) -> tuple[tuple[int, ...], float]:
    """The best sequence of states and its score.

    `unary` is places x states, `transition[i, j]` is the score of state j right after state i, `start` and `end` are
    scores of the first and last state; -inf forbids. The score is the sum of all that the path
    uses; among equals the lower last state wins, then the lower one before it. No places: ((), 0.0). If
    every path is forbidden the score is -inf and the path means nothing. O(places * states^2).
    """
    _check(unary, transition, start, end)
    if not len(unary):
        return (), 0.0
    reached = _forward(unary, transition, start)
    final = reached[-1] + end
    state = int(final.argmax())
    score = float(final[state])
    path = [state]
    for before in reached[-2::-1]:
        state = int((before + transition[:, state]).argmax())
        path.append(state)
    return tuple(reversed(path)), score


def max_marginals(
    unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray, kinds: IntArray | None = None
) -> FloatArray:
    """The score of the best path through each state at each place: places x states.

    The greatest figure of every row is the score of `viterbi`, up to rounding. -inf where no allowed path
    passes. Where not all steps are alike `transition` has a table for each kind of step, and `kinds` says which of
    them each of the places - 1 steps is. Forward and backward passes in max-plus arithmetic, O(places * states^2).
    """
    tables = transition if kinds is not None else transition[None]
    kind_of = [0] * max(0, len(unary) - 1) if kinds is None else kinds.tolist()
    for table in tables:
        _check(unary, table, start, end)
    if len(kind_of) != max(0, len(unary) - 1):
        raise ValueError(f"{len(unary)} places do not fit {len(kind_of)} steps")
    if not len(unary):
        return np.zeros(unary.shape)
    # What comes after a place is a forward pass over the mirrored chain, less the place's own score. Both passes go
    # side by side: half as many steps, each over twice as much.
    both = {
        (k, m): np.stack([tables[k], tables[m].T], axis=1) for k, m in set(zip(kind_of, kind_of[::-1], strict=True))
    }
    own = np.stack([unary, unary[::-1]], axis=1)
    came = np.empty_like(own)
    came[0] = start, end
    reached = came[0] + own[0]
    here = reached.T[:, :, None]
    steps = np.empty((unary.shape[1], 2, unary.shape[1]))
    add, best = np.add, np.maximum.reduce
    # Once a line each: what counts here is how many calls there are.
    for kind, best_here, score in zip(zip(kind_of, kind_of[::-1], strict=True), came[1:], own[1:], strict=True):
        add(both[kind], here, steps)
        best(steps, 0, None, best_here)
        add(best_here, score, reached)
    found: FloatArray = came[:, 0] + unary + came[::-1, 1]
    return found


def _forward(unary: FloatArray, transition: FloatArray, start: FloatArray) -> FloatArray:
    """The score of the best path that ends in each state at each place, that place included."""
    reached = np.empty(unary.shape)
    reached[0] = start + unary[0]
    steps = np.empty(transition.shape)
    add, best = np.add, np.maximum.reduce
    for own, before, there in zip(unary[1:], reached[:-1, :, None], reached[1:], strict=True):
        add(transition, before, steps)
        best(steps, 0, None, there)
        add(there, own, there)
    return reached


def _check(unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray) -> None:
    if unary.ndim != 2 or unary.shape[1] == 0:
        raise ValueError(f"unary must be places x states with at least one state, not of shape {unary.shape}")
    states = unary.shape[1]
    if transition.shape != (states, states) or start.shape != (states,) or end.shape != (states,):
        raise ValueError(
            f"for {states} states: transition {transition.shape}, start {start.shape} and end {end.shape} do not fit"
        )
    for name, scores in (("unary", unary), ("transition", transition), ("start", start), ("end", end)):
        if np.isnan(scores).any() or np.isposinf(scores).any():
            raise ValueError(f"{name} must be below +inf and not NaN")
