"""`chaiban evaluate GOLD READING`: how good readings, and ledgers, are, measured against their gold."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chaiban.cli.evaluate_ledger import add_arguments as add_ledger_arguments
from chaiban.cli.evaluate_ledger import run_ledger
from chaiban.errors import ChaibanError, ExitCode, RequestError
from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.floors import (
    digest_data,
    find_breaches,
    floors_json,
    parse_floors,
    raise_floors,
)
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.report import PageResult, Report, as_json, render
from chaiban.evaluation.truth import NO_PAGE, Json, pages_of, proof_of
from chaiban.sources.files import shown_name
from chaiban.sources.text.decode import decode

GOLD_END = ".gold.json"


@dataclass(frozen=True, slots=True)
class Pair:
    """A gold file and where its reading and its dump should be; `name` is its stem."""

    name: str
    gold: Path
    reading: Path
    dump: Path | None


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "evaluate",
        help="score readings against their gold",
        description="Score readings against their gold. Two files, or two folders paired by name "
        "(NAME.gold.json with NAME.json, or NAME.jsonl with a page a line). With --ledger: two ledgers.",
    )
    parser.add_argument("gold", metavar="GOLD", type=Path, help="gold file, or folder of NAME.gold.json")
    parser.add_argument("reading", metavar="READING", type=Path, help="reading, or folder of NAME.json")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument(
        "--baseline", metavar="DUMPS", type=Path, help="dump, or folder of NAME.txt, for the naive baseline"
    )
    parser.add_argument("--floors", metavar="FILE", type=Path, help="exit 13 if a score lies below its floor")
    parser.add_argument("--raise-floors", action="store_true", help="write the scores into that file")
    parser.add_argument("--allow-lower", action="store_true", help="let --raise-floors lower a floor")
    add_ledger_arguments(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the report. 0: the readings have every page, 10: not all, 11: none; 12: a bad request; 13: a
    floor is broken.
    """
    try:
        return run_ledger(args) if args.ledger else _evaluate(args)
    except ChaibanError as error:
        _print(f"chaiban evaluate: {error}\n", to_errors=True)
        return ExitCode.BAD_REQUEST


def _evaluate(args: argparse.Namespace) -> int:
    if args.articles is not None or args.misses:
        raise RequestError("--articles and --misses are for ledgers", remedy="say --ledger, or leave them out")
    if args.raise_floors and args.floors is None:
        raise RequestError("--raise-floors needs --floors FILE", remedy="name the file of floors")
    pairs = pair_files(args.gold, args.reading, args.baseline)
    results: list[PageResult] = []
    notes: list[str] = []
    there = 0
    for pair in pairs:
        pages, complaints, found = _score_pair(pair)
        results += pages
        notes += complaints
        there += found
    if not results:
        raise RequestError("the gold has no page", where=shown_name(args.gold), remedy="check the gold")
    report = Report(tuple(results), tuple(notes))
    _print(json.dumps(as_json(report), ensure_ascii=False) + "\n" if args.json else render(report))
    if args.json:
        _print("".join(f"note: {note}\n" for note in notes), to_errors=True)
    if args.floors is not None and not _guard(args, pairs, report):
        return ExitCode.FLOOR_BROKEN
    if there < len(results):
        return ExitCode.SOME_FAILED if there else ExitCode.NONE_READ
    return ExitCode.OK


def pair_files(gold: Path, reading: Path, dumps: Path | None = None) -> tuple[Pair, ...]:
    """Gold files in order of their names with the places of their readings and dumps, which may be missing.

    Raises RequestError if there is no gold, or if one of the two is a folder and the other a file.
    """
    if gold.is_dir():
        if reading.is_file() or (dumps is not None and dumps.is_file()):
            raise RequestError("the gold is a folder and the other is not", where=shown_name(gold))
        found = sorted(path for path in gold.rglob(f"*{GOLD_END}") if path.is_file())
        if not found:
            where = shown_name(gold)
            raise RequestError(f"no file ends with {GOLD_END}", where=where, remedy=f"name it NAME{GOLD_END}")
        stems = [str(path.relative_to(gold))[: -len(GOLD_END)] for path in found]
        return tuple(
            Pair(stem, path, _reading_in(reading, stem), dumps / f"{stem}.txt" if dumps is not None else None)
            for stem, path in zip(stems, found, strict=True)
        )
    stem = gold.name.removesuffix(".json").removesuffix(".gold")
    place = _reading_in(reading, stem) if reading.is_dir() else reading
    dump = dumps / f"{stem}.txt" if dumps is not None and dumps.is_dir() else dumps
    return (Pair(stem, gold, place, dump),)


