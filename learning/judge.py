"""Judges the reader on a split of typeset dumps, beside the naive baseline: `python -m learning.judge ARCHIVE...`.

Prints a Markdown table; docs/quality.md holds those of the test split.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.truth import NO_PAGE, pages_of, proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.pipeline.weights import no_weights
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.dump import Dump
from chaiban.typesetter.splits import dumps
from learning.tables import Pair, score_table

SHOWN = {
    "article_f1": "article",
    "pq": "PQ",
    "headline": "headl.",
    "kicker": "kicker",
    "subheadline": "subh.",
    "byline": "byline",
    "jump": "jump",
    "crosshead": "crossh.",
    "paragraph": "parag.",
    "placed": "placed",
    "false_furniture": "false furn.",
    "false_headline": "false headl.",
}


def main() -> None:
    """Print scores by dump order, language and tool, with the number of pages and the baseline's article F1."""
    parser = argparse.ArgumentParser(prog="learning.judge", description="score the reader on a typeset split")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-weights", action="store_true", help="read by the rules of print alone")
    args = parser.parse_args()
    reader = load_reader()
    if args.no_weights:
        reader = replace(reader, weights=no_weights())
    judge(reader, dumps(args.split, args.pages, args.seed, load_corpora(args.archives, None)))


def judge(reader: Reader, split: Iterable[Dump]) -> None:
    """Read and score every dump, print the table."""
    groups: dict[str, list[Pair]] = {}
    broken = 0
    for dump in split:
        gold = proof_of(dump.gold)
        page = page_record(reader.read(dump.text.encode("utf-8"), dump.style).pages[0])
        broken += not check_conservation(page).holds
        plain = pages_of(read_naively(dump.text))
        script = dump.language.split("-")[0]
        scores = (score_page(gold, proof_of(page)), score_page(gold, proof_of(plain[0]) if plain else NO_PAGE))
        names = ("all", f"order {dump.order}", f"language {dump.language}", f"tool {dump.tool}")
        for name in (*names, f"{dump.order}, {script}"):
            groups.setdefault(name, []).append(scores)
    print(score_table(groups, SHOWN, broken))


if __name__ == "__main__":
    main()
