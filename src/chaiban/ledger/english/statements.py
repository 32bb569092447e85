"""Statements of an English article: words with a verb of saying and its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.english.kinds import Named
from chaiban.ledger.english.names import named_in
from chaiban.ledger.english.subjects import Subject, subject_after, subject_before
from chaiban.model.ledger import ArticleText, Lexicons, Record, Statement

LONGEST = 30
_FARTHEST = 1200
"""Characters in which the sentence of a verb begins: papers write none so long."""
_CUE = re.compile(
    r"\b(?:said|says|told|added|adds|explained|warned|argued|insisted|admitted|announced|wrote|replied|claimed|stated|declared|"
    r"noted|observed|remarked|promised|predicted|confirmed|acknowledged|testified|recalled|concluded|joked|complained|vowed|"
    r"pledged|stressed|reported|found|saying|asked)\b"
)
# Verbs that often have something else behind them need a quote, a "that" or a whole clause there.
_NEED_CLAUSE_IN_PRINT = "reported found announced promised confirmed asked recalled noted explained predicted"
_NEED_CLAUSE = frozenset(_NEED_CLAUSE_IN_PRINT.split())
_PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being|not|to|of|a|the|in) $")
_CLAUSE = re.compile(
    r" (?:that )?(?:(?:the|a|an|his|her|its|their|it|he|she|they|we|there|more|fewer|up|at|about|some|no) |[A-Z])"
)
_ADDRESSED = re.compile(
    r"(?: (?:reporters|analysts|members|lawmakers|investors|journalists|jurors|parents|(?:the|a|his|her|its|this|about)(?: [\w’-]+){1,3}?|"
    r"[A-Z][\w’-]+(?: [A-Z][\w’-]+)*?))??(?: (?:on|in|at|during|last) (?:[\w’-]+ ?){1,5}?)?(?:,? that\b|:|,? ?(?=[“\"]))"
)
_WHEN = re.compile(
    r" (?:on )?(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|yesterday|today)(?: (?:morning|night|evening|afternoon))?(?: that)?"
)
_CLOSED = re.compile(r"[,.!?]?[”\"],? ?$|[”\"],? $")
_TAIL = re.compile(
    r"(?:[.;]|$| (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|,? (?:on|in|at|during|last|of|by|from|as|after|while|when)\b[^“”]{0,80}(?:[.;]|$)|, \w+ing\b)"
)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The statements in the order of the text, one a cue."""
    records: list[Record] = []
    last: str | None = None
    names = named_in(article, lexicons)
    for paragraph, text in enumerate(article.paragraphs):
        own = [named for named in names if named.paragraph == paragraph]
        for record in _of_paragraph(paragraph, text, own, last):
            records.append(record)
            if any(n.kind == "person" and n.name == record.speaker for n in names):
                last = record.speaker
        people = [named.name for named in own if named.kind == "person"]
        if people and last not in people:
            last = people[-1]
    return tuple(records)


def _of_paragraph(paragraph: int, text: str, names: list[Named], last: str | None) -> Iterator[Statement]:
    quotes = quoted(text)
    taken: list[tuple[int, int]] = []
    for cue in _CUE.finditer(text):
        if any(a <= cue.start() < b for a, b in quotes) or _PASSIVE.search(text[: cue.start()]):
            continue
        people = [n.name for n in names if n.kind == "person" and n.end <= cue.start()]
        meant = people[-1] if people else last
        begin = _sentence_start(text, cue.start(), quotes)
        speaker, inverted = _speaker(text, begin, cue, names, meant)
        if speaker is None:
            continue
        said = _words(text, begin, cue, speaker, quotes, inverted=inverted)
        if said is None or any(a < said[1] and said[0] < b for a, b in taken):
            continue
        start, stop = said
        end = min(start + LONGEST, stop)
        if end - start < 4:
            continue
        taken.append((start, end))
        yield Statement(
            paragraph=paragraph, start=start, end=end, speaker=speaker.name, cue=cue.group(), quote=text[start:end],
            confidence=0.9 if speaker.named and not speaker.pronoun else 0.7,
            evidence=("verb of saying", "pronoun") if speaker.pronoun else ("verb of saying",),
        )  # fmt: skip


