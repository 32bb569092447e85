"""The counts of a page and the rates that follow from them; counts of several pages add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from chaiban.evaluation.calibration import Vote, calibrate
from chaiban.evaluation.matching import Match, match_texts
from chaiban.evaluation.order import count_in_order
from chaiban.evaluation.regions import area_of, count_same_regions, iou
from chaiban.evaluation.truth import FIELDS, Piece, Proof

RIGHT = 0.9
"""Overlap from which an article counts as found."""

HALF = 0.5
"""Overlap above which a pair enters the panoptic quality (Kirillov et al., CVPR 2019)."""

LOWER_IS_BETTER = frozenset(("false_furniture", "false_headline"))


@dataclass(frozen=True, slots=True)
class Tally:
    """Values found (`hits`) of those in the gold and of those in the reading."""

    hits: int = 0
    gold: int = 0
    read: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 if neither side has anything."""
        return 2 * self.hits / (self.gold + self.read) if self.gold + self.read else 1.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hits + other.hits, self.gold + other.gold, self.read + other.read)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, both counted (characters, pieces) or summed (overlaps)."""

    part: float = 0
    whole: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one page or of many.

    `tallies` has article, every field, paragraph and role; `shares` has overlap (summed, over the number of
    pairs above HALF), order, placed, false_furniture, false_headline and region. `missed` are the ids of gold
    articles not found.
    """

    tallies: Mapping[str, Tally] = field(default_factory=dict)
    shares: Mapping[str, Share] = field(default_factory=dict)
    missed: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()


def score_page(gold: Proof, read: Proof) -> Score:
    """The counts of a reading's page against the gold page."""
    matches = match_texts([piece.body for piece in gold.pieces], [piece.body for piece in read.pieces])
    pairs = [(gold.pieces[match.gold], read.pieces[match.read]) for match in matches]
    found = {match.gold for match in matches if match.overlap >= RIGHT}
    tallies = {"article": Tally(len(found), len(gold.pieces), len(read.pieces))}
    tallies |= {name: _tally_field(name, gold.pieces, read.pieces, pairs) for name in FIELDS}
    tallies["paragraph"] = _tally_paragraphs(gold.pieces, read.pieces)
    tallies["role"] = _tally_regions(gold.pieces, read.pieces, pairs)
    return Score(
        tallies=tallies,
        shares=_shares(gold, read, matches, pairs),
        missed=tuple(piece.id for number, piece in enumerate(gold.pieces) if number not in found),
        votes=_votes(read.pieces, matches),
    )


def total(scores: Iterable[Score]) -> Score:
    """The counts of all pages together."""
    tallies: dict[str, Tally] = {}
    shares: dict[str, Share] = {}
    missed: list[str] = []
    votes: list[Vote] = []
    for score in scores:
        for name, tally in score.tallies.items():
            tallies[name] = tallies.get(name, Tally()) + tally
        for name, share in score.shares.items():
            shares[name] = shares.get(name, Share()) + share
        missed += score.missed
        votes += score.votes
    return Score(tallies, shares, tuple(missed), tuple(votes))


def rates(score: Score) -> dict[str, float]:
    """Every measure that the data allow, 0 to 1, in the order of the report.

    What the gold doesn't have anywhere (a crosshead) and the reading doesn't invent counts 1, and 0 where
    lower is better. Regions and calibration are left out where there is nothing to measure.
    """
    article = score.tallies.get("article", Tally())
    mean_number = (article.gold + article.read) / 2
    overlap = score.shares.get("overlap", Share()).part
    out = {"article_f1": article.f1, "pq": overlap / mean_number if mean_number else 1.0}
    out |= {name: score.tallies.get(name, Tally()).f1 for name in (*FIELDS, "paragraph")}
    for name in ("order", "placed", "false_furniture", "false_headline"):
        share = score.shares.get(name, Share())
        nothing = 0.0 if name in LOWER_IS_BETTER else 1.0
        out[name] = share.part / share.whole if share.whole else nothing
    if (role := score.tallies.get("role", Tally())).gold:
        region = score.shares["region"]
        out |= {"role_f1": role.f1, "region_iou": region.part / region.whole}
    if (auroc := calibrate(score.votes).auroc) is not None:
        out["calibration"] = auroc
    return out


def _tally_field(
    name: str, gold: Sequence[Piece], read: Sequence[Piece], pairs: Sequence[tuple[Piece, Piece]]
) -> Tally:
    return Tally(
        sum((here.values[name] & there.values[name]).total() for here, there in pairs),
        sum(piece.values[name].total() for piece in gold),
        sum(piece.values[name].total() for piece in read),
    )


def _tally_paragraphs(gold: Sequence[Piece], read: Sequence[Piece]) -> Tally:
    here = Counter(paragraph for piece in gold for paragraph in piece.paragraphs)
    there = Counter(paragraph for piece in read for paragraph in piece.paragraphs)
    return Tally((here & there).total(), here.total(), there.total())


def _tally_regions(gold: Sequence[Piece], read: Sequence[Piece], pairs: Sequence[tuple[Piece, Piece]]) -> Tally:
    wanted = sum(len(piece.regions) for piece in gold)
    if not wanted:
        return Tally()
    offered = sum(len(piece.regions) for piece in read)
    return Tally(sum(count_same_regions(here, there) for here, there in pairs), wanted, offered)


def _shares(
    gold: Proof, read: Proof, matches: Sequence[Match], pairs: Sequence[tuple[Piece, Piece]]
) -> dict[str, Share]:
    overlaps = [match.overlap for match in matches if match.overlap > HALF]
    in_order = [count_in_order(here.running, there.running) for here, there in pairs]
    here = Counter("".join(piece.body for piece in gold.pieces))
    there = Counter("".join(piece.body for piece in read.pieces))
    headless = [number for number, piece in enumerate(gold.pieces) if not piece.values["headline"]]
    mates = {match.gold: read.pieces[match.read] for match in matches}
    crowned = sum(number in mates and bool(mates[number].values["headline"]) for number in headless)
    drawn = [(one, other) for one, other in pairs if one.regions]
    return {
        "overlap": Share(sum(overlaps), len(overlaps)),
        "order": Share(sum(kept for kept, _ in in_order), sum(counted for _, counted in in_order)),
        "placed": Share((here & there).total(), here.total()),
        "false_furniture": _false_furniture(gold, read),
        "false_headline": Share(crowned, len(headless)),
        "region": Share(
            sum(iou(area_of(one.regions), area_of(other.regions)) for one, other in drawn),
            sum(bool(piece.regions) for piece in gold.pieces),
        ),
    }


def _false_furniture(gold: Proof, read: Proof) -> Share:
    """Characters of the gold's articles that the reading's articles lack and its furniture has.

    By multisets, so that it needs no common numbering of the characters. Furniture that the gold knows of
    is taken out first.
    """
    wanted = Counter("".join(piece.words for piece in gold.pieces))
    whole = wanted.total()
    lacking = wanted - Counter("".join(piece.words for piece in read.pieces))
    called_furniture = Counter(read.furniture) - Counter(gold.furniture)
    return Share((lacking & called_furniture).total(), whole)


def _votes(read: Sequence[Piece], matches: Sequence[Match]) -> tuple[Vote, ...]:
    right = {match.read for match in matches if match.overlap >= RIGHT}
    return tuple(
        Vote(piece.confidence, number in right) for number, piece in enumerate(read) if piece.confidence is not None
    )
