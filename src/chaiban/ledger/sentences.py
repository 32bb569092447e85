"""Sentences and clauses of a paragraph, as stretches of its characters."""

from __future__ import annotations

from dataclasses import dataclass

_ENDS = "。！？!?；;…"
_CLOSING = "”’」』）)》】\"'"
_OPENING = "“‘「『（(《【"
_COMMAS = "，,。！？!?；;：:…—\n"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` (open) of a paragraph, and their text."""

    start: int
    end: int
    text: str


def sentences(text: str) -> tuple[Stretch, ...]:
    """The sentences in order, without the spaces around: end marks belong to them, closing quotes after one too."""
    found, start, i = [], 0, 0
    while i < len(text):
        if text[i] in _ENDS or (text[i] == "." and _ends_in_english(text, i)):
            i += 1
            while i < len(text) and (text[i] in _ENDS or text[i] in _CLOSING):
                i += 1
            found.append(_stretch(text, start, i))
            start = i
        else:
            i += 1
    found.append(_stretch(text, start, len(text)))
    return tuple(s for s in found if s.text)


def clauses(text: str, start: int = 0, end: int | None = None) -> tuple[Stretch, ...]:
    """The clauses between commas and sentence marks; a comma within a number (1,200) parts nothing."""
    end = len(text) if end is None else end
    found, begin = [], start
    for i in range(start, end):
        if text[i] in _COMMAS and not _within_number(text, i):
            found.append(_stretch(text, begin, i))
            begin = i + 1
    found.append(_stretch(text, begin, end))
    return tuple(s for s in found if s.text)


def clause_at(text: str, position: int) -> Stretch:
    """The clause that holds the character at `position`."""
    start = position
    while start > 0 and (text[start - 1] not in _COMMAS or _within_number(text, start - 1)):
        start -= 1
    end = position
    while end < len(text) and (text[end] not in _COMMAS or _within_number(text, end)):
        end += 1
    return _stretch(text, start, end)


def sentence_at(text: str, position: int) -> Stretch:
    """The sentence that holds the character at `position`."""
    for sentence in sentences(text):
        if position < sentence.end:
            return sentence
    return _stretch(text, 0, len(text))


def _within_number(text: str, i: int) -> bool:
    between = 0 < i < len(text) - 1 and text[i - 1].isdigit() and text[i + 1].isdigit()
    return between and text[i] in ",，:" and text[i + 1 : i + 4].isdigit() and len(text[i + 1 : i + 4]) == 3


def _ends_in_english(text: str, i: int) -> bool:
    """A full stop before a space and a capital, and no initial or short title before it (Mr. J. Smith)."""
    if i + 1 < len(text) and not text[i + 1 : i + 2].isspace() and text[i + 1] not in _CLOSING:
        return False
    word = text[:i].rsplit(None, 1)[-1] if text[:i].strip() else ""
    bare = word.lstrip(_OPENING)
    return len(bare) > 1 and bare not in ("Mr", "Mrs", "Ms", "Dr", "St", "Prof", "Gen", "Sen", "Rep", "Gov", "No")


def _stretch(text: str, start: int, end: int) -> Stretch:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end, text[start:end])
