"""The door of the layout stage: a page in, its printed lines with their parts out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from chaiban.algorithms.arrays import FloatArray, IntArray
from chaiban.algorithms.sequences import max_marginals
from chaiban.layout.evidence import gather
from chaiban.layout.hanging import goes_on
from chaiban.layout.language import guess_language
from chaiban.layout.lines import Lines, lines_of
from chaiban.layout.measure import infer_measures
from chaiban.layout.sight import take_sight
from chaiban.layout.strips import Parted, find_strips, part_columns
from chaiban.layout.traits import Traits, describe
from chaiban.layout.vocabulary import Evidence
from chaiban.model.explanation import Reason
from chaiban.model.flow import Heard
from chaiban.model.layout import PARTS, Layout, Part, ReadStrip, Strip
from chaiban.model.lexicon import ChainWeights, Weights
from chaiban.model.page import Page
from chaiban.model.page_net import Outlook
from chaiban.model.said import Said

_OPENERS = np.array([p not in (Part.RUNNING,) and not p.value.endswith("+") for p in PARTS])
_FORBIDDEN = -1e4
_BLANK_ROWS = 0.97
"""Share of lines without a blank row above from which on blank rows part nothing on a page."""
LONGEST = 2500
"""Lines of the longest page that the page net is asked about: what it needs grows with their square."""
_NET_CHINESE, _NET_LATIN = 0.5, 0.3
"""What the page net counts for in a line's part on Chinese pages and others, named evidence for the rest; set
on the development split."""
_SET_IN = (1.8, 2.2)
"""Em of white before a line that opens a Chinese paragraph, where a dump kept it."""
_TOUCHING = 3.0
"""What it costs to begin a head anew right below another, natural log units; set on the development split."""
_RANKS = {Part.KICKER: 0, Part.HEADLINE: 1, Part.SUBHEADLINE: 2}


def _begins_anew(before: Part, part: Part) -> bool:
    """True if a heading line of this part can't stand in one head with the heading line before it."""
    above = _RANKS.get(Part(before.value.rstrip("+")))
    return above is not None and part in _RANKS and _RANKS[part] <= above


_HEAD_ANEW = np.array([[-_TOUCHING * _begins_anew(before, part) for part in PARTS] for before in PARTS])
_WAITING = 2.0
"""What it costs to leave a head's line alone whose last word waits for the next; set on the development split."""


def _leaves_waiting(before: Part, part: Part) -> bool:
    """True unless a line of a head goes on in one of the same part."""
    own = Part(before.value.rstrip("+"))
    return own in _RANKS and part.value != own.value + "+"


_CUT_SHORT = np.array([[-_WAITING * _leaves_waiting(before, part) for part in PARTS] for before in PARTS])


@dataclass(frozen=True, slots=True)
class Look:
    """What can be seen of a page before anything is decided: one entry a printed line in each list."""

    strips: tuple[Strip, ...]
    lines: Lines
    heard: Heard
    evidence: Evidence
    side_by_side: bool


def look_at(page: Page, weights: Weights) -> Look:
    """The printed lines of a page with their traits, measures (em) and named evidence."""
    return _look_at(page, part_columns(page), weights)


def _look_at(page: Page, parted: Parted | None, weights: Weights) -> Look:
    strips = find_strips(page, parted)
    traits = [describe(page.characters[s.start : s.end]) for s in strips]
    heard = weights.flow.hear([trait.text for trait in traits])
    return _look(strips, traits, heard, parted is not None, weights)


def _look(
    strips: tuple[Strip, ...], traits: Sequence[Traits], heard: Heard, side_by_side: bool, weights: Weights
) -> Look:
    widths = np.array([t.width for t in traits])
    measures = infer_measures(widths, _torn(traits), _mostly_chinese(traits))
    lines = lines_of(strips, traits, measures)
    return Look(strips, lines, heard, gather(lines, heard, weights, side_by_side), side_by_side)


def _in_new_order(seen: Look, strips: tuple[Strip, ...], weights: Weights) -> Look:
    """The same lines once more, as they stand now. What a line is shows better where it is read."""
    number_of = {strip.start: number for number, strip in enumerate(seen.strips)}
    order = [number_of[strip.start] for strip in strips]
    return _look(strips, [seen.lines.traits[n] for n in order], seen.heard.picked(order), seen.side_by_side, weights)


def _mostly_chinese(traits: Sequence[Traits]) -> bool:
    return sum(trait.chinese for trait in traits) * 2 >= len(traits)


