"""Words on their way from printed lines to a field: every kept character knows its number on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import sub

from chaiban.model.article import Join, Text
from chaiban.model.page import Span, is_visible

# After a suspended hyphen (Wind- und Wasserkraft) the word space is printed and the hyphen stays.
_SUSPENDED = re.compile(r"(?:und|oder|bzw|sowie|and|or)\b")
JOINERS = "\x02\xad\ufffe"
"""What tools write for the hyphen of a broken word: pdfium's own sign, in two versions, and the soft hyphen."""
_KOREAN_ENDINGS = frozenset("은는을를의에서로와과고며면게도만다씨한할된될인일쯤들")
"""Syllables that close most Korean words: particles and endings (National Institute of Korean Language, grammar)."""
_KOREAN_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|로|으로|와|과|도|만|까지|부터|다|했다|한다|였다|됐다|이다)(?![가-힣])"
)
"""What a line opens with only if the word before it was broken."""
_HYPHENS = frozenset("-‐­⸗¬")


@dataclass(frozen=True, slots=True)
class Draft:
    """Kept characters in reading order; `origin[i]` is the page's number of `value[i]`, -1 if it was put in.

    `dropped` are the numbers of the characters left out: layout spaces, line ends, line-end hyphens.
    """

    value: str
    origin: tuple[int, ...]
    dropped: frozenset[int] = frozenset()

    def cut(self, start: int, end: int | None = None) -> Draft:
        """The draft of value[start:end] without white at its ends."""
        end = len(self.value) if end is None else end
        while start < end and self.value[start].isspace():
            start += 1
        while end > start and self.value[end - 1].isspace():
            end -= 1
        return Draft(self.value[start:end], self.origin[start:end], self.dropped)

    def spans_of(self, start: int, end: int) -> tuple[Span, ...]:
        """Where value[start:end] stands on the page, white at its ends left out."""
        return self.cut(start, end).seal().spans

    def seal(self) -> Text:
        """The finished text with its spans and joins."""
        spans: list[list[int]] = []
        joins: list[Join] = []
        put, at = "", 0
        for place, end in self._runs():
            number, stop = self.origin[place], self.origin[end - 1] + 1
            if number < 0:
                at = at if put else place
                put += self.value[place]
                continue
            if not spans:
                spans.append([number, stop])
                if put:
                    joins.append(Join(0, (number, number), put))
            elif number == spans[-1][1] and not put:
                spans[-1][1] = stop
            else:
                last = spans[-1][1]
                at = at if put else place
                if last <= number and self._is_passed_over(last, number):
                    spans[-1][1] = stop
                    joins.append(Join(at, (last, number), put))
                elif not put and last in self.dropped and number - 1 != last:
                    # The hyphen of a word that goes on elsewhere belongs to the word, as it does between two lines.
                    spans[-1][1] = last + 1
                    joins.append(Join(at, (last, last + 1), put))
                    spans.append([number, stop])
                else:
                    spans.append([number, stop])
                    if put:
                        joins.append(Join(at, (number, number), put))
            put = ""
        return Text(self.value, tuple((s, e) for s, e in spans), tuple(joins))

    def _runs(self) -> Iterator[tuple[int, int]]:
        """Where the characters of `value` stand one after the other on the page: [start, end); what was put in stands
        by itself."""
        if not self.value:
            return iter(())
        follows = map(sub, self.origin[1:], self.origin)
        breaks = [place for place, step in enumerate(follows, 1) if step != 1 or self.origin[place - 1] < 0]
        return zip([0, *breaks], [*breaks, len(self.value)], strict=True)

    def _is_passed_over(self, start: int, end: int) -> bool:
        return all(number in self.dropped for number in range(start, end))


def draft_lines(characters: str, lines: Sequence[Span], spaced: Iterable[bool], words: frozenset[str]) -> Draft:
    """Printed lines [start, end) joined into running words.

    Chinese joins without a space, Latin words with one; a hyphen at a line end goes where the joined word
    is likelier than the compound (`words`: lower-case words of the page). `spaced` marks letter-spaced lines.
    """
    value: list[str] = []
    origin: list[int] = []
    dropped: set[int] = set()
    for (start, end), loose in zip(lines, spaced, strict=True):
        if value:
            _bridge(value, origin, dropped, characters, start, end, words)
        _lay(value, origin, dropped, characters, start, end, loose)
    return Draft("".join(value), tuple(origin), frozenset(dropped))


