"""Items whose lines the layout has grouped already: what is left is to make their fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from chaiban.articles.board import Board
from chaiban.articles.regions import regions_of
from chaiban.articles.story import Story, finish, head_lines
from chaiban.articles.trust import BY_HAND, chance, of_item, of_lines, with_page
from chaiban.articles.units import Sort, Unit
from chaiban.model import marks
from chaiban.model.article import Article, Kind, PageReading
from chaiban.model.layout import Grouping, Part

_BOX = re.compile(
    r"(?:背景资料|背景資料|延伸阅读|延伸閱讀|相关链接|相關鏈接|相关新闻|链接|小资料|资料|新闻背景|名词解释|编后|编者按|"
    r"(?i:background|at a glance|fact box|hintergrund|info|zur sache|stichwort))$"
)
"""Heads of boxes that go with a story."""
_RUNNING = (Sort.TEXT, Sort.CROSSHEAD, Sort.CAPTION, Sort.AD, Sort.TEASER, Sort.TABLE, Sort.QUOTE)


Told = tuple[int, Story, Article]
"""An item's number, its story, and the article made of it."""


def read_grouped(board: Board, grouping: Grouping, weights: Mapping[str, float] | None = None) -> PageReading:
    """The articles of a page, one for each item of the grouping. `weights` are those of trust that were learned."""
    layout = board.layout
    told = list(_told(board, grouping))
    number_of = {item: article.id for item, _, article in told}
    # What was learned together with signs says nothing where there are none.
    known = weights if weights and grouping.signs else BY_HAND
    articles: list[Article] = []
    for (item, _, article), evidence in zip(told, trust_evidence(board, grouping, told), strict=True):
        belongs = number_of.get(grouping.belongs[item])
        article = replace(article, belongs_to=belongs, confidence=chance(evidence, known))
        if layout.page.geometry is not None:
            units = [board.units[p] for p in _places(board, item)]
            article = replace(article, regions=regions_of(units, grouping.pictures[item], layout.page))
        articles.append(article)
    return PageReading(layout.page, layout.language, tuple(articles))


def trust_evidence(board: Board, grouping: Grouping, told: Sequence[Told] | None = None) -> list[dict[str, float]]:
    """By article what speaks for and against its being right."""
    rows = []
    for item, story, article in _told(board, grouping) if told is None else told:
        signs = grouping.signs[item] if grouping.signs else {}
        if board.layout.page.geometry is None:
            signs = dict(signs) | of_lines(story, board)
        rows.append(of_item(story, article, board, signs))
    return with_page(rows)


def _told(board: Board, grouping: Grouping) -> Iterator[Told]:
    number = 0
    for item in range(len(grouping.margins)):
        places = _places(board, item)
        if places:
            number += 1
            story = _story(places, board, grouping, item)
            yield item, story, finish(story, board, number, 0.0)


def _places(board: Board, item: int) -> list[int]:
    return [p for p, unit in enumerate(board.units) if unit.item == item and unit.sort is not Sort.FURNITURE]


def _story(places: list[int], board: Board, grouping: Grouping, item: int) -> Story:
    units = board.units
    members = [p for p in places if units[p].sort in _RUNNING]
    said = grouping.kinds[item] if grouping.kinds else None
    if said is not None:
        kind = said
    elif any(units[p].sort is Sort.TEXT for p in members):
        kind = Kind.ARTICLE
    else:
        kind = _kind_without_text([units[p] for p in members])
    story = Story(kind, members, margin=grouping.margins[item])
    for place in places:
        unit = units[place]
        if unit.sort is Sort.HEAD:
            story.heads.append(place)
        elif unit.sort is Sort.BYLINE:
            story.bylines.append(place)
        elif unit.sort is Sort.JUMP:
            story.jumps.append(place)
        if unit.sort is Sort.CREDIT or any(line.part is Part.CREDIT for line in unit.lines):
            story.credits.append(place)
    if story.kind is Kind.ARTICLE and story.heads:
        head = board.draft(head_lines(story, board)).value
        if marks.OBITUARY.search(head):
            story.kind = Kind.OBITUARY
        elif marks.NOTICE.search(head) and len(head) <= 24:
            story.kind = Kind.NOTICE
        elif _BOX.match(head):
            story.kind = Kind.OTHER
    return story


def _kind_without_text(units: list[Unit]) -> Kind:
    sorts = {unit.sort for unit in units}
    for sort, kind in ((Sort.CAPTION, Kind.PHOTO), (Sort.AD, Kind.AD), (Sort.TEASER, Kind.TEASER)):
        if sort in sorts:
            return kind
    return Kind.OTHER
