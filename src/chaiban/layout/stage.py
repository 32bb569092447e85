"""The door of the layout stage: a page in, its printed lines with their parts out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.sequences import max_marginals
from chaiban.layout.evidence import gather
from chaiban.layout.language import guess_language
from chaiban.layout.measure import infer_measures
from chaiban.layout.plane.stage import lay_out_plane
from chaiban.layout.strips import find_strips
from chaiban.layout.traits import Traits, describe
from chaiban.model.layout import PARTS, Layout, Part, ReadStrip, Strip
from chaiban.model.lexicon import ChainWeights, Seams, Weights
from chaiban.model.page import Page

_OPENERS = np.array([p not in (Part.RUNNING,) and not p.value.endswith("+") for p in PARTS])
_FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Look:
    """What can be seen of a page before anything is decided: one entry a printed line in each list."""

    strips: tuple[Strip, ...]
    traits: list[Traits]
    measures: list[float]
    evidence: list[list[str]]
    side_by_side: bool


def look_at(page: Page, seams: Seams) -> Look:
    """The printed lines of a page with their traits, measures (em) and named evidence."""
    strips, side_by_side = find_strips(page)
    traits = [describe(page.characters[s.start : s.end]) for s in strips]
    chinese = sum(t.chinese for t in traits) * 2 >= len(traits)
    measures: list[float] = infer_measures(np.array([t.width for t in traits]), chinese).tolist()
    return Look(strips, traits, measures, gather(strips, traits, measures, seams), side_by_side)


def lay_out(page: Page, weights: Weights) -> Layout:
    """Every visible line of the page, in reading order, with the best-scoring consistent parts.

    Lines of a dump keep its order unless columns stood side by side. O(lines * parts^2).
    """
    if page.geometry is not None:
        return lay_out_plane(page, weights)
    seen = look_at(page, weights.seams)
    if not seen.strips:
        return Layout(page, guess_language(page.characters), ())
    unary = _unary(seen.evidence, weights.parts)
    steps, start = _steps(weights.parts)
    marginals = max_marginals(unary, steps, start, np.zeros(len(PARTS)))
    read = []
    for i, strip in enumerate(seen.strips):
        order = np.argsort(-marginals[i], kind="stable")
        best, second = int(order[0]), int(order[1])
        opening = float(marginals[i][_OPENERS].max() - marginals[i][~_OPENERS].max())
        read.append(
            ReadStrip(
                strip,
                PARTS[best],
                float(marginals[i, best] - marginals[i, second]),
                PARTS[second],
                seen.traits[i].width,
                seen.measures[i],
                opening,
            )
        )
    return Layout(page, guess_language(page.characters), tuple(read), seen.side_by_side)


def explain_page(page: Page, weights: Weights) -> tuple[tuple[tuple[str, float], ...], ...]:
    """For every strip the evidence that speaks for its part, strongest first, as (name, weight)."""
    layout = lay_out(page, weights)
    if layout.grouping is not None:
        return tuple(() for _ in layout.strips)
    evidence = look_at(page, weights.seams).evidence
    out = []
    for read, names in zip(layout.strips, evidence, strict=True):
        column = PARTS.index(read.part)
        known = weights.parts.rows
        spoken = [(n, float(weights.parts.evidence[known[n], column])) for n in names if n in known]
        out.append(tuple(sorted(((n, w) for n, w in spoken if w), key=lambda x: -abs(x[1]))))
    return tuple(out)


def _unary(evidence: list[list[str]], chain: ChainWeights) -> FloatArray:
    out = np.zeros((len(evidence), len(PARTS)))
    known = chain.rows
    for i, names in enumerate(evidence):
        rows = [row for name in names if (row := known.get(name)) is not None]
        if rows:
            out[i] = chain.evidence[rows].sum(axis=0)
    return out


def _steps(chain: ChainWeights) -> tuple[FloatArray, FloatArray]:
    """Scores of steps between parts; a part that goes on needs its own kind before it."""
    steps = chain.steps.copy()
    start = np.zeros(len(PARTS))
    for j, part in enumerate(PARTS):
        for i, before in enumerate(PARTS):
            if not _may_follow(before, part):
                steps[i, j] = _FORBIDDEN
        if part is Part.RUNNING or part.value.endswith("+"):
            start[j] = _FORBIDDEN
    return steps, start


def _may_follow(before: Part, part: Part) -> bool:
    if part is Part.RUNNING:
        return before in (Part.PARAGRAPH, Part.RUNNING, Part.RESUMED)
    if part.value.endswith("+"):
        return before.value.rstrip("+") == part.value[:-1]
    return True
