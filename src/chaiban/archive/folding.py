"""Text as search sees it: one character for one, so that a match can be shown in the text as printed.

Folded are case, accents of Latin letters, full width, corner quotation marks, and traditional characters,
which become simplified ones (OpenCC's table of characters, Apache-2.0). What is kept is never folded.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import cache
from importlib.resources import files

_QUOTES = dict(zip("「」『』＂", '“”‘’"', strict=True))
_UNSEEN = frozenset(("Cc", "Cf", "Cs"))
_FULL_WIDTH = range(0xFF01, 0xFF5F)


def fold(text: str) -> str:
    """The text folded; it has the same length."""
    return text.translate(_table())


@cache
def folding_digest() -> str:
    """Says which folding an index was made with: another one needs another index."""
    pairs = "".join(f"{old}{new}" for old, new in sorted(_simplified().items()))
    return hashlib.sha256(f"2 {unicodedata.unidata_version} {pairs}".encode()).hexdigest()[:16]


@cache
def simplified_pairs() -> tuple[str, str]:
    """The traditional characters and, at the same places, the simplified ones."""
    pairs = sorted(_simplified().items())
    return "".join(old for old, _ in pairs), "".join(new for _, new in pairs)


class _Table(dict[int, str]):
    """Works out a character when it first comes up."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


@cache
def _table() -> _Table:
    return _Table()


def _fold_character(character: str) -> str:
    if unicodedata.category(character) in _UNSEEN:
        return " "
    character = _QUOTES.get(character, character)
    if ord(character) in _FULL_WIDTH:
        character = chr(ord(character) - 0xFEE0)
    base = unicodedata.normalize("NFD", character)[0]
    if unicodedata.name(base, "").startswith("LATIN"):
        character = base
    lower = character.lower()
    character = lower if len(lower) == 1 else character
    return _simplified().get(character, character)


@cache
def _simplified() -> dict[str, str]:
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = {}
    for line in table.splitlines():
        old, _, new = line.partition("\t")
        # The first of several is the most frequent.
        choice = new.split(" ")[0] if new else ""
        if len(old) == 1 and len(choice) == 1 and old != choice:
            pairs[old] = choice
    # 乾 → 干 and 干 → 干: no chains, so that folding twice changes nothing.
    return {old: pairs.get(new, new) for old, new in pairs.items()}
