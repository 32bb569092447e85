"""Judges `chaiban ledger` on the labelled articles: `python -m learning.judge_ledger ARCHIVE...`.

Prints the score by kind as Markdown. The splits `test` and those that are held back (`events-held` and so on) are
only looked at as a whole: their faults are not listed, so that nobody tunes to them. Of `events` three kinds are
labelled: programmes, activities, awards; of `mixed` people, too; of `fresh` people, organisations, places, activities
and statements; of `named` programmes, awards and documents.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from chaiban.evaluation.ledger import LedgerScore, score_ledger
from chaiban.evaluation.ledger_report import as_json, render, render_faults
from learning.ledger_labels import Gold, label_files, of_kinds, rebuild_gold

SPLITS = ("dev", "test", "events", "events-held", "mixed", "mixed-held", "fresh", "fresh-held", "named", "named-held")
TUNED = ("dev", "events", "mixed", "fresh", "named")


def main() -> None:
    """Print the score of a split, or of all."""
    parser = argparse.ArgumentParser(
        prog="learning.judge_ledger", description="score the ledger on labelled articles"
    )
    parser.add_argument("archives", nargs="+", type=Path, help="jsonl.xz with the texts of the labelled articles")
    parser.add_argument("--split", choices=SPLITS, help="judge one split; without it, all")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--misses", action="store_true", help="list the faults of the splits that were tuned on")
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="write the rebuilt gold and articles there")
    args = parser.parse_args()
    for split in (args.split,) if args.split else SPLITS:
        for path in label_files(split):
            gold = rebuild_gold(path, args.archives)
            if args.write is not None:
                _write(args.write, split, gold)
            if not gold.articles:
                print(f"{split}: none of the labelled articles is in these archives")
                continue
            _show(split, gold, score_ledger(gold.document(), of_kinds(read_ledger(gold.texts()), gold.kinds)), args)


def _show(split: str, gold: Gold, score: LedgerScore, args: argparse.Namespace) -> None:
    if args.json:
        print(json.dumps({"split": split, **as_json(score)}, ensure_ascii=False))
        return
    lost = f", {len(gold.missing)} not in the archives" if gold.missing else ""
    print(f"## {split}: {len(gold.articles)} articles{lost}\n\n{render(score)}")
    if args.misses and split in TUNED:
        print(render_faults(score))


def read_ledger(articles: dict[str, Any]) -> Any:
    """The ledger of articles as the command writes it, through its own door."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.json"
        path.write_text(json.dumps(articles, ensure_ascii=False), encoding="utf-8")
        command = [sys.executable, "-m", "chaiban", "ledger", "--from", str(path), "--format", "json"]
        found = subprocess.run(command, capture_output=True, check=False)
    if found.returncode:
        raise SystemExit(found.stderr.decode("utf-8", "replace"))
    return json.loads(found.stdout)


def _write(folder: Path, split: str, gold: Gold) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in ((f"{split}.json", gold.document()), (f"{split}-articles.json", gold.texts())):
        (folder / name).write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
