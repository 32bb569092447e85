"""The measure (column width in em) that each run of lines was set to, inferred from the lines alone."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.sequences import viterbi

_SWITCH = 3.2
"""Cost of a change of measure, in the unit of the costs below: about three ill-fitting lines."""
_FREE = 1.3
"""Cost of a line that stands in no column (headline, byline): more than a short line, less than an overfull one."""

_TORN = 1.0
"""Further cost of a short line that neither ends a sentence nor had to break there."""


def infer_measures(widths: FloatArray, torn: FloatArray, chinese: bool) -> FloatArray:
    """The measure of each line in em, 0 for a line in no column.

    A column's lines are as wide as its measure (within half an em in Chinese, within a tenth in justified
    Latin type), first lines two em less, last lines any width below; none is wider. `torn` is, for a line that
    ends in mid-sentence, the width that it would have had with the next line's first word, else infinite: such
    a line is not a paragraph's last and falls short only where that word had no room. The cheapest sequence of
    measures wins; O(lines * candidates^2).
    """
    if not len(widths):
        return np.zeros(0)
    step = 0.5 if chinese else 1.0
    rounded = np.round(widths / step) * step
    values, counts = np.unique(rounded[rounded >= 5], return_counts=True)
    keep = values[np.argsort(-counts, kind="stable")[:24]] if len(values) else values
    states = np.concatenate(([0.0], np.sort(keep)))
    slack = np.where(states > 0, (0.55 if chinese else 0.06 * states + 0.4), 0.0)
    short = states[None, :] - widths[:, None]
    full = np.abs(short) <= slack[None, :]
    indented = np.abs(short - 2.0) <= 0.3 if chinese else np.zeros_like(full)
    cost = np.where(full, 0.0, np.where(indented, 0.45, np.where(short > 0, 1.0, 4.0)))
    roomy = states[None, :] - torn[:, None] > slack[None, :]
    cost = np.where(roomy & ~full & ~indented & (short > 0), 1.0 + _TORN, cost)
    # A hanging full stop makes a Chinese line up to one em too long.
    cost = np.where((short < 0) & (short >= -1.05) & ~full & chinese, 0.8, cost)
    cost[:, 0] = _FREE
    switch = np.full((len(states), len(states)), -_SWITCH)
    np.fill_diagonal(switch, 0.0)
    switch[0, :] = switch[:, 0] = -_SWITCH / 2
    switch[0, 0] = 0.0
    zeros = np.zeros(len(states))
    path, _ = viterbi(-cost, switch, zeros, zeros)
    chosen: FloatArray = states[np.array(path)]
    return chosen
