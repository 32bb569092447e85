"""`chaiban read`: pages in, articles out."""

from __future__ import annotations

import argparse
import codecs
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from chaiban.cli.speech import complain, hear, hear_stdin, say
from chaiban.errors import ChaibanError, ExitCode, RequestError
from chaiban.exports.page_json import render_json
from chaiban.exports.registry import EXPORTS
from chaiban.exports.terminal import render_terminal
from chaiban.model.article import Reading
from chaiban.pipeline.apart import PagesLostError
from chaiban.pipeline.batch import Order, Outcome, cores, exit_code, run_jobs
from chaiban.pipeline.jobs import STDIN, Job, plan_jobs
from chaiban.pipeline.pages import picked_pages
from chaiban.sources.files import read_bytes
from chaiban.sources.limits import Limits
from chaiban.sources.sniff import Format, sniff


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "read",
        help="read newspaper pages into articles",
        description="Read PDF pages and text dumps into articles. Without --output the result is printed; with it "
        "each reading is written to OUT/STEM and the suffix of its form.",
    )
    parser.add_argument("inputs", metavar="FILE", nargs="+", help='file, folder, or "-" for standard input')
    parser.add_argument("--format", choices=tuple(EXPORTS), help="form of writing; terminal, or json with --output")
    parser.add_argument("--output", metavar="OUT", type=Path, help="folder to write to; file for one input")
    parser.add_argument("--workers", metavar="N", type=number_of_workers, help="files read at a time; all cores")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the dumps; found out if not given")
    parser.add_argument("--pages", metavar="LIST", help="pages to read, such as 1-4,7; all if not given")
    parser.add_argument("--issue", action="store_true", help="all inputs are one issue: one JSON with its stories")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: all read, 10: some failed, 11: none read. Raises RequestError for a request that makes no sense."""
    _check_encoding(args.encoding)
    picked_pages(args.pages)
    if args.inputs.count(STDIN) > 1:
        raise RequestError("standard input can be read only once", remedy='give "-" once')
    if args.issue:
        return _print_issue(args)
    if args.output is None:
        return _print_all(args)
    order = Order(args.format or "json", args.encoding, args.pages)
    stdin = hear_stdin() if STDIN in args.inputs else None
    jobs = plan_jobs(args.inputs, args.output, EXPORTS[order.form].suffix, stdin)
    return _write_all(jobs, order, args.workers or cores())


def number_of_workers(word: str) -> int:
    """The number that was typed. Raises ArgumentTypeError if it isn't one."""
    if not (word.isascii() and word.isdigit() and int(word) > 0):
        raise argparse.ArgumentTypeError(f"{word!r} is no number of workers")
    return int(word)


def _check_encoding(encoding: str | None) -> None:
    try:
        codecs.lookup(encoding or "utf-8")
    except (LookupError, ValueError) as error:
        remedy = "name one that Python knows, such as utf-8, gb18030 or big5"
        raise RequestError(f"there is no encoding {encoding!r}", remedy=remedy) from error


def _print_all(args: argparse.Namespace) -> ExitCode:
    """Read one input after the other and print each; what failed comes last."""
    from chaiban.pipeline.reader import load_reader

    form = args.format or "terminal"
    if len(args.inputs) > 1 and not EXPORTS[form].strings:
        remedy = "add --output OUT, use --format jsonl, or say --issue if they are the pages of one"
        raise RequestError(f"several readings can't be printed as one {form} document", remedy=remedy)
    for given in args.inputs:
        if given != STDIN and Path(given).is_dir():
            remedy = f"add --output OUT: chaiban read {given} --output OUT"
            raise RequestError("the readings of a folder need a folder to go to", where=given, remedy=remedy)
    outcomes = []
    for given in args.inputs:
        job = Job(given, Path(given), Path(given))
        try:
            data, name = hear(given)
            if sniff(data) is Format.PDF:
                text, lost = _read_apart(Job(name, Path(given), Path(given), data), form, args)
                say(text)
                if lost is not None:
                    raise lost
            else:
                say(_render(load_reader().read(data, name, args.encoding, picked_pages(args.pages)), form))
        except ChaibanError as error:
            outcomes.append(Outcome(job, error))
        else:
            outcomes.append(Outcome(job))
    return _report(outcomes)


def _print_issue(args: argparse.Namespace) -> ExitCode:
    """Read all inputs and print them as one JSON document with the stories that go over their pages."""
    from chaiban.pipeline.whole_issue import read_issue

    if args.format not in (None, "json") or args.output is not None:
        raise RequestError("an issue is printed as one JSON document", remedy="leave out --format and --output")
    outcomes: list[Outcome] = []
    sources = []
    stdin = hear_stdin() if STDIN in args.inputs else None
    for job in (job for given in args.inputs for job in plan_jobs([given], Path("issue"), ".json", stdin)):
        try:
            data = read_bytes(job.source, Limits()) if job.data is None else job.data
            sources.append((data, job.name))
        except ChaibanError as error:
            outcomes.append(Outcome(job, error))
    reading, failed = read_issue(sources, args.encoding, args.pages)
    if reading.pages:
        say(render_json(reading))
    done = [Outcome(Job(name, Path(name), Path(name)), failed.get(name)) for _, name in sources]
    return _report([*outcomes, *done])


def _read_apart(job: Job, form: str, args: argparse.Namespace) -> tuple[str, PagesLostError | None]:
    """A PDF's reading, made in a process that may take only so much memory and time: a file may hang or swell.

    With it what to say of pages that were lost.
    """
    width = min(shutil.get_terminal_size().columns, 100) if form == "terminal" and sys.stdout.isatty() else 0
    with tempfile.TemporaryDirectory(prefix="chaiban-") as folder:
        target = Path(folder) / "reading"
        order = Order(form, args.encoding, args.pages, coloured=width)
        (outcome,) = run_jobs([replace(job, target=target)], order, 1)
        lost = outcome.error if isinstance(outcome.error, PagesLostError) else None
        if outcome.error is not None and lost is None:
            raise outcome.error
        return target.read_text("utf-8"), lost


def _render(reading: Reading, form: str) -> str:
    if form == "terminal" and sys.stdout.isatty():
        return render_terminal(reading, min(shutil.get_terminal_size().columns, 100), colours=True)
    return EXPORTS[form].render(reading)


def _write_all(jobs: Sequence[Job], order: Order, workers: int) -> ExitCode:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty(), transient=True) as progress:
        task = progress.add_task("reading", total=len(jobs))
        outcomes = run_jobs(jobs, order, workers, done=lambda _: progress.advance(task))
    return _report(outcomes)


def _report(outcomes: Sequence[Outcome]) -> ExitCode:
    """Name the failures, after everything else."""
    failures = [outcome.error for outcome in outcomes if outcome.error is not None]
    if failures and len(outcomes) > 1:
        complain(f"{len(failures)} of {len(outcomes)} files could not be read:")
    for error in failures:
        complain(str(error))
    return exit_code(outcomes)
