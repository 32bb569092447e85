"""`chaiban explain`: why each line was read as it was."""

from __future__ import annotations

import argparse
import io
import shutil
import sys
from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from chaiban.cli.speech import complain, hear, say
from chaiban.errors import ExitCode
from chaiban.exports.wording import printable
from chaiban.model.explanation import ExplainedLine
from chaiban.pipeline.apart import Fence, Lost, error_of, explain_task, pages_apart
from chaiban.sources.sniff import Format, sniff

COLUMNS = ("row", "text", "part", "item", "margin", "runner-up", "evidence", "relation")
_EVIDENCE = 4


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "explain",
        help="say why each line was read as it was",
        description="Print each line of a page with its part, its item, the runner-up and the evidence. "
        "A terminal gets a table, a file or pipe the same columns parted by tabs.",
    )
    parser.add_argument("input", metavar="FILE", help='file, or "-" for standard input')
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the dump; found out if not given")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the lines; 10 if some pages had to be left out. Raises ChaibanError for what can't be read."""
    data, name = hear(args.input)
    lost: list[Lost] = []
    lines = _lines(data, name, args.encoding, lost)
    if sys.stdout.isatty():
        say(_table(lines, shutil.get_terminal_size().columns))
    else:
        say("\t".join(COLUMNS) + "\n")
        for line in lines:
            say("\t".join(_cells(line)) + "\n")
    if lost:
        complain(str(error_of(tuple(lost), name)))
        return ExitCode.SOME_FAILED
    return ExitCode.OK


def _lines(data: bytes, name: str, encoding: str | None, lost: list[Lost]) -> Iterator[ExplainedLine]:
    """The lines; those of a PDF are made in a process with limits, the pages that broke them go to `lost`."""
    if sniff(data) is not Format.PDF:
        from chaiban.pipeline.reader import load_reader

        yield from load_reader().explain(data, name, encoding)
        return
    for _, found in pages_apart(data, name, explain_task, None, Fence()):
        if isinstance(found, Lost):
            lost.append(found)
        else:
            yield from found


def _cells(line: ExplainedLine) -> Iterator[str]:
    """The cells of a line; rows are counted from 1, as editors count them."""
    yield str(line.row + 1)
    yield printable(line.text)
    yield line.part
    yield line.item
    yield "" if line.margin is None else f"{line.margin:.2f}"
    yield printable(line.runner_up)
    yield ", ".join(f"{name} {weight:+.2f}" for name, weight in line.evidence[:_EVIDENCE])
    yield printable(line.relation)


def _table(lines: Iterable[ExplainedLine], width: int) -> str:
    sink = io.StringIO()
    table = Table(box=None, pad_edge=False)
    for name in COLUMNS:
        ratio = {"text": 3, "evidence": 3, "runner-up": 2, "relation": 2}.get(name)
        table.add_column(name, no_wrap=name != "evidence", overflow="ellipsis", ratio=ratio)
    for line in lines:
        table.add_row(*(Text(cell) for cell in _cells(line)))
    Console(file=sink, width=width, force_terminal=True, highlight=False).print(table)
    return sink.getvalue()
