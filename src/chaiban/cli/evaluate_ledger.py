"""`chaiban evaluate --ledger GOLD PREDICTION`: how good a ledger is."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from chaiban.cli.speech import hear, say
from chaiban.errors import ExitCode, RequestError
from chaiban.evaluation.ledger import check_is_ledger, score_ledger
from chaiban.evaluation.ledger_report import as_json, render, render_faults


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Register what concerns ledgers alone."""
    parser.add_argument("--ledger", action="store_true", help="GOLD and READING are ledgers")
    parser.add_argument(
        "--articles", metavar="FILE", type=Path, help="with --ledger: the articles, where the gold has no texts"
    )
    parser.add_argument("--misses", action="store_true", help="with --ledger: list what was missed and what is wrong")


def run_ledger(args: argparse.Namespace) -> int:
    """Print the score. Raises RequestError for files that are no ledgers, and for requests that make no sense."""
    for name in ("baseline", "floors", "raise_floors"):
        if getattr(args, name):
            raise RequestError(f"--{name.replace('_', '-')} isn't for ledgers", remedy="leave it out")
    gold, read = _ledger_in(args.gold), _ledger_in(args.reading)
    score = score_ledger(gold, read, _json_in(args.articles) if args.articles is not None else None)
    if args.json:
        say(json.dumps(as_json(score), ensure_ascii=False) + "\n")
    else:
        say((render_faults(score) + "\n" if args.misses and score.faults else "") + render(score))
    return ExitCode.OK


def _ledger_in(path: Path) -> Any:
    document = _json_in(path)
    check_is_ledger(document, str(path))
    return document


def _json_in(path: Path) -> Any:
    data, shown = hear(str(path))
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        remedy = "write it with chaiban ledger --from articles.json --format json"
        raise RequestError(f"is no JSON: {error}", where=shown, remedy=remedy) from error
