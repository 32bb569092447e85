"""Pages in their JSON form as items of an issue, ready to be linked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from chaiban.model.story import DecidedLink, IssueItem, IssueStories, JumpMark
from chaiban.pipeline.weights import load_weights
from chaiban.stories.stage import link_issue

Record = Mapping[str, Any]
_FEWEST_LINES = 3


def link_pages(pages: Sequence[tuple[str, Record]], decided: tuple[DecidedLink, ...] = ()) -> IssueStories:
    """The stories of an issue of (page number, page record), items named by `item_name`."""
    return link_issue(issue_items(pages), [number for number, _ in pages], load_weights(), decided)


def link_readings(pages: Sequence[tuple[str, Record]]) -> IssueStories:
    """The same with the items named PLACE/ID by the place of their page, from 1, as a `Reading` has them."""
    names = {
        (place, str(article["id"])): f"{place}/{article['id']}"
        for place, (_, page) in enumerate(pages, 1)
        for article in page.get("articles", ())
    }
    return link_issue(issue_items(pages, names), [number for number, _ in pages], load_weights())


def item_name(number: str, article: str) -> str:
    """The name of an item in its issue: A1/a3."""
    return f"{number}/{article}"


def issue_items(
    pages: Sequence[tuple[str, Record]], names: Mapping[tuple[int, str], str] | None = None
) -> tuple[IssueItem, ...]:
    """All items of the pages, in their order. `names` has other names for them by (place of the page from 1, id);
    items without one are left out."""
    found = []
    for place, (number, page) in enumerate(pages, 1):
        for article in page.get("articles", ()):
            item = _item(number, page, article)
            if names is None:
                found.append(item)
            elif (name := names.get((place, str(article.get("id", ""))))) is not None:
                found.append(replace(item, id=name))
    return tuple(found)


def _item(number: str, page: Record, article: Record) -> IssueItem:
    return IssueItem(
        id=item_name(number, str(article.get("id", ""))),
        page=number,
        kind=str(article.get("kind", "article")),
        language=str(page.get("language") or ""),
        headline=str(article.get("headline") or ""),
        kicker=str(article.get("kicker") or ""),
        paragraphs=tuple(str(paragraph) for paragraph in article.get("paragraphs", ())),
        jump_to=_mark(article.get("jump_to")),
        jump_from=_mark(article.get("jump_from")),
        opened=bool(article.get("dateline") or article.get("byline")),
        owned=bool(article.get("belongs_to")),
        measure=_measure(page, article),
    )


def _mark(jump: Record | None) -> JumpMark | None:
    if not jump or not jump.get("page"):
        return None
    return JumpMark(str(jump["page"]), str(jump.get("mark") or ""), str(jump.get("printed") or ""))


def _measure(page: Record, article: Record) -> float:
    """The length of the item's full lines in characters; 0 where the lines aren't known."""
    characters = page.get("characters")
    if not isinstance(characters, str):
        return 0.0
    lengths = list(_full_lines(characters, (article.get("spans") or {}).get("paragraphs", ())))
    return float(median(lengths)) if len(lengths) >= _FEWEST_LINES else 0.0


def _full_lines(characters: str, paragraphs: Sequence[Sequence[Sequence[int]]]) -> Iterator[int]:
    for spans in paragraphs:
        lines = [line for start, end in spans for line in characters[start:end].split("\n") if line.strip()]
        yield from (len(line.strip()) for line in lines[:-1])
