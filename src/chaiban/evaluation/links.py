"""Links between the parts of stories: those of the gold against those that were made, over an issue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chaiban.evaluation.matching import match_texts
from chaiban.evaluation.truth import proof_of
from chaiban.model.story import IssueStories, LinkState

Json = Mapping[str, Any]
Ends = tuple[str, str]
"""The earlier and the later item, each by page number and id: A1/a3."""


@dataclass(frozen=True, slots=True)
class LinkScore:
    """Links found of those in the gold and of those made; marks whose page is missing, and how many were listed
    as dangling."""

    hits: int = 0
    gold: int = 0
    made: int = 0
    missing: int = 0
    listed: int = 0

    @property
    def precision(self) -> float:
        """Right of those made; 1 if none was made."""
        return self.hits / self.made if self.made else 1.0

    @property
    def recall(self) -> float:
        """Found of those that are there; 1 if there are none."""
        return self.hits / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1 if neither side has any."""
        return 2 * self.hits / (self.gold + self.made) if self.gold + self.made else 1.0

    @property
    def dangling(self) -> float:
        """The share of marks to missing pages that are listed as dangling; 1 if there are none."""
        return self.listed / self.missing if self.missing else 1.0

    def __add__(self, other: LinkScore) -> LinkScore:
        return LinkScore(
            self.hits + other.hits,
            self.gold + other.gold,
            self.made + other.made,
            self.missing + other.missing,
            self.listed + other.listed,
        )


def gold_links(pages: Sequence[tuple[str, Json]]) -> set[Ends]:
    """The links of an issue of (page number, gold page): items of one "story" with numbers one apart."""
    parts = {
        (article["story"]["id"], article["story"]["part"]): f"{number}/{article['id']}"
        for number, page in pages
        for article in page.get("articles", ())
        if article.get("story")
    }
    return {(name, parts[story, at + 1]) for (story, at), name in parts.items() if (story, at + 1) in parts}


def score_links(
    gold: Sequence[tuple[str, Json]],
    read: Sequence[tuple[str, Json]],
    found: IssueStories,
    missing: Iterable[str] = (),
) -> LinkScore:
    """The score of the links that were made between the read items of an issue.

    A read item stands for the gold item of the same page that it shares most of its text with. `missing` are
    the numbers of the issue's pages that nobody has: every gold mark to one of them must be listed as dangling.
    """
    names = _gold_names(gold, read)
    wanted = gold_links(gold)
    made = [
        (names.get(link.earlier, ""), names.get(link.later, ""))
        for link in found.links
        if link.state is LinkState.RESOLVED
    ]
    lost = set(missing)
    listed = {
        (names.get(link.earlier or link.later, ""), bool(link.later))
        for link in found.links
        if link.state is LinkState.DANGLING
    }
    gone = {
        (f"{number}/{article['id']}", side == "jump_from")
        for number, page in gold
        for article in page.get("articles", ())
        for side in ("jump_to", "jump_from")
        if article.get(side) and article[side]["page"] in lost
    }
    return LinkScore(len(wanted & set(made)), len(wanted), len(made), len(gone), len(gone & listed))


def _gold_names(gold: Sequence[tuple[str, Json]], read: Sequence[tuple[str, Json]]) -> dict[str, str]:
    """The gold item that each read item stands for."""
    names: dict[str, str] = {}
    there = dict(gold)
    for number, page in read:
        if number not in there:
            continue
        pieces, golds = proof_of(page).pieces, proof_of(there[number]).pieces
        for match in match_texts([piece.body for piece in golds], [piece.body for piece in pieces]):
            names[f"{number}/{pieces[match.read].id}"] = f"{number}/{golds[match.gold].id}"
    return names
