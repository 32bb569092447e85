"""Files into an archive: read by workers, kept one page after the other, taken up again where it stopped."""

from __future__ import annotations

import hashlib
import json
import re
import tempfile
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from chaiban.archive.facts import compile_pattern, settle_facts, tell_apart
from chaiban.archive.files import digest_of
from chaiban.archive.keep import Addition, Change, Incoming, is_erased, keep_page, was_added
from chaiban.archive.places import settle_places
from chaiban.archive.store import Archive
from chaiban.errors import ArchiveError, ChaibanError, SourceError
from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.model.article import Reading
from chaiban.model.catalogue import PageFacts
from chaiban.pipeline.apart import PagesLostError, error_of
from chaiban.pipeline.batch import Order, Outcome, reading_of, run_jobs
from chaiban.pipeline.engine import engine_name
from chaiban.pipeline.jobs import Job
from chaiban.pipeline.pdf_lock import PDF_LOCK
from chaiban.pipeline.replaying import Replayer
from chaiban.pipeline.stories import link_archive
from chaiban.sources.files import read_bytes
from chaiban.sources.limits import Limits

# Nobody writes one file for a day: an older draft is a killed run's.
_DRAFTS_LIVE = 86_400


@dataclass(frozen=True, slots=True)
class Request:
    """What the user says of all files: facts by flag, a pattern for names, an encoding."""

    flags: Mapping[str, str] = field(default_factory=dict)
    pattern: str = ""
    encoding: str | None = None

    @property
    def digest(self) -> str:
        """Two requests that may place a page differently have different digests."""
        said = json.dumps([sorted(self.flags.items()), self.pattern, self.encoding])
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What became of one page of a file."""

    name: str
    facts: PageFacts
    change: Change
    fault: str = ""


@dataclass
class Added:
    """What became of all files."""

    pages: list[KeptPage] = field(default_factory=list)
    passed_over: int = 0
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def changes(self) -> Counter[Change]:
        """How often each change happened."""
        return Counter(page.change for page in self.pages)


def add_files(
    archive: Archive,
    jobs: Sequence[Job],
    request: Request,
    workers: int,
    done: Callable[[Outcome], None] = lambda _: None,
) -> Added:
    """Add every file; a file that fails harms no other. Pages are kept in the order of the jobs.

    Raises RequestError for a bad pattern and ArchiveError if the archive can't be written.
    """
    pattern = compile_pattern(request.pattern) if request.pattern else None
    added = Added()
    archive.files.sweep(time.time() - _DRAFTS_LIVE)
    with tempfile.TemporaryDirectory(prefix="chaiban-") as spool:
        waiting: list[Job] = []
        for number, job in enumerate(jobs):
            digest = _digest(job)
            if digest and was_added(archive, digest, request.digest, engine_name(archive.weights)):
                added.passed_over += 1
                done(Outcome(job))
            else:
                waiting.append(Job(job.name, job.source, Path(spool) / f"{number}.reading", job.data))
        line = _Line(archive, request, pattern, added, waiting, done)
        run_jobs(
            waiting,
            Order("json", request.encoding, weights=archive.weights),
            workers,
            work=read_into_spool,
            done=line.take,
        )
    # A run that was killed before this point is made good when the archive is next opened to be read.
    link_archive(archive)
    return added


def add_bytes(archive: Archive, data: bytes, name: str, request: Request) -> list[KeptPage]:
    """Add one file that is in memory (an upload). Raises SourceError for what is no page."""
    pattern = compile_pattern(request.pattern) if request.pattern else None
    records = [with_fault(record) for record in _records(data, name, request.encoding, archive.weights)]
    kept = _keep(archive, data, name, records, request, pattern)
    link_archive(archive)
    return kept


def read_into_spool(job: Job, order: Order) -> None:
    """The work of one worker: the readings of a file, packed, with the digest of what was read."""
    data = read_bytes(job.source, Limits()) if job.data is None else job.data
    reading, lost = reading_of(data, job.name, order)
    readings = [with_fault(record) for record in _named(reading, job.name)]
    packed = json.dumps([digest_of(data), readings], ensure_ascii=True).encode()
    job.target.write_bytes(zlib.compress(packed, 1))
    if lost:
        raise error_of(lost, job.name)


def with_fault(record: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """The record and how it breaks the law of the house."""
    return record, fault_of(record)


def fault_of(record: Mapping[str, Any]) -> str:
    """How a page's record breaks the law of the house, "" if it keeps it."""
    found = check_conservation(record)
    if found.holds:
        return ""
    first = f"; {found.faults[0]}" if found.faults else ""
    return f"{found.visible - found.placed} of {found.visible} characters are not in one place{first}"


