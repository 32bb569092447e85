"""The door of the layout stage: a page in, its printed lines with their parts out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
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
from chaiban.model.explanation import Reason
from chaiban.model.layout import PARTS, Layout, Part, ReadStrip, Strip
from chaiban.model.lexicon import ChainWeights, Weights
from chaiban.model.page import Page

_OPENERS = np.array([p not in (Part.RUNNING,) and not p.value.endswith("+") for p in PARTS])
_FORBIDDEN = -1e4
_BLANK_ROWS = 0.97
"""Share of lines without a blank row above from which on blank rows part nothing on a page."""
_TOUCHING = 3.0
"""What it costs to begin a head anew right below another, natural log units; set on the development split."""
_RANKS = {Part.KICKER: 0, Part.HEADLINE: 1, Part.SUBHEADLINE: 2}


def _begins_anew(before: Part, part: Part) -> bool:
    """True if a heading line of this part can't stand in one head with the heading line before it."""
    above = _RANKS.get(Part(before.value.rstrip("+")))
    return above is not None and part in _RANKS and _RANKS[part] <= above


_HEAD_ANEW = np.array([[-_TOUCHING * _begins_anew(before, part) for part in PARTS] for before in PARTS])


@dataclass(frozen=True, slots=True)
class Look:
    """What can be seen of a page before anything is decided: one entry a printed line in each list."""

    strips: tuple[Strip, ...]
    traits: list[Traits]
    measures: list[float]
    evidence: list[list[str]]
    side_by_side: bool


def look_at(page: Page, weights: Weights) -> Look:
    """The printed lines of a page with their traits, measures (em) and named evidence."""
    strips, side_by_side = find_strips(page)
    traits = [describe(page.characters[s.start : s.end]) for s in strips]
    chinese = sum(t.chinese for t in traits) * 2 >= len(traits)
    widths = np.array([t.width for t in traits])
    measures: list[float] = infer_measures(widths, _torn(traits), chinese).tolist()
    return Look(strips, traits, measures, gather(strips, traits, measures, weights, side_by_side), side_by_side)


def _torn(traits: list[Traits]) -> FloatArray:
    """For a line that ends in mid-sentence its width (em) with the next line's first word, else infinity."""
    out = np.full(len(traits), np.inf)
    for i, (line, after) in enumerate(itertools.pairwise(traits)):
        if not line.ends_sentence and line.last != "close":
            out[i] = line.width + after.token
    return out


def lay_out(page: Page, weights: Weights) -> Layout:
    """Every visible line of the page, in reading order, with the best-scoring consistent parts.

    Lines of a dump keep its order unless columns stood side by side. O(lines * parts^2).
    """
    if page.geometry is not None:
        return lay_out_plane(page, weights)
    seen = look_at(page, weights)
    if not seen.strips:
        return Layout(page, guess_language(page.characters), ())
    unary = _unary(seen.evidence, weights.parts) + _mind_marks(seen.traits)
    steps, start = _steps(weights.parts)
    steps = _mind_blanks(steps, seen.strips)
    marginals = max_marginals(unary, steps, start, np.zeros(len(PARTS)))
    ranked = np.argsort(-marginals, axis=1, kind="stable")[:, :2]
    scores = np.take_along_axis(marginals, ranked, axis=1)
    margins = (scores[:, 0] - scores[:, 1]).tolist()
    openings = (marginals[:, _OPENERS].max(axis=1) - marginals[:, ~_OPENERS].max(axis=1)).tolist()
    read = tuple(
        ReadStrip(strip, PARTS[best], margin, PARTS[second], trait.width, measure, opening)
        for strip, (best, second), margin, trait, measure, opening in zip(
            seen.strips, ranked.tolist(), margins, seen.traits, seen.measures, openings, strict=True
        )
    )
    return Layout(page, guess_language(page.characters), read, seen.side_by_side)


def explain_page(page: Page, weights: Weights) -> tuple[Reason | None, ...]:
    """For every strip what decided about its part; on a page with geometry only for those that open a block."""
    if page.geometry is not None:
        known: dict[int, Reason] = {}
        return tuple(known.get(read.strip.start) for read in lay_out_plane(page, weights, known).strips)
    layout = lay_out(page, weights)
    evidence = look_at(page, weights).evidence
    out = []
    for read, names in zip(layout.strips, evidence, strict=True):
        column = PARTS.index(read.part)
        rows = weights.parts.rows
        spoken = [(n, float(weights.parts.evidence[rows[n], column])) for n in names if n in rows]
        strongest = tuple(sorted(((n, w) for n, w in spoken if w), key=lambda x: -abs(x[1])))
        out.append(Reason("", read.margin, read.runner_up.value, strongest))
    return tuple(out)


def _unary(evidence: list[list[str]], chain: ChainWeights) -> FloatArray:
    known = chain.rows
    rows = [[row for name in names if (row := known.get(name)) is not None] for names in evidence]
    out = np.zeros((len(evidence), len(PARTS)))
    spoken = np.array([i for i, line in enumerate(rows) if line], dtype=np.intp)
    if spoken.size:
        flat = np.fromiter(itertools.chain.from_iterable(rows), np.intp)
        ends = np.cumsum([len(rows[i]) for i in spoken])
        out[spoken] = np.add.reduceat(chain.evidence[flat], np.concatenate(([0], ends[:-1])), axis=0)
    return out


def _mind_marks(traits: Sequence[Traits]) -> FloatArray:
    """A line that is a jump mark and nothing else is no folio line, though 接A1版 ends like one."""
    out = np.zeros((len(traits), len(PARTS)))
    marked = [i for i, line in enumerate(traits) if not {"jump_in", "jump_out"}.isdisjoint(line.marks)]
    out[marked, PARTS.index(Part.FOLIO)] = _FORBIDDEN
    return out


def _steps(chain: ChainWeights) -> tuple[FloatArray, FloatArray]:
    """Scores of steps between parts; a part that goes on needs its own kind before it."""
    return np.where(_ALLOWED, chain.steps, _FORBIDDEN), np.where(_GOES_ON, _FORBIDDEN, 0.0)


def _mind_blanks(steps: FloatArray, strips: Sequence[Strip]) -> FloatArray:
    """The steps of every place. Where blank rows part what doesn't belong together, heads that touch are one."""
    touching = np.array([not strip.blanks for strip in strips[1:]], dtype=bool)
    if touching.mean() > _BLANK_ROWS if len(touching) else True:
        return steps
    out = np.repeat(steps[None], len(touching), axis=0)
    out[touching] += _HEAD_ANEW
    return out


def _may_follow(before: Part, part: Part) -> bool:
    if part is Part.RUNNING:
        return before in (Part.PARAGRAPH, Part.RUNNING, Part.RESUMED)
    if part.value.endswith("+"):
        return before.value.rstrip("+") == part.value[:-1]
    return True


_ALLOWED = np.array([[_may_follow(before, part) for part in PARTS] for before in PARTS])
_GOES_ON = np.array([part is Part.RUNNING or part.value.endswith("+") for part in PARTS])
