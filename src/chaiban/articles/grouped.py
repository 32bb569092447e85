"""Items whose lines the layout has grouped already: what is left is to make their fields."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from chaiban.articles.board import Board
from chaiban.articles.regions import regions_of
from chaiban.articles.story import Story, finish, head_lines
from chaiban.articles.units import Sort, Unit
from chaiban.model import marks
from chaiban.model.article import Article, Kind, PageReading
from chaiban.model.layout import Grouping, Part

_BOX = re.compile(
    r"(?:背景资料|背景資料|延伸阅读|延伸閱讀|相关链接|相關鏈接|相关新闻|链接|小资料|资料|新闻背景|名词解释|编后|编者按|"
    r"(?i:background|at a glance|fact box|hintergrund|info|zur sache|stichwort))$"
)
"""Heads of boxes that go with a story."""
_BRIEF = 60
"""Characters of running text below which an item is likely a piece of another."""
_TORN = 0.8
"""Natural log units of trust that every item of a page loses on which a story has no head."""
_RUNNING = (Sort.TEXT, Sort.CROSSHEAD, Sort.CAPTION, Sort.AD, Sort.TEASER, Sort.TABLE, Sort.QUOTE)


def read_grouped(board: Board, grouping: Grouping) -> PageReading:
    """The articles of a page, one for each item of the grouping."""
    layout = board.layout
    articles: list[Article] = []
    number_of: dict[int, str] = {}
    trusts: list[float] = []
    for item in range(len(grouping.margins)):
        places = [p for p, unit in enumerate(board.units) if unit.item == item and unit.sort is not Sort.FURNITURE]
        if not places:
            continue
        story = _story(places, board, grouping, item)
        article = finish(story, board, len(articles) + 1, 0.0)
        trusts.append(_trust(story, article, board))
        units = [board.units[p] for p in places]
        if layout.page.geometry is not None:
            article = replace(article, regions=regions_of(units, grouping.pictures[item], layout.page))
        number_of[item] = article.id
        articles.append(article)
    ids = {article_id: item for item, article_id in number_of.items()}
    torn = _TORN if any(map(_is_headless, articles)) else 0.0
    linked = tuple(
        replace(
            article, belongs_to=number_of.get(grouping.belongs[ids[article.id]]), confidence=_chance(trust - torn)
        )
        for article, trust in zip(articles, trusts, strict=True)
    )
    return PageReading(layout.page, layout.language, linked)


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


def _trust(story: Story, article: Article, board: Board) -> float:
    """Log-odds that the item is right: how clear its links were, whether it has a head, text, and an end."""
    lines = sum(len(board.units[p].lines) for p in story.members)
    score = 0.2 + 0.7 * max(-2.0, min(4.0, story.margin)) + (0.8 if story.heads else -0.6)
    score += 0.4 if lines >= 4 else -0.6
    if story.kind is Kind.ARTICLE and not _ends(article):
        score -= 2.0
    if story.kind is Kind.OTHER:
        score -= 1.5
    if sum(len(paragraph.value) for paragraph in article.paragraphs) < _BRIEF:
        score -= 1.0
    # A small head in a story is often another story's: the surest sign of two that were taken for one.
    return score - (1.0 if article.crossheads else 0.0)


def _chance(score: float) -> float:
    return round(1 / (1 + math.exp(-score)), 3)


def _is_headless(article: Article) -> bool:
    """True for a story that nothing opens: its head, or the text before it, is likely with another item."""
    return article.kind is Kind.ARTICLE and article.headline is None and article.jump_from is None


def _ends(article: Article) -> bool:
    """True if the last sentence is closed, or the story is said to go on elsewhere."""
    if article.jump_to is not None or not article.paragraphs:
        return True
    words = article.paragraphs[-1].value.rstrip("”’」』》）)】\"'»")
    return bool(words) and words[-1] in "。！？!?….:："
