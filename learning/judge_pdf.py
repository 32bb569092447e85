"""Judges the reader on typeset PDF pages, beside the naive baseline: `python -m learning.judge_pdf ARCHIVE...`.

Prints a Markdown table by language and, on demand, the worst pages; docs/quality.md holds that of the test split.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from chaiban.evaluation.baseline_plane import read_page_naively
from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import Score, rates, score_page
from chaiban.evaluation.truth import pages_of, proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet, regions_of
from chaiban.typesetter.sheet import Sheet
from chaiban.typesetter.truth import gold_page
from learning.judge import SHOWN
from learning.pictured import draw_side_by_side
from learning.tables import Pair, score_table

WORST = 5
"""Pages that are drawn if no other number is asked for."""
PLANE = {"article_f1": "article"} | SHOWN
PLANE |= {"credit": "credit", "order": "order", "role_f1": "role", "region_iou": "IoU"}


@dataclass(frozen=True)
class Judged:
    """One page: its sheet, its PDF, its score and the baseline's, the items of truth and reading."""

    number: int
    sheet: Sheet
    data: bytes
    ours: Score
    naive: Score
    whole: bool
    gold: list[dict[str, Any]]
    read: list[dict[str, Any]]


def main() -> None:
    """Print scores by language with the number of pages and the baseline's; keep the worst pages if asked to."""
    parser = argparse.ArgumentParser(prog="learning.judge_pdf", description="score the reader on typeset PDF pages")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--limit", type=int, help="the most stories of one archive")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="name the N pages read worst")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the PDFs of the worst pages there")
    parser.add_argument("--pictures", type=Path, metavar="FOLDER", help="draw the worst pages there")
    args = parser.parse_args()
    worst = args.worst or (WORST if args.pictures else 0)
    corpora = load_corpora(args.archives, None, args.limit)
    judged = list(judge(load_reader(), args.split, args.pages, args.seed, corpora))
    print(table(judged))
    judged.sort(key=lambda page: rates(page.ours)["article_f1"])
    for page in judged[:worst]:
        rate = rates(page.ours)
        named = f"page {page.number} ({page.sheet.language}, {page.sheet.style})"
        print(f"{named}: article {rate['article_f1']:.3f}, headline {rate['headline']:.3f}")
        if args.pictures is not None:
            target = args.pictures / f"{args.split}-{page.number}-{page.sheet.style}.png"
            draw_side_by_side(page.data, page.gold, page.read, target)
            print(f"  {target}")
        if args.keep is not None:
            args.keep.mkdir(parents=True, exist_ok=True)
            (args.keep / f"{args.split}-{page.number}.pdf").write_bytes(page.data)


def judge(reader: Reader, split: str, count: int, seed: int, corpora: Corpora) -> Iterator[Judged]:
    """Every page of the split, typeset, printed, read and scored."""
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        data = print_sheet(sheet, Random(f"{split}/{seed}/{number}/press"))
        truth = _with_regions(gold_page(sheet), sheet)
        gold = proof_of(truth)
        page = next(iter(open_pages(data, f"{split}-{number}.pdf", reader.limits)))
        record = page_record(reader.read_page(page))
        plain = pages_of(read_page_naively(page))
        ours, naive = (score_page(gold, proof_of(one)) for one in (record, plain[0]))
        whole = check_conservation(record).holds
        yield Judged(number, sheet, data, ours, naive, whole, truth["articles"], record["articles"])


def _with_regions(page: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    regions = regions_of(sheet)
    articles = [article | {"regions": regions.get(n, [])} for n, article in enumerate(page["articles"])]
    return page | {"articles": articles}


def table(judged: list[Judged]) -> str:
    """Markdown rows of all pages and of each language, the calibration below."""
    groups: dict[str, list[Pair]] = {}
    for page in judged:
        for name in ("all", page.sheet.language):
            groups.setdefault(name, []).append((page.ours, page.naive))
    return score_table(groups, PLANE, sum(not page.whole for page in judged))


if __name__ == "__main__":
    main()
