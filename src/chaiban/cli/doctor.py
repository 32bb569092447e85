"""`chaiban doctor`: is everything here that chaiban needs, and if not, what to do."""

from __future__ import annotations

import argparse
import platform
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from chaiban import __version__
from chaiban.archive.store import DATABASE, Archive
from chaiban.archive.verify import verify
from chaiban.cli.speech import complain, say
from chaiban.errors import ChaibanError, ExitCode
from chaiban.pipeline.add import fault_of

_PYTHON = (3, 11)
_SQLITE = (3, 37, 0)
_LEAST_FREE = 2**30
_NEEDED = (
    *("jinja2", "numpy", "opencc-python-reimplemented", "pypdfium2"),
    *("python-multipart", "rich", "starlette", "uvicorn"),
)
_OPTIONAL = {"pyarrow": "export to Parquet"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; a remedy if it isn't as it should be, `bad` if chaiban can't do without."""

    what: str
    remedy: str = ""
    bad: bool = False


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "doctor",
        help="look at this installation, and at an archive, and say what to do",
        description="Look at versions, fonts and free space and, if an archive is named, prove that it is whole.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, nargs="?", help="the archive's folder")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: all is well or can be lived with; 14: something is broken, and it has been said what to do."""
    findings = [*versions(), *fonts(), *space(args.archive or Path.cwd())]
    if args.archive is not None:
        findings += archive(args.archive)
    for finding in findings:
        sign = "bad " if finding.bad else "note" if finding.remedy else "ok  "
        tell = complain if finding.bad else _tell
        tell(f"{sign} {finding.what}" + (f"; {finding.remedy}" if finding.remedy else ""))
    return ExitCode.DAMAGED if any(finding.bad for finding in findings) else ExitCode.OK


def versions() -> Iterator[Finding]:
    """Python, chaiban, SQLite and the packages."""
    old = sys.version_info[:2] < _PYTHON
    python = f"Python {platform.python_version()} on {platform.system()}, chaiban {__version__}"
    yield Finding(python, "install Python 3.11 or newer" if old else "", old)
    yield sqlite(sqlite3.sqlite_version_info)
    for name in _NEEDED:
        found = _version(name)
        yield Finding(f"{name} {found or 'is missing'}", "" if found else f"pip install {name}", not found)
    for name, use in _OPTIONAL.items():
        found = _version(name)
        yield Finding(f"{name} {found or 'is not installed'}", "" if found else f"only {use} needs it")


def sqlite(version: tuple[int, ...]) -> Finding:
    """SQLite with full-text search, new enough for the archive's tables."""
    words = f"SQLite {'.'.join(map(str, version))}"
    if version < _SQLITE:
        return Finding(words, "an archive needs 3.37 or newer: install a newer Python", bad=True)
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    if "ENABLE_FTS5" not in options:
        return Finding(f"{words} without full-text search (FTS5)", "install Python from python.org", bad=True)
    return Finding(f"{words} with full-text search")


def fonts() -> Iterator[Finding]:
    """Chinese fonts of this machine, with which PDF pages are drawn that bring none of their own."""
    lister = shutil.which("fc-list")
    if lister is None:
        yield Finding("fonts are not listed on this system")
        return
    listed = subprocess.run([lister, ":lang=zh", "family"], capture_output=True, check=False).stdout
    families = {line.split(",")[0].strip() for line in listed.decode("utf-8", "replace").splitlines() if line.strip()}
    remedy = "pictures of PDF pages without embedded fonts would lack Chinese; install one, such as Noto Serif CJK"
    yield Finding(f"{len(families)} Chinese fonts", "" if families else remedy)


def space(place: Path) -> Iterator[Finding]:
    """Free space where the archive is and where readings wait."""
    for name, folder in (("the archive", place), ("temporary files", Path(tempfile.gettempdir()))):
        while not folder.exists() and folder != folder.parent:
            folder = folder.parent
        free = shutil.disk_usage(folder).free
        size = (place / DATABASE).stat().st_size if (place / DATABASE).is_file() else 0
        # A backup, and the pages of a busy day, should still fit.
        short = free < max(_LEAST_FREE, size if folder == place else 0)
        remedy = "free some space: adding stops, with nothing lost, when the disk is full" if short else ""
        yield Finding(f"{free / 2**30:.1f} GB free for {name}", remedy)


def archive(folder: Path) -> Iterator[Finding]:
    """The archive's proof."""
    try:
        with Archive(folder) as opened:
            wrong = list(verify(opened, fault_of))
            pages = opened.connection.execute("SELECT count(*) FROM page").fetchone()[0]
    except ChaibanError as error:
        yield Finding(f"{folder}: {error.reason}", error.remedy or "restore a copy: chaiban restore", bad=True)
        return
    for complaint in wrong:
        yield Finding(f"{folder}: {complaint}", "restore a copy: chaiban restore COPY ARCHIVE", bad=True)
    if not wrong:
        yield Finding(f"{folder}: {pages} pages, whole")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def _tell(line: str) -> None:
    say(f"{line}\n")
