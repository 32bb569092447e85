"""What labelled pages teach: which evidence came with a right choice and which with a wrong one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from operator import or_
from typing import TypeAlias

from chaiban.algorithms.linear import named_entries
from chaiban.articles.board import Board, set_board
from chaiban.articles.heads import head_evidence
from chaiban.articles.links import candidates, link_evidence
from chaiban.articles.settle import heads_and_stocks, make_stories
from chaiban.articles.stage import tell_stories, trust_evidence
from chaiban.articles.story import Story, finish
from chaiban.evaluation.folding import fold_tight
from chaiban.evaluation.matching import match_texts
from chaiban.layout.stage import lay_out_by_blocks
from chaiban.model.article import Article
from chaiban.model.lexicon import Weights
from chaiban.pipeline.lessons import Labelled

Taught: TypeAlias = tuple[list[dict[str, float]], list[bool]]
"""Named evidence of each choice, and whether the choice was right."""


def teach_links(pages: Iterable[Labelled], weights: Weights) -> Taught:
    """Evidence that one fragment goes on in another."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for page in pages:
        board = set_board(lay_out_by_blocks(page.page, weights), weights)
        ends = [_ends(board, page, f.place) for f in board.fragments]
        for i, j in candidates(board.fragments):
            rows.append(link_evidence(i, j, board.fragments, board.units, board.ties))
            right.append(page.before[ends[j][0]] == ends[i][1])
    return rows, right


def _ends(board: Board, page: Labelled, place: int) -> tuple[int, int]:
    lines = board.units[place].lines
    return page.truth_of(lines[0].strip), page.truth_of(lines[-1].strip)


def teach_heads(pages: Iterable[Labelled], weights: Weights) -> Taught:
    """Evidence that a head stands over a story."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for page in pages:
        board = set_board(lay_out_by_blocks(page.page, weights), weights)
        stories, _, _ = make_stories(board, weights)
        heads, stocks, blocking = heads_and_stocks(board, stories)
        items = [_item_of(board, page, s.members) for s in stories]
        best = {item: max((s.length, -j) for j, s in enumerate(stocks) if items[j] == item)[1] for item in set(items)}
        tops = [_item_of(board, page, [h.place]) for h in heads]
        early = sum(h.place < stocks[-best[t]].first for h, t in zip(heads, tops, strict=True) if t in best)
        mode = "before" if early >= 0.75 * len(heads) else "after" if early <= 0.25 * len(heads) else "mixed"
        if not heads or not stocks:
            continue
        shared, told = head_evidence(heads, stocks, blocking)
        rows += map(or_, named_entries(shared), named_entries(told, f"{mode}:"))
        right += [items[j] == item and best[item] == -j for item in tops for j in range(len(stocks))]
    return rows, right


def _item_of(board: Board, page: Labelled, places: list[int]) -> int:
    votes: Counter[int] = Counter()
    for place in places:
        for line in board.units[place].lines:
            votes[page.lines[page.truth_of(line.strip)].item] += line.strip.end - line.strip.start
    return votes.most_common(1)[0][0]


def teach_trust(pages: Iterable[Labelled], weights: Weights) -> Taught:
    """Evidence that an item is right."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for page in pages:
        board = set_board(lay_out_by_blocks(page.page, weights), weights)
        stories: list[Story] = tell_stories(board, weights)
        articles = [finish(s, board, n, 0.0) for n, s in enumerate(stories, 1)]
        gold = [_text(a) for a in page.gold["articles"]]
        matched = {m.read: m.overlap for m in match_texts(gold, [_text_of(a) for a in articles])}
        for number, story in enumerate(stories):
            rows.append(trust_evidence(story, board))
            right.append(matched.get(number, 0.0) >= 0.9)
    return rows, right


def _text(article: dict[str, object]) -> str:
    paragraphs = article.get("paragraphs") or []
    crossheads = article.get("crossheads") or []
    assert isinstance(paragraphs, list)
    assert isinstance(crossheads, list)
    return "".join(map(fold_tight, [str(article.get("headline", "")), *paragraphs, *(c["text"] for c in crossheads)]))


def _text_of(article: Article) -> str:
    parts = [article.headline.value if article.headline else "", *(p.value for p in article.paragraphs)]
    return "".join(map(fold_tight, [*parts, *(c.text.value for c in article.crossheads)]))