def _reading_in(folder: Path, stem: str) -> Path:
    whole, lines = folder / f"{stem}.json", folder / f"{stem}.jsonl"
    return lines if lines.is_file() and not whole.is_file() else whole


def _score_pair(pair: Pair) -> tuple[list[PageResult], list[str], int]:
    """The pages of one gold file, notes, and how many of the pages the reading has.

    What it lacks counts as pages without articles; pages beyond those of the gold aren't scored.
    """
    golds = _pages_in(pair.gold)
    notes: list[str] = []
    try:
        readings = _pages_in(pair.reading)
        # A page of the wrong form spoils the file: half a reading would look like a bad one.
        proofs = [proof_of(page, f"{pair.name} p.{n}") for n, page in enumerate(readings, 1)]
    except ChaibanError as error:
        notes.append(f"{error}: counted as pages without articles")
        readings, proofs = (), []
    else:
        if len(readings) != len(golds):
            notes.append(f"{pair.name}: {len(golds)} pages in the gold, {len(readings)} in the reading")
    naive = _naive_pages(pair.dump) if pair.dump is not None else ()
    results = []
    for number, page in enumerate(golds):
        gold = proof_of(page, f"{shown_name(pair.gold)} p.{number + 1}")
        given = readings[number] if number < len(readings) else None
        baseline = proof_of(naive[number]) if number < len(naive) else NO_PAGE
        results.append(
            PageResult(
                name=pair.name,
                number=number + 1,
                language=gold.language,
                score=score_page(gold, proofs[number] if number < len(proofs) else NO_PAGE),
                baseline=score_page(gold, baseline) if pair.dump is not None else None,
                conservation=check_conservation(given) if given and "characters" in given else None,
            )
        )
    return results, notes, min(len(golds), len(readings))


def _pages_in(path: Path) -> tuple[Json, ...]:
    where = shown_name(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix == ".jsonl":
            documents = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            documents = [json.loads(text)]
    except OSError as error:
        reason = error.strerror or str(error)
        raise RequestError(f"can't be read: {reason}", where=where, remedy="check the path") from error
    except (ValueError, RecursionError) as error:
        remedy = "write it with chaiban read --format json"
        raise RequestError(f"is no JSON: {error}", where=where, remedy=remedy) from error
    return tuple(page for document in documents for page in pages_of(document, where))


def _naive_pages(dump: Path) -> tuple[Mapping[str, Any], ...]:
    try:
        data = dump.read_bytes()
    except OSError as error:
        where = shown_name(dump)
        reason = f"can't be read: {error.strerror}"
        raise RequestError(reason, where=where, remedy="check --baseline") from error
    return pages_of(read_naively(decode(data, shown_name(dump)).text))


def _guard(args: argparse.Namespace, pairs: tuple[Pair, ...], report: Report) -> bool:
    """Compare with the floors, or raise them; False if one is broken."""
    data = digest_data((pair.name, pair.gold.read_bytes()) for pair in pairs)
    floors = None
    if args.floors.exists() or not args.raise_floors:
        try:
            document = json.loads(args.floors.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise RequestError(f"no floors: {error}", remedy="set them with --raise-floors") from error
        floors = parse_floors(document, shown_name(args.floors))
    if args.raise_floors:
        raised = raise_floors(floors, report.rates(), data, allow_lower=args.allow_lower)
        text = json.dumps(floors_json(raised), ensure_ascii=False, indent=1)
        args.floors.write_text(text + "\n", encoding="utf-8")
        return True
    breaches = find_breaches(floors, report.rates(), data) if floors is not None else ()
    _print("".join(f"below its floor: {breach}\n" for breach in breaches), to_errors=True)
    return not breaches


def _print(text: str, *, to_errors: bool = False) -> None:
    """Print whatever a file says, lone surrogates too, in whatever encoding the terminal has."""
    stream = sys.stderr if to_errors else sys.stdout
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
