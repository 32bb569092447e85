"""Stories and their heads settled together: links, heads and what is a crosshead, until the page scores best."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.chains import chains_of
from chaiban.articles.board import Board
from chaiban.articles.heads import Head, Stock, place_heads
from chaiban.articles.links import choose_links, link_table
from chaiban.articles.story import Story
from chaiban.articles.units import Sort, sort_of
from chaiban.model import marks
from chaiban.model.article import Kind
from chaiban.model.layout import Part
from chaiban.model.lexicon import Weights

_BLOCKING = (Sort.TEXT, Sort.HEAD, Sort.CAPTION, Sort.AD, Sort.TEASER)

_DOUBT = 4.0
"""Natural log units: by less than this a line is a headline rather than a crosshead, or the other way round."""
_THIRD = 1.5
"""Natural log units that a part costs beyond the margin where it isn't the runner-up; a guess from below."""
_CUTS, _TRIED = 3, 5
"""Links taken out of a page at most, and how many, the weakest, are tried for each."""
_LIKE = 4.0
"""Natural log units by which a heading that is built like the crosshead above it is sooner one, too; a guess from
below."""
_MOST = 4
"""Doubtful headings that are tried the other way; each costs a new pairing of the page."""


Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """Stories without heads, the heads, each head's story (-1: none) with its margin, and the page's score.

    `links` are the pairs of fragments that go on in each other, weakest first; `cut` those that mayn't;
    `scores` those of all heads over all stories.
    """

    stories: list[Story]
    heads: list[Head]
    placed: tuple[int, ...]
    margins: list[float]
    score: float
    links: list[Link]
    cut: frozenset[Link]
    scores: FloatArray


def settle(board: Board, weights: Weights) -> Settled:
    """The stories and heads of the best-scoring reading. Doubtful headings are tried as crossheads and back."""
    best = _pair(board, weights)
    if _turn_into_crossheads(board, [h.place for h, j in zip(best.heads, best.placed, strict=True) if j < 0]):
        # What stands over no story and amid running text was a crosshead: link and pair anew with it.
        best = _pair(board, weights)
    for place, other, cost in _doubtful(board):
        unit = board.units[place]
        was = unit.sort
        unit.sort = other
        tried = _pair(board, weights)
        if tried.score - cost > best.score:
            best = tried
        else:
            unit.sort = was
    return _without_weak_links(board, weights, best)


def _without_weak_links(board: Board, weights: Weights, best: Settled) -> Settled:
    """The best reading with some of the weakest links taken out: heads may gain more by it than the links say."""
    for _ in range(_CUTS):
        tried = [_pair(board, weights, best.cut | {link}) for link in best.links[:_TRIED]]
        top = max(tried, key=lambda one: one.score, default=best)
        if top.score <= best.score:
            break
        best = top
    return best


def _pair(board: Board, weights: Weights, cut: frozenset[Link] = frozenset()) -> Settled:
    stories, links, linked = make_stories(board, weights, cut)
    heads, stocks, blocking = heads_and_stocks(board, stories)
    placed, margins, pairs, scores = place_heads(heads, stocks, blocking, weights.heads)
    return Settled(stories, heads, placed, margins, links + pairs, linked, cut, scores)


def _doubtful(board: Board) -> list[tuple[int, Sort, float]]:
    """Lines between two texts that might be another thing: place, what else, and what that costs; cheapest first."""
    found = []
    for place in range(1, len(board.units) - 1):
        unit = board.units[place]
        amid = all(board.units[p].sort in (Sort.TEXT, Sort.JUMP) for p in (place - 1, place + 1))
        if not amid or unit.sort not in (Sort.HEAD, Sort.CROSSHEAD, Sort.BYLINE):
            continue
        other = Sort.HEAD if unit.sort is Sort.CROSSHEAD else Sort.CROSSHEAD
        cost = max(line.margin for line in unit.lines)
        if sort_of(unit.lines[0].runner_up) is not other:
            cost += _THIRD
        if other is Sort.CROSSHEAD and has_a_twin(board, place):
            cost -= _LIKE
        if cost < _DOUBT:
            found.append((cost, place, other))
    return [(place, other, cost) for cost, place, other in sorted(found)[:_MOST]]


def has_a_twin(board: Board, place: int) -> bool:
    """True if the last heading above is a crosshead built alike: as many lines, each about as long, the same words at
    the same places. Crossheads of one story run parallel, above all in Chinese."""
    above = next((p for p in range(place - 1, -1, -1) if board.units[p].sort in (Sort.HEAD, Sort.CROSSHEAD)), None)
    if above is None or board.units[above].sort is not Sort.CROSSHEAD:
        return False
    here, there = ([board.draft([line]).value for line in board.units[p].lines] for p in (place, above))
    if len(here) != len(there) or any(abs(len(a) - len(b)) > 1 for a, b in zip(here, there, strict=True)):
        return False
    first, second = here[0], there[0]
    return sum(a == b for a, b in zip(first, second, strict=False)) >= 2


