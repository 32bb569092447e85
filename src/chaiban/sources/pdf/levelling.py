"""Recognised words put on common baselines: recognition gives each word of a scan a baseline of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.sources.pdf.glyphs import Glyph

DRIFT = 0.3
"""Em by which the baselines of neighbouring words may differ."""
REACH, OVERLAP = 1.3, 0.35
"""Em of white between neighbouring words, and by which their boxes may overlap."""


@dataclass(slots=True, eq=False)
class _Word:
    glyphs: list[int]
    left: float
    right: float
    base: float
    size: float
    before: _Word | None = None
    after: _Word | None = None


def levelled(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs, those of words that stand side by side on the middle one of their baselines."""
    words = sorted(_words_of(glyphs), key=lambda word: (word.left, word.base))
    lefts = [word.left for word in words]
    found: list[tuple[float, int, int]] = []
    for at, word in enumerate(words):
        first = bisect_left(lefts, word.right - OVERLAP * word.size)
        for number in range(first, len(words)):
            other = words[number]
            if other.left > word.right + REACH * word.size:
                break
            drift = abs(other.base - word.base)
            if number != at and drift <= DRIFT * min(word.size, other.size) and other.left > word.left:
                found.append((3 * drift + abs(other.left - word.right), at, number))
    for _, at, number in sorted(found):
        if words[at].after is None and words[number].before is None:
            words[at].after, words[number].before = words[number], words[at]
    out = list(glyphs)
    for word in words:
        if word.before is None:
            line = _line_from(word)
            bases = sorted(one.base for one in line for _ in one.glyphs)
            for one in line:
                for number in one.glyphs:
                    out[number] = out[number]._replace(y=bases[len(bases) // 2])
    return out


def _words_of(glyphs: Sequence[Glyph]) -> list[_Word]:
    words: dict[tuple[int, float], _Word] = {}
    for number, glyph in enumerate(glyphs):
        if glyph.look.angle or glyph.look.slant:
            continue
        # One object may hold several lines.
        word = words.setdefault((glyph.owner, round(glyph.y, 1)), _Word([], 1e9, -1e9, glyph.y, glyph.look.size))
        word.glyphs.append(number)
        if not glyph.char.isspace():
            word.left, word.right = min(word.left, glyph.box[0]), max(word.right, glyph.box[2])
    return [word for word in words.values() if word.left < word.right]


def _line_from(word: _Word) -> list[_Word]:
    line = [word]
    while line[-1].after is not None and len(line) < 1000:
        line.append(line[-1].after)
    return line
