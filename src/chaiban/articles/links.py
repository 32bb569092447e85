"""Which fragment of running text goes on in which: evidence, scores and the best joint choice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.assignment import best_assignment
from chaiban.algorithms.chains import open_circles
from chaiban.algorithms.linear import score
from chaiban.articles.fragments import Fragment
from chaiban.articles.ties import Ties
from chaiban.articles.units import Sort, Unit

Seam: TypeAlias = tuple[int, int, tuple[Sort, ...]]
"""Two fragments, and what stands between them where they are neighbours."""


def link_evidence(
    i: int, j: int, fragments: Sequence[Fragment], units: Sequence[Unit], ties: Ties
) -> dict[str, float]:
    """Named evidence for "fragment j goes on from fragment i"; numbers are 0/1 or small scores."""
    a, b = fragments[i], fragments[j]
    kin = ties.kin
    state = ("c" if a.closed else "o") + ("r" if b.resumed else "p")
    near = j == i + 1
    names: dict[str, float] = {}
    names[f"{'torn' if ties.torn else 'calm'}:{'n' if near else 'f'}:{state}"] = 1.0
    kind = "next" if near else "later" if j > i else "earlier"
    names[f"{kind}:{state}"] = 1.0
    if near:
        # Three fragments on either side of the seam: what a story speaks of shows in more than one paragraph.
        around = kin[max(0, i - 2) : i + 1, j : j + 3]
        names[f"around:{state}"] = min(2.0, 8.0 * float(around.mean()))
        names[f"around:none:{state}"] = float(around.max() < 0.01)
        between = sorts_between(a, b, units)
        if not between:
            names[f"touching:{state}"] = 1.0
            names[f"touching:blank{min(b.blanks, 1)}{state}"] = 1.0
        for sort in between:
            names[f"over:{sort.value}:{state}"] = 1.0
            names[f"over:{sort.value}:{'lead' if b.leads else 'bare'}"] = 1.0
    else:
        names[f"far:{state}"] = 0.3 * math.log1p(abs(j - i))
    alike = abs(a.measure - b.measure) < 0.6 if a.measure and b.measure else False
    names[f"measure:{'same' if alike else 'other'}:{'n' if near else 'f'}"] = 1.0
    if state == "or":
        side = "n" if near else "f"
        names[f"seam:{side}"] = max(-3.0, min(5.0, float(ties.fits[i, j]))) / 2
        names[f"seam:beside:{side}"] = max(-4.0, min(2.0, float(ties.beside[i, j]))) / 2
    if state == "or" and not a.chinese:
        names[f"latin:{_latin_seam(a.draft.value, b.draft.value)}"] = 1.0
    if b.leads:
        names["lead"] = 1.0
    if a.leaves:
        names["leaves"] = 1.0
    if a.opened > 0:
        names[f"quote:{'closes' if b.opened < 0 else 'stays'}"] = 1.0
    elif b.opened < 0:
        names["quote:unopened"] = 1.0
    place = "n" if near else "f"
    if ties.onward is not None and ties.alike is not None and ties.begun is not None:
        told = {"onward": ties.onward[i, j], "alike": ties.alike[i, j], "begun": ties.begun[j]}
        script = "z" if a.chinese else "l"
        for name, odds in told.items():
            names[f"net:{name}:{script}"] = names[f"net:{name}:{place}:{state}"] = float(odds)
            names[f"net:{name}:{script}:{place}"] = float(odds)
    names[f"kin:{place}:{state}"] = min(2.0, 8.0 * float(kin[i, j]))
    # Kin to nothing else on the page as to this: a share of the closest relation of either side.
    names[f"closest:{place}:{state}"] = float(kin[i, j] / max(1e-6, kin[i].max(), kin[j].max()))
    return names


def sorts_between(a: Fragment, b: Fragment, units: Sequence[Unit]) -> tuple[Sort, ...]:
    """What stands between two fragments, each sort once."""
    return tuple(dict.fromkeys(unit.sort for unit in units[a.place + 1 : b.place]))


def _latin_seam(before: str, after: str) -> str:
    last, first = before[-1:], after[:1]
    end = "hyphen" if last == "-" else "comma" if last in ",;:" else "word"
    return f"{end}>{'lower' if first.islower() else 'upper' if first.isupper() else 'sign'}"


def candidates(fragments: Sequence[Fragment]) -> list[tuple[int, int]]:
    """Pairs worth asking about: neighbours, open ends with resumed starts, block ends with block starts."""
    resumed = [j for j, b in enumerate(fragments) if b.resumed]
    anew = [j for j, b in enumerate(fragments) if not b.resumed and not b.leads and _begins_block(fragments, j)]
    pairs = []
    for i, a in enumerate(fragments):
        if not a.closed:
            follow = set(resumed)
        elif _ends_block(fragments, i):
            follow = {j for j in anew if abs(i - j) <= 40}
        else:
            follow = set()
        if i + 1 < len(fragments):
            follow.add(i + 1)
        pairs += [(i, j) for j in sorted(follow - {i})]
    return pairs


def _ends_block(fragments: Sequence[Fragment], i: int) -> bool:
    """True if something stands between a fragment and the next: only then does a closed end link far away."""
    return (
        i + 1 >= len(fragments)
        or fragments[i + 1].place > fragments[i].place + 1
        or fragments[i + 1].resumed
        or fragments[i + 1].leads
    )


def _begins_block(fragments: Sequence[Fragment], j: int) -> bool:
    """True if something stands before a fragment: only then may a closed end link to it from afar."""
    return j == 0 or fragments[j].place > fragments[j - 1].place + 1 or not fragments[j - 1].closed


def link_table(
    fragments: Sequence[Fragment],
    units: Sequence[Unit],
    ties: Ties,
    weights: Mapping[str, float],
    heard: dict[Seam, float],
    asked: Sequence[tuple[int, int]],
) -> FloatArray:
    """How good it is that the fragment of a column goes on from that of a row; -inf where nobody asked.

    `asked` are the pairs of `candidates`. `heard` keeps the scores of pairs: only what stands between neighbours
    changes with another reading of the page.
    """
    count = len(fragments)
    table = np.full((count, count), -np.inf)
    costs = [orphan_cost(j, fragments, units) for j in range(count)]
    for i, j in asked:
        seam: Seam = (i, j, sorts_between(fragments[i], fragments[j], units) if j == i + 1 else ())
        known = heard.get(seam)
        if known is None:
            known = heard[seam] = score(link_evidence(i, j, fragments, units, ties), weights)
        table[i, j] = known + costs[j] - OTHER_SCRIPT * (fragments[i].chinese != fragments[j].chinese)
    return table


def choose_links(table: FloatArray) -> tuple[list[int], list[float], float]:
    """For each fragment the one it goes on in (-1: none) the margins, and the total score; no circles."""
    if not len(table):
        return [], [], 0.0
    chosen = list(best_assignment(table))
    open_circles(chosen, table)
    rivals = table.copy()
    for i, j in enumerate(chosen):
        if j >= 0:
            rivals[i, j] = -np.inf
    over, beside = rivals.max(axis=1, initial=0.0), rivals.max(axis=0, initial=0.0)
    margins = [
        float(table[i, j] - max(over[i], beside[j])) if j >= 0 else float(-over[i]) for i, j in enumerate(chosen)
    ]
    return chosen, margins, float(sum(table[i, j] for i, j in enumerate(chosen) if j >= 0))


# Costs of leaving a fragment without a forerunner, in natural log units, set on the development split.
ORPHAN_RESUMED = 5.0
ORPHAN_BARE = 2.5
OTHER_SCRIPT = 4.0
"""What it costs that a Chinese text goes on in Latin letters, or the other way round; a guess from below."""


def orphan_cost(j: int, fragments: Sequence[Fragment], units: Sequence[Unit]) -> float:
    """What it costs to begin a story with fragment j: most stories show a head or a lead-in at their beginning."""
    fragment = fragments[j]
    if fragment.leads:
        return 0.0
    if fragment.resumed:
        return ORPHAN_RESUMED
    before = units[fragment.place - 1].sort if fragment.place else Sort.HEAD
    return 0.0 if before in (Sort.HEAD, Sort.BYLINE, Sort.JUMP) else ORPHAN_BARE
