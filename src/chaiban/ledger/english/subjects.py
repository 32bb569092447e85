"""Who does what a verb says: the name, pronoun or words for people in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.ledger.english.kinds import Named

_BODIES = (
    r"council|committee|commission|board|authority|agency|department|ministry|government|administration|company|firm|group|"
    r"bank|union|court|judge|jury|police|team|club|league|school|university|college|hospital|church|charity|trust|society|"
    r"association|party|opposition|senate|house|parliament|panel|city|county|state|town|village|office|library|museum|"
    r"museum|airline|utility|operator|developer|report|study|survey"
)
_FOLK = (
    r"officials|prosecutors|investigators|authorities|researchers|scientists|ministers|lawmakers|residents|neighbors|neighbours|"
    r"workers|firefighters|officers|doctors|nurses|teachers|students|pupils|parents|people|voters|marchers|protesters|"
    r"strikers|farmers|fishermen|analysts|economists|critics|supporters|organizers|organisers|volunteers|companies|councilors|"
    r"councillors|lawyers|witnesses|engineers|executives|spokesman|spokeswoman|spokesperson|mayor|governor|president|minister|"
    r"director|manager|coach|teacher|principal|owner|founder|chairman|chairwoman|fire|storm|flood|earthquake|man|woman|boy|girl|soldiers|"
    r"troops|rebels|gunmen|leaders|ministers|crews|members|singer|developer"
)
_NOUN = re.compile(
    rf"(?:\b(?:(?-i:[a-z])[\w-]*|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Environment|Trade|Finance|Foreign|The|His|Her|Its) )?\b(?:{_BODIES}|{_FOLK}|[A-Z](?:{_BODIES[1:]}|{_FOLK[1:]}))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"(?: (?:has|had|have|was|were|is|are|be|been|being|will|would|could|can|may|might|must|should|also|later|then|again|"
    r"recently|already|first|once|now|still|only|even|just|not|never|unanimously|repeatedly|quickly|narrowly|to))+ ?$"
)
_APPOSITION = re.compile(r",[^,]{2,120},? ?$")
_BEFORE_NAME = re.compile(
    r"\b(?:of|for|in|at|by|from|with|to|on|against|near|between|after|before|under|over|about|than) (?:the )?$"
)
_LITTLE_IN_PRINT = (
    "the a an his her its their this that all some many both and or but of for in at when as while after before if"
)
_LITTLE = frozenset(_LITTLE_IN_PRINT.split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who it is; `start` where the words for it begin in the text, `pronoun` if it was he or she."""

    name: str
    start: int
    pronoun: bool = False
    named: bool = True


def subject_before(text: str, begin: int, verb: int, names: Sequence[Named], last: str | None) -> Subject | None:
    """The subject of the verb at `verb` in the sentence that begins at `begin`; `last` is whom a pronoun means."""
    left = text[begin:verb].rstrip()
    left = re.sub(r"(?:^| )(?:who|which|that)$", "", left).rstrip(", ")
    left = _AUXILIARY.sub("", " " + left)[1:]
    direct = _ending_at(text, begin, begin + len(left), names, last)
    if direct:
        return direct
    cut = left.rstrip(", ")
    while (apposed := cut.rfind(",")) > 0:
        cut = cut[:apposed].rstrip()
        direct = _ending_at(text, begin, begin + len(cut), names, last)
        if direct:
            return direct
    return _first_free(text, begin, begin + len(left), names, last)


def subject_after(text: str, verb_end: int, names: Sequence[Named], last: str | None) -> Subject | None:
    """The subject right behind a verb (“…,” said Mayor Ellen Marsh)."""
    stop = re.search(r"[.;:“]|,(?! (?:who|a |the ))", text[verb_end:])
    end = verb_end + (stop.start() if stop else len(text) - verb_end)
    for named in names:
        if named.kind != "place" and verb_end <= named.start < min(end, verb_end + 70):
            return Subject(named.name, verb_end)
    pronoun = _PRONOUN.match(text, verb_end + 1)
    if pronoun:
        return Subject(last or pronoun.group(), verb_end, pronoun=True)
    noun = _NOUN.search(text, verb_end, end)
    return Subject(_plain(noun.group()), verb_end, named=False) if noun else None


def _ending_at(text: str, begin: int, end: int, names: Sequence[Named], last: str | None) -> Subject | None:
    """The name, pronoun or noun that ends right there."""
    for named in names:
        if (
            named.kind != "place"
            and named.end == end
            and named.start >= begin
            and not _BEFORE_NAME.search(text[begin : named.start])
        ):
            return Subject(named.name, _with_post(text, begin, named.start))
    left = text[begin:end]
    pronoun = re.search(r"(?:^|[\s“\"])(he|she|they)$", left, re.IGNORECASE)
    if pronoun and last:
        return Subject(last, begin + pronoun.start(1), pronoun=True)
    for named in names:
        away = re.fullmatch(r" (?:of|from|at|for|with|in) [^,“”]{2,60}", text[named.end : end])
        if (
            named.kind != "place"
            and begin <= named.start < end
            and away
            and not _BEFORE_NAME.search(text[begin : named.start])
        ):
            return Subject(named.name, _with_post(text, begin, named.start))
    noun = [m for m in _NOUN.finditer(left) if m.end() == len(left)]
    if noun and not _BEFORE_NAME.search(left[: noun[0].start()]):
        return Subject(_plain(noun[0].group()), begin + noun[0].start(), named=False)
    return None


def _first_free(text: str, begin: int, end: int, names: Sequence[Named], last: str | None) -> Subject | None:
    """The first name, pronoun or noun of the clause that no preposition governs."""
    clause = max(
        (
            begin + m.end()
            for m in re.finditer(
                r", (?:but|and|while|so|as|when|because) |[;:—–] ?|[“”] ?| (?:but|while|because|after|when|as) ",
                text[begin:end],
            )
        ),
        default=begin,
    )
    found: list[Subject] = []
    for named in names:
        free = not _BEFORE_NAME.search(text[begin : named.start])
        if named.kind != "place" and clause <= named.start and named.end <= end and free:
            found.append(Subject(named.name, _with_post(text, clause, named.start)))
    pronoun = re.match(r"(?:[\w’ ]{0,40}, )?(he|she|they)\b", text[clause:end], re.IGNORECASE)
    if pronoun and last:
        found.append(Subject(last, clause + pronoun.start(1), pronoun=True))
    for noun in _NOUN.finditer(text, clause, end):
        within = any(named.start < noun.end() and noun.start() < named.end for named in names)
        if not within and not _BEFORE_NAME.search(text[clause : noun.start()]):
            found.append(Subject(_plain(noun.group()), noun.start(), named=False))
    return min(found, key=lambda s: s.start, default=None)


def _with_post(text: str, begin: int, start: int) -> int:
    """Where the words for somebody begin, with the posts in front."""
    front = re.search(r"(?:\b[A-Za-z][\w’'-]* ){0,4}$", text[begin:start])
    comma = text.rfind(",", begin, start)
    return max(start - len(front.group()) if front else start, comma + 1 if comma >= 0 else begin)


def _plain(words: str) -> str:
    parts = words.split()
    while len(parts) > 1 and (parts[0].lower() in _LITTLE or parts[0].lower() in _NUMBERS):
        parts = parts[1:]
    return " ".join(parts)


_NUMBERS_IN_PRINT = "two three four five six seven eight nine ten several many hundred thousand hundreds thousands"
_NUMBERS = frozenset(_NUMBERS_IN_PRINT.split())
