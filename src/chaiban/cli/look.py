"""`chaiban look`: the page's picture with what was read outlined on it."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.cli.speech import complain, hear, say
from chaiban.errors import ExitCode, RequestError
from chaiban.exports.look import render_look
from chaiban.model.article import Reading
from chaiban.pipeline.apart import Fence, Lost, error_of, look_task, pages_apart
from chaiban.pipeline.batch import write_whole
from chaiban.pipeline.pages import picked_pages
from chaiban.sources.sniff import Format, sniff


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "look",
        help="show what was read on the picture of the page",
        description="Write a web page with the picture of each page, every item outlined in its colour, the "
        "order of reading drawn, roles and confidence on hover, unassigned characters in red.",
    )
    parser.add_argument("input", metavar="FILE", help='PDF file, or "-" for standard input')
    parser.add_argument("-o", "--output", metavar="HTML", type=Path, help="file to write; printed if not given")
    parser.add_argument("--pages", metavar="LIST", help="pages to show, such as 1-4,7; all if not given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Write the page; 10 if some pages had to be left out. Raises ChaibanError for what can't be read or drawn."""
    picked_pages(args.pages)
    data, name = hear(args.input)
    if sniff(data) is not Format.PDF:
        raise RequestError("only a PDF has a picture to look at", where=name, remedy="use chaiban read --format html")
    pages, pictures, explained, lost = [], {}, {}, []
    for number, found in pages_apart(data, name, look_task, args.pages, Fence()):
        if isinstance(found, Lost):
            lost.append(found)
        else:
            reading, explained[number], pictures[number] = found
            pages.append(reading)
    if lost and not pages:
        raise error_of(tuple(lost), name)
    shown = render_look(Reading(name, tuple(pages)), pictures, explained)
    if args.output is None:
        say(shown)
    else:
        write_whole(args.output, shown)
    if lost:
        complain(str(error_of(tuple(lost), name)))
        return ExitCode.SOME_FAILED
    return ExitCode.OK
