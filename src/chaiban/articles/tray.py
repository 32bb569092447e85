"""The law of the house: every visible character in exactly one place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chaiban.articles.board import Board
from chaiban.articles.regions import box_of, outline
from chaiban.articles.units import Sort
from chaiban.errors import ConservationError
from chaiban.model.article import Article, Furniture, FurnitureRole, PageReading, Text
from chaiban.model.layout import Part
from chaiban.model.page import Span, is_visible


def account(reading: PageReading, board: Board) -> PageReading:
    """The reading with its furniture and the tray of what no item and no furniture holds."""
    furniture = tuple(_furniture(board))
    held = bytearray(len(reading.page.characters))
    for start, end in all_spans(reading.articles):
        if any(held[start:end]):
            raise ConservationError("a character is placed twice", where=f"{reading.page.source} at {start}")
        held[start:end] = b"\x01" * (end - start)
    for record in furniture:
        for start, end in record.text.spans:
            held[start:end] = b"\x01" * (end - start)
    return replace(reading, furniture=furniture, unassigned=tuple(_left_over(board, held)))


def all_spans(articles: tuple[Article, ...]) -> Iterator[Span]:
    """Every span that the fields of the articles hold."""
    for article in articles:
        for text in (
            article.kicker,
            article.headline,
            article.subheadline,
            article.summary,
            article.dateline,
            *article.paragraphs,
        ):
            if text is not None:
                yield from text.spans
        for crosshead in article.crossheads:
            yield from crosshead.text.spans
        for mark in (article.byline, article.credit, article.jump_from, article.jump_to):
            if mark is not None:
                yield from mark.spans


def _furniture(board: Board) -> Iterator[Furniture]:
    for unit in board.units:
        if unit.sort is Sort.FURNITURE:
            for line in unit.lines:
                role = FurnitureRole.SECTION if line.part in (Part.SECTION, Part.RUBRIC) else FurnitureRole.FOLIO
                page = board.layout.page
                shape = outline([box_of(line, page)]) if page.geometry is not None else ()
                yield Furniture(role, board.draft([line]).seal(), shape)


def _left_over(board: Board, held: bytearray) -> Iterator[Text]:
    characters = board.layout.page.characters
    for line in board.layout.page.lines:
        at = line.start
        while (at := held.find(0, at, line.end)) >= 0:
            if not is_visible(characters[at]):
                at += 1
                continue
            stop = at
            while stop < line.end and not held[stop] and is_visible(characters[stop]):
                stop += 1
            yield Text(characters[at:stop], ((at, stop),))
            at = stop
