"""Learns how surely items of PDF pages are right: `python -m learning.plane_trust ARCHIVE...`.

Typesets pages in the styles of the train split, reads them, asks the truth which items are right, and writes
"trust" in `weights/plane.json`. To be run after `learning.plane`, whose weights make the items.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from random import Random

from chaiban.algorithms.logistic import learn_logistic
from chaiban.articles.board import set_board
from chaiban.articles.grouped import trust_evidence
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.layout.stage import lay_out
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.truth import gold_page

RIDGE = 3.0
"""Between the best of threefold cross-validation (1) and what keeps rare signs small."""


def main() -> None:
    """Write the trust of plane.json."""
    parser = argparse.ArgumentParser(prog="learning.plane_trust", description="learn the trust in items of PDF pages")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--seed", type=int, default=21)
    parser.add_argument("--limit", type=int, help="the most stories of one archive")
    parser.add_argument("--out", type=Path, default=Path("src/chaiban/weights/plane.json"))
    args = parser.parse_args()
    corpora = load_corpora(args.archives, None, args.limit)
    rows, right = teach(load_reader(), "train", args.pages, args.seed, corpora)
    weights = json.loads(args.out.read_text(encoding="utf-8"))
    weights["trust"] = learn_logistic(rows, right, RIDGE)
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{sum(right)} right and {len(right) - sum(right)} wrong items")


def teach(
    reader: Reader, split: str, count: int, seed: int, corpora: Corpora
) -> tuple[list[dict[str, float]], list[bool]]:
    """The evidence of every item on the pages, and whether it is right."""
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        data = print_sheet(sheet, Random(f"{split}/{seed}/{number}/press"))
        page = next(iter(open_pages(data, f"{split}-{number}.pdf", reader.limits)))
        votes = score_page(proof_of(gold_page(sheet)), proof_of(page_record(reader.read_page(page)))).votes
        layout = lay_out(page, reader.weights)
        if layout.grouping is not None:
            evidence = trust_evidence(set_board(layout, reader.weights), layout.grouping)
            assert len(evidence) == len(votes)
            rows += evidence
            right += [vote.right for vote in votes]
    return rows, right


if __name__ == "__main__":
    main()
