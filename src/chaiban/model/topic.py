"""What two texts share if they speak of the same."""

from __future__ import annotations

import re

_COMMON = "的了在是和有我他这中大来上国个到说们为子着年月日，。、：；“”（）"
_PAIR = re.compile(rf"(?=([^\x00-\u33ff{_COMMON}]{{2}}))")
_SIGNS = ".,;:!?“”„‘’()\"'"


def grams_of(text: str) -> list[str]:
    """Pairs of Chinese characters and stems of long Latin words, in the order of the text, the commonest left out."""
    if text.isascii():
        return [stem for word in text.split() if (stem := _stem(word))]
    return _PAIR.findall(text) + [stem for word in text.split() if len(word) > 4 and (stem := _stem(word))]


def _stem(word: str) -> str:
    core = word.strip(_SIGNS).lower()
    return core[:7] if len(core) > 4 and core.isalpha() and core < "㐀" else ""