def weigh(seen: Look, weights: Weights) -> tuple[FloatArray, Outlook | None]:
    """Of every line the score of the page's best sequence in which it is each part, and what the page net says.

    The net hears the chain of parts, then the chain hears the net. It says nothing of pages that are longer than any
    that it can look at at once.
    """
    said = seen.evidence.said(0, LONGEST)
    named = _unary(said, seen.evidence, weights.parts) + _mind_marks(seen.lines.traits) + _mind_indents(seen)
    kinds = _kinds_of_steps(seen)
    marginals = best_through(named, kinds, weights.parts.steps)
    if weights.net is None or len(seen.strips) > LONGEST:
        return marginals, None
    outlook = weights.net.look_at(take_sight(seen.heard, seen.lines.words, said, marginals))
    net = net_share(seen)
    unary = (1.0 - net) * named + net * outlook.parts
    return best_through(unary, kinds, (1.0 - net) * weights.parts.steps), outlook


def net_share(seen: Look) -> float:
    """What the page net counts for on a page, 0 to 1."""
    return _NET_CHINESE if _mostly_chinese(seen.lines.traits) else _NET_LATIN


def best_through(unary: FloatArray, kinds: IntArray, steps: FloatArray) -> FloatArray:
    """The score of the best sequence through each part of each line (lines x parts); `kinds` are those of the steps
    between lines."""
    allowed = np.where(_ALLOWED, steps, _FORBIDDEN)
    anew = allowed + _HEAD_ANEW
    tables = np.stack([allowed, anew, allowed + _CUT_SHORT, anew + _CUT_SHORT])
    opens = np.where(_GOES_ON, _FORBIDDEN, 0.0)
    return max_marginals(unary, tables, opens, np.zeros(len(PARTS)), kinds)


def _kinds_of_steps(seen: Look) -> IntArray:
    """Of every step between lines: 1 where heads that touch are one, 2 where a head's line can't end, 3 for both."""
    return _mind_blanks(seen.strips) + 2 * goes_on(seen.lines).astype(np.intp)


def _torn(traits: Sequence[Traits]) -> FloatArray:
    """For a line that ends in mid-sentence its width (em) with the next line's first word, else infinity."""
    out = np.full(len(traits), np.inf)
    for i, (line, after) in enumerate(itertools.pairwise(traits)):
        if not line.ends_sentence and line.last != "close":
            out[i] = line.width + after.token
    return out


def lay_out(page: Page, weights: Weights) -> Layout:
    """Every visible line of the page, in reading order, with the best-scoring consistent parts.

    Lines of a dump keep its order unless columns stood side by side: then they are grouped into items by their places
    in the text. O(lines * parts^2).
    """
    if page.geometry is not None:
        # The engine of pages with geometry is loaded when there is one: most dumps do without it.
        from chaiban.layout.plane.stage import lay_out_plane

        return lay_out_plane(page, weights)
    return _lay_out_dump(page, weights)[1]


def _lay_out_dump(page: Page, weights: Weights) -> tuple[Look, Layout]:
    """A dump's layout, and what it was decided on."""
    parted = part_columns(page)
    seen = _look_at(page, parted, weights)
    if parted is None or not seen.strips:
        return seen, _read(page, seen, weights)
    return _impose(page, parted, seen, _read_twice(page, parted, seen, weights), weights)


def _impose(page: Page, parted: Parted, seen: Look, read: Layout, weights: Weights) -> tuple[Look, Layout]:
    """The lines item by item and read anew in that order, by what they were `read` as, block by block."""
    from chaiban.layout.forme.items import impose

    imposed = impose(page, parted, seen.lines.traits, read.strips, read.outlook, weights)
    again = _in_new_order(seen, imposed.strips, weights)
    return again, replace(_read(page, again, weights), grouping=imposed.grouping, runners_up=imposed.runners_up)


def _read_twice(page: Page, parted: Parted, seen: Look, weights: Weights) -> Layout:
    """The lines of blocks, block by block, read so and once more in the order of the items that they seem to make."""
    from chaiban.layout.forme.again import back_in_order

    first = _read(page, seen, weights)
    return back_in_order(first, _impose(page, parted, seen, first, weights)[1])


def lay_out_by_blocks(page: Page, weights: Weights) -> Layout:
    """A dump's lines in the order of `look_at`, with their parts and without items: what is learned from."""
    return _read(page, look_at(page, weights), weights)


