"""Breaking a paragraph into printed lines, Chinese and Latin, as composing rooms do it.

The reader has its own idea of these rules and shares nothing with this file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from chaiban.typesetter.advances import chinese_advance, latin_advance, line_width
from chaiban.typesetter.hyphens import division_points

_NOT_FIRST = frozenset("，。、；：？！”’）》」』】〉…—·％%,.;:?!)]〕～")
_NOT_LAST = frozenset("“‘（《「『【〈([〔")
_HANGS = frozenset("，。、；：")
_SQUEEZES = frozenset("，。、；：？！”’）》」』“‘（《「『")
_UNIT = re.compile(r"——|……|[0-9０-９A-Za-zÀ-ÿ.,:/%+\-]*[0-9０-９A-Za-zÀ-ÿ%]|.", re.DOTALL)
_TINY = 1e-6

Measure = Callable[[int], float]
"""Width in em that line number n (from 0, of the paragraph) may take."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One line: its text without line-end white, whether a hyphen was added, its natural width in em."""

    text: str
    hyphenated: bool
    width: float


def break_chinese(text: str, measure: Measure, indent: float, punctuation: str) -> tuple[Broken, ...]:
    """Lines of a Chinese paragraph; `punctuation` is plain, hanging or squeezed."""
    widest = measure(0) - indent
    units = [piece for unit in _UNIT.findall(text) for piece in _whole_or_parted(unit, widest)]
    lines: list[Broken] = []
    at = 0
    while at < len(units):
        while at < len(units) and units[at] == " ":
            at += 1
        room = measure(len(lines)) - (indent if not lines else 0.0)
        end = _fill(units, at, room, punctuation)
        line = "".join(units[at:end]).strip(" ")
        if line:
            lines.append(Broken(line, False, _chinese_width(line, punctuation)))
        at = end
    return tuple(lines)


def _whole_or_parted(unit: str, widest: float) -> str | tuple[str, ...]:
    """The unit as one piece, or its characters where no line could hold it."""
    return (unit,) if line_width(unit, chinese=True) <= widest else unit


def _fill(units: list[str], start: int, room: float, punctuation: str) -> int:
    """Number of the unit that begins the next line, at least start + 1."""
    width, end, slack = 0.0, start, 0.0
    while end < len(units):
        unit = units[end]
        wide = sum(map(chinese_advance, unit))
        if punctuation == "squeezed":
            slack += 0.5 if unit in _SQUEEZES else 0.0
        if width + wide > room + _TINY:
            break
        width += wide
        end += 1
    if end == len(units):
        return end
    if end == start:
        return start + 1
    if punctuation == "hanging" and units[end] in _HANGS and width <= room + _TINY:
        after = units[end + 1] if end + 1 < len(units) else ""
        if after[:1] not in _NOT_FIRST:
            return end + 1
    if punctuation == "squeezed" and units[end][0] in _NOT_FIRST:
        extended, wide = end, width
        while extended < len(units) and units[extended][0] in _NOT_FIRST:
            wide += sum(map(chinese_advance, units[extended]))
            extended += 1
        if wide - min(slack, 1.5) <= room + _TINY:
            return extended
    return _legal(units, start, end)


def _legal(units: list[str], start: int, end: int) -> int:
    """The last place up to `end` where a line may end; `end` itself where there is none."""
    place = end
    while place > start + 1:
        if units[place][0] not in _NOT_FIRST and units[place - 1] not in _NOT_LAST:
            return place
        place -= 1
    return end


def _chinese_width(line: str, punctuation: str) -> float:
    width = line_width(line, chinese=True)
    if punctuation == "hanging" and line[-1] in _HANGS:
        width -= 1.0
    return width


def break_latin(
    text: str,
    measure: Measure,
    indent: float,
    language: str,
    hyphenate: bool,
    kept: frozenset[str] = frozenset(),
) -> tuple[Broken, ...]:
    """Lines of an English or German paragraph; where one would gape a word is divided, but none of `kept`."""
    words = text.split()
    lines: list[Broken] = []
    line = ""
    while words:
        word = words.pop(0)
        room = measure(len(lines)) - (indent if not lines else 0.0)
        longer = f"{line} {word}" if line else word
        if line_width(longer, chinese=False) <= room + _TINY:
            line = longer
            continue
        head, tail = ("", word)
        if (hyphenate or not line) and word not in kept:
            head, tail = _divide(word, room, line, language)
        if head:
            added = not head.endswith(("-", "–", "/"))
            full = (f"{line} {head}" if line else head) + ("-" if added else "")
            lines.append(Broken(full, added, line_width(full, chinese=False)))
            line = ""
            words.insert(0, tail)
        elif line:
            lines.append(Broken(line, False, line_width(line, chinese=False)))
            line = ""
            words.insert(0, word)
        else:
            line = word
            if words:
                lines.append(Broken(line, False, line_width(line, chinese=False)))
                line = ""
    if line:
        lines.append(Broken(line, False, line_width(line, chinese=False)))
    return tuple(lines)


def _divide(word: str, room: float, line: str, language: str) -> tuple[str, str]:
    """The part of `word` that fits behind `line`, without the hyphen, and the rest; ("", word) if none."""
    used = line_width(line + " ", chinese=False) if line else 0.0
    if line and room - used < 0.14 * room:
        return "", word
    lead = len(word) - len(word.lstrip("“„‘(\"'»"))
    core = word[lead:].rstrip(".,;:!?”’“)\"'«")
    best = 0
    for own in (place + 1 for place, char in enumerate(core[:-1]) if char in "-–/" and place > 1):
        if used + line_width(word[: lead + own], chinese=False) <= room:
            best = lead + own
    if best == 0:
        for point in division_points(core, language):
            if used + line_width(word[: lead + point], chinese=False) + latin_advance("-") <= room:
                best = lead + point
    return (word[:best], word[best:]) if best else ("", word)
