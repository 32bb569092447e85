"""What the words of two fragments say of them: whether they speak of the same, and if one goes on from the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.rivals import best_other
from chaiban.articles.fragments import Fragment
from chaiban.model.flow import Flow
from chaiban.model.lexicon import Seams

NO_FIT = -9.0
"""Natural log units: the fit of what can't follow, below all that the model says."""
TORN_SHARE = 0.2
"""Where more than a fifth of the fragments begin in mid-sentence, the dump tore its columns apart."""


def kinship(fragments: Sequence[Fragment]) -> FloatArray:
    """How much each two fragments speak of the same (0 to 1): shared words, those of few fragments counting more."""
    known: dict[str, int] = {}
    said = np.array([known.setdefault(g, len(known)) for f in fragments for g in f.grams], dtype=np.intp)
    rows = np.repeat(np.arange(len(fragments)), [len(f.grams) for f in fragments])
    spread = np.bincount(said, minlength=1)
    shared = spread[said] > 1
    column = np.cumsum(spread > 1) - 1
    table = np.zeros((len(fragments), max(1, int((spread > 1).sum()))))
    table[rows[shared], column[said[shared]]] = spread[said[shared]] ** -0.5
    total = 1.0 + np.bincount(rows, 1.0 / spread[said], len(fragments))
    kin: FloatArray = table @ table.T / np.sqrt(np.outer(total, total))
    np.fill_diagonal(kin, 0.0)
    return kin


@dataclass(frozen=True, slots=True)
class Ties:
    """What the words of the fragments say of each two: `kin` as `kinship` gives it, `fits` how well the second's
    first words go on from the first's last, `beside` the same less the best other pair that either would make. `torn`
    says that the dump tore its columns apart. What the page net says, if it was asked (scaled log-odds): `onward`,
    that the second goes on from the first, `alike`, that both are of one item, `begun`, that a fragment goes on from
    nothing."""

    kin: FloatArray
    fits: FloatArray
    beside: FloatArray
    torn: bool
    onward: FloatArray | None = None
    alike: FloatArray | None = None
    begun: FloatArray | None = None


def ties_of(fragments: Sequence[Fragment], seams: Seams, flow: Flow) -> Ties:
    """The ties between all fragments. Only ends that are open and starts in mid-sentence fit well or badly."""
    count = len(fragments)
    fits = np.zeros((count, count))
    beside = np.zeros((count, count))
    ends = [i for i, fragment in enumerate(fragments) if not fragment.closed]
    starts = [j for j, fragment in enumerate(fragments) if fragment.resumed]
    if flow.ends is not None and ends and starts:
        before = flow.of_ends([fragments[i].draft.value for i in ends])
        after = flow.of_starts([fragments[j].draft.value for j in starts])
        told = flow.fit(before, after).astype(np.float64)
        told[np.equal.outer(ends, starts)] = NO_FIT
        fits[np.ix_(ends, starts)] = told
        rivals = np.maximum(best_other(told, 0, NO_FIT), best_other(told, 1, NO_FIT))
        beside[np.ix_(ends, starts)] = told - np.maximum(0.0, rivals)
    elif ends and starts:
        for i in ends:
            for j in starts:
                a, b = fragments[i], fragments[j]
                if a.chinese and b.chinese:
                    fits[i, j] = seams.affinity(a.draft.value, b.draft.value)
    torn = sum(fragment.resumed for fragment in fragments) > TORN_SHARE * count
    return Ties(kinship(fragments), fits, beside, torn)
