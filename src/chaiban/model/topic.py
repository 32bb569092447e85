"""What two texts share if they speak of the same."""

from __future__ import annotations

import itertools

_COMMON = frozenset("的了在是和有我他这中大来上国个到说们为子着年月日，。、：；“”（）")
_SIGNS = ".,;:!?“”„‘’()\"'"


def grams_of(text: str) -> list[str]:
    """Pairs of Chinese characters and stems of long Latin words, in the order of the text, the commonest left out."""
    if text.isascii():
        return [stem for word in text.split() if (stem := _stem(word))]
    pairs = [
        a + b
        for a, b in itertools.pairwise(text)
        if a >= "㐀" and b >= "㐀" and a not in _COMMON and b not in _COMMON
    ]
    return pairs + [stem for word in text.split() if len(word) > 4 and (stem := _stem(word))]


def _stem(word: str) -> str:
    core = word.strip(_SIGNS).lower()
    return core[:7] if len(core) > 4 and core.isalpha() and core < "㐀" else ""
