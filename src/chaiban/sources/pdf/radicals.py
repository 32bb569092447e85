"""Characters that a font's table gives for others that share their glyph: radicals, forms of marks in upright lines.

A font may have one glyph for the character 月 and the radical ⽉; makers of PDFs (Skia's, for one) then write the
radical, which comes first in Unicode. Radicals by themselves are not printed in newspapers (Unicode, chapter 18.1).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺌⺎⺐⺕⺙⺝⺟⺠⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂几小兀尢彐攵月母民肉虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄斉齐歯齿竜龙亀龟",
        strict=True,
    )
)
_UPRIGHT = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈",
        "，、。：；！？〖〗…‥—＿（）｛｝〔〕【】《》〈〉「」『』［］",
        strict=True,
    )
)
"""Marks as they look in vertical lines (Unicode, chapter 6.2): what was written are the usual ones."""
_SHARED = {**_SUPPLEMENT, **_UPRIGHT, "∕": "／", "〈": "〈", "〉": "〉"}
DOOR = "⼾"
"""The one radical whose character is another in every country: 户, 戶, 戸."""
_SIMPLIFIED, _TRADITIONAL = (
    frozenset("们这为国会来个说对时发现经过还进开关长门问间东车"),
    frozenset("們這為國會來個說對時發現經過還進開關長門問間東車"),
)


def unified(char: str) -> str:
    """The character that shares its glyph with one that newspapers don't print; any other as it is.

    For a radical that is its EquivalentUnifiedIdeograph (Unicode). The radical of doors stays: see `door_of`.
    """
    if "\u2f00" <= char <= "\u2fd5":
        return char if char == DOOR else unicodedata.normalize("NFKC", char)
    return _SHARED.get(char, char)


def door_of(chars: Iterable[str]) -> str:
    """What the radical of doors stands for among these characters, by the country they are printed in."""
    seen = list(chars)
    if sum("ぁ" <= c <= "ヿ" for c in seen) > 0.1 * len(seen):
        return "戸"
    simple, full = sum(c in _SIMPLIFIED for c in seen), sum(c in _TRADITIONAL for c in seen)
    return "户" if simple > full else "戶"
