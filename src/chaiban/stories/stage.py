"""Items of an issue → its stories. Nothing is linked when in doubt; what isn't linked is listed with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

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
from chaiban.stories.evidence import begins_of_its_own, link_evidence, with_rivals
from chaiban.stories.matching import Doubt, Pair, match
from chaiban.stories.pointers import pointers
from chaiban.stories.words import Wording, wording_of

Table = Mapping[Pair, Mapping[str, float]]
_OWN = 4.0
"""What speaks against an item that nothing says goes on from elsewhere, natural log units. Of 881 links of the
English development split 3 of the 6 wrong ones were such and 2 of the 875 right ones, one of which stands it."""
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
    wording = wording_of(items if targets else ())
    table: Table = pair_evidence(items, targets, wording, weights)
    place = {item.id: number for number, item in enumerate(items)}
    forced, table = _decide(table, decided, place)
    links = [_resolved(items, pair, Weighed({}, 0.0), 0.0, decided=True) for pair in forced]
    table = {pair: evidence for pair, evidence in table.items() if not _taken(pair, forced)}
    sure, left = _peel(items, table, wording, weights, doubt)
    links += [_resolved(items, pair, found, margin) for pair, found, margin in sure]
    links, _ = without_circles(links)
    links += _open_ends(items, links, left, targets, doubt)
    links.sort(key=lambda link: (place[link.earlier or link.later], bool(link.later)))
    return IssueStories(stories_of(items, links), tuple(links), tuple(pointers(items, pages)))


def _peel(
    items: Sequence[IssueItem], table: Table, wording: Wording, weights: Weights, doubt: Doubt
) -> tuple[list[tuple[Pair, Weighed, float]], dict[Pair, Weighed]]:
    """What is sure, with its margin, and the pairs that are left. What was sure is no rival of the others any
    more and hands its head on to its later part, so they are weighed and matched again until nothing new is sure."""
    sure: list[tuple[Pair, Weighed, float]] = []
    headed = list(items)
    while True:
        left = weighed(table, weights)
        points = {pair: found.score for pair, found in left.items()}
        new = [
            ((found.earlier, found.later), found.margin)
            for found in match(points, doubt.score)
            if found.margin >= doubt.margin
        ]
        if not new:
            return sure, left
        sure += [(pair, left[pair], margin) for pair, margin in new]
        gone = [pair for pair, _ in new]
        for earlier, later in gone:
            headed[later] = replace(headed[later], kicker=headed[earlier].kicker, headline=headed[earlier].headline)
        later_parts = {later for _, later in gone}
        table = {
            pair: link_evidence(headed[pair[0]], items[pair[1]], wording, weights.seams)
            if pair[0] in later_parts
            else evidence
            for pair, evidence in table.items()
            if not _taken(pair, gone)
        }


def pair_evidence(
    items: Sequence[IssueItem], targets: Targets, wording: Wording, weights: Weights
) -> dict[Pair, Mapping[str, float]]:
    """Every pair (earlier, later) that may be a link, with what the two say by themselves."""
    return {(a, b): link_evidence(items[a], items[b], wording, weights.seams) for a, b in candidates(items, targets)}


def weighed(table: Table, weights: Weights) -> dict[Pair, Weighed]:
    """The pairs with their whole evidence, that of their rivals in the table included, and their log-odds."""
    return {
        pair: Weighed(evidence, score(evidence, weights.stories) - _OWN * begins_of_its_own(evidence))
        for pair, evidence in with_rivals(table).items()
    }


def _decide(
    table: Table, decided: tuple[DecidedLink, ...], place: Mapping[str, int]
) -> tuple[list[Pair], dict[Pair, Mapping[str, float]]]:
    """The pairs that people linked, and what is left without those they parted. The last word counts."""
    words = {(place[d.earlier], place[d.later]): d.linked for d in decided if {d.earlier, d.later} <= place.keys()}
    forced: list[Pair] = []
    for pair, linked in reversed(words.items()):
        if linked and pair[0] != pair[1] and not _taken(pair, forced):
            forced.append(pair)
    return forced, {pair: evidence for pair, evidence in table.items() if words.get(pair, True)}


def _taken(pair: Pair, forced: Sequence[Pair]) -> bool:
    return any(pair[0] == a or pair[1] == b for a, b in forced)


def _resolved(
    items: Sequence[IssueItem], pair: Pair, found: Weighed, margin: float, *, decided: bool = False
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
        found.score,
        margin,
        found.evidence,
        decided=decided,
    )


def _open_ends(
    items: Sequence[IssueItem], links: Sequence[Link], left: Mapping[Pair, Weighed], targets: Targets, doubt: Doubt
) -> list[Link]:
    """A link for every jump mark that no link has used: ambiguous with its candidates, or dangling."""
    gone, come = {link.earlier for link in links}, {link.later for link in links}
    ends = []
    for place, item in enumerate(items):
        for mark, used, side in ((item.jump_to, item.id in gone, 0), (item.jump_from, item.id in come, 1)):
            if mark is None or used:
                continue
            rivals = [
                Candidate(items[pair[1 - side]].id, found.score, found.evidence)
                for pair, found in left.items()
                if pair[side] == place and found.score >= doubt.faint
            ]
            rivals.sort(key=lambda rival: -rival.score)
            ends.append(_open_end(item, mark, side, tuple(rivals[:_SHOWN]), here=bool(targets[item.page, mark.page])))
    return ends


def _open_end(item: IssueItem, mark: JumpMark, side: int, rivals: tuple[Candidate, ...], *, here: bool) -> Link:
    state = LinkState.AMBIGUOUS if rivals else LinkState.DANGLING
    lack = None if rivals else Lack.NO_PART if here else Lack.NO_PAGE
    ends = ("", item.id) if side else (item.id, "")
    return Link(state, *ends, mark.page, mark.mark, mark.printed, candidates=rivals, lack=lack)
