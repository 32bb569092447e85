"""The order of the stages: bytes in, reading out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from chaiban.articles.stage import assemble
from chaiban.articles.tray import all_spans
from chaiban.errors import ChaibanError, RequestError
from chaiban.exports.page_json import page_record
from chaiban.layout.stage import explain_page, lay_out
from chaiban.model.article import PageReading, Reading
from chaiban.model.explanation import ExplainedLine
from chaiban.model.lexicon import Weights
from chaiban.model.page import Note, Page
from chaiban.pipeline.engine import engine_name
from chaiban.pipeline.issue import link_readings
from chaiban.pipeline.pages import Wanted
from chaiban.pipeline.weights import load_weights
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages


@dataclass(frozen=True)
class Reader:
    """Reads sources into articles with one set of learned weights."""

    weights: Weights
    limits: Limits

    def read(
        self,
        data: bytes,
        name: str,
        encoding: str | None = None,
        pages: Wanted | None = None,
        each: Callable[[], None] = lambda: None,
    ) -> Reading:
        """The wanted pages of a source, all if `pages` is None; `each` is called before every page.

        Raises SourceError for what is no page, RequestError for an unknown encoding or if no page is wanted.
        """
        each()
        read: list[PageReading] = []
        for page in open_pages(data, name, self.limits, encoding):
            each()
            if pages is None or pages(page.number):
                read.append(self._read_or_say_why(page))
        if not read:
            raise RequestError("it has none of these pages", where=name, remedy="count the pages from 1")
        if len(read) == 1:
            return Reading(name, tuple(read))
        numbered = [(page.number or str(place), page_record(page)) for place, page in enumerate(read, 1)]
        return Reading(name, tuple(read), link_readings(numbered))

    def read_page(self, page: Page) -> PageReading:
        """One page, read."""
        return assemble(lay_out(page, self.weights), self.weights)

    def _read_or_say_why(self, page: Page) -> PageReading:
        """One page, read; if the stages fail on it, an empty one that says so: it harms no other."""
        try:
            return self.read_page(page)
        except (ChaibanError, MemoryError):
            raise
        except Exception as error:
            reason = f"chaiban failed on this page: {type(error).__name__}: {error}; please report it with the file"
            return self.read_page(Page(page.source, page.number, "", (), page.size, (Note("page", reason),)))

    def explain(self, data: bytes, name: str, encoding: str | None = None) -> Iterator[ExplainedLine]:
        """Every printed line with its part, its item, the evidence and the runner-up."""
        for page in open_pages(data, name, self.limits, encoding):
            yield from self.explain_page(page)

    def explain_page(self, page: Page) -> Iterator[ExplainedLine]:
        """The same for one page."""
        layout = lay_out(page, self.weights)
        owner = _owners(assemble(layout, self.weights))
        for line, reason in zip(layout.strips, explain_page(page, self.weights), strict=True):
            strip = line.strip
            yield ExplainedLine(
                row=strip.row,
                text=" ".join(page.characters[strip.start : strip.end].split()),
                part=line.part.value,
                item=next((owner[n] for n in range(strip.start, strip.end) if n in owner), ""),
                margin=reason.margin if reason else None,
                runner_up=reason.runner_up if reason else "",
                evidence=reason.evidence if reason else (),
                relation=reason.relation if reason else "",
            )


def _owners(reading: PageReading) -> dict[int, str]:
    return {n: a.id for a in reading.articles for s, e in all_spans((a,)) for n in range(s, e)}


@cache
def load_reader() -> Reader:
    """The reader with the shipped weights; loaded once in a process."""
    return Reader(load_weights(), Limits())


@lru_cache(maxsize=2)
def _own_reader(folder: Path, _: str) -> Reader:
    return Reader(load_weights(folder), Limits())


def reader_of(folder: Path | None) -> Reader:
    """The reader with the weights of a folder, where a paper has learned some; with the shipped ones otherwise."""
    if folder is None or not folder.is_dir():
        return load_reader()
    return _own_reader(folder, engine_name(folder))
