"""How wide printed characters are, in em, where a dump keeps no geometry."""

from __future__ import annotations

import unicodedata

# Advance widths of text faces differ by a few per cent; these are round figures between Times and Helvetica.
_LATIN = {
    **dict.fromkeys("ijl.,;:'’‘|!ıI()[]/\\`", 0.29),
    **dict.fromkeys('ftr-“”"', 0.36),
    **dict.fromkeys("mwMWÆŒ—@%", 0.82),
    **dict.fromkeys("ABCDEGHKNOPQRUVXYZÄÖÜ&", 0.68),
    **dict.fromkeys("FJLST", 0.57),
    " ": 0.27,
    "–": 0.5,
}
_QUOTES = frozenset("“”‘’—…·")
_KNOWN: dict[str, float] = {}


def width_of(character: str, chinese: bool) -> float:
    """The advance of one character in em; in a Chinese line quotes and dashes are full width."""
    if chinese and character in _QUOTES:
        return 1.0
    width = _KNOWN.get(character)
    if width is None:
        width = _KNOWN[character] = _measure(character)
    return width


def _measure(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character.isdigit():
        return 0.5
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cc", "Cf", "Cs"):
        return 0.0
    if character in _LATIN:
        return _LATIN[character]
    if category == "Co" or unicodedata.east_asian_width(character) == "A":
        return 1.0
    return 0.5


def text_width(text: str, chinese: bool) -> float:
    """The width of a line in em."""
    known = _KNOWN
    total = 0.0
    for character in text:
        if chinese and character in _QUOTES:
            total += 1.0
        else:
            width = known.get(character)
            total += width_of(character, False) if width is None else width
    return total


def is_han(character: str) -> bool:
    """True for a Chinese character (unified ideographs, extensions, compatibility, private use)."""
    return (
        "一" <= character <= "鿿"
        or "㐀" <= character <= "䶿"
        or "豈" <= character <= "﫿"
        or character >= "\U00020000"
        or "" <= character <= ""
        or character in "〇々"
    )
