"""Clauses of western text: between commas, as in Chinese, and within one sentence."""

from __future__ import annotations

from chaiban.ledger.sentences import Stretch, clause_at, sentence_at


def western_clause(text: str, position: int) -> Stretch:
    """The clause that holds the character at `position`, no further than its sentence."""
    clause, sentence = clause_at(text, position), sentence_at(text, position)
    start, end = max(clause.start, sentence.start), min(clause.end, sentence.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(start, end, text[start:end]) if start <= position < end else clause
