"""Sheets printed as PDF and dumped by real tools, with the truth about every line found again in the dump."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from chaiban.model.page import is_visible
from chaiban.typesetter.dump import Dump, LineTruth
from chaiban.typesetter.dumps import painting
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.sheet import SetLine, Sheet
from chaiban.typesetter.truth import gold_page

ORDERS = ("reading", "trailing_heads", "heads_last", "interleaved", "scattered")
SHARES = (0.3, 0.4, 0.08, 0.12, 0.1)
LEAST_FOUND = 0.98
"""Pages of which less is found again (a font that the tool can't decode) are left out."""


def press(sheet: Sheet, rng: Random) -> tuple[bytes, str]:
    """The sheet as a PDF, its frames painted in an order drawn from `rng`, and the name of that order."""
    name = rng.choices(ORDERS, SHARES)[0]
    order: Sequence[int]
    if name == "trailing_heads":
        order = painting.trailing_heads(sheet, rng)
    elif name == "heads_last":
        order = painting.heads_last(sheet)
    elif name == "interleaved":
        order = painting.interleaved(sheet, rng)
    elif name == "scattered":
        order = painting.shuffled(sheet, rng)
    else:
        order = painting.reading(sheet)
    painted = replace(sheet, frames=tuple(sheet.frames[n] for n in order))
    return print_sheet(painted, rng, shuffled=False), name


def dump_pressed(sheet: Sheet, rng: Random) -> Dump | None:
    """The sheet printed, dumped by pdfminer or pdfium, and labelled; None where its words aren't found again."""
    data, order = press(sheet, rng)
    if rng.random() < 0.6:
        return find_again(sheet, by_pdfminer(data), "pdfminer-pressed", order)
    return find_again(sheet, by_pdfium(data), "pdfium-pressed", order)


def by_pdfminer(data: bytes) -> str:
    """What pdfminer.six writes, with its layout analysis."""
    from pdfminer.high_level import extract_text

    return str(extract_text(io.BytesIO(data)))


def by_pdfium(data: bytes) -> str:
    """What pdfium writes, in the order of painting."""
    import pypdfium2

    return "".join(page.get_textpage().get_text_bounded() + "\f" for page in pypdfium2.PdfDocument(data))


@dataclass(slots=True)
class _Left:
    """A printed line and how much of it was found: `words` without white, from `at` on still to be found."""

    line: SetLine
    frame: int
    place: int
    words: str
    at: int = 0

    @property
    def rest(self) -> str:
        return self.words[self.at :]


@dataclass(slots=True)
class _Search:
    """All lines of a sheet that are still to be found, and the last one that was."""

    lines: list[_Left]
    by_start: dict[str, list[_Left]] = field(default_factory=dict)
    last: _Left | None = None

    def __post_init__(self) -> None:
        for line in self.lines:
            self.by_start.setdefault(line.rest[:1], []).append(line)

    def best(self, words: str) -> _Left | None:
        """The line that the words go on with: as much as can be, next to the last one found."""
        fits = [left for left in self.by_start.get(words[:1], ()) if _common(left.rest, words)]
        if not fits:
            return None
        return max(fits, key=lambda left: (_common(left.rest, words), self._near(left), -left.frame, -left.place))

    def _near(self, left: _Left) -> int:
        if self.last is None:
            return 0
        return 2 * (left.frame == self.last.frame and left.place - self.last.place == 1) + (left is self.last)

    def take(self, left: _Left, count: int) -> None:
        """Strike out the first `count` characters of what is left of the line."""
        self.by_start[left.rest[0]].remove(left)
        left.at += count
        if left.rest and left.rest != "-":
            self.by_start.setdefault(left.rest[0], []).append(left)
        self.last = left


def _common(rest: str, words: str) -> int:
    """How many characters are found if either holds the other as its beginning, else 0.

    Tools join broken words: the hyphen is gone, and the next line's first word stands on this one.
    """
    count = min(len(rest), len(words))
    if rest[:count] == words[:count]:
        return count
    whole = len(rest) - 1
    return whole if whole > 1 and rest[-1] == "-" and words[:whole] == rest[:whole] else 0


def find_again(sheet: Sheet, text: str, tool: str, order: str) -> Dump | None:
    """The tool's text with the truth line of every stretch; None where less than LEAST_FOUND is found."""
    text = text.replace("\r\n", "\n")
    lines = [
        _Left(line, number, place, "".join(line.text.split()))
        for number, frame in enumerate(sheet.frames)
        for place, line in enumerate(frame.lines)
    ]
    search = _Search([left for left in lines if left.words])
    truths: list[LineTruth] = []
    found = visible = 0
    for row in _rows(text):
        visible += len(row)
        while row:
            words = "".join(char for _, char in row)
            left = search.best(words)
            if left is None:
                row = row[1:]
                continue
            count = _common(left.rest, words)
            opens = left.line.opens and left.at == 0
            line = left.line
            truths.append(
                LineTruth(row[0][0], row[count - 1][0] + 1, line.role, line.item, line.part, opens, left.frame)
            )
            search.take(left, count)
            found += count
            row = row[count:]
    if found < LEAST_FOUND * visible or found < LEAST_FOUND * sum(len(left.words) for left in lines):
        return None
    return Dump(text, gold_page(sheet), tuple(truths), tool, order, sheet.style, sheet.language)


def _rows(text: str) -> Iterator[list[tuple[int, str]]]:
    """The visible characters of every row with their places."""
    at = 0
    for row in text.splitlines(keepends=True):
        if visible := [(at + place, char) for place, char in enumerate(row) if is_visible(char) and char != "\ufffe"]:
            yield visible
        at += len(row)
