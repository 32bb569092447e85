"""`chaiban learn`: a paper's own checked pages make its engine better, or nothing changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from chaiban.archive.journal import checked_pages
from chaiban.archive.look_up import record
from chaiban.archive.store import Archive, note
from chaiban.cli.speech import say
from chaiban.errors import ExitCode
from chaiban.exports.gold import gold_record
from chaiban.pipeline.adapting import Lesson, adapt, mean_of
from chaiban.pipeline.lessons import Labelled, label_gold
from chaiban.pipeline.reader import reader_of
from chaiban.pipeline.weights import store_weights


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    about = "learn from the checked pages of an archive, if that makes its readings better"
    description = (
        "Learn from two in three checked pages (of text) of an archive and read the third before and after. Weights"
        " that read it better are kept in the archive, and files added from then on are read with them; others are"
        " refused."
    )
    parser = subparsers.add_parser("learn", help=about, description=description)
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--dry-run", action="store_true", help="keep nothing, only say what it would bring")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: learned, 13: nothing was learned, since it would have been for the worse or no better."""
    with Archive(args.archive) as archive:
        pages = list(_pages(archive))
        lesson = adapt(reader_of(archive.weights), pages)
        say("".join(_table(lesson)))
        if not lesson.is_better:
            say("not better: nothing is changed\n")
            return ExitCode.FLOOR_BROKEN
        if args.dry_run:
            say("better; nothing is kept\n")
            return ExitCode.OK
        store_weights(lesson.weights, archive.weights)
        with archive.writing() as connection:
            gain = f"{mean_of(lesson.before):.3f} to {mean_of(lesson.after):.3f} on {lesson.held} pages"
            note(connection, "learn", str(archive.weights.name), gain)
        say(f"better: kept in {archive.weights}; add the files again to have them read anew\n")
    return ExitCode.OK


def _pages(archive: Archive) -> Iterator[Labelled]:
    for sheet in checked_pages(archive):
        page = record(archive, sheet)
        # Of a page with geometry the reader decides by places, which a record doesn't hold.
        if page is not None and not page.get("size"):
            yield label_gold(gold_record(page))


def _table(lesson: Lesson) -> Iterable[str]:
    yield f"learned from {lesson.learned} pages, held back {lesson.held}\n"
    yield f"{'':14}{'before':>8}{'after':>8}\n"
    for name, before in lesson.before.items():
        yield f"{name:14}{before:8.3f}{lesson.after[name]:8.3f}\n"