def _turn_into_crossheads(board: Board, loose: Sequence[int]) -> bool:
    """Heads over no story that stand between two texts become crossheads; True if there were any."""
    units = board.units
    turned = False
    for place in loose:
        amid = 0 < place < len(units) - 1
        if amid and units[place - 1].sort is Sort.TEXT and units[place + 1].sort is Sort.TEXT:
            units[place].sort = Sort.CROSSHEAD
            turned = True
    return turned


def make_stories(
    board: Board, weights: Weights, cut: frozenset[Link] = frozenset()
) -> tuple[list[Story], float, list[Link]]:
    """Stories without heads (chains of text, captions, advertisements, teasers; crossheads put in place), the
    score of the links in them, and these links, weakest first. Those of `cut` are left out."""
    chosen, margins, total = choose_links(scores_of_links(board, weights, cut))
    linked = sorted((margins[i], (i, j)) for i, j in enumerate(chosen) if j >= 0)
    stories = []
    for chain in chains_of(chosen):
        places = [board.fragments[i].place for i in chain]
        members = list(places)
        for a, b in itertools.pairwise(places):
            if a < b:
                crossheads = [p for p in range(a + 1, b) if board.units[p].sort is Sort.CROSSHEAD]
                if not any(board.units[p].sort in (Sort.TEXT, Sort.HEAD) for p in range(a + 1, b)):
                    members[members.index(b) : members.index(b)] = crossheads
        stories.append(Story(Kind.ARTICLE, members, margin=min([9.0, *(abs(margins[i]) for i in chain)])))
    taken = {p for s in stories for p in s.members}
    for place, unit in enumerate(board.units):
        if unit.sort is Sort.CROSSHEAD and place not in taken:
            _put_crosshead(board, stories, place)
        elif unit.sort is Sort.CAPTION:
            story = Story(Kind.PHOTO, [place])
            if any(line.part is Part.CREDIT for line in unit.lines):
                story.credits.append(place)
            stories.append(story)
        elif unit.sort is Sort.AD:
            stories.append(Story(Kind.AD, [place]))
        elif unit.sort is Sort.TEASER:
            stories.append(Story(Kind.TEASER, [place]))
    return stories, total, [link for _, link in linked]


def scores_of_links(board: Board, weights: Weights, cut: frozenset[Link]) -> FloatArray:
    """How good it is that a fragment goes on from another, as the units stand now; pairs of `cut` are forbidden."""
    sorts = tuple(unit.sort for unit in board.units)
    known = board.linked.get(sorts)
    if known is None:
        known = board.linked[sorts] = link_table(
            board.fragments, board.units, board.ties, weights.links, board.heard, board.asked
        )
    table = known.copy()
    for pair in cut:
        table[pair] = -np.inf
    return table


def _put_crosshead(board: Board, stories: list[Story], place: int) -> None:
    """A crosshead at a column's head stands before the next paragraph of whatever story that is in."""
    follower = next((p for p in range(place + 1, len(board.units)) if board.units[p].sort is Sort.TEXT), None)
    for story in stories:
        if follower in story.members and follower is not None:
            story.members.insert(story.members.index(follower), place)
            return
    stories.append(Story(Kind.OTHER, [place]))


def heads_and_stocks(board: Board, stories: Sequence[Story]) -> tuple[list[Head], list[Stock], list[int]]:
    """What has to be paired, and the unit numbers that count as steps between."""
    heads = [
        Head(place, board.grams(place), len(unit.lines), board.openers((place,)))
        for place, unit in enumerate(board.units)
        if unit.sort is Sort.HEAD
    ]
    by_place = {f.place: i for i, f in enumerate(board.fragments)}
    stocks = []
    for story in stories:
        first = story.members[0]
        number = by_place.get(first)
        lead = board.leads[number] if number is not None else None
        told = board.told(tuple(story.members))
        jumped = bool(lead and lead.jump_from) or (
            first > 0 and board.units[first - 1].sort is Sort.JUMP and is_jump_in(board, first - 1)
        )
        stocks.append(
            Stock(
                first,
                story.members[-1],
                told.grams,
                told.lead,
                story.kind.value,
                jumped,
                bool(lead and (lead.dateline or lead.byline)),
                number is not None and board.fragments[number].resumed,
                told.length,
                board.layout.language.startswith("zh"),
                board.openers(tuple(story.members)),
            )
        )
    return heads, stocks, [p for p, u in enumerate(board.units) if u.sort in _BLOCKING]


def is_jump_in(board: Board, place: int) -> bool:
    """True if the unit says from which page its story comes."""
    return marks.JUMP_IN.search(board.draft(board.units[place].lines).value) is not None
