"""Where a printer may divide a word: a plain syllable rule for English and German."""

from __future__ import annotations

_VOWELS = frozenset("aeiouyäöüAEIOUYÄÖÜ")
_KEPT_TOGETHER = frozenset(
    ("ch", "ck", "sh", "th", "ph", "wh", "gh", "qu", "sp", "st", "sc", "tr", "dr", "br", "cr", "fr", "gr",
     "pr", "bl", "cl", "fl", "gl", "pl", "sch", "str", "pf")
)  # fmt: skip


def division_points(word: str, language: str) -> tuple[int, ...]:
    """Offsets at which `word` may be divided, ascending; empty for short words and words with digits.

    At least two letters (German) or three (English) stand before the hyphen and three after it.
    """
    first = 2 if language == "de" else 3
    if len(word) < first + 3 or not word.replace("’", "").isalpha() or word.isupper():
        return ()
    points = []
    for start in range(1, len(word) - 1):
        if word[start - 1] in _VOWELS and word[start] not in _VOWELS:
            point = _after_consonants(word, start)
            if first <= point <= len(word) - 3:
                points.append(point)
    return tuple(points)


def _after_consonants(word: str, start: int) -> int:
    """The division inside the consonants that begin at `start`; 0 if no vowel follows them."""
    end = start
    while end < len(word) and word[end] not in _VOWELS:
        end += 1
    if end == len(word):
        return 0
    for size in (3, 2):
        if end - start >= size and word[end - size : end].lower() in _KEPT_TOGETHER:
            return end - size
    return end - 1