def _lay(
    value: list[str], origin: list[int], dropped: set[int], characters: str, start: int, end: int, loose: bool
) -> None:
    text = characters[start:end]
    if text.isprintable() and " " not in text and "\ufffe" not in text:
        # Most lines hold no white at all.
        value.extend(text)
        origin.extend(range(start, end))
        return
    at = start
    while at < end:
        character = characters[at]
        if character in JOINERS:
            dropped.add(at)
            at += 1
            continue
        if is_visible(character) or not (character.isspace() or character == "\u3000"):
            value.append(character)
            origin.append(at)
            at += 1
            continue
        stop = at
        while stop < end and not is_visible(characters[stop]):
            stop += 1
        keep = bool(value) and stop < end and not loose
        # Curly quotation marks are as narrow as the letters of a line without any Chinese character.
        keep = keep and (_is_real_space(value[-1], characters[stop]) or not any(map(is_han_like, text)))
        if keep:
            value.append(characters[at])
            origin.append(at)
            dropped.update(range(at + 1, stop))
        else:
            dropped.update(range(at, stop))
        at = stop


def _is_real_space(before: str, after: str) -> bool:
    """Layout puts white beside digits and punctuation of Chinese lines; between words it is printed."""
    wide_before, wide_after = is_wide(before), is_wide(after)
    if not wide_before and not wide_after:
        return True
    if not (before.isalnum() and after.isalnum()):
        return False
    return not (before.isdigit() or after.isdigit())


def is_wide(character: str) -> bool:
    """True for characters of Chinese print: ideographs, their punctuation, full-width forms, dashes, quotes."""
    return is_han_like(character) or "—" <= character <= "‧"


def _bridge(
    value: list[str],
    origin: list[int],
    dropped: set[int],
    characters: str,
    start: int,
    end: int,
    words: frozenset[str],
) -> None:
    last, first = value[-1], characters[start]
    after = characters[origin[-1] + 1 : origin[-1] + 2] if origin[-1] >= 0 else ""
    if after and after in JOINERS:
        # The word was broken here, whatever the tool wrote for its hyphen.
        dropped.update(range(origin[-1] + 1, start))
        return
    gap = characters[origin[-1] + 1 : start] if 0 <= origin[-1] < start else "."
    contiguous = gap.isspace() or not any(map(is_visible, gap))
    if contiguous:
        dropped.update(range(origin[-1] + 1, start))
    if is_han_like(last) or is_han_like(first):
        return
    if is_hangul(last) and is_hangul(first) and not _ends_korean_word(value, characters, start, end, words):
        return
    if last in _HYPHENS and len(value) > 1 and value[-2].isalpha() and first.isalpha():
        if _SUSPENDED.match(characters, start, end):
            value.append(" ")
            origin.append(-1)
        elif first.islower() and not _keeps_hyphen(value, characters, start, end, words):
            value.pop()
            dropped.add(origin.pop())
        return
    if is_wide(last) and is_wide(first) and (last in "—–/" or any(map(is_han_like, value[-6:]))):
        # Quotation marks and dashes are as wide as the characters among which they stand.
        return
    # Chinese print breaks figures and names anywhere: 0|.54, 3T·|work.
    broken = (last.isdigit() and (first.isdigit() or first in ".%‰")) or last in "·." or first == "·"
    if broken and any(map(is_han_like, value[-8:])):
        return
    value.append(" ")
    origin.append(-1)


def is_han_like(character: str) -> bool:
    """True where no word space is printed beside: Chinese characters and full-width marks, no Korean ones."""
    return character >= "⺀" and not "\U0001d400" <= character < "\U0001d800" and not is_hangul(character)


def is_hangul(character: str) -> bool:
    """True for a Korean syllable: words are spaced, but lines break amid them."""
    return "가" <= character <= "힣"


def _ends_korean_word(value: list[str], characters: str, start: int, end: int, words: frozenset[str]) -> bool:
    """True if a Korean word ends with the line: the page hasn't the joined word, and its end looks like one."""
    at = len(value)
    while at and is_hangul(value[at - 1]):
        at -= 1
    stop = start
    while stop < end and is_hangul(characters[stop]):
        stop += 1
    if "".join(value[at:]) + characters[start:stop] in words or _KOREAN_PARTICLE.match(characters, start, end):
        return False
    return value[-1] in _KOREAN_ENDINGS and len(value) - at > 1


def _keeps_hyphen(value: list[str], characters: str, start: int, end: int, words: frozenset[str]) -> bool:
    at = len(value) - 1
    while at and (value[at - 1].isalpha() or value[at - 1] in "’'"):
        at -= 1
    left = "".join(value[at:-1]).lower()
    stop = start
    while stop < end and characters[stop].isalpha():
        stop += 1
    right = characters[start:stop].lower()
    if left + right in words:
        return False
    return f"{left}-{right}" in words
