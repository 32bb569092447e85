"""What the page net says of lines, said of what is made of them: fragments, heads, stories."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.odds import odds_of_meeting, scaled_odds
from chaiban.articles.units import Unit
from chaiban.model.flow import Reals
from chaiban.model.page_net import Outlook


def openers_of(chances: Reals, units: Sequence[Unit]) -> Reals:
    """The chances of all lines to open the item of each unit, added up over the unit's lines (units x lines), from
    those of every line (lines x lines). The units hold all lines, one after the other."""
    if not chances.size:
        return np.zeros((len(units), 0), np.float32)
    sums: Reals = np.add.reduceat(chances, [unit.at for unit in units], axis=0)
    return sums


def same_item(some: Sequence[Reals], others: Sequence[Reals]) -> FloatArray:
    """Scaled log-odds that some are of one item with others (some x others); zeros if nothing is known."""
    if not some or not others or not len(some[0]):
        return np.zeros((len(some), len(others)))
    left, right = (np.stack(rows).astype(np.float64) for rows in (some, others))
    return odds_of_meeting(left, right)


def goes_on(outlook: Outlook, first: Sequence[int], last: Sequence[int]) -> FloatArray:
    """Scaled log-odds that the text that begins with a line (columns) goes on from the one that ends with a line
    (rows)."""
    return scaled_odds(np.exp(outlook.before[np.ix_(first, last)].astype(np.float64)).T)


def begins(outlook: Outlook, first: Sequence[int]) -> FloatArray:
    """Scaled log-odds that the text that begins with a line goes on from nothing."""
    return scaled_odds(np.exp(outlook.before[first, -1].astype(np.float64)))
