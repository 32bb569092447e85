"""A PDF read page by page in processes that may take only so much memory and time: a page that takes more is lost,
the others of its file are not."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from chaiban.errors import ChaibanError, RequestError, SourceError
from chaiban.exports.page_json import page_record
from chaiban.model.article import PageReading, Reading
from chaiban.model.explanation import ExplainedLine
from chaiban.model.page import Note, Page
from chaiban.pipeline.fences import deadline, limit_memory, postpone
from chaiban.pipeline.issue import link_readings
from chaiban.pipeline.pages import Wanted, picked_pages
from chaiban.pipeline.reader import Reader, reader_of

MOST_LOST = 20
"""Pages that may be lost before the rest of a file is given up: each takes a process and its time."""
_START = 60.0
"""Seconds that a process may take to begin, on a busy machine too, beyond those of a page."""
Task = Callable[[Reader, Page, bytes], Any]


class PagesLostError(SourceError):
    """Some pages of a file could not be read; the others were."""


@dataclass(frozen=True, slots=True)
class Fence:
    """What a page may take, and whose weights it is read with."""

    seconds: float = 60.0
    megabytes: int = 4096
    weights: Path | None = None


@dataclass(frozen=True, slots=True)
class Lost:
    """A page that could not be read, and why."""

    number: int
    reason: str


def read_task(reader: Reader, page: Page, _: bytes) -> PageReading:
    """The page's reading."""
    return reader.read_page(page)


def explain_task(reader: Reader, page: Page, _: bytes) -> list[ExplainedLine]:
    """Every line with what decided about it."""
    return list(reader.explain_page(page))


def look_task(reader: Reader, page: Page, data: bytes) -> tuple[PageReading, list[ExplainedLine], bytes]:
    """Reading, lines and picture (PNG)."""
    from chaiban.sources.pdf.picture import SCREEN_SCALE, picture_of

    picture = picture_of(data, page.source, page.number, SCREEN_SCALE)
    return reader.read_page(page), list(reader.explain_page(page)), picture


def read_apart(data: bytes, name: str, pages: str | None, fence: Fence) -> tuple[Reading, tuple[Lost, ...]]:
    """The reading of a PDF, with an empty page that says why in the place of each that was lost; and those.

    Raises SourceError if nothing could be read.
    """
    read: list[PageReading] = []
    lost: list[Lost] = []
    reader = reader_of(fence.weights)
    for number, result in pages_apart(data, name, read_task, pages, fence):
        if isinstance(result, Lost):
            lost.append(result)
            read.append(reader.read_page(Page(name, number, "", (), notes=(Note("page", result.reason),))))
        else:
            read.append(result)
    if not any(page.page.characters for page in read):
        said = next((n.text for page in read for n in page.page.notes if n.topic in ("text", "page")), "")
        raise SourceError(f"no page could be read ({_named(lost) or said})", where=name, remedy="look at the file")
    linked = [(str(page.page.number), page_record(page)) for page in read]
    return Reading(name, tuple(read), link_readings(linked) if len(read) > 1 else None), tuple(lost)


def error_of(lost: tuple[Lost, ...], name: str) -> PagesLostError:
    """What to say of lost pages: the file, the pages, why."""
    remedy = "the other pages were read; cut these out, or print them to PDF anew"
    return PagesLostError(_named(list(lost)), where=name, remedy=remedy)


def _named(lost: list[Lost]) -> str:
    return "; ".join(f"page {one.number}: {one.reason}" for one in lost)


def pages_apart(
    data: bytes, name: str, task: Task, pages: str | None, fence: Fence
) -> Iterator[tuple[int, Any | Lost]]:
    """The number of each wanted page of a PDF with what the task makes of it, or that it was lost.

    Raises SourceError if the file can't be opened, RequestError if it has none of the pages.
    """
    start, lost, any_page = 1, 0, False
    while True:
        ended, under_way, why = False, 0, ""
        for sort, number, result in _messages(data, name, task, pages, fence, start):
            under_way = number
            if sort == "refused":
                raise result
            if sort == "end":
                ended = True
            elif sort == "done":
                any_page, under_way, start = True, 0, number + 1
                yield number, result
            elif sort == "lost":
                why = result
        if ended:
            break
        if not under_way:
            raise SourceError(f"it can't be opened: {why}", where=name, remedy="fetch the file again")
        any_page, start, lost = True, under_way + 1, lost + 1
        yield under_way, Lost(under_way, why)
        if lost >= MOST_LOST:
            raise SourceError(f"more than {lost} of its pages can't be read", where=name, remedy="look at the file")
    if not any_page:
        raise RequestError("it has none of these pages", where=name, remedy="count the pages from 1")


Message = tuple[str, int, Any]


def _messages(data: bytes, name: str, task: Task, pages: str | None, fence: Fence, start: int) -> Iterator[Message]:
    """What a process of its own says as it goes on from page `start`; the last message is "end" or "lost"."""
    # Not forked: the parent may have threads, and a fork would copy their locks.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, data, name, task, pages, fence, start), daemon=True)
    child.start()
    theirs.close()
    patience, number = _START + fence.seconds, 0
    try:
        while True:
            if not ours.poll(patience):
                yield "lost", number, f"it takes longer than {fence.seconds:g} seconds"
                return
            try:
                message: Message = ours.recv()
            except EOFError:
                yield "lost", number, f"its process died, as where {fence.megabytes:,} MB of memory aren't enough"
                return
            patience = fence.seconds
            number = message[1] if message[0] == "begin" else number
            yield message
            if message[0] in ("end", "refused", "lost"):
                return
    finally:
        child.kill()
        child.join()
        ours.close()


def _work(told: Connection, data: bytes, name: str, task: Task, pages: str | None, fence: Fence, start: int) -> None:
    """The process: says which page it begins, then what became of it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory(fence.megabytes)
    wanted = picked_pages(pages)
    with contextlib.suppress(BrokenPipeError), deadline(_START + fence.seconds):
        _go_on(told, data, name, task, wanted, fence, start)


def _go_on(
    told: Connection, data: bytes, name: str, task: Task, wanted: Wanted | None, fence: Fence, start: int
) -> None:
    # Here and not above: what reads no PDF shall not wait for what does.
    from chaiban.sources.pdf.reader import read_one_by_one

    number = 0
    try:
        reader = reader_of(fence.weights)
        for number, read in read_one_by_one(data, name, reader.limits):
            if number < start or (wanted is not None and not wanted(number)):
                continue
            # Whoever started this process may be gone: nothing else would end it then.
            postpone(fence.seconds)
            told.send(("begin", number, None))
            told.send(("done", number, task(reader, read(), data)))
        told.send(("end", 0, None))
    except ChaibanError as error:
        told.send(("refused", number, error) if not number else ("lost", number, error.reason))
    except MemoryError:
        told.send(("lost", number, f"it needs more than {fence.megabytes:,} MB of memory"))
    except Exception as error:
        reason = f"chaiban failed on it: {type(error).__name__}: {error}; please report it with the file"
        told.send(("lost", number, reason))
