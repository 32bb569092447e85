"""What can be said of one printed line by itself: its ends, its look, the marks printed on it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeAlias

from chaiban.layout.cells import count_han, is_han, text_width
from chaiban.model import marks

FINAL = frozenset("。！？!?．")
_STOPPED = FINAL | {"."}
_STOPS = frozenset("。！？")
_COMMA = frozenset("，,、；;：:")
_CLAUSE = frozenset("，,、；;")
_OPENING = frozenset("“‘「『《（(〈【[«„‚")
_CLOSING = frozenset('”’」』》）)〉】]»"')
_NO_START = frozenset("，。、；：！？”’」』》）〉】…%％")
_BULLETS = frozenset("●■□◆◇▲△▼▶►•·★☆◎○※→①②③④⑤⑥⑦⑧⑨")
_FUNCTION = frozenset("的了着在是和与及对将把被从到为而之其也就都等以于")
ENDS = ("final", "comma", "open", "close", "dash", "function", "han", "digit", "upper", "lower", "bullet", "sign",
        "final_quote", "hyphen")  # fmt: skip
"""What a line can begin or end with; the last two only end one."""
CASES = ("", "none", "caps", "title", "upper", "lower")
"""How a Western line is capitalised; nothing for a Chinese one."""


class Traits(NamedTuple):
    """One line's own features. `width` and `token` (its first unbreakable piece) are in em."""

    text: str
    chinese: bool
    spaced: bool
    width: float
    token: float
    first: str
    last: str
    commas: bool
    stops: bool
    marks: tuple[str, ...]
    length: int
    case: str
    opened: int

    @property
    def ends_sentence(self) -> bool:
        """True if the line's last character ends a sentence, or closes the quotation of one."""
        return self.last in ("final", "final_quote")


def describe(text: str) -> Traits:
    """The traits of a line's text (white trimmed at the ends). Letter-spacing is taken out first."""
    han = count_han(text)
    # Where one character in three is Chinese there can't be more than two other letters to each.
    chinese = han > 0 and (han * 3 >= len(text) or han * 3 >= sum(map(str.isalpha, text)))
    spaced = chinese and is_letter_spaced(text)
    core = text.replace(" ", "").replace("\u3000", "") if spaced else text
    last = "final_quote" if core[-1] in _CLOSING and len(core) > 1 and core[-2] in _STOPPED else _kind(core[-1])
    if core[-1] == "." and not chinese:
        last = "final"
    if not chinese and core[-1] in "-\u2010\u00ad" and len(core) > 1 and core[-2].isalpha():
        last = "hyphen"
    return Traits(
        text=core,
        chinese=chinese,
        spaced=spaced,
        width=text_width(core, chinese) + _padding(core, chinese),
        token=_first_token(core, chinese),
        first=_kind(core[0]),
        last=last,
        commas=not _CLAUSE.isdisjoint(core),
        stops=not _STOPS.isdisjoint(core[:-1]) or (not chinese and ". " in core),
        marks=_find_marks(core, chinese),
        length=len(core),
        case=_case(core) if not chinese else "",
        opened=_balance(core),
    )


def is_letter_spaced(text: str) -> bool:
    """True if white stands between most neighbours: 充 分 利 用."""
    white = text.count(" ") + text.count("\u3000")
    return white >= 2 and white >= 0.6 * (len(text) - white - 1)


def _padding(text: str, chinese: bool) -> float:
    # text_width counts a space as a Latin word space; in Chinese it pads about a quarter em as well.
    return -0.05 * text.count(" ") if chinese else 0.0


@cache
def _kind(character: str) -> str:
    for name, members in (("final", FINAL), ("comma", _COMMA), ("open", _OPENING), ("close", _CLOSING)):
        if character in members:
            return name
    if character in "…—":
        return "dash"
    if character in _FUNCTION:
        return "function"
    if is_han(character):
        return "han"
    if character.isdigit():
        return "digit"
    if character.isalpha():
        return "upper" if character.isupper() else "lower"
    return "bullet" if character in _BULLETS else "sign"


def _first_token(text: str, chinese: bool) -> float:
    """Width of what would have had to fit on the line before."""
    if not chinese:
        word = text.split(" ", 1)[0]
        return 0.27 + text_width(word, False)
    end = 1
    if text[0].isascii() and text[0].isalnum():
        while end < len(text) and (text[end].isascii() and (text[end].isalnum() or text[end] in ".%")):
            end += 1
    elif text[0] in _OPENING and len(text) > 1:
        end = 2
    while end < len(text) and text[end] in _NO_START:
        end += 1
    return text_width(text[:end], True)


def _find_marks(text: str, chinese: bool) -> tuple[str, ...]:
    found = []
    seen = _ALL_CUES.intersection(text)
    # Most lines show no cue of most marks; looking for it first is what keeps a page within milliseconds.
    for name, pattern, whole, needed, cue in _MARKS_LATIN if not chinese else _MARKS_ZH if seen else _MARKS_UNCUED:
        if (needed and needed.isdisjoint(seen)) or not cue(text):
            continue
        match = pattern.search(text) if pattern is marks.ROLE_LATIN else pattern.match(text)
        if match:
            found.append(name if not whole or match.end() >= len(text) - 1 else name + "<")
    digit = _DIGIT.search(text) is not None
    if digit or not _CUES.isdisjoint(seen):
        for name, pattern, needs_digit, needed in ANYWHERE:
            if (digit or not needs_digit) and (not needed or not needed.isdisjoint(seen)) and pattern.search(text):
                found.append(name)
    return tuple(found)


