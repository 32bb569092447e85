"""Links into stories: parts in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from chaiban.model.story import IssueItem, Link, LinkState, Story
from chaiban.stories.seam import join_of


def without_circles(links: Sequence[Link]) -> tuple[list[Link], list[Link]]:
    """Resolved links that lead nowhere twice, and those that had to go: the weakest of every circle."""
    kept: list[Link] = []
    dropped: list[Link] = []
    after: dict[str, str] = {}
    for link in sorted(links, key=lambda link: (not link.decided, -link.score)):
        if _leads(after, link.later, link.earlier):
            dropped.append(link)
        else:
            after[link.earlier] = link.later
            kept.append(link)
    return kept, dropped


def _leads(after: Mapping[str, str], start: str, goal: str) -> bool:
    while start != goal and start in after:
        start = after[start]
    return start == goal


def stories_of(items: Sequence[IssueItem], links: Sequence[Link]) -> tuple[Story, ...]:
    """The stories of several parts, in the order in which their first parts stand in the issue."""
    known = {item.id: item for item in items}
    resolved = [link for link in links if link.state is LinkState.RESOLVED]
    after = {link.earlier: link.later for link in resolved}
    later = {link.later for link in resolved}
    stories = []
    for item in items:
        if item.id not in after or item.id in later:
            continue
        parts = [item.id]
        while parts[-1] in after:
            parts.append(after[parts[-1]])
        joins = tuple(join_of(known[a], known[b]) for a, b in pairwise(parts))
        stories.append(Story(tuple(parts), joins))
    return tuple(stories)
