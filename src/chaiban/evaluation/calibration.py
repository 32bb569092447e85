"""Whether the confidence of an item tells the right ones from the wrong ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Vote:
    """An item of a reading: the confidence it stated and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Calibration:
    """`auroc`: the chance that a right item is surer than a wrong one (0.5 is guessing), None unless there
    are both. `brier`: mean square of confidence less truth (0 is best), None without items.
    """

    right: int
    wrong: int
    auroc: float | None
    brier: float | None


def calibrate(votes: Iterable[Vote]) -> Calibration:
    """What the votes say of the confidence."""
    cast = list(votes)
    right = sum(vote.right for vote in cast)
    brier = sum((vote.confidence - vote.right) ** 2 for vote in cast) / len(cast) if cast else None
    return Calibration(right, len(cast) - right, _auroc(cast), brier)


def _auroc(votes: list[Vote]) -> float | None:
    """Mann and Whitney's U over its greatest value; ties count half. In whole numbers until the end."""
    at: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for vote in votes:
        at[vote.confidence][vote.right] += 1
    wrong_below = right_seen = twice_won = 0
    for _, (wrong, right) in sorted(at.items()):
        twice_won += right * (2 * wrong_below + wrong)
        wrong_below += wrong
        right_seen += right
    pairs = wrong_below * right_seen
    return twice_won / (2 * pairs) if pairs else None
