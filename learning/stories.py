"""Learns what links the parts of a story: `python -m learning.stories ARCHIVE...` writes weights/stories.json."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chaiban.algorithms.logistic import learn_logistic
from chaiban.evaluation.links import gold_links
from chaiban.model.lexicon import Weights
from chaiban.pipeline.issue import issue_items
from chaiban.pipeline.weights import load_weights
from chaiban.stories.candidates import targets_of
from chaiban.stories.evidence import with_rivals
from chaiban.stories.stage import pair_evidence
from chaiban.stories.words import wording_of
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.issues import SetIssue, issues
from chaiban.typesetter.truth import gold_page

Pages = list[tuple[str, dict[str, Any]]]
WEIGHTS = Path(__file__).parents[1] / "src" / "chaiban" / "weights" / "stories.json"


def main() -> None:
    """Set issues of the train split, learn, write."""
    parser = argparse.ArgumentParser(prog="learning.stories", description="learn the weights of story links")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--issues", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    weights = load_weights()
    learned = learn_stories(issues("train", args.issues, args.seed, load_corpora(args.archives, None)), weights)
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    print(json.dumps(learned, ensure_ascii=False, indent=1))


def learn_stories(train: Iterable[SetIssue], weights: Weights) -> dict[str, float]:
    """Weights of the evidence, from all pairs of the issues that might be links."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for issue in train:
        pages = gold_pages(issue)
        wanted = gold_links(pages)
        items = issue_items(pages)
        targets = targets_of(items, [number for number, _ in pages])
        table = pair_evidence(items, targets, wording_of(items), weights)
        for (a, b), evidence in with_rivals(table).items():
            rows.append(evidence)
            right.append((items[a].id, items[b].id) in wanted)
    print(f"{len(rows)} pairs, {sum(right)} of them links")
    return learn_logistic(rows, right)


def gold_pages(issue: SetIssue) -> Pages:
    """The true pages of an issue, by their numbers."""
    return [(number, gold_page(sheet)) for number, sheet in issue.pages]


if __name__ == "__main__":
    main()
