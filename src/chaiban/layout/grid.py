"""A dump's rows as a grid of cells: which characters stand in which cell, whatever the tool's count is."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chaiban.layout.cells import count_han
from chaiban.model.page import Page

WHITE = " \u3000\u00a0\t\x0b\x0c\r\n\u2002\u2003\u2009\u200b\ufeff"
CLOSERS = frozenset("”’」』》）)，。、；：！？,.;:!?")

_WORD = re.compile(f"[^{WHITE}]+")


class Word(NamedTuple):
    """Characters [start, end) without white inside, in the cells [left, right) of row `row`.

    A letter-spaced run counts as one word, its white belongs to it.
    """

    row: int
    start: int
    end: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The words of every row from left to right. `em` is the width of a cell in em."""

    rows: tuple[tuple[Word, ...], ...]
    chinese: bool
    em: float


def lay_grid(page: Page) -> Grid:
    """The page's words in cells; a wide character takes one cell or two, whichever lines the words up best."""
    spans = [[(m.start(), m.end()) for m in _WORD.finditer(page.characters, n.start, n.end)] for n in page.lines]
    sample = page.characters[:: max(1, len(page.characters) // 2000)]
    ink = len(sample) - sum(map(str.isspace, sample))
    han = count_han(sample)
    chinese = 2 * han >= 0.8 * ink
    single = _placed(page, spans, doubled=False)
    if not han:
        return Grid(single, False, 0.5)
    double = _placed(page, spans, doubled=True)
    if _sharpness(double) > _sharpness(single):
        return Grid(double, chinese, 0.5)
    return Grid(single, chinese, 1.0 if chinese else 0.5)


def _placed(page: Page, spans: Sequence[Sequence[tuple[int, int]]], doubled: bool) -> tuple[tuple[Word, ...], ...]:
    rows = []
    for number, (line, found) in enumerate(zip(page.lines, spans, strict=True)):
        words: list[Word] = []
        at, cell = line.start, 0
        for start, end in found:
            left = cell + _cells(page.characters[at:start], doubled)
            cell = left + _cells(page.characters[start:end], doubled)
            words.append(Word(number, start, end, left, cell))
            at = end
        rows.append(tuple(_drawn_together(page, words, 2 if doubled else 1)))
    return tuple(rows)


def _cells(text: str, doubled: bool) -> int:
    if not doubled or text.isascii():
        return len(text)
    return sum(map(_CELLS.__getitem__, text))


class _Cells(dict[str, int]):
    """How many cells characters take, each looked up once."""

    def __missing__(self, character: str) -> int:
        cells = self[character] = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        return cells


_CELLS = _Cells()


def _drawn_together(page: Page, words: list[Word], wide: int) -> list[Word]:
    """The words, with letter-spaced runs and hanging closing marks joined to what stands before them."""
    out: list[Word] = []
    place = 0
    while place < len(words):
        word = words[place]
        end = _spaced_run(page, words, place, wide) if word.right - word.left == wide else place
        if end - place >= 3:
            last = words[end - 1]
            word = Word(word.row, word.start, last.end, word.left, last.right)
        place = max(end, place + 1) if end - place >= 3 else place + 1
        before = out[-1] if out else None
        if (
            before is not None
            and word.left - before.right <= 4
            and CLOSERS.issuperset(page.characters[word.start : word.end])
        ):
            # A closing mark never starts a line: the white before it is a squeezed mark's.
            out[-1] = Word(word.row, before.start, word.end, before.left, word.right)
        else:
            out.append(word)
    return out


def _spaced_run(page: Page, words: Sequence[Word], place: int, wide: int) -> int:
    """Where the run of single wide characters set apart by equal white ends that begins at `place`."""
    end = place
    gap = None
    while end < len(words):
        word = words[end]
        if word.right - word.left != wide or page.characters[word.start] < "\u2e80":
            break
        if end > place:
            here = word.left - words[end - 1].right
            if here > 3 or (gap is not None and here != gap):
                break
            gap = here
        end += 1
    return end


def _sharpness(rows: Sequence[Sequence[Word]]) -> int:
    """How sharply the words behind wide white gather: the sum of squares of how many begin in each cell."""
    edges = Counter(
        word.left for words in rows for before, word in itertools.pairwise(words) if word.left - before.right > 1
    )
    return sum(count * count for count in edges.values())
