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


class _Advances(dict[str, float]):
    """Advances of characters, each measured once."""

    def __missing__(self, character: str) -> float:
        width = self[character] = _measure(character)
        return width


_ADVANCES = (_Advances(), _Advances(dict.fromkeys(_QUOTES, 1.0)))
"""Those of Western lines, those of Chinese ones."""


def text_width(text: str, chinese: bool) -> float:
    """The width of a line in em."""
    return sum(map(_ADVANCES[chinese].__getitem__, text), 0.0)


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


class _Han(dict[str, bool]):
    def __missing__(self, character: str) -> bool:
        known = self[character] = is_han(character)
        return known


_HAN = _Han()


def count_han(text: str) -> int:
    """How many of the characters are Chinese."""
    return sum(map(_HAN.__getitem__, text))
