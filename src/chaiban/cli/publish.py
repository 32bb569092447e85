"""`chaiban publish`: the e-paper as a static site."""

from __future__ import annotations

import argparse
from pathlib import Path

from chaiban.archive.store import Archive
from chaiban.cli.ledger import bring_up_to_date
from chaiban.cli.speech import say
from chaiban.errors import ExitCode
from chaiban.web.wording import LANGUAGES


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "publish",
        help="write the e-paper as a static site",
        description="Write the e-paper of an archive as files that any web host can serve. Publishing again "
        "writes what has changed and removes what is gone.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--output", metavar="FOLDER", type=Path, required=True, help="folder of the site")
    parser.add_argument("--language", choices=tuple(LANGUAGES), default="zh", help="language of the interface")
    parser.add_argument("--base", metavar="URL", default="", help="public address, for feeds and citations")
    parser.add_argument("--noindex", action="store_true", help="ask search engines to stay away")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: published. Raises ChaibanError if the folder holds something else or can't be written."""
    from chaiban.pipeline.pictures import PagePictures
    from chaiban.pipeline.stories import link_archive
    from chaiban.web.publish import Publication, publish

    with Archive(args.archive) as archive:
        link_archive(archive)
        bring_up_to_date(archive)
        how = Publication(args.language, args.base.rstrip("/"), args.noindex)
        result = publish(archive, args.output, how, PagePictures(archive))
    say(f"{args.output}: {result.files} files, {result.written} written, {result.removed} removed\n")
    return ExitCode.OK
