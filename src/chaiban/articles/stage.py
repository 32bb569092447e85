"""The door of the articles stage: lines with parts in, the page's items out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import replace

from chaiban.articles.alternatives import runners_up
from chaiban.articles.board import Board, set_board
from chaiban.articles.facts import page_facts
from chaiban.articles.grouped import read_grouped
from chaiban.articles.mended import jump_of, mend_furniture, mend_item, persons_of
from chaiban.articles.settle import Settled, is_jump_in, settle
from chaiban.articles.story import Story, finish, head_lines
from chaiban.articles.tray import account
from chaiban.articles.trust import chance
from chaiban.articles.units import Sort
from chaiban.model import marks
from chaiban.model.article import Kind, PageReading
from chaiban.model.layout import Layout
from chaiban.model.lexicon import Weights

__all__ = ["assemble", "jump_of", "mend_furniture", "mend_item", "persons_of"]

_ECHOED = 0.3
"""Share of a loose head's words that must come back in the story beside whose head it stands."""


def assemble(layout: Layout, weights: Weights) -> PageReading:
    """The articles, furniture and unassigned characters of a page; every visible character in one place."""
    board = set_board(layout, weights)
    if layout.grouping is not None:
        known = weights.plane if layout.page.geometry is not None else weights.forme
        grouped = read_grouped(board, layout.grouping, known.get("trust"))
        grouped = replace(grouped, runners_up=layout.runners_up)
        return account(replace(grouped, **page_facts(board)), board)
    told = settle(board, weights)
    doubts = runners_up(board, weights, told)
    articles = tuple(
        finish(story, board, number, chance(trust_evidence(story, board), weights.trust))
        for number, story in enumerate(_tell(board, told), 1)
    )
    reading = PageReading(layout.page, layout.language, articles, runners_up=doubts)
    return account(replace(reading, **page_facts(board)), board)


def tell_stories(board: Board, weights: Weights) -> list[Story]:
    """The page's items with their heads and people, in the order of the dump."""
    return _tell(board, settle(board, weights))


def _tell(board: Board, told: Settled) -> list[Story]:
    stories, heads, placed, margins = told.stories, told.heads, told.placed, told.margins
    loose = []
    over = {head.place: stories[j] for head, j in zip(heads, placed, strict=True) if j >= 0}
    headless = {
        story.members[0]: story for j, story in enumerate(stories) if j not in placed and story.kind is Kind.ARTICLE
    }
    for head, j, margin in zip(heads, placed, margins, strict=True):
        beside = over.get(head.place + 1) or over.get(head.place - 1)
        if j >= 0:
            stories[j].heads.append(head.place)
            stories[j].margin = min(stories[j].margin, margin)
        elif beside is not None and _touches(board, head.place, beside):
            beside.heads.append(head.place)
        elif (below := headless.get(head.place + 1)) is not None and _stands_on(board, head.place):
            below.heads.append(head.place)
        else:
            loose.append(Story(Kind.OTHER, [], [head.place], margin=margin))
    _hand_out(board, stories)
    stories += loose
    stories.sort(key=lambda s: min([*s.members, *s.heads]))
    for story in stories:
        story.kind = _kind_of(story, board)
    return stories


def _stands_on(board: Board, place: int) -> bool:
    """True if blank rows part a head group from what is above it and none from what is below."""
    return board.units[place].lines[0].strip.blanks > 0 == board.units[place + 1].lines[0].strip.blanks


def _touches(board: Board, place: int, story: Story) -> bool:
    """True if a head group and the story's head beside it are one head read as two: no blank row parts them, or
    its words come back in the story."""
    later = place if place - 1 in story.heads else place + 1
    if not board.units[later].lines[0].strip.blanks:
        return True
    words = board.grams(place)
    said = frozenset().union(*(board.grams(p) for p in story.members))
    return len(words & said) >= _ECHOED * len(words) > 0


def _hand_out(board: Board, stories: list[Story]) -> None:
    """Lines that say who or where, to the story that they stand next to."""
    firsts = {s.members[0]: s for s in stories}
    lasts = {s.members[-1]: s for s in stories}
    owners = {place: s for s in stories for place in s.heads}
    for place, unit in enumerate(board.units):
        if unit.sort not in (Sort.BYLINE, Sort.CREDIT, Sort.JUMP):
            continue
        after = _next(board, place, 1, firsts)
        before = _next(board, place, -1, lasts)
        if unit.sort is Sort.CREDIT:
            photo = (
                before
                if before and before.kind is Kind.PHOTO
                else after
                if after and after.kind is Kind.PHOTO
                else before or after
            )
            if photo:
                photo.credits.append(place)
            continue
        if unit.sort is Sort.JUMP:
            inward = is_jump_in(board, place)
            story = (after or before) if inward else (before or after)
            if story:
                story.jumps.append(place)
            continue
        # A byline belongs to the text that it touches, the one below it first; a head between parts it off.
        story = firsts.get(place + 1) or lasts.get(place - 1) or after or before
        if (headed := owners.get(place - 1)) is not None and (story is None or _names_people(board, story)):
            # Below a head, and the text that follows has named its people: it goes with the head.
            story = headed
        if story:
            story.bylines.append(place)


def _names_people(board: Board, story: Story) -> bool:
    """True if the story's lead-in says who wrote it."""
    leads = {f.place: lead for f, lead in zip(board.fragments, board.leads, strict=True)}
    lead = leads.get(story.members[0])
    return lead is not None and lead.byline is not None


def _next(board: Board, place: int, step: int, ends: Mapping[int, Story]) -> Story | None:
    """The story that begins (step 1) or ends (step -1) next to a place, head groups and marks looked through."""
    at = place + step
    while 0 <= at < len(board.units):
        if at in ends:
            return ends[at]
        if board.units[at].sort not in (Sort.HEAD, Sort.BYLINE, Sort.JUMP, Sort.CREDIT):
            return None
        at += step
    return None


def _kind_of(story: Story, board: Board) -> Kind:
    if story.kind is not Kind.ARTICLE or not story.heads:
        return story.kind
    head = board.draft(head_lines(story, board)).value
    if marks.OBITUARY.search(head):
        return Kind.OBITUARY
    if marks.NOTICE.search(head) and len(head) <= 24:
        return Kind.NOTICE
    return story.kind


def trust_evidence(story: Story, board: Board) -> dict[str, float]:
    """What speaks for an item being right: the margins of the choices that made it, its kind and size."""
    lines = [line for p in story.members for line in board.units[p].lines]
    least = min((line.margin for line in lines), default=0.0)
    names = {
        "margin": math.log1p(max(0.0, min(9.0, story.margin))),
        "lines": math.log1p(max(0.0, min(9.0, least))),
        "head": float(bool(story.heads)),
        f"kind:{story.kind.value}": 1.0,
        "size": math.log1p(len(lines)) / 3,
    }
    if board.layout.grouping is None:
        names |= _of_the_dump(story, board)
    return names


def _of_the_dump(story: Story, board: Board) -> dict[str, float]:
    """How torn the dump is, how the item goes through it: what is far apart was put together by inference."""
    torn = sum(f.resumed for f in board.fragments) / max(1, len(board.fragments))
    leaps = sum(b != a + 1 for a, b in itertools.pairwise(story.members))
    opening = next((f for f in board.fragments if f.place in story.members), None)
    return {
        "page:torn": min(1.0, 3 * torn),
        "page:beside": float(board.layout.side_by_side),
        "leaps": math.log1p(leaps),
        "leaps:torn": math.log1p(leaps) * min(1.0, 3 * torn),
        "opens:resumed": float(opening is not None and opening.resumed),
    }
