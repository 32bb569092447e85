"""Times and figures of a western article out of what its language finds in a paragraph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from chaiban.ledger.dates import Mention
from chaiban.model.ledger import ArticleText, Figure, Record, Time

Dates = Callable[[ArticleText, int], Sequence[Mention]]
"""Every date of a paragraph."""
Figures = Callable[[int, str, list[tuple[int, int]]], Iterable[Figure]]
"""Every figure of a paragraph: its number, its text, and where its dates stand, which are none."""


def times_of(article: ArticleText, dates: Dates) -> tuple[Record, ...]:
    """One record a value, at its first mention."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for mention in dates(article, paragraph):
            if mention.value and mention.value not in records:
                records[mention.value] = Time(
                    paragraph=paragraph, start=mention.start, end=mention.end, text=text[mention.start : mention.end],
                    value=mention.value, confidence=0.9, evidence=(mention.rule,),
                )  # fmt: skip
    return tuple(records.values())


def figures_of(article: ArticleText, dates: Dates, figures: Figures) -> tuple[Record, ...]:
    """The figures in the order of the text; those of the headline that the text doesn't repeat come last."""
    records: list[Figure] = []
    for paragraph, text in article.passages():
        said = {(figure.value, figure.unit) for figure in records} if paragraph < 0 else set()
        days = [(mention.start, mention.end) for mention in dates(article, paragraph)]
        records += [f for f in figures(paragraph, text, days) if (f.value, f.unit) not in said]
    return tuple(records)
