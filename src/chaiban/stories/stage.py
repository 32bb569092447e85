"""Items of an issue → its stories. Nothing is linked when in doubt; what isn't linked is listed with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chaiban.algorithms.linear import score
from chaiban.model.lexicon import Weights
from chaiban.model.story import (
    Candidate,
    DecidedLink,
    IssueItem,
    IssueStories,
    JumpMark,
    Lack,
    Link,
    LinkState,
)
from chaiban.stories.candidates import Targets, candidates, targets_of
from chaiban.stories.chains import stories_of, without_circles
from chaiban.stories.evidence import add_rivalry, link_evidence
from chaiban.stories.matching import Doubt, Pair, match
from chaiban.stories.pointers import pointers
from chaiban.stories.words import wording_of

_SHOWN = 5
"""Candidates of an ambiguous link that are named."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair of items with its evidence and score."""

    evidence: Mapping[str, float]
    score: float


def link_issue(
    items: Sequence[IssueItem],
    pages: Sequence[str],
    weights: Weights,
    decided: tuple[DecidedLink, ...] = (),
    doubt: Doubt | None = None,
) -> IssueStories:
    """The stories of an issue whose pages `pages` are here.

    `decided` are people's words: they win over everything, and both ends of a link that people made are taken.
    Decisions about items that aren't there are passed over. The order of `items` doesn't matter for the links;
    stories and links come in the order of their first items.
    """
    doubt = doubt or Doubt()
    targets = targets_of(items, pages)
    weighed = weigh(items, targets, weights)
    place = {item.id: number for number, item in enumerate(items)}
    forced, weighed = _decide(weighed, decided, place)
    links = [_resolved(items, pair, weighed.get(pair), 0.0, decided=True) for pair in forced]
    held = {pair: found.score for pair, found in weighed.items() if not _taken(pair, forced)}
    for found in match(held):
        pair = (found.earlier, found.later)
        if held[pair] >= doubt.score and found.margin >= doubt.margin:
            links.append(_resolved(items, pair, weighed[pair], found.margin))
    links, _ = without_circles(links)
    links += _open_ends(items, links, held, weighed, targets, doubt)
    order = {item.id: number for number, item in enumerate(items)}
    links.sort(key=lambda link: (order[link.earlier or link.later], bool(link.later)))
    return IssueStories(stories_of(items, links), tuple(links), tuple(pointers(items, pages)))


def weigh(items: Sequence[IssueItem], targets: Targets, weights: Weights) -> dict[Pair, Weighed]:
    """Every pair (earlier, later) that may be a link, with its evidence and log-odds."""
    if not any(item.jump_to or item.jump_from for item in items):
        return {}
    wording = wording_of(items)
    table = {
        (a, b): link_evidence(items[a], items[b], wording, weights.seams) for a, b in candidates(items, targets)
    }
    add_rivalry(table)
    return {pair: Weighed(evidence, score(evidence, weights.stories)) for pair, evidence in table.items()}


def _decide(
    weighed: dict[Pair, Weighed], decided: tuple[DecidedLink, ...], place: Mapping[str, int]
) -> tuple[list[Pair], dict[Pair, Weighed]]:
    """The pairs that people linked, and what is left without those they parted. The last word counts."""
    words = {(place[d.earlier], place[d.later]): d.linked for d in decided if {d.earlier, d.later} <= place.keys()}
    forced: list[Pair] = []
    for pair, linked in reversed(words.items()):
        if linked and pair[0] != pair[1] and not _taken(pair, forced):
            forced.append(pair)
    return forced, {pair: found for pair, found in weighed.items() if words.get(pair, True)}


def _taken(pair: Pair, forced: Sequence[Pair]) -> bool:
    return any(pair[0] == a or pair[1] == b for a, b in forced)


def _resolved(
    items: Sequence[IssueItem], pair: Pair, found: Weighed | None, margin: float, *, decided: bool = False
) -> Link:
    earlier, later = items[pair[0]], items[pair[1]]
    mark = earlier.jump_to or later.jump_from or JumpMark("")
    return Link(
        LinkState.RESOLVED,
        earlier.id,
        later.id,
        mark.page,
        mark.mark,
        mark.printed,
        found.score if found else 0.0,
        margin,
        found.evidence if found else {},
        decided=decided,
    )


def _open_ends(
    items: Sequence[IssueItem],
    links: Sequence[Link],
    held: Mapping[Pair, float],
    weighed: Mapping[Pair, Weighed],
    targets: Targets,
    doubt: Doubt,
) -> list[Link]:
    """A link for every jump mark that no link has used: ambiguous with its candidates, or dangling."""
    gone, come = {link.earlier for link in links}, {link.later for link in links}
    ends = []
    for place, item in enumerate(items):
        for mark, used, side in ((item.jump_to, item.id in gone, 0), (item.jump_from, item.id in come, 1)):
            if mark is None or used:
                continue
            rivals = [
                Candidate(items[pair[1 - side]].id, points, weighed[pair].evidence)
                for pair, points in held.items()
                if pair[side] == place and points >= doubt.faint and items[pair[1 - side]].id not in (gone, come)[1 - side]
            ]
            rivals.sort(key=lambda rival: -rival.score)
            ends.append(_open_end(item, mark, side, tuple(rivals[:_SHOWN]), here=bool(targets[mark.page])))
    return ends


def _open_end(item: IssueItem, mark: JumpMark, side: int, rivals: tuple[Candidate, ...], *, here: bool) -> Link:
    state = LinkState.AMBIGUOUS if rivals else LinkState.DANGLING
    lack = None if rivals else Lack.NO_PART if here else Lack.NO_PAGE
    ends = ("", item.id) if side else (item.id, "")
    return Link(state, *ends, mark.page, mark.mark, mark.printed, candidates=rivals, lack=lack)
