"""One story put together: paragraphs with their joins, lead-ins, crossheads, people, head."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from chaiban.articles.board import Board
from chaiban.articles.draft import Draft, is_han_like
from chaiban.articles.fragments import is_closed
from chaiban.articles.lead import trim_lead, trim_tail
from chaiban.articles.people import credit_persons, is_role, persons_ko, persons_latin, persons_zh
from chaiban.articles.units import Sort, Unit
from chaiban.model import marks
from chaiban.model.article import Article, Crosshead, Jump, Kind, People, Person, Text
from chaiban.model.layout import Part, ReadStrip
from chaiban.model.page import is_visible

SHORT = 1.4
"""Em by which a line must fall short of its measure to count as a paragraph's last, or an indented first."""
WELL_FILLED = 0.8
"""Share of the measure from which on a line that ends amid a sentence is no line of a poem or list."""
INDENT_MOST = 2.8
"""Em: a first line shorter than by its indent of two em and a squeezed mark is something else."""


@dataclass(slots=True)
class Story:
    """An item being put together. `members` and `heads` are unit numbers in reading order."""

    kind: Kind
    members: list[int]
    heads: list[int] = field(default_factory=list)
    bylines: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    jumps: list[int] = field(default_factory=list)
    margin: float = 9.0


def finish(story: Story, board: Board, number: int, confidence: float) -> Article:
    """The article with all its fields."""
    units = board.units
    made = _running(story, board)
    kicker, headline, subheadline, summary = _head(story, board)
    byline = made.byline
    for place in story.bylines:
        byline = with_more(byline, _byline(units[place], board))
    credit = made.credit
    for place in story.credits:
        credit = _both(credit, _credit(units[place], board))
    jump_from, jump_to = made.jump_from, made.jump_to
    for place in story.jumps:
        jump_from, jump_to = _jump(units[place], board, jump_from, jump_to)
    return Article(
        id=f"a{number}",
        kind=story.kind,
        confidence=confidence,
        margin=round(story.margin, 3),
        kicker=kicker,
        headline=headline,
        subheadline=subheadline,
        summary=summary,
        dateline=made.dateline,
        byline=byline,
        paragraphs=tuple(p.seal() for p in made.paragraphs),
        crossheads=tuple(made.crossheads),
        credit=credit,
        jump_from=jump_from,
        jump_to=jump_to,
    )


@dataclass(slots=True)
class _Made:
    paragraphs: list[Draft] = field(default_factory=list)
    crossheads: list[Crosshead] = field(default_factory=list)
    dateline: Text | None = None
    byline: People | None = None
    credit: People | None = None
    jump_from: Jump | None = None
    jump_to: Jump | None = None


def _running(story: Story, board: Board) -> _Made:
    made = _Made()
    for lines in _paragraphs(story, board):
        if isinstance(lines, Crosshead):
            made.crossheads.append(Crosshead(len(made.paragraphs), lines.text))
        else:
            made.paragraphs.append(row_draft(lines, board) if lines[0].part is Part.TABLE else board.draft(lines))
    if not made.paragraphs:
        return made
    if story.kind not in (Kind.AD, Kind.TEASER, Kind.TABLE):
        _trim(story, made)
    made.paragraphs = [p for p in made.paragraphs if p.value]
    return made


def _trim(story: Story, made: _Made) -> None:
    lead = trim_lead(made.paragraphs[0])
    made.paragraphs[0] = lead.body
    made.dateline, made.byline, made.jump_from = lead.dateline, lead.byline, lead.jump_from
    if not lead.body.value and len(made.paragraphs) > 1:
        # The lead-in stood on lines of its own.
        again = trim_lead(made.paragraphs[1])
        made.paragraphs[1] = again.body
        made.dateline, made.byline = made.dateline or again.dateline, made.byline or again.byline
        del made.paragraphs[0]
        made.crossheads = [Crosshead(max(0, c.before_paragraph - 1), c.text) for c in made.crossheads]
    tail = trim_tail(made.paragraphs[-1], caption=story.kind is Kind.PHOTO, alone=len(made.paragraphs) < 2)
    made.paragraphs[-1] = tail.body
    made.jump_to = tail.jump_to
    made.byline = _both(made.byline, tail.byline)
    made.credit = tail.credit


