"""The fields of an item whose characters and roles people have settled, made by the code that reads pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from chaiban.articles.board import Board
from chaiban.articles.lead import trim_lead, trim_tail
from chaiban.articles.people import credit_persons, persons_latin
from chaiban.articles.regions import regions_of
from chaiban.articles.story import heading_text, name_people, runs_on
from chaiban.articles.units import Unit, sort_of
from chaiban.model import marks
from chaiban.model.article import Article, Crosshead, Jump, Kind, People, Person, Region, Text
from chaiban.model.correction import Block
from chaiban.model.geometry import Box
from chaiban.model.layout import Layout, Part, ReadStrip, Strip
from chaiban.model.page import Page

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß’'-]{3,}")
_PARTS = {
    "kicker": Part.KICKER,
    "headline": Part.HEADLINE,
    "subheadline": Part.SUBHEADLINE,
    "summary": Part.SUBHEADLINE,
    "crosshead": Part.CROSSHEAD,
    "byline": Part.BYLINE,
    "credit": Part.CREDIT,
    "jump_to": Part.JUMP,
    "jump_from": Part.JUMP,
    "paragraph": Part.PARAGRAPH,
    "resumed": Part.RESUMED,
}
_BODY = ("paragraph", "resumed", "body")


def mend_item(page: Page, name: str, kind: Kind, blocks: Sequence[Block], pictures: Sequence[Box] = ()) -> Article:
    """The item made of these blocks. Every block is in the field that its role names."""
    board = _board(page)
    lines = [(block.role, line) for block in blocks for line in _lines(block, board)]
    lines = _measured(lines)

    def of(role: str) -> list[ReadStrip]:
        return [line for said, line in lines if said == role]

    def heading(role: str) -> Text | None:
        return heading_text(found, board) if (found := of(role)) else None

    paragraphs, crossheads = _running(lines, board)
    regions: tuple[Region, ...] = ()
    if page.geometry is not None:
        units = [Unit(sort_of(line.part), 0, [line]) for _, line in lines]
        regions = regions_of(units, pictures, page)
    return Article(
        id=name,
        kind=kind,
        confidence=1.0,
        kicker=heading("kicker"),
        headline=heading("headline"),
        subheadline=heading("subheadline"),
        summary=heading("summary"),
        dateline=_dateline(of("dateline"), board),
        byline=_people(of("byline"), "byline", board),
        paragraphs=paragraphs,
        crossheads=crossheads,
        credit=_people(of("credit"), "credit", board),
        jump_from=_jump(of("jump_from"), "jump_from", board),
        jump_to=_jump(of("jump_to"), "jump_to", board),
        regions=regions,
    )


def mend_furniture(page: Page, blocks: Sequence[Block]) -> Text:
    """The words of a piece of furniture."""
    board = _board(page)
    return board.draft([line for block in blocks for line in _lines(block, board)]).seal()


def persons_of(role: str, words: str) -> tuple[Person, ...]:
    """The persons that the words of a byline or credit name; one with these words for a name if it is none."""
    words = words.strip()
    if role == "credit":
        return credit_persons(words) or (Person("", words),)
    if any(character >= "㐀" for character in words):
        return name_people([words]) or (Person("", words),)
    return persons_latin(words) or (Person("", words),)


def jump_of(words: str, direction: str) -> tuple[str, str, str]:
    """Page, ordinal mark and printed words of a jump mark, without its brackets; no page if the words name none."""
    pattern, other = (marks.JUMP_IN, marks.JUMP_OUT) if direction == "jump_from" else (marks.JUMP_OUT, marks.JUMP_IN)
    match = pattern.search(words) or other.search(words)
    if match is None:
        return "", "", words
    found = marks.jump_of(match)
    # All the words are the mark, for somebody said so.
    return found.page, found.mark, " ".join(words.split()).strip("()[]（）［］【】〔〕 ")


def _board(page: Page) -> Board:
    words = frozenset(word.lower() for word in _WORD.findall(page.characters))
    return Board(Layout(page, "", ()), (), (), (), words)


def _lines(block: Block, board: Board) -> list[ReadStrip]:
    """The printed lines of a block; all but the first go on in what the first opens."""
    characters = board.layout.page.characters
    part = _PARTS.get(block.role, Part.RUNNING)
    out: list[ReadStrip] = []
    start = block.start
    while start < block.end:
        stop = characters.find("\n", start, block.end)
        stop = block.end if stop < 0 else stop
        text = characters[start:stop]
        first = start + len(text) - len(text.lstrip())
        last = start + len(text.rstrip())
        if first < last:
            width = sum(1.0 if character >= "⺀" else 0.5 for character in text.strip())
            own = part if not out or part not in (Part.PARAGRAPH, Part.RESUMED) else Part.RUNNING
            strip = Strip(first, last, len(out), 0.0, 0)
            out.append(ReadStrip(strip, own, 0.0, own, width, 0.0, 0.0))
        start = stop + 1
    return out


def _measured(lines: list[tuple[str, ReadStrip]]) -> list[tuple[str, ReadStrip]]:
    """The lines with the measure of their item: as wide as its widest line of running text."""
    widest = max((line.width for role, line in lines if role in _BODY), default=0.0)
    return [(role, replace(line, measure=widest)) for role, line in lines]


def _running(lines: list[tuple[str, ReadStrip]], board: Board) -> tuple[tuple[Text, ...], tuple[Crosshead, ...]]:
    """Paragraphs, and crossheads with the paragraph before which they stand."""
    groups: list[tuple[str, list[ReadStrip]]] = []
    for role, line in lines:
        if role == "crosshead":
            if groups and groups[-1][0] == "crosshead":
                groups[-1][1].append(line)
            else:
                groups.append(("crosshead", [line]))
        elif role in _BODY:
            goes_on = line.part is Part.RUNNING
            if groups and groups[-1][0] == "body":
                goes_on = goes_on or (line.part is Part.RESUMED and runs_on(groups[-1][1][-1], line, board))
                if goes_on:
                    groups[-1][1].append(line)
                    continue
            groups.append(("body", [line]))
    paragraphs: list[Text] = []
    crossheads: list[Crosshead] = []
    for kind, members in groups:
        if kind == "body":
            paragraphs.append(board.draft(members).seal())
        else:
            crossheads.append(Crosshead(len(paragraphs), heading_text(members, board)))
    return tuple(paragraphs), tuple(crossheads)


def _dateline(lines: list[ReadStrip], board: Board) -> Text | None:
    if not lines:
        return None
    draft = board.draft(lines)
    found = trim_lead(draft)
    # The reader leaves the rule behind a dateline out of its words; what isn't all dateline stays as it stands.
    return found.dateline if found.dateline is not None and not found.body.value else draft.seal()


def _people(lines: list[ReadStrip], role: str, board: Board) -> People | None:
    if not lines:
        return None
    draft = board.draft(lines)
    for trimmed in (trim_lead(draft), trim_tail(draft)):
        if role == "byline" and trimmed.byline is not None and not trimmed.body.value:
            return People(trimmed.byline.persons, draft.seal().spans)
    words = draft.value
    if role == "byline" and any(character >= "㐀" for character in words):
        persons = name_people([board.draft([line]).value for line in lines])
    elif role == "byline":
        persons = persons_latin(*(board.draft([line]).value for line in lines))
    else:
        persons = credit_persons(words)
    return People(persons or (Person("", words),), draft.seal().spans)


def _jump(lines: list[ReadStrip], direction: str, board: Board) -> Jump | None:
    if not lines:
        return None
    draft = board.draft(lines)
    page, mark, printed = jump_of(draft.value, direction)
    return Jump(page, mark, printed, draft.seal().spans)