def quoted(text: str) -> list[tuple[int, int]]:
    """The stretches between quotation marks, the marks left out."""
    found = [(m.start(1), m.end(1)) for m in re.finditer(r"[“]([^”]+)(?:”|$)", text)]
    found += [(m.start(1), m.end(1)) for m in re.finditer(r"\"([^\"]+)\"", text)]
    return found


def _sentence_start(text: str, at: int, quotes: list[tuple[int, int]]) -> int:
    """Where the sentence begins that holds `at`; a quote and its speaker are one."""
    begin = max(0, at - _FARTHEST)
    for match in re.compile(r"[.!?][”\"’]? (?=[A-Z“\"])").finditer(text, begin, at):
        within = any(a <= match.start() < b - 1 for a, b in quotes)
        word = text[: match.start()].rsplit(None, 1)[-1].lstrip('“"(') if text[: match.start()].strip() else ""
        short = (
            word in ("Mr", "Mrs", "Ms", "Dr", "St", "Sen", "Rep", "Gov", "Inc", "Corp", "Co", "Jr", "Prof", "Gen")
            or len(word) == 1
        )
        closes = match.group()[1:2] in ("”", '"')
        speaks = closes and re.match(r"[”\"] (?:[A-Z][\w.’-]*,? ){0,5}", text[match.start() + 1 :])
        if not within and not short and not (speaks and closes and text[match.start()] in "!?"):
            begin = match.end()
    return begin


def _speaker(
    text: str, begin: int, cue: re.Match[str], names: list[Named], meant: str | None
) -> tuple[Subject | None, bool]:
    """Who speaks, and whether they stand behind the verb."""
    left = text[begin : cue.start()]
    if _CLOSED.search(left) or (left.endswith(", ") and re.match(r" (?:Mr|Mrs|Ms|Dr|[A-Z])", text[cue.end() :])):
        behind = subject_after(text, cue.end(), names, meant)
        if behind is not None:
            return behind, True
    close = max(left.rfind("”"), left.rfind('"'))
    if close >= 0:
        front = subject_before(text, begin + close + 1, cue.start(), names, meant)
        if front is not None:
            return front, False
    return subject_before(text, begin, cue.start(), names, meant), False


def _words(
    text: str, begin: int, cue: re.Match[str], speaker: Subject, quotes: list[tuple[int, int]], *, inverted: bool
) -> tuple[int, int] | None:
    """[start, end) of what is said."""
    here = cue.start() if inverted else min(speaker.start, cue.start())
    for start, end in quotes:
        between = text[end:here]
        led = text[begin : start - 1].strip()
        if led and led[-1] not in ",:—–" and re.search(r"\w$", led):
            continue  # a title or a word in quotes amid the sentence
        if end < here and len(between) < 90 and not re.search(r"[.!?] ", between.lstrip('”"')) and start >= begin - 2:
            return start, end
    after = text[cue.end() :]
    opened = next((q for q in quotes if q[0] > cue.end()), None)
    if opened and opened[0] - cue.end() < 70 and not re.search(r"[.!?] ", text[cue.end() : opened[0]]):
        between = text[cue.end() : opened[0]]
        if re.search(r"[:,] ?[“\"]$", between) or len(between) < 4:
            return opened
    front = text[begin:here].rstrip()
    if front.endswith(",") and len(front) > 20 and (_TAIL.match(after) or inverted):
        return begin, begin + len(front) - 1
    if inverted:
        return None
    addressed = (
        _ADDRESSED.match(after)
        if cue.group() in ("told", "asked", "warned", "announced", "promised") or " that " in after[:50]
        else None
    )
    when = _WHEN.match(after)
    at = cue.end() + (addressed.end() if addressed else when.end() if when else 0)
    if not addressed and cue.group() in ("told", "asked"):
        return None
    if cue.group() in _NEED_CLAUSE and not addressed and not _CLAUSE.match(text[at:]):
        return None
    if re.match(r"[.,;]", text[at : at + 1]):
        return None
    while at < len(text) and text[at] in ' “"':
        at += 1
    stop = re.search(r"[.!?](?: |$)", text[at:])
    return at, at + stop.start() if stop else len(text)
