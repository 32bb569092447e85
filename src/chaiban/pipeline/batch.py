"""Many files at once: each read in a worker, so that a bad one harms nothing but itself."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from chaiban.errors import ChaibanError, ExitCode, SourceError
from chaiban.exports.registry import EXPORTS
from chaiban.exports.terminal import render_terminal
from chaiban.model.article import Reading
from chaiban.pipeline.apart import MOST_LOST, Fence, Lost, PagesLostError, error_of, read_apart
from chaiban.pipeline.fences import deadline, limit_memory, page_timer, postpone
from chaiban.pipeline.jobs import Job
from chaiban.pipeline.pages import picked_pages
from chaiban.pipeline.reader import load_reader, reader_of
from chaiban.sources.files import read_bytes, shown_name
from chaiban.sources.limits import Limits
from chaiban.sources.sniff import Format, sniff


@dataclass(frozen=True, slots=True)
class Order:
    """What a worker is to do with every job: the form of writing, the encoding and pages if the user named any.

    A file may take `seconds`, one of its pages `page_seconds` and a worker `megabytes` of address space: enough for a
    year's issue of 400 pages, and an end to files that hang or swell. With `apart` a PDF is read page by page in
    processes of their own, so that only the pages which take more are lost.
    `weights` is a folder of weights of the paper's own; `coloured` the columns of a terminal that shows colours, 0
    for none.
    """

    form: str
    encoding: str | None = None
    pages: str | None = None
    seconds: float = 600.0
    megabytes: int = 4096
    weights: Path | None = None
    coloured: int = 0
    page_seconds: float = 60.0
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job; `error` is None if its reading was written."""

    job: Job
    error: ChaibanError | None = None


class _StarvedError(SourceError):
    """A worker had too little memory for a file."""


