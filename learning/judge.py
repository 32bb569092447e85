"""Judges the reader on a split of typeset dumps, beside the naive baseline: `python -m learning.judge ARCHIVE...`."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import Score, rates, score_page, total
from chaiban.evaluation.truth import NO_PAGE, pages_of, proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.splits import dumps

SHOWN = ("article_f1", "headline", "kicker", "subheadline", "byline", "jump", "crosshead", "paragraph", "placed")


def main() -> None:
    """Print scores by dump order, language and tool, with the number of pages and the baseline's article F1."""
    parser = argparse.ArgumentParser(prog="learning.judge", description="score the reader on a typeset split")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    corpora = load_corpora(args.archives, None)
    reader = load_reader()
    ours: dict[str, list[Score]] = {}
    naive: dict[str, list[Score]] = {}
    broken = 0
    for dump in dumps(args.split, args.pages, args.seed, corpora):
        gold = proof_of(dump.gold)
        page = page_record(reader.read(dump.text.encode("utf-8"), dump.style).pages[0])
        broken += not check_conservation(page).holds
        plain = pages_of(read_naively(dump.text))
        for group in ("all", f"order {dump.order}", f"language {dump.language}", f"tool {dump.tool}"):
            ours.setdefault(group, []).append(score_page(gold, proof_of(page)))
            naive.setdefault(group, []).append(score_page(gold, proof_of(plain[0]) if plain else NO_PAGE))
    print(f"{args.split} split, seed {args.seed}; pages that break conservation: {broken}")
    print(f"{'':22} pages {'baseline':>9} " + " ".join(f"{name[:10]:>10}" for name in SHOWN))
    for group in sorted(ours):
        rate = rates(total(ours[group]))
        below = rates(total(naive[group]))["article_f1"]
        print(f"{group:22} {len(ours[group]):5} {below:9.3f} " + " ".join(f"{rate[name]:10.3f}" for name in SHOWN))


if __name__ == "__main__":
    main()
