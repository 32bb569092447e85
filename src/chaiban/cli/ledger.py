"""`chaiban ledger`: what articles report."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.cli.speech import hear, say
from chaiban.errors import ExitCode, RequestError


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "ledger",
        help="list what articles report: people, places, times, figures, programmes ...",
        description="List what the articles of an archive, or of a JSON file, report, each record with its words.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", nargs="?", type=Path, help="the archive's folder")
    parser.add_argument("kind", metavar="KIND", nargs="?", help="one kind of record, such as figures")
    parser.add_argument("--from", dest="given", metavar="FILE", help='articles in JSON, "-" for standard input')
    parser.add_argument("--date", metavar="DAY", help="with --from: the issue's date, such as 2021-02-10")
    parser.add_argument("--format", choices=("table", "json"), help="form of writing; json with --from, else table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: listed. Raises RequestError for a request that makes no sense, SourceError for a file that can't be read."""
    if (args.archive is None) == (args.given is None):
        remedy = "chaiban ledger ARCHIVE, or chaiban ledger --from articles.json"
        raise RequestError("an archive or articles are needed, one of them", remedy=remedy)
    if args.given is None:
        raise RequestError("archives are not listed yet")
    return _of_articles(args)


def _of_articles(args: argparse.Namespace) -> int:
    from chaiban.exports.ledger_json import record_object, write_ledger
    from chaiban.pipeline.ledger import records_of
    from chaiban.sources.articles_json import read_articles

    given = read_articles(*hear(args.given), args.date)
    for (entry, _), records in zip(given.articles, records_of([text for _, text in given.articles]), strict=True):
        entry["records"] = [record_object(record) for record in records]
    say(write_ledger(given.document))
    return ExitCode.OK
