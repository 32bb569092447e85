"""Glyphs whose font doesn't say what characters they are: kept apart as private-use characters, never lost."""

from __future__ import annotations

from collections.abc import Iterable

PRIVATE = 0xF0000
"""First code point of Unicode's private plane 15 (chapter 23.5), where no font's own private characters stand."""
_CODES = 0x10000
_LETTERS = frozenset((*range(0x20, 0x7F), *range(0xC0, 0x100)))


def private_of(code: int) -> str:
    """The private-use character that stands for a glyph's code: the same for the same code."""
    return chr(PRIVATE + code % (_CODES - 2))


def fonts_of_letters(glyphs: Iterable[tuple[str, str]]) -> frozenset[str]:
    """The fonts, out of (font, character) pairs, whose unmapped glyphs all have the code of a Latin letter or sign.

    Old makers of Type 3 fonts number the glyphs so. Where one code is none, the codes are glyph numbers, which
    mean nothing.
    """
    letters: set[str] = set()
    numbers: set[str] = set()
    for font, char in glyphs:
        if ord(char) >= PRIVATE:
            (letters if ord(char) - PRIVATE in _LETTERS else numbers).add(font)
    return frozenset(letters - numbers)