def _paragraphs(story: Story, board: Board) -> list[list[ReadStrip] | Crosshead]:
    """The story's lines paragraph by paragraph; crossheads between them."""
    out: list[list[ReadStrip] | Crosshead] = []
    for place in story.members:
        unit = board.units[place]
        if unit.sort is Sort.CROSSHEAD:
            out.append(Crosshead(0, heading_text(unit.lines, board)))
        elif unit.sort is Sort.TABLE:
            out.append(unit.lines)
        elif unit.sort in (Sort.AD, Sort.TEASER):
            out.extend([line] for line in unit.lines)
        else:
            lines = [line for line in unit.lines if line.part is not Part.CREDIT]
            last = out[-1] if out else None
            if lines and isinstance(last, list) and runs_on(last[-1], lines[0], board):
                last.extend(lines)
            elif lines:
                out.append(lines)
    return out


def runs_on(before: ReadStrip, line: ReadStrip, board: Board) -> bool:
    """True if a fragment's first line goes on in the paragraph before it: no sentence ends there, or both lines
    are full. A line read as a paragraph's first does so only after a filled line that breaks off in mid-sentence."""
    characters = board.layout.page.characters
    words = characters[before.strip.start : before.strip.end]
    ends_short = before.measure > 0 and before.measure - before.width >= SHORT
    if line.part is Part.PARAGRAPH:
        # After a comma an indent counts for more: the comma may be a slip of the paper's.
        indented = SHORT <= line.measure - line.width <= INDENT_MOST
        filled = before.width >= WELL_FILLED * before.measure > 0
        return filled and _breaks_off(words, characters[line.strip.start], indented)
    if line.part is not Part.RESUMED:
        return False
    if not is_closed(words):
        return True
    opens_short = line.measure > 0 and SHORT <= line.measure - line.width <= INDENT_MOST
    return not ends_short and not opens_short


def _breaks_off(words: str, first: str, indented: bool) -> bool:
    """True if a line ends amid a sentence: in a Chinese character or comma, or before a small letter."""
    last = words.rstrip()[-1:]
    if last.isascii():
        return first.islower()
    return is_han_like(last) and (last.isalpha() or (last in "，、" and not indented))


def heading_text(lines: Sequence[ReadStrip], board: Board) -> Text:
    """The lines of a heading joined with one space; Latin hyphens at line ends are resolved."""
    drafts = [board.draft([line]) for line in lines]
    one_each = len(lines) > 2 and all(len(d.value) == 1 for d in drafts)
    value = ""
    origin: list[int] = []
    dropped: set[int] = set()
    for draft in drafts:
        if value and not one_each:
            value += " "
            origin.append(-1)
        value += draft.value
        origin += draft.origin
        dropped |= draft.dropped
    characters = board.layout.page.characters
    for before, after in itertools.pairwise(lines):
        between = range(before.strip.end, after.strip.start)
        if not any(is_visible(characters[n]) for n in between):
            dropped.update(between)
    return Draft(value, tuple(origin), frozenset(dropped)).seal()


def row_draft(lines: Sequence[ReadStrip], board: Board) -> Draft:
    """A table's row: the words of its cells parted by tabs, one more for each cell that is empty."""
    value, at = "", 0
    origin: list[int] = []
    dropped: set[int] = set()
    for column, cell in itertools.groupby(lines, key=lambda line: line.column):
        draft = board.draft(list(cell))
        tabs = max(column - at, 1) if value else column
        value += "\t" * tabs + draft.value
        origin += [-1] * tabs + list(draft.origin)
        dropped |= draft.dropped
        at = column
    return Draft(value, tuple(origin), frozenset(dropped))


