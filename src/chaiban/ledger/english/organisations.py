"""Organisations of an English article."""

from __future__ import annotations

from chaiban.ledger.english.names import named_in
from chaiban.model.ledger import ArticleText, Lexicons, Organisation, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name at its first mention."""
    records: dict[str, Record] = {}
    for named in named_in(article, lexicons):
        whole = named.end - named.start == len(named.name)
        if named.kind == "organisation" and whole and named.name not in records:
            records[named.name] = Organisation(
                paragraph=named.paragraph, start=named.start, end=named.end, name=named.name,
                confidence=0.9 if named.score >= 2.5 else 0.7, evidence=(named.evidence,),
            )  # fmt: skip
    return tuple(records.values())