Work = Callable[[Job, Order], None]


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def exit_code(outcomes: Sequence[Outcome]) -> ExitCode:
    """OK, SOME_FAILED or NONE_READ; of a file some pages of which are lost some were read."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    if not failed:
        return ExitCode.OK
    if any(isinstance(outcome.error, PagesLostError) for outcome in outcomes):
        return ExitCode.SOME_FAILED
    return ExitCode.NONE_READ if failed == len(outcomes) else ExitCode.SOME_FAILED


def read_job(job: Job, order: Order) -> None:
    """Read one file and write its reading whole or not at all. Raises ChaibanError and the unforeseen.

    PagesLostError comes when the other pages are written.
    """
    data = read_bytes(job.source, Limits()) if job.data is None else job.data
    reading, lost = reading_of(data, job.name, order)
    if order.coloured:
        write_whole(job.target, render_terminal(reading, order.coloured, colours=True))
    else:
        write_whole(job.target, EXPORTS[order.form].render(reading))
    if lost:
        raise error_of(lost, job.name)


def reading_of(data: bytes, name: str, order: Order) -> tuple[Reading, tuple[Lost, ...]]:
    """The reading of a source as ordered, and the pages that were lost."""
    if order.apart and sniff(data) is Format.PDF:
        # Its pages' processes have their own limits, and some of them may use up theirs.
        postpone(MOST_LOST * (order.page_seconds + 1))
        return read_apart(data, name, order.pages, Fence(order.page_seconds, order.megabytes, order.weights))
    reader = reader_of(order.weights)
    return reader.read(data, name, order.encoding, picked_pages(order.pages), each=page_timer(order.page_seconds)), ()


def write_whole(target: Path, text: str) -> None:
    """Put the text in the target's place in one step; whoever looks sees the old file or the new one.

    Raises SourceError if the disk refuses; the old file is then untouched.
    """
    draft = _draft_in(target.parent, os.getpid())
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            draft.write_bytes(text.encode("utf-8", "backslashreplace"))
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        raise SourceError(reason, where=shown_name(target), remedy="check the output folder") from error


def _draft_in(folder: Path, process: int) -> Path:
    return folder / f".chaiban-{process}.part"


def run_jobs(
    jobs: Sequence[Job],
    order: Order,
    workers: int,
    *,
    work: Work = read_job,
    done: Callable[[Outcome], None] = lambda _: None,
) -> tuple[Outcome, ...]:
    """Every job's outcome in the order of the jobs; `done` hears of each as it comes.

    If a worker dies (killed, out of memory), the files that were being read are read once more, each in a
    worker of its own and page by page, so that what kills is found and nothing else is lost.
    """
    outcomes: dict[Job, Outcome] = {}
    starved: list[Job] = []

    def settle(outcome: Outcome) -> None:
        outcomes[outcome.job] = outcome
        done(outcome)

    def settle_or_retry(outcome: Outcome) -> None:
        if isinstance(outcome.error, _StarvedError):
            starved.append(outcome.job)
        else:
            settle(outcome)

    careful = replace(order, apart=True)
    waiting = deque(jobs)
    while waiting:
        suspects = _run_pool(waiting, order, workers, work, settle_or_retry)
        for suspect in [*suspects, *starved]:
            if _run_pool(deque([suspect]), careful, 1, work, settle):
                settle(Outcome(suspect, _died(suspect, order)))
        starved.clear()
    return tuple(outcomes[job] for job in jobs)


def _run_pool(
    waiting: deque[Job], order: Order, workers: int, work: Work, settle: Callable[[Outcome], None]
) -> list[Job]:
    """Work off the queue until it is empty or a worker dies; what was under way then comes back."""
    # Not forked: the parent has threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    # A page a core: threads of the matrix library that wait for each other's cores cost many times what they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    size = max(1, min(workers, len(waiting)))
    # Few jobs under way at a time: memory stays bounded, and so does what a dying worker takes along.
    window = 1 if size == 1 else 2 * size
    under_way: dict[Future[ChaibanError | None], Job] = {}
    pool = ProcessPoolExecutor(size, mp_context=context, initializer=_begin, initargs=(order.megabytes,))
    workers_seen: set[int] = set()
    try:
        while waiting or under_way:
            while waiting and len(under_way) < window:
                job = waiting.popleft()
                try:
                    under_way[pool.submit(_guarded, work, job, order)] = job
                except BrokenProcessPool:  # a worker died since the last look
                    waiting.appendleft(job)
                    break
            if not under_way:  # it broke before anything was under way: count the job as tried
                return [waiting.popleft()]
            workers_seen |= {child.pid for child in multiprocessing.active_children() if child.pid}
            for future in wait(under_way, return_when=FIRST_COMPLETED).done:
                if isinstance(future.exception(), BrokenProcessPool):
                    continue
                settle(Outcome(under_way[future], _answer(future, under_way[future])))
                del under_way[future]
            broken = [job for future, job in under_way.items() if future.done() and future.exception()]
            if broken:
                # All others broke with it or are about to: wait, so that none is settled twice.
                for future in list(wait(under_way).done):
                    if not isinstance(future.exception(), BrokenProcessPool):
                        settle(Outcome(under_way[future], _answer(future, under_way[future])))
                        del under_way[future]
                return list(under_way.values())
    finally:
        pool.shutdown(cancel_futures=True)
        # A worker that was stopped in the middle of a file has left a draft behind.
        for folder in {job.target.parent for job in under_way.values()}:
            for process in workers_seen:
                _draft_in(folder, process).unlink(missing_ok=True)
    return []


def _answer(future: Future[ChaibanError | None], job: Job) -> ChaibanError | None:
    """The worker's answer; an answer that could not be sent back is an error of its job."""
    error = future.exception()
    return _unforeseen(job, error) if error is not None else future.result()


def _guarded(work: Work, job: Job, order: Order) -> ChaibanError | None:
    """The worker boundary: whatever goes wrong becomes the error of this one file."""
    try:
        with deadline(order.seconds):
            work(job, order)
    except MemoryError:
        reason = f"it needs more memory than a worker may take ({order.megabytes:,} MB)"
        return _StarvedError(reason, where=job.name, remedy="cut it into pages")
    except ChaibanError as error:
        return error if error.where else type(error)(error.reason, where=job.name, remedy=error.remedy)
    except Exception as error:
        return _unforeseen(job, error)
    return None


def _unforeseen(job: Job, error: BaseException) -> ChaibanError:
    reason = f"chaiban failed on it: {type(error).__name__}: {error}"
    return SourceError(reason, where=job.name, remedy="please report it with the file")


def _died(job: Job, order: Order) -> ChaibanError:
    reason = "the worker that read it alone died"
    remedy = f"it may need more than {order.seconds:g} seconds or {order.megabytes:,} MB of memory: cut it into pages"
    return SourceError(reason, where=job.name, remedy=remedy)


def _begin(megabytes: int) -> None:
    """Ctrl-C is for the parent, which lets the workers finish their file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(megabytes)
    load_reader()
    # What a worker has loaded stays: without this Python looks for waste in it again every few pages.
    gc.collect(1)
    gc.freeze()