def head_lines(story: Story, board: Board) -> list[ReadStrip]:
    """The lines of the story's head groups in the order of the dump."""
    return [line for place in sorted(story.heads) for line in board.units[place].lines]


def _head(story: Story, board: Board) -> tuple[Text | None, ...]:
    """Kicker, headline, subheadline, summary."""
    groups: dict[str, list[ReadStrip]] = {"kicker": [], "headline": [], "subheadline": [], "summary": []}
    for line in head_lines(story, board):
        # A heading read as a crosshead that the page needs as a headline is one.
        groups.get(line.part.value.rstrip("+"), groups["headline"]).append(line)
    if not groups["headline"]:
        # A group without a headline has its largest part for one.
        lone = next((name for name in ("kicker", "subheadline", "summary") if groups[name]), "kicker")
        groups["headline"], groups[lone] = groups[lone], []
    return tuple(heading_text(g, board) if g else None for g in groups.values())


def _both(first: People | None, second: People | None) -> People | None:
    if first is None or second is None:
        return first or second
    return People(first.persons + second.persons, first.spans + second.spans)


def _byline(unit: Unit, board: Board) -> People:
    draft = board.draft(unit.lines)
    words = draft.value
    chinese = any(c >= "㐀" for c in words)
    persons = (
        _persons_by_line(unit, board)
        if chinese
        else persons_latin(*(board.draft([line]).value for line in unit.lines))
    )
    return People(persons or (Person("", words),), draft.seal().spans)


def _persons_by_line(unit: Unit, board: Board) -> tuple[Person, ...]:
    """Persons of a Chinese byline."""
    return name_people([board.draft([line]).value for line in unit.lines])


def name_people(lines: Sequence[str]) -> tuple[Person, ...]:
    """Persons that the printed lines of a Chinese byline name; a line that opens with a role is read by itself."""
    texts: list[str] = []
    for words in lines:
        if texts and marks.DEED_ZH.fullmatch(words.strip()):
            texts[-1] += " " + words  # a deed on a line of its own is no part of a name
        elif texts and (marks.ROLE_ENDS.search(texts[-1]) or not marks.BYLINE_ZH.match(words)):
            texts[-1] += words
        else:
            texts.append(words)
    return tuple(person for words in texts for person in persons_ko(words) or persons_zh(_without_action(words)))


def _without_action(words: str) -> str:
    match = marks.BYLINE_ZH.match(words)
    return match["people"] if match else words


def with_more(byline: People | None, more: People) -> People:
    """The people of two bylines; a role that stands alone in the second is that of those without one in the first."""
    if byline is None or len(more.persons) != 1 or more.persons[0].role or not is_role(more.persons[0].name):
        return _both(byline, more) or more
    role = more.persons[0].name
    persons = tuple(one if is_role(one.role) else replace(one, role=role) for one in byline.persons)
    return People(persons, tuple(sorted((*byline.spans, *more.spans))))


def _credit(unit: Unit, board: Board) -> People:
    lines = [line for line in unit.lines if line.part is Part.CREDIT]
    draft = board.draft(lines)
    # Words that name nobody in a known form stay as printed.
    return People(credit_persons(draft.value) or (Person("", draft.value),), draft.seal().spans)


def _jump(unit: Unit, board: Board, jump_from: Jump | None, jump_to: Jump | None) -> tuple[Jump | None, Jump | None]:
    draft = board.draft(unit.lines)
    out, back = marks.JUMP_OUT.search(draft.value), marks.JUMP_IN.search(draft.value)
    spans = draft.seal().spans
    if back and not jump_from:
        found = marks.jump_of(back)
        return Jump(found.page, found.mark, found.printed, spans), jump_to
    if out and not jump_to:
        found = marks.jump_of(out)
        return jump_from, Jump(found.page, found.mark, found.printed, spans)
    return jump_from, jump_to
