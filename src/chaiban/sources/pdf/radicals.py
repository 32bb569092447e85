"""Characters that a font's table gives for radicals, though they are what the radicals were named after.

A font may have one glyph for the character 月 and the radical ⽉; makers of PDFs (Skia's, for one) then write the
radical, which comes first in Unicode. Radicals by themselves are not printed in newspapers (Unicode, chapter 18.1).
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺌⺎⺐⺕⺙⺝⺟⺠⺼⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂几小兀尢彐攵月母民肉虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄斉齐歯齿竜龙亀龟",
        strict=True,
    )
)


def unified(char: str) -> str:
    """The character that a radical stands for (EquivalentUnifiedIdeograph of Unicode); any other as it is."""
    if "\u2f00" <= char <= "\u2fd5":
        return unicodedata.normalize("NFKC", char)
    return _SUPPLEMENT.get(char, char)
