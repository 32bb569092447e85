"""Weights drawn towards a paper's own checked pages, judged on pages that were held back."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from chaiban.algorithms.choices import learn_choices
from chaiban.algorithms.logistic import learn_logistic
from chaiban.errors import RequestError
from chaiban.evaluation.measures import rates, score_page, total
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.layout.plane.continuation import WEIGHTS as LINK_WEIGHTS
from chaiban.layout.plane.heads import ALONE
from chaiban.layout.plane.heads import WEIGHTS as HEAD_WEIGHTS
from chaiban.layout.stage import lay_out_by_blocks, look_at
from chaiban.model.layout import PARTS
from chaiban.model.lexicon import ChainWeights, Weights
from chaiban.pipeline.lessons import Labelled
from chaiban.pipeline.plane_lessons import CheckedPage, Choices, GoldKey, learn_page
from chaiban.pipeline.reader import Reader
from chaiban.pipeline.teaching import teach_heads, teach_links, teach_trust

LEAST = 6
"""Pages: with fewer, what is held back says nothing."""
_ROUNDS = 6
_STEP = 0.15
"""How far one wrong line moves the score of its part, all its evidence together; natural log units, as the chain of
parts has them. Large steps unlearn what thousands of pages have taught."""
_RIDGE = 8.0
"""So many choices have to speak for a change of one unit before it is made."""
_PLANE_RIDGES = (30.0, 10.0)
"""The same for continuations and heads of pages with geometry, whose shipped weights come from many houses."""
AnyPage = TypeVar("AnyPage", Labelled, CheckedPage)
JUDGED = ("article_f1", "pq", "headline", "paragraph", "byline", "kicker", "crosshead")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What learning came to: weights, the pages learned from and held back, and rates on those before and after."""

    weights: Weights
    learned: int
    held: int
    before: Mapping[str, float]
    after: Mapping[str, float]

    @property
    def is_better(self) -> bool:
        """True if no fewer articles are found, and the mean of what is judged is higher."""
        if self.after["article_f1"] < self.before["article_f1"]:
            return False
        return mean_of(self.after) > mean_of(self.before)


def mean_of(found: Mapping[str, float]) -> float:
    """The mean of the rates that learning is judged by."""
    return sum(found[name] for name in JUDGED) / len(JUDGED)


def adapt(reader: Reader, pages: Sequence[Labelled]) -> Lesson:
    """Learn from two pages in three, judge on the third. Raises RequestError if there are too few.

    Which pages are held back follows from their words, so that they stay held back when others are added.
    """
    taught, held = _parted(pages)
    weights = reader.weights
    weights = replace(weights, parts=adapt_parts(weights, taught))
    weights = replace(weights, links=learn_logistic(*teach_links(taught, weights), _RIDGE, weights.links))
    weights = replace(weights, heads=learn_logistic(*teach_heads(taught, weights), _RIDGE, weights.heads))
    weights = replace(weights, trust=learn_logistic(*teach_trust(taught, weights), _RIDGE, weights.trust))
    return Lesson(weights, len(taught), len(held), judge(reader, held), judge(replace(reader, weights=weights), held))


def adapt_plane(reader: Reader, pages: Sequence[CheckedPage]) -> Lesson:
    """The same for pages with geometry: the weights of which column goes on in which, and of whose a head is."""
    taught, held = _parted(pages)
    links, heads = Choices(), Choices()
    for page in taught:
        learn_page(links, heads, page.page, GoldKey(page.gold), reader.weights.seams)
    plane = dict(reader.weights.plane)
    plane["continuation"] = learn_choices(links.all, plane.get("continuation") or LINK_WEIGHTS, _PLANE_RIDGES[0])
    own = plane.get("heads") or HEAD_WEIGHTS | {"bias": -ALONE}
    plane["heads"] = learn_choices(heads.all, own, _PLANE_RIDGES[1])
    weights = replace(reader.weights, plane=plane)
    return Lesson(weights, len(taught), len(held), judge(reader, held), judge(replace(reader, weights=weights), held))


def _parted(pages: Sequence[AnyPage]) -> tuple[list[AnyPage], list[AnyPage]]:
    """The pages to learn from and those held back."""
    if len(pages) < LEAST:
        reason = f"{len(pages)} checked pages are too few to learn from"
        raise RequestError(reason, remedy=f"check {LEAST} or more, without conflicts")
    ordered = sorted(pages, key=lambda page: hashlib.sha256(page.page.characters.encode("utf-8", "replace")).digest())
    return [page for number, page in enumerate(ordered) if number % 3], ordered[::3]


def judge(reader: Reader, pages: Sequence[Labelled] | Sequence[CheckedPage]) -> dict[str, float]:
    """The rates of a reader on pages whose gold is known."""
    scores = [score_page(proof_of(dict(page.gold)), proof_of(_read(reader, page))) for page in pages]
    found = rates(total(scores))
    return {name: found[name] for name in JUDGED}


def _read(reader: Reader, page: Labelled | CheckedPage) -> dict[str, Any]:
    return page_record(reader.read_page(page.page))


def adapt_parts(weights: Weights, pages: Sequence[Labelled]) -> ChainWeights:
    """The chain of parts moved by the lines that it reads wrongly: an averaged structured perceptron (Collins, 2002)
    that starts from the weights given."""
    looks = [look_at(page.page, weights) for page in pages]
    spoken = [list(look.evidence) for look in looks]
    rows = dict(weights.parts.rows)
    for name in (name for page in spoken for names in page for name in names):
        rows.setdefault(name, len(rows))
    grown = np.zeros((len(rows), len(PARTS)))
    grown[: len(weights.parts.evidence)] = weights.parts.evidence
    evidence, steps = grown, weights.parts.steps.copy()
    sums = np.zeros_like(evidence), np.zeros_like(steps)
    column = {part: number for number, part in enumerate(PARTS)}
    turns = 0
    for _ in range(_ROUNDS):
        for page, look, evidence_of in zip(pages, looks, spoken, strict=True):
            now = replace(weights, parts=ChainWeights(rows, evidence, steps))
            read = [column[strip.part] for strip in lay_out_by_blocks(page.page, now).strips]
            true = [column[part] for part in page.parts(look.strips)]
            for line, names in enumerate(evidence_of):
                if read[line] != true[line]:
                    mine = [rows[name] for name in names]
                    np.add.at(evidence, (mine, true[line]), _STEP / len(mine))
                    np.add.at(evidence, (mine, read[line]), -_STEP / len(mine))
                if line and (read[line - 1], read[line]) != (true[line - 1], true[line]):
                    steps[true[line - 1], true[line]] += _STEP / 10
                    steps[read[line - 1], read[line]] -= _STEP / 10
            sums[0][:] += evidence
            sums[1][:] += steps
            turns += 1
    return ChainWeights(rows, np.round(sums[0] / turns, 3), np.round(sums[1] / turns, 3))
