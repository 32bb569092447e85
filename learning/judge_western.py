"""Judges the ledger of western languages on stories of our own: `python -m learning.judge_western`.

Prints the score by kind of each language as Markdown, of the stories tuned on and of those held back (of these only
the totals, so that nobody tunes to them).
"""

from __future__ import annotations

import argparse
import json
from typing import Any

from chaiban.evaluation.ledger import score_ledger
from chaiban.evaluation.ledger_report import render, render_faults
from chaiban.exports.ledger_json import record_object
from chaiban.pipeline.ledger import records_of
from chaiban.sources.articles_json import read_articles
from learning.ledger_labels import of_kinds
from learning.story_labels import gold_of, labelled_kinds, story_files


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="learning.judge_western", description="score the ledger on our stories")
    parser.add_argument("--language", choices=("en", "de", "fr", "es"))
    parser.add_argument("--split", choices=("tuned", "held"))
    parser.add_argument("--misses", action="store_true", help="list the faults of the stories that were tuned on")
    args = parser.parse_args()
    for path in story_files(args.language, args.split):
        gold = gold_of(path)
        score = score_ledger(gold, of_kinds(recorded(gold), labelled_kinds(path)))
        print(f"## {path.stem}: {len(gold['articles'])} stories\n\n{render(score)}")
        if args.misses and path.stem.endswith("-tuned"):
            print(render_faults(score))


def recorded(gold: Any) -> Any:
    """The ledger of the gold's texts as the engine makes it."""
    texts = {"articles": [{k: v for k, v in article.items() if k != "records"} for article in gold["articles"]]}
    given = read_articles(json.dumps(texts).encode(), "stories")
    found = records_of([text for _, text in given.articles])
    return {
        "articles": [
            {**entry, "records": [record_object(record) for record in records]}
            for (entry, _), records in zip(given.articles, found, strict=True)
        ]
    }


if __name__ == "__main__":
    main()
