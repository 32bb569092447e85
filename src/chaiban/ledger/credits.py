"""Where reporters, photographers and agencies are named: stretches that give no record."""

from __future__ import annotations

import re
from functools import lru_cache

_NAME = r"(?![从在对就向经到了的为也还看问说采获报])[㐀-鿿]{2,4}"
_LIST = rf"{_NAME}(?:[、，,\s　和]{{0,2}}{_NAME}){{0,5}}"
_REPORTER = re.compile(
    rf"(?:本报|本台|本社|新华社|中新社|央视|总台)?(?:见习|实习|特约|特派|驻[㐀-鿿]{{1,6}}|首席)?(?:记者|通讯员|评论员|撰稿人)[：:\s　]*({_LIST})"
    rf"(?:报道[：:]|(?=报道|摄|电|[）)：:]|$|\s|　|从|获悉|、本报|、新华社|、通讯员|，?通讯员|，?本报|今天|今日))"
)
_TAKEN = re.compile(rf"[（(]?(?:{_LIST})[\s　]*(?:摄|文/图|摄影报道|绘|图|文|整理|供图|插图)[）)]?(?=$|。?$)")
_IN_BRACKETS = re.compile(rf"[（(](?:{_LIST})[）)]\s*$")
_ONLY_NAMES = re.compile(r"^[㐀-鿿\s　、]{2,24}$")
_DATELINE = re.compile(
    r"^(?:据?(?:新华社|本报|中新社|本台|人民网)[㐀-鿿]{0,8}?[０-９0-9一二三四五六七八九十]{0,4}月?[０-９0-9一二三四五六七八九十]{0,3}日?[电讯]"
    r"|\*{0,2}央视网消息\*{0,2}（新闻联播）[：:]?|本报讯)"
)


@lru_cache(maxsize=256)
def credit_spans(text: str, place: int, length: int) -> tuple[tuple[int, int], ...]:
    """The stretches of this paragraph (`place` its number, `length` how many there are) that name who reported it."""
    found = [match.span() for match in _REPORTER.finditer(text)]
    found += [match.span() for match in (_TAKEN.search(text), _IN_BRACKETS.search(text)) if match]
    dateline = _DATELINE.match(text)
    if dateline:
        found.append(dateline.span())
    if (
        len(text) <= 24
        and not text.endswith(("。", "！", "？"))
        and re.match(r"^[（(]?(?:本报|新华社|本台|见习|实习|特约|驻)?\S{0,8}(?:记者|通讯员|评论员)", text)
    ):
        found.append((0, len(text)))
    if place in (0, 1) and length > 2 and len(text) <= 14 and _ONLY_NAMES.match(text):
        found.append((0, len(text)))
    return tuple(found)


def in_credits(text: str, position: int, place: int, length: int) -> bool:
    """Whether the character at `position` belongs to a byline or credit."""
    return any(start <= position < end for start, end in credit_spans(text, place, length))


def is_crosshead(text: str, place: int, length: int) -> bool:
    """Whether a paragraph is a heading among the paragraphs: short, without an end mark, before another."""
    return len(text) < 50 and place + 1 < length and not re.search(r"[。！？；：:…”，]\s*$|[。：“]", text)