_DIGIT = re.compile(r"\d")


_NONE: frozenset[str] = frozenset()
_JUMP, _WIRE, _ROLE, _DEED = map(
    frozenset,
    ("接转轉续續版页頁面FCSV»>", "讯訊电電息", "者员員稿辑輯译譯文图圖影摄攝生", "摄攝图圖影绘拍"),
)
# The name, the words, whether they fill the line ("<" where more follows), characters of which the line holds one at
# least (none: any), and what else it must show to have them.
_Mark: TypeAlias = tuple[str, re.Pattern[str], bool, frozenset[str], Callable[[str], bool]]

_MARKS_ZH: tuple[_Mark, ...] = (
    ("jump_in", marks.JUMP_IN, True, _JUMP, lambda t: not _JUMP.isdisjoint(t[:24])),
    ("jump_out", marks.JUMP_OUT, True, _JUMP, lambda t: not _JUMP.isdisjoint(t[:24])),
    ("dateline", marks.DATELINE_ZH, False, _WIRE, lambda t: not _WIRE.isdisjoint(t[:30])),
    ("lead_people", marks.LEAD_PEOPLE, False, _ROLE, lambda t: t[0] in "（("),
    ("byline", marks.BYLINE_ZH, False, _ROLE, lambda t: len(t) <= 60 and not _ROLE.isdisjoint(t[:16])),
    ("names", marks.NAMES_ZH, False, _NONE, lambda t: len(t) <= 24),
    ("credit", marks.CREDIT_ZH, False, _DEED, lambda t: len(t) <= 40),
    ("credit", marks.CREDIT_ZH_FRONT, False, _DEED, lambda t: len(t) <= 40 and not _DEED.isdisjoint(t[:5])),
    ("role", marks.ROLE_LIKE, False, _ROLE, lambda t: not _ROLE.isdisjoint(t[:14])),
)
_MARKS_UNCUED = tuple(mark for mark in _MARKS_ZH if not mark[3])
"""Those that a Chinese line may have without any of the cues."""
_MARKS_LATIN: tuple[_Mark, ...] = (
    ("jump_in", marks.JUMP_IN, True, _JUMP, lambda t: not _JUMP.isdisjoint(t[:24])),
    ("jump_out", marks.JUMP_OUT, True, _NONE, lambda _: True),
    ("dateline_latin", marks.DATELINE_EN, False, _NONE, lambda t: t[0].isupper()),
    ("dateline_latin", marks.DATELINE_DE, False, _NONE, lambda t: t[0].isupper()),
    ("lead_people", marks.LEAD_PEOPLE, False, _ROLE, lambda t: t[0] in "（("),
    ("byline", marks.BYLINE_LATIN, False, _NONE, lambda t: t[:1] in "BbVvT(PpDdAa"),
    ("byline", marks.ROLE_LATIN, False, _NONE, lambda t: len(t) <= 60),
    ("credit", marks.CREDIT_LATIN, False, _NONE, lambda t: len(t) <= 70),
)

ANYWHERE: tuple[tuple[str, re.Pattern[str], bool, frozenset[str]], ...] = (
    ("credit_end", marks.CREDIT_END, False, frozenset("摄攝供制製／/发")),
    ("folio", marks.FOLIO_ZH, False, frozenset("责責版校美编編值历曆期热E话")),
    ("folio", marks.FOLIO_LATIN, True, frozenset()),
    ("date", marks.DATE, True, frozenset("年.-/")),
    ("notice", marks.NOTICE, False, frozenset("告声聲事示失招拍更通cC")),
    ("obituary", marks.OBITUARY, False, frozenset("讣訃uU")),
    ("teaser", marks.TEASER, False, frozenset("详詳看导導目▶►→eE")),
    ("phone", marks.PHONE, False, frozenset()),
    ("price", marks.PRICE, True, frozenset("$€¥￥元E")),
)
"""Marks that stand anywhere in a line: the name, the words, whether they hold a digit, and characters of which
they hold one at least (none named: any)."""
_NAMES = (*(mark[0] for mark in (*_MARKS_ZH, *_MARKS_LATIN)), *(mark[0] for mark in ANYWHERE))
MARKS = tuple(dict.fromkeys(name + more for name in _NAMES for more in ("", "<")))
"""All marks that a line can show."""
_CUES = frozenset().union(*(needed for *_, needed in ANYWHERE), "eE话线☎")
_ALL_CUES = _CUES.union(_JUMP, _WIRE, _ROLE, _DEED)


def _case(text: str) -> str:
    words = [w for w in text.split() if w[0].isalpha()]
    if not words:
        return "none"
    if sum(map(str.isupper, text)) > 0.8 * sum(map(str.isalpha, text)):
        return "caps"
    capitals = sum(w[0].isupper() for w in words)
    return (
        "title" if capitals >= 0.75 * len(words) and len(words) > 1 else "upper" if words[0][0].isupper() else "lower"
    )


def _balance(text: str) -> int:
    """Quotation marks and brackets opened less those closed."""
    return sum(map(_TURNS.__getitem__, _TURNING.findall(text)))


_TURNS = {**dict.fromkeys("“「『《（(", 1), **dict.fromkeys("”」』》）)", -1)}
_TURNING = re.compile("[“「『《（(”」』》）)]")
