"""`chaiban learn`: a paper's own checked pages make its engine better, or nothing changes."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from chaiban.archive.journal import checked_pages
from chaiban.archive.look_up import record
from chaiban.archive.store import Archive, note
from chaiban.cli.speech import say
from chaiban.errors import ExitCode, RequestError
from chaiban.exports.gold import gold_record
from chaiban.pipeline.adapting import LEAST, Lesson, adapt, adapt_plane, mean_of
from chaiban.pipeline.checked_files import plane_pages
from chaiban.pipeline.lessons import Labelled, label_gold
from chaiban.pipeline.reader import Reader, reader_of
from chaiban.pipeline.weights import store_weights


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    about = "learn from the checked pages of an archive, if that makes its readings better"
    description = (
        "Learn from two in three checked pages of an archive and read the third before and after, pages of text and"
        " of PDF each apart. Weights that read it better are kept in the archive, and files added from then on are"
        " read with them; others are refused."
    )
    parser = subparsers.add_parser("learn", help=about, description=description)
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--dry-run", action="store_true", help="keep nothing, only say what it would bring")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: learned, 13: nothing was learned, since it would have been for the worse or no better."""
    with Archive(args.archive) as archive:
        reader = reader_of(archive.weights)
        text, plane = list(_pages(archive)), list(plane_pages(archive))
        if max(len(text), len(plane)) < LEAST:
            reason = f"{len(text)} checked pages of text and {len(plane)} of PDF are too few to learn from"
            raise RequestError(reason, remedy=f"check {LEAST} of either or more, without conflicts")
        gains = []
        if len(text) >= LEAST:
            reader, gain = _learned(reader, "text", adapt(reader, text))
            gains.append(gain)
        if len(plane) >= LEAST:
            reader, gain = _learned(reader, "PDF", adapt_plane(reader, plane))
            gains.append(gain)
        if not any(gains):
            return ExitCode.FLOOR_BROKEN
        if args.dry_run:
            say("nothing is kept\n")
            return ExitCode.OK
        store_weights(reader.weights, archive.weights)
        with archive.writing() as connection:
            note(connection, "learn", str(archive.weights.name), "; ".join(filter(None, gains)))
        say(f"kept in {archive.weights}; add the files again to have them read anew\n")
    return ExitCode.OK


def _learned(reader: Reader, kind: str, lesson: Lesson) -> tuple[Reader, str]:
    """The reader with what was learned, if it is better, and what was gained, "" if it isn't."""
    say(f"{kind}: " + "".join(_table(lesson)))
    if not lesson.is_better:
        say(f"{kind}: not better: nothing is changed\n")
        return reader, ""
    say(f"{kind}: better\n")
    gain = f"{kind} {mean_of(lesson.before):.3f} to {mean_of(lesson.after):.3f} on {lesson.held} pages"
    return replace(reader, weights=lesson.weights), gain


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
