"""Which files are to be read and where each reading goes, settled before any work."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chaiban.errors import RequestError
from chaiban.sources.files import shown_name

STDIN = "-"

# What chaiban itself writes is no page, so that a folder can be read again with its readings in it; nor is a
# program or a table that lies beside pages, though it is text.
_NO_PAGES = frozenset(
    (".json", ".jsonl", ".md", ".html", ".css", ".csv", ".js", ".py", ".sh", ".toml", ".yaml", ".yml")
)


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; `name` is what readings and errors call it. `data` holds standard input."""

    name: str
    source: Path
    target: Path
    data: bytes | None = None


def plan_jobs(inputs: Sequence[str], output: Path, suffix: str, stdin: bytes | None = None) -> tuple[Job, ...]:
    """A job for every input, folders with all that is below them, in natural order.

    In folders hidden files, chaiban's own output and the output folder are passed over. An output file is
    `output`/stem of the path below the named folder + `suffix`; a single input may name its output file
    itself. Raises RequestError if two inputs would be written to one file, if a reading would replace a
    source, or if there is nothing to read.
    """
    if len(inputs) == 1 and _names_file(inputs[0], output, suffix):
        jobs = [Job(_name(inputs[0]), Path(inputs[0]), output, stdin if inputs[0] == STDIN else None)]
    else:
        jobs = [job for name in inputs for job in _jobs_of(name, output, suffix, stdin)]
    if not jobs:
        where = ", ".join(map(_name, inputs))
        raise RequestError("there is nothing to read in it", where=where, remedy="name a folder with dumps")
    _refuse_clashes(jobs)
    return tuple(jobs)


def natural_key(path: str) -> list[tuple[int, int, str]]:
    """Sorts page2 before page10: numbers by their value, everything else by its letters."""
    pieces = re.split(r"([0-9]+)", path)
    return [(0, int(piece), piece) if at % 2 else (1, 0, piece) for at, piece in enumerate(pieces)]


def _names_file(given: str, output: Path, suffix: str) -> bool:
    return output.suffix == suffix and not output.is_dir() and not (given != STDIN and Path(given).is_dir())


def _name(given: str) -> str:
    return "stdin" if given == STDIN else shown_name(Path(given))


def _jobs_of(given: str, output: Path, suffix: str, stdin: bytes | None) -> Iterator[Job]:
    if given == STDIN:
        yield Job("stdin", Path("stdin"), output / f"stdin{suffix}", stdin)
        return
    path = Path(given)
    if not path.is_dir():
        yield Job(shown_name(path), path, output / f"{path.stem}{suffix}")
        return
    for below in sorted(_files_below(path, output), key=lambda found: natural_key(str(found))):
        yield Job(shown_name(path / below), path / below, output / below.parent / f"{below.stem}{suffix}")


def _files_below(folder: Path, output: Path) -> Iterator[Path]:
    """Paths relative to the folder. Links to folders aren't followed: they may lead in a circle."""
    out = output.absolute()
    for place, folders, names in os.walk(folder, onerror=_refuse_folder):
        here = Path(place)
        folders[:] = [name for name in folders if name[:1] != "." and (here / name).absolute() != out]
        for name in names:
            if name[:1] != "." and Path(name).suffix.lower() not in _NO_PAGES:
                yield (here / name).relative_to(folder)


def _refuse_folder(error: OSError) -> None:
    where = shown_name(Path(os.fsdecode(error.filename)))
    remedy = "ask its owner, or name the other folders one by one"
    raise RequestError(f"the folder can't be listed: {error.strerror}", where=where, remedy=remedy) from error


def _refuse_clashes(jobs: Sequence[Job]) -> None:
    """A reading must replace neither another one nor a source."""
    sources = {os.path.realpath(job.source): job.name for job in jobs if job.data is None}
    taken: dict[str, str] = {}
    for job in jobs:
        place = os.path.realpath(job.target)
        if place in taken:
            raise RequestError(
                f"{taken[place]} and {job.name} would both be written here",
                where=shown_name(job.target),
                remedy="rename one of them, or read them into two folders",
            )
        if place in sources:
            raise RequestError(
                f"the reading would replace the source {sources[place]}",
                where=shown_name(job.target),
                remedy="choose another output folder",
            )
        taken[place] = job.name
