"""Every stretch that may name a programme, generously: what rules name, what is quoted, what ends in a class word.

`programme_evidence` says what speaks for each; of stretches that overlap one is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaiban.ledger.programme_quotes import QUOTED, plain
from chaiban.ledger.programme_words import ProgrammeNaming, ProgrammeWords
from chaiban.model.ledger import Token

_NOUNS = frozenset(("n", "vn", "nz", "LOC", "ORG", "PER", "nw", "an", "f", "s", "m", "j", "a", "b", "q"))
_INSIDE = frozenset("－·—-“”『』+＋（）")
_OPEN = frozenset(("LOC", "ORG", "nz", "PER", "nw"))
_SHORTEST, _LONGEST = 3, 30


@dataclass(frozen=True, slots=True)
class Reading:
    """A naming, and whether rules name it."""

    naming: ProgrammeNaming
    by_rules: bool


def readings_of(
    text: str, tokens: Sequence[Token], words: ProgrammeWords, by_rules: Sequence[ProgrammeNaming]
) -> list[list[Reading]]:
    """The readings of a paragraph, in groups that overlap, in order."""
    every = [Reading(n, True) for n in by_rules]
    seen = {(n.start, n.end) for n in by_rules}
    for naming in (*_quoted(text, words), *_runs(text, tokens, words)):
        if (naming.start, naming.end) not in seen:
            seen.add((naming.start, naming.end))
            every.append(Reading(naming, False))
    groups: list[list[Reading]] = []
    reached = -1
    for reading in sorted(every, key=lambda r: (r.naming.start, r.naming.end)):
        if not groups or reading.naming.start >= reached:
            groups.append([])
        groups[-1].append(reading)
        reached = max(reached, reading.naming.end)
    return groups


def _quoted(text: str, words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    for match in QUOTED.finditer(text):
        inner = match[1]
        if _SHORTEST <= len(inner) <= 16 and not set("，。！？：；、").intersection(inner):
            head = words.head(inner)
            type_ = words.heads[head] if head else "campaign"
            yield ProgrammeNaming(match.start() + 1, match.end() - 1, inner, type_, 0.4, "quoted")


def _runs(text: str, tokens: Sequence[Token], words: ProgrammeWords) -> Iterator[ProgrammeNaming]:
    """Runs of nouns up to each class word, from the run's first word, and from its first proper word."""
    run: list[Token] = []
    for token in tokens:
        if token.tag not in _NOUNS and token.text not in _INSIDE:
            run = []
            continue
        if not run and (token.text in _INSIDE and token.text not in "“『"):
            continue
        if run and run[-1].end != token.start:
            run = []
        run.append(token)
        head = words.head(text[run[0].start : token.end])
        if not head or len(head) < 2 or token.end - len(head) < run[0].start:
            continue
        proper = next((t for t in run if t.tag in _OPEN and t.start < token.end - len(head)), None)
        starts = {run[0].start} | ({proper.start} if proper else set())
        for start in starts:
            name = plain(text[start : token.end])
            balanced = text[start : token.end].count("“") == text[start : token.end].count("”")
            if balanced and len(head) + 2 <= len(name) <= _LONGEST:
                yield ProgrammeNaming(start, token.end, name, words.heads[head], 0.4, "class word")