def _read(page: Page, seen: Look, weights: Weights) -> Layout:
    if not seen.strips:
        return Layout(page, guess_language(page.characters), ())
    marginals, outlook = weigh(seen, weights)
    ranked = np.argsort(-marginals, axis=1, kind="stable")[:, :2]
    scores = np.take_along_axis(marginals, ranked, axis=1)
    margins = (scores[:, 0] - scores[:, 1]).tolist()
    openings = (marginals[:, _OPENERS].max(axis=1) - marginals[:, ~_OPENERS].max(axis=1)).tolist()
    read = tuple(
        ReadStrip(strip, PARTS[best], margin, PARTS[second], trait.width, measure, opening)
        for strip, (best, second), margin, trait, measure, opening in zip(
            seen.strips,
            ranked.tolist(),
            margins,
            seen.lines.traits,
            seen.lines.measure.tolist(),
            openings,
            strict=True,
        )
    )
    return Layout(page, guess_language(page.characters), read, seen.side_by_side, outlook=outlook)


def explain_page(page: Page, weights: Weights) -> tuple[Reason | None, ...]:
    """For every strip what decided about its part; on a page with geometry only for those that open a block."""
    if page.geometry is not None:
        from chaiban.layout.plane.stage import lay_out_plane

        known: dict[int, Reason] = {}
        return tuple(known.get(read.strip.start) for read in lay_out_plane(page, weights, known).strips)
    seen, layout = _lay_out_dump(page, weights)
    rows, outlook = weights.parts.rows, layout.outlook
    net = 0.0 if outlook is None else net_share(seen)
    out = []
    for number, (read, names) in enumerate(zip(layout.strips, seen.evidence, strict=True)):
        column = PARTS.index(read.part)
        spoken = [(n, (1.0 - net) * float(weights.parts.evidence[rows[n], column])) for n in names if n in rows]
        if outlook is not None:
            others = np.delete(outlook.parts[number], column)
            spoken.append(("page_net", net * float(outlook.parts[number, column] - others.max())))
        strongest = tuple(sorted(((n, w) for n, w in spoken if w), key=lambda x: -abs(x[1])))
        out.append(Reason("", read.margin, read.runner_up.value, strongest))
    return tuple(out)


def _unary(said: Said, evidence: Evidence, chain: ChainWeights) -> FloatArray:
    """What the evidence says of each line's parts: lines x parts. `said` is that of the first lines, counted; a page
    that is longer is gone through in lots, so that what they need doesn't grow with the page."""
    lots = [said.total(chain.rows, chain.evidence)]
    for start in range(len(said), len(evidence), LONGEST):
        lots.append(evidence.said(start, start + LONGEST).total(chain.rows, chain.evidence))
    return np.concatenate(lots)


def _mind_marks(traits: Sequence[Traits]) -> FloatArray:
    """A line that is a jump mark and nothing else is no folio line, though 接A1版 ends like one."""
    out = np.zeros((len(traits), len(PARTS)))
    marked = [i for i, line in enumerate(traits) if not {"jump_in", "jump_out"}.isdisjoint(line.marks)]
    out[marked, PARTS.index(Part.FOLIO)] = _FORBIDDEN
    return out


def _mind_indents(seen: Look) -> FloatArray:
    """After the end of a sentence a Chinese line that is set in by two characters opens a paragraph."""
    out = np.zeros((len(seen.strips), len(PARTS)))
    if not seen.side_by_side:
        lines = seen.lines
        set_in = (lines.indent >= _SET_IN[0]) & (lines.indent <= _SET_IN[1])
        out[np.insert(lines.closed[:-1], 0, False) & lines.chinese & set_in, PARTS.index(Part.RUNNING)] = _FORBIDDEN
    return out


def _mind_blanks(strips: Sequence[Strip]) -> IntArray:
    """Of every step between lines 1 where heads that touch are one: where no blank row parts them, on a page whose
    blank rows part what doesn't belong together; else 0."""
    touching = np.array([not strip.blanks for strip in strips[1:]], dtype=np.intp)
    parted = len(touching) > 0 and touching.mean() <= _BLANK_ROWS
    return touching if parted else np.zeros_like(touching)


def _may_follow(before: Part, part: Part) -> bool:
    if part is Part.RUNNING:
        return before in (Part.PARAGRAPH, Part.RUNNING, Part.RESUMED)
    if part.value.endswith("+"):
        return before.value.rstrip("+") == part.value[:-1]
    return True


_ALLOWED = np.array([[_may_follow(before, part) for part in PARTS] for before in PARTS])
_GOES_ON = np.array([part is Part.RUNNING or part.value.endswith("+") for part in PARTS])
