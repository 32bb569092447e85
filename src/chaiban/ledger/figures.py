"""Numbers with their units, as an article prints them: every occurrence."""

from __future__ import annotations

from dataclasses import replace

from chaiban.ledger.figure_numbers import Number, numbers
from chaiban.ledger.figure_words import qualifier_of, subject_of
from chaiban.ledger.numerals import fold
from chaiban.ledger.sentences import clause_at
from chaiban.ledger.times import dates_of
from chaiban.model.ledger import ArticleText, Figure, Lexicons, Record


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The figures in the order of the text; those of the headline that the text doesn't repeat come last."""
    records: list[Record] = []
    for paragraph, text in article.passages():
        said = {(r.value, r.unit) for r in records if isinstance(r, Figure)} if paragraph < 0 else set()
        taken = [(mention.start, mention.end) for mention in dates_of(article, paragraph)]
        taken += [(t.start, t.end) for t in article.tokens.get(paragraph, ()) if t.tag in ("PER", "LOC")]
        folded = fold(text)
        before: Figure | None = None
        for number in numbers(folded, lexicons, taken):
            record = _record(paragraph, text, folded, number)
            if before and record.qualifier == "exact" and _goes_on(folded, before, record):
                record = replace(record, qualifier=before.qualifier, subject=before.subject)
            before = record
            if (number.value, number.unit) not in said:
                records.append(record)
    return tuple(records)


def _goes_on(text: str, before: Figure, record: Figure) -> bool:
    """分别增长6.1%、5.3%: the second is said by the same verb."""
    same = before.unit == record.unit == "%" and before.qualifier == "growth"
    return same and text[before.end : record.start] in ("、", "和", "及", "与", "，")


def _record(paragraph: int, text: str, folded: str, number: Number) -> Figure:
    clause = clause_at(text, number.start)
    before, after = folded[clause.start : number.start], folded[number.end : max(number.end, clause.end)]
    return Figure(
        paragraph=paragraph,
        start=number.start,
        end=number.end,
        subject=subject_of(
            text[clause.start : number.start], text[number.end : max(number.end, clause.end)], number.unit
        ),
        value=number.value,
        unit=number.unit,
        qualifier=qualifier_of(before, number.inside, after),
        quote=clause.text,
        confidence=0.9 if number.arabic else 0.75,
        evidence=(number.rule,),
    )