@dataclass
class _Line:
    """Keeps what comes out of the workers in the order of the jobs, whoever was quickest."""

    archive: Archive
    request: Request
    pattern: re.Pattern[str] | None
    added: Added
    jobs: Sequence[Job]
    done: Callable[[Outcome], None]
    early: dict[Job, Outcome] = field(default_factory=dict)
    next: int = 0

    def take(self, outcome: Outcome) -> None:
        self.early[outcome.job] = outcome
        while self.next < len(self.jobs) and self.jobs[self.next] in self.early:
            self._keep(self.early.pop(self.jobs[self.next]))
            self.next += 1

    def _keep(self, outcome: Outcome) -> None:
        job = outcome.job
        if outcome.error is None or isinstance(outcome.error, PagesLostError):
            try:
                digest, readings = json.loads(zlib.decompress(job.target.read_bytes()))
                data = read_bytes(job.source, Limits()) if job.data is None else job.data
                if digest_of(data) != digest:
                    remedy = "add it again when nobody writes it"
                    raise SourceError("it was changed while it was read", where=job.name, remedy=remedy)
                self.added.pages += _keep(self.archive, data, job.name, readings, self.request, self.pattern)
            except ArchiveError:
                raise
            except ChaibanError as error:
                outcome = Outcome(job, error)
            finally:
                job.target.unlink(missing_ok=True)
        self.added.outcomes.append(outcome)
        self.done(outcome)


def _keep(
    archive: Archive,
    data: bytes,
    name: str,
    readings: Sequence[tuple[dict[str, Any], str]],
    request: Request,
    pattern: re.Pattern[str] | None,
) -> list[KeptPage]:
    """File first, then page after page, the mark that the file is whole with the last."""
    if is_erased(archive, digest_of(data)):
        raise SourceError("it was erased from this archive for good", where=name, remedy="leave it out")
    digest = archive.files.keep(data)
    kept = []
    remake = Replayer(archive.files)
    engine = engine_name(archive.weights)
    taken: set[tuple[str, str, str]] = set()
    said = [
        settle_facts(record, name, place, len(readings), request.flags, pattern)
        for place, (record, _) in enumerate(readings, 1)
    ]
    settled = settle_places(archive, digest, name, said)
    for place, (facts, (record, fault)) in enumerate(zip(settled, readings, strict=True), 1):
        if (where := (facts.date.value, facts.edition.value, facts.number.value)) in taken:
            facts = tell_apart(facts, place)
        taken.add(where)
        last = Addition(request.digest, engine, len(readings)) if place == len(readings) else None
        incoming = Incoming(facts, record, name, place, engine, fault)
        change = keep_page(archive, digest, len(data), incoming, last, remake)
        kept.append(KeptPage(name, facts, change, fault))
    return kept


def _records(data: bytes, name: str, encoding: str | None, weights: Path | None) -> list[dict[str, Any]]:
    from chaiban.pipeline.reader import reader_of

    with PDF_LOCK:
        return _named(reader_of(weights).read(data, name, encoding), name)


def _named(reading: Reading, name: str) -> list[dict[str, Any]]:
    records = [page_record(page) for page in reading.pages]
    for record in records:
        # The same page under another path is the same page.
        record["source"] = name.replace("\\", "/").rsplit("/", 1)[-1]
    return records


def _digest(job: Job) -> str:
    """The file's digest; "" if it can't be read, which the worker will say with its reason."""
    try:
        return digest_of(read_bytes(job.source, Limits()) if job.data is None else job.data)
    except ChaibanError:
        return ""
