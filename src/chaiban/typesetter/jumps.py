"""The printed shapes of jump marks: 上接A01版②, Continued on Page A6, Fortsetzung von Seite 1."""

from __future__ import annotations

from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.phrases import phrases
from chaiban.typesetter.styles import Style

_DIGITS = "零一二三四五六七八九"
_STOP = frozenset(("with", "from", "after", "over", "that", "this", "their", "about", "into", "will", "have"))


def jump(
    direction: str, section: str, number: int, mark: str, story: Copy, style: Style, rng: Random
) -> tuple[str, str, str]:
    """(page, mark, printed) of a mark "from" or "on" page `section``number`, as this house words it."""
    page = f"{section}{number}"
    forms = phrases(story.language, f"jumps_{direction}")
    words = style.house(f"jump {direction}", forms, rng)
    if not story.language.startswith("zh"):
        return page, "", words.format(p=page, slug=_slug(story.headline))
    labels = phrases(story.language, "lettered_pages" if section else "plain_pages")
    label = style.house("page label", labels, rng).format(s=section, n=number, c=_chinese_number(number))
    return page, mark, words.format(p=label, m=mark)


def _chinese_number(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _DIGITS[tens]) + "十" + (_DIGITS[ones] if ones else "")


def _slug(headline: tuple[str, ...]) -> str:
    """One strong word of the headline, in capitals."""
    words = [word.strip(".,:;’'“”\"!?") for word in " ".join(headline).split()]
    strong = [word for word in words if len(word) > 4 and word.lower() not in _STOP and word.isalpha()]
    return (strong[0] if strong else "STORY").upper()
