"""Best paths through a chain of states: the best one, and the best through every state at every place."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray


def viterbi(
    unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray
) -> tuple[tuple[int, ...], float]:
    """The best sequence of states and its score.

    `unary` is places x states, `transition[i, j]` is the score of state j right after state i (or
    `transition[place, i, j]` where each of the places - 1 steps has its own), `start` and `end` are scores of the
    first and last state; -inf forbids. The score is the sum of all that the path
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
    step = _step_by_step(transition, len(unary))
    for place in range(len(unary) - 2, -1, -1):
        state = int((reached[place] + step[place][:, state]).argmax())
        path.append(state)
    return tuple(reversed(path)), score


def max_marginals(unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray) -> FloatArray:
    """The score of the best path through each state at each place: places x states.

    The greatest figure of every row is the score of `viterbi`, up to rounding. -inf where no allowed path
    passes. Forward and backward passes in max-plus arithmetic, O(places * states^2).
    """
    _check(unary, transition, start, end)
    if not len(unary):
        return np.zeros(unary.shape)
    # What comes after a place is a forward pass over the mirrored chain, less the place's own score. Both passes go
    # side by side: half as many steps, each over twice as much.
    places, states = unary.shape
    step = _step_by_step(transition, places)
    own = np.stack([unary, unary[::-1]], axis=1)
    came = np.empty_like(own)
    came[0] = start, end
    reached = came[0] + own[0]
    steps = np.empty((2, states, states))
    best = np.maximum.reduce
    for ahead, back, here, score in zip(step, step[::-1].transpose(0, 2, 1), came[1:], own[1:], strict=True):
        np.add(ahead, reached[0, :, None], out=steps[0])
        np.add(back, reached[1, :, None], out=steps[1])
        best(steps, axis=1, out=here)
        np.add(here, score, out=reached)
    found: FloatArray = came[:, 0] + unary + came[::-1, 1]
    return found


def _forward(unary: FloatArray, transition: FloatArray, start: FloatArray) -> FloatArray:
    """The score of the best path that ends in each state at each place, that place included."""
    reached = np.empty(unary.shape)
    reached[0] = start + unary[0]
    step = _step_by_step(transition, len(unary))
    steps = np.empty(transition.shape[-2:])
    best = np.maximum.reduce
    for own, before, here, there in zip(unary[1:], reached[:-1, :, None], step, reached[1:], strict=True):
        np.add(here, before, out=steps)
        best(steps, axis=0, out=there)
        there += own
    return reached


def _step_by_step(transition: FloatArray, places: int) -> FloatArray:
    """The scores of each of the steps between places; a view, nothing is copied."""
    if transition.ndim == 3:
        return transition
    return np.broadcast_to(transition, (max(0, places - 1), *transition.shape))


def _check(unary: FloatArray, transition: FloatArray, start: FloatArray, end: FloatArray) -> None:
    if unary.ndim != 2 or unary.shape[1] == 0:
        raise ValueError(f"unary must be places x states with at least one state, not of shape {unary.shape}")
    states = unary.shape[1]
    shapes = ((states, states), (max(0, len(unary) - 1), states, states))
    if transition.shape not in shapes or start.shape != (states,) or end.shape != (states,):
        raise ValueError(
            f"for {states} states: transition {transition.shape}, start {start.shape} and end {end.shape} do not fit"
        )
    for name, scores in (("unary", unary), ("transition", transition), ("start", start), ("end", end)):
        if np.isnan(scores).any() or np.isposinf(scores).any():
            raise ValueError(f"{name} must be below +inf and not NaN")
