"""Judges suggestions on typeset pages: `python -m learning.judge_suggestions ARCHIVE...`.

Every suggestion is done to its page alone; it is right if the page scores better against its gold afterwards. Prints
by kind and by rank how many are, and how many pages with a wrong item had at least one that is right.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from chaiban.corrections.anchors import digest_of
from chaiban.corrections.drafting import Desk, draft
from chaiban.corrections.stage import correct
from chaiban.corrections.suggestions import suggest
from chaiban.errors import CorrectionError
from chaiban.evaluation.measures import rates, score_page
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.model.geometry import Geometry
from chaiban.pipeline.composing import composer_for
from chaiban.pipeline.reader import load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.splits import dumps
from chaiban.typesetter.truth import gold_page

Record = dict[str, Any]
Case = tuple[Record, Record, Geometry | None]
_RANKS = 5
_JUDGED = ("pq", "headline", "paragraph", "byline", "kicker", "subheadline", "crosshead", "jump")


def main() -> None:
    """Print the counts of dumps and of PDF pages."""
    parser = argparse.ArgumentParser(prog="learning.judge_suggestions", description="score suggestions")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="development", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=30)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    corpora = load_corpora(args.archives, None)
    for name, read in (("dumps", read_dumps), ("PDF", read_pdfs)):
        print(f"{name}\n{judge(read(args.split, args.pages, args.seed, corpora))}\n")


def read_dumps(split: str, count: int, seed: int, corpora: Corpora) -> Iterator[Case]:
    """(reading, gold, places) of dumps."""
    reader = load_reader()
    for dump in dumps(split, count, seed, corpora):
        yield page_record(reader.read(dump.text.encode("utf-8"), dump.style).pages[0]), dump.gold, None


def read_pdfs(split: str, count: int, seed: int, corpora: Corpora) -> Iterator[Case]:
    """(reading, gold, places) of printed pages."""
    reader = load_reader()
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        data = print_sheet(sheet, Random(f"{split}/{seed}/{number}/press"))
        page = next(iter(open_pages(data, f"{split}-{number}.pdf", reader.limits)))
        yield page_record(reader.read_page(page)), gold_page(sheet), page.geometry


def judge(cases: Iterator[Case]) -> str:
    """A line a kind and a rank."""
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for record, gold, places in cases:
        record = json.loads(json.dumps(record))
        before = _worth(record, gold)
        helped = False
        for rank, suggestion in enumerate(suggest(record), 1):
            after = accepted(record, suggestion, places)
            names = [suggestion["reason"], f"rank {rank}" if rank <= _RANKS else "later ranks", "all"]
            better = after is not None and _worth(after, gold) > before + 1e-9
            helped = helped or better
            for name in names:
                made[name] += 1
                right[name] += better
            made["can't be done"] += after is None
        if before < 1.0:
            made["pages with a mistake"] += 1
            right["pages with a mistake"] += helped
    return "\n".join(f"{name:48} {right[name]:4} of {made[name]:4}" for name in sorted(made))


def accepted(record: Record, suggestion: Record, places: Geometry | None = None) -> Record | None:
    """The page with a suggestion accepted; None if that can't be done."""
    reading = digest_of(json.dumps(record, sort_keys=True))
    composer = composer_for(record, 1, places)
    shown = correct(record, reading, (), composer)
    journal = []
    for number, asked in enumerate(suggestion["corrections"]):
        desk = Desk(shown.page, shown.standing, reading, 0, "judge", "2025-01-01T00:00:00+00:00")
        try:
            journal.append(draft(asked, f"{number:06d}", desk))
        except CorrectionError:
            return None
        shown = correct(record, reading, journal, composer)
        if shown.conflicts:
            return None
    return shown.record


def _worth(record: Record, gold: Record) -> float:
    """How good the reading is, 1 at the best: the mean of items, fields, and what goes with which story."""
    found = rates(score_page(proof_of(gold), proof_of(record)))
    return (sum(found[name] for name in _JUDGED) + _belonging(record, gold)) / (len(_JUDGED) + 1)


def _belonging(record: Record, gold: Record) -> float:
    """Share of the items whose story, or that there is none, is as in the gold; told by their first words."""

    def pairs(page: Record) -> set[tuple[str, str]]:
        words = {one["id"]: "".join((one.get("paragraphs") or [""])[0].split())[:30] for one in page["articles"]}
        return {(words[one["id"]], words.get(one.get("belongs_to"), "")) for one in page["articles"]}

    wanted, there = pairs(gold), pairs(record)
    return len(wanted & there) / max(1, len(wanted | there))


if __name__ == "__main__":
    main()
