"""How surely an item of a page with geometry is right: named evidence, weighed."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from chaiban.algorithms.linear import score
from chaiban.articles.board import Board
from chaiban.articles.story import Story
from chaiban.model.article import Article, Kind

_BRIEF = 60
"""Characters of running text below which an item is likely a piece of another."""
_FEW = 4
"""Lines below which it is, too."""
_SURE = 6.0
"""Natural log units by which a part is as sure as any."""
BY_HAND = {
    "margin": 0.7,
    "head": 1.4,
    "few lines": -1.0,
    "unended": -2.0,
    "kind: other": -1.5,
    "brief": -1.0,
    "crossheads": -1.0,
    "torn page": -0.8,
}
"""Natural log units, set by hand: for items of which the layout hands on no signs, and where nothing was learned."""


def of_item(story: Story, article: Article, board: Board, signs: Mapping[str, float]) -> dict[str, float]:
    """What speaks for and against the item being right, by name; `signs` are those of the layout."""
    lines = sum(len(board.units[p].lines) for p in story.members)
    is_article = story.kind is Kind.ARTICLE
    found = dict(signs) | {
        "margin": max(-2.0, min(4.0, story.margin)),
        "head": float(bool(story.heads)),
        "lines": math.log1p(lines) / 3,
        "few lines": float(lines < _FEW),
        f"kind: {story.kind.value}": 1.0,
        "unended": float(is_article and not _ends(article)),
        "brief": float(sum(len(paragraph.value) for paragraph in article.paragraphs) < _BRIEF),
        # A small head in a story is often another story's: the surest sign of two that were taken for one.
        "crossheads": float(bool(article.crossheads)),
        "headless": float(_is_headless(article)),
    }
    # What comes from another page may begin anywhere.
    amid = article.jump_from is None and (bool(signs.get("begins amid")) or (is_article and _begins_small(article)))
    return found | {"begins amid": float(amid)}


def of_lines(story: Story, board: Board) -> dict[str, float]:
    """How near lines of a dump's item came to being other parts, each from 0 to 1: of its heads, and of its text."""
    found = {}
    for name, places in (("head parts: doubt", story.heads), ("text parts: doubt", story.members)):
        margins = [line.margin for place in places for line in board.units[place].lines]
        if margins:
            found[name] = 1.0 - max(0.0, min(_SURE, min(margins))) / _SURE
    return found


def with_page(evidence: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """The evidence of all items of a page, each with what the others say of it: what one lacks another may have."""
    headless = sum(one["headless"] for one in evidence)
    return [
        dict(one) | {"torn page": float(headless > 0), "others headless": math.log1p(headless - one["headless"])}
        for one in evidence
    ]


def chance(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that the item is right."""
    total = max(-30.0, min(30.0, score(evidence, weights)))
    return round(1.0 / (1.0 + math.exp(-total)), 3)


def _is_headless(article: Article) -> bool:
    """True for a story that nothing opens: its head, or the text before it, is likely with another item."""
    return article.kind is Kind.ARTICLE and article.headline is None and article.jump_from is None


def _begins_small(article: Article) -> bool:
    """True if the text begins with a small letter, or with a mark that closes: in the middle of a sentence."""
    words = article.paragraphs[0].value if article.paragraphs else ""
    return words[:1].islower() or words[:1] in ("，", "。", "、", "；", "”", "」", ",", ";", ")", "）")


def _ends(article: Article) -> bool:
    """True if the last sentence is closed, or the story is said to go on elsewhere."""
    if article.jump_to is not None or not article.paragraphs:
        return True
    words = article.paragraphs[-1].value.rstrip("”’」』》）)】\"'»")
    return bool(words) and words[-1] in "。！？!?….:："
