"""Vowel marks stand on the baseline of their letter, wherever a shaper lifted them."""

from __future__ import annotations

from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.looks import Look
from chaiban.sources.pdf.points import on_their_letters

LOOK = Look(10.0, "font", 400, 0, 0)


def glyph(char: str, x: float, y: float, wide: float = 5.0) -> Glyph:
    return Glyph(char, x, y, (x, y - 8.6, x + wide, y + 1.4), LOOK)


def test_a_lifted_mark_takes_the_place_of_the_letter_below_it() -> None:
    letters = [glyph("ع", 20, 100), glyph("ا", 15, 100), glyph("م", 15, 114)]
    mark = glyph("ً", 16.5, 96.5, 2.0)
    moved = on_their_letters([mark, *letters])
    assert [g.char for g in moved] == ["ً", "ع", "ا", "م"]
    assert (moved[0].x, moved[0].y, moved[0].box[2]) == (15, 100, 20)
    assert moved[1:] == letters


def test_a_mark_far_from_any_letter_and_letters_without_marks_stay() -> None:
    far = [glyph("ً", 300, 50), glyph("ا", 15, 100)]
    assert on_their_letters(far) == far
    plain = [glyph("a", 10, 10), glyph("´", 12, 8)]
    assert on_their_letters(plain) == plain
