"""The door of the articles stage: lines with parts in, the page's items out."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chaiban.articles.board import Board, set_board
from chaiban.articles.facts import page_facts
from chaiban.articles.grouped import read_grouped
from chaiban.articles.heads import Head, Stock, head_of, place_heads
from chaiban.articles.links import chains_of, choose_links, grams_of, score
from chaiban.articles.story import Story, finish, head_lines
from chaiban.articles.tray import account
from chaiban.articles.units import Sort
from chaiban.model import marks
from chaiban.model.article import Kind, PageReading
from chaiban.model.layout import Layout, Part
from chaiban.model.lexicon import Weights

_BLOCKING = (Sort.TEXT, Sort.HEAD, Sort.CAPTION, Sort.AD, Sort.TEASER)


def assemble(layout: Layout, weights: Weights) -> PageReading:
    """The articles, furniture and unassigned characters of a page; every visible character in one place."""
    board = set_board(layout)
    if layout.grouping is not None:
        return account(replace(read_grouped(board, layout.grouping), **page_facts(board)), board)
    articles = tuple(
        finish(story, board, number, _trust(trust_evidence(story, board), weights.trust))
        for number, story in enumerate(tell_stories(board, weights), 1)
    )
    reading = PageReading(layout.page, layout.language, articles)
    return account(replace(reading, **page_facts(board)), board)


def tell_stories(board: Board, weights: Weights) -> list[Story]:
    """The page's items with their heads and people, in the order of the dump."""
    stories = make_stories(board, weights)
    heads, stocks, blocking = heads_and_stocks(board, stories)
    placed, margins, mode = place_heads(heads, stocks, blocking, weights.heads)
    if _turn_into_crossheads(board, [h.place for h, j in zip(heads, placed, strict=True) if j < 0]):
        # What stands over no story and amid running text was a crosshead: link and pair anew with it.
        stories = make_stories(board, weights)
        heads, stocks, blocking = heads_and_stocks(board, stories)
        placed, margins, mode = place_heads(heads, stocks, blocking, weights.heads)
    loose = []
    over = {head.place: stories[j] for head, j in zip(heads, placed, strict=True) if j >= 0}
    for head, j, margin in zip(heads, placed, margins, strict=True):
        beside = over.get(head.place + 1) or over.get(head.place - 1)
        if j >= 0:
            stories[j].heads.append(head.place)
            stories[j].margin = min(stories[j].margin, margin)
        elif beside is not None:
            beside.heads.append(head.place)
        else:
            loose.append(Story(Kind.OTHER, [], [head.place], margin=margin))
    _hand_out(board, stories, mode)
    stories += loose
    stories.sort(key=lambda s: min([*s.members, *s.heads]))
    for story in stories:
        story.kind = _kind_of(story, board)
    return stories


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


def make_stories(board: Board, weights: Weights) -> list[Story]:
    """Stories without heads: chains of text, captions, advertisements, teasers; crossheads put in place."""
    chosen, margins = choose_links(board.fragments, board.units, weights.seams, weights.links)
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
    return stories


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
        head_of(p, board.draft(u.lines).value, len(u.lines)) for p, u in enumerate(board.units) if u.sort is Sort.HEAD
    ]
    by_place = {f.place: i for i, f in enumerate(board.fragments)}
    stocks = []
    for story in stories:
        first = story.members[0]
        number = by_place.get(first)
        lead = board.leads[number] if number is not None else None
        words = " ".join(board.draft(board.units[p].lines).value for p in story.members)
        jumped = bool(lead and lead.jump_from) or (
            first > 0 and board.units[first - 1].sort is Sort.JUMP and _is_jump_in(board, first - 1)
        )
        stocks.append(
            Stock(
                first,
                story.members[-1],
                grams_of(words),
                story.kind.value,
                jumped,
                bool(lead and (lead.dateline or lead.byline)),
                number is not None and board.fragments[number].resumed,
                len(words),
            )
        )
    return heads, stocks, [p for p, u in enumerate(board.units) if u.sort in _BLOCKING]


def _is_jump_in(board: Board, place: int) -> bool:
    return marks.JUMP_IN.search(board.draft(board.units[place].lines).value) is not None


def _hand_out(board: Board, stories: list[Story], mode: str) -> None:
    """Lines that say who or where, to the story that they stand next to."""
    firsts = {s.members[0]: s for s in stories}
    lasts = {s.members[-1]: s for s in stories}
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
            inward = _is_jump_in(board, place)
            story = (after or before) if inward else (before or after)
            if story:
                story.jumps.append(place)
            continue
        named = any(p == place - 1 and board.units[p].sort is Sort.HEAD for p in range(max(0, place - 1), place))
        story = after if after and (named or mode == "before" or not before) else after or before
        if story:
            story.bylines.append(place)


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


def _trust(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that the item is right."""
    total = max(-30.0, min(30.0, score(evidence, weights)))
    return round(1.0 / (1.0 + math.exp(-total)), 3)


def trust_evidence(story: Story, board: Board) -> dict[str, float]:
    """What speaks for an item being right: the margins of the choices that made it, its kind and size."""
    lines = [line for p in story.members for line in board.units[p].lines]
    least = min((line.margin for line in lines), default=0.0)
    return {
        "margin": math.log1p(max(0.0, min(9.0, story.margin))),
        "lines": math.log1p(max(0.0, min(9.0, least))),
        "head": float(bool(story.heads)),
        f"kind:{story.kind.value}": 1.0,
        "size": math.log1p(len(lines)) / 3,
    }
