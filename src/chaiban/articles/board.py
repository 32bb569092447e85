"""The page laid out for assembly: units, fragments of running text with their lead-ins taken off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.articles.draft import Draft, draft_lines
from chaiban.articles.fragments import Fragment, fragment_of
from chaiban.articles.lead import Trimmed, trim_lead
from chaiban.articles.links import Seam, candidates
from chaiban.articles.outlooks import begins, goes_on, openers_of, same_item
from chaiban.articles.ties import Ties, ties_of
from chaiban.articles.units import Sort, Unit, gather_units
from chaiban.model import marks
from chaiban.model.flow import Flow, Reals
from chaiban.model.layout import Layout, ReadStrip
from chaiban.model.lexicon import Seams, Weights
from chaiban.model.topic import grams_of

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß’'-]{3,}")


_LEAD = 150
"""Characters of a story in which its headline's words come back first."""


@dataclass(frozen=True, slots=True)
class Told:
    """What some units speak of, one after the other, what their first characters do, and how many they have."""

    grams: frozenset[str]
    lead: frozenset[str]
    length: int


@dataclass(frozen=True)
class Board:
    """Units of a page in dump order, the fragment of each text unit, and the page's own words.

    What was worked out is kept: `heard` holds the scores of pairs of fragments, `linked` those of all pairs by
    what the units are held for.
    """

    layout: Layout
    units: tuple[Unit, ...]
    fragments: tuple[Fragment, ...]
    leads: tuple[Trimmed, ...]
    words: frozenset[str]
    seams: Seams = field(default_factory=Seams)
    flow: Flow = field(default_factory=Flow)
    heard: dict[Seam, float] = field(default_factory=dict)
    linked: dict[tuple[Sort, ...], FloatArray] = field(default_factory=dict)
    _drafts: dict[tuple[int, ...], Draft] = field(default_factory=dict)
    _grams: dict[int, frozenset[str]] = field(default_factory=dict)
    _told: dict[tuple[int, ...], Told] = field(default_factory=dict)
    _openers: dict[tuple[int, ...], Reals] = field(default_factory=dict)

    def draft(self, lines: Sequence[ReadStrip]) -> Draft:
        """The running words of some lines. Made once: the same lines are asked for at every step."""
        key = tuple(line.strip.start for line in lines)
        known = self._drafts.get(key)
        if known is None:
            page = self.layout.page.characters
            spans = [(line.strip.start, line.strip.end) for line in lines]
            known = draft_lines(page, spans, [_is_loose(page[s:e]) for s, e in spans], self.words)
            self._drafts[key] = known
        return known

    @cached_property
    def ties(self) -> Ties:
        """What the words of each two fragments say of them. A page whose stories are known never asks."""
        ties = ties_of(self.fragments, self.seams, self.flow)
        outlook = self.layout.outlook
        if outlook is None or not self.fragments:
            return ties
        held = [self.units[fragment.place] for fragment in self.fragments]
        first, last = [unit.at for unit in held], [unit.at + len(unit.lines) - 1 for unit in held]
        openers = [self.openers((fragment.place,)) for fragment in self.fragments]
        return replace(
            ties,
            onward=goes_on(outlook, first, last),
            alike=same_item(openers, openers),
            begun=begins(outlook, first),
        )

    @cached_property
    def asked(self) -> tuple[tuple[int, int], ...]:
        """The pairs of fragments of which the second may go on from the first."""
        return tuple(candidates(self.fragments))

    @cached_property
    def _sums(self) -> Reals:
        """Of every unit the chances of all lines to open its item, added up over its lines; of no line where the page
        net wasn't asked."""
        outlook = self.layout.outlook
        chances: Reals = np.zeros((0, 0), np.float32) if outlook is None else np.exp(outlook.opener[:, :-1])
        return openers_of(chances, self.units)

    def openers(self, places: tuple[int, ...]) -> Reals:
        """The chances of the page's lines to open the item of these units; of no line if nothing is
        known. Made once."""
        known = self._openers.get(places)
        if known is None:
            lines = sum(len(self.units[place].lines) for place in places)
            known = self._openers[places] = self._sums[list(places)].sum(axis=0) / np.float32(lines)
        return known

    def grams(self, place: int) -> frozenset[str]:
        """What the unit speaks of; made once."""
        if place not in self._grams:
            self._grams[place] = frozenset(grams_of(self.draft(self.units[place].lines).value))
        return self._grams[place]

    def told(self, places: tuple[int, ...]) -> Told:
        """What a story of these units tells; made once."""
        known = self._told.get(places)
        if known is None:
            words = [self.draft(self.units[p].lines).value for p in places]
            known = self._told[places] = Told(
                frozenset().union(*map(self.grams, places)),
                frozenset(grams_of(" ".join(words[:3])[:_LEAD])),
                sum(map(len, words)),
            )
        return known


def set_board(layout: Layout, weights: Weights) -> Board:
    """Units and fragments of a page."""
    units = tuple(gather_units(layout))
    words = frozenset(w.lower() for w in _WORD.findall(layout.page.characters))
    empty = Board(layout, units, (), (), words)
    fragments, leads = [], []
    for place, unit in enumerate(units):
        if unit.sort is not Sort.TEXT:
            continue
        draft = empty.draft(unit.lines)
        lead = trim_lead(draft)
        starts = lead.body.value != draft.value
        leaves = marks.JUMP_OUT.search(draft.value[-30:]) is not None
        fragment = fragment_of(unit, draft, starts, leaves)
        fragment.place = place
        fragments.append(fragment)
        leads.append(lead)
    board = replace(
        empty, fragments=tuple(fragments), leads=tuple(leads), words=words, seams=weights.seams, flow=weights.flow
    )
    board._grams.update((fragment.place, fragment.grams) for fragment in fragments)
    return board


def _is_loose(text: str) -> bool:
    """True if white stands between most neighbours of a Chinese line."""
    white = text.count(" ") + text.count("\u3000")
    if white < 2 or white < 0.6 * (len(text) - white - 1):
        return False
    return any(c >= "㐀" for c in text)
