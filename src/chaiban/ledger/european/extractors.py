"""The extractors of German, French and Spanish articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chaiban.ledger.datelines import reference_of
from chaiban.ledger.dates import Mention
from chaiban.ledger.european import calendars, german_names, german_statements, numerals
from chaiban.ledger.european.dates import mentions
from chaiban.ledger.european.figures import figures
from chaiban.model.ledger import ArticleText, Figure, Lexicons, Record, Time

Find = Callable[[ArticleText, Lexicons, tuple[Record, ...]], tuple[Record, ...]]


@dataclass(frozen=True, eq=False)
class Language:
    """What tells the dates and figures of a language."""

    calendar: calendars.Calendar
    numerals: numerals.Numerals

    def dates_of(self, article: ArticleText, paragraph: int) -> tuple[Mention, ...]:
        """Every date of a paragraph."""
        return mentions(article.text(paragraph), reference_of(article.issue_date, None, ""), self.calendar)

    def times(self, article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
        """One record a date, at its first mention."""
        records: dict[str, Record] = {}
        for paragraph, text in article.passages():
            for mention in self.dates_of(article, paragraph):
                if mention.value and mention.value not in records:
                    records[mention.value] = Time(
                        paragraph=paragraph, start=mention.start, end=mention.end, value=mention.value,
                        text=text[mention.start : mention.end], confidence=0.9, evidence=(mention.rule,),
                    )  # fmt: skip
        return tuple(records.values())

    def measures(self, article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
        """Every figure; those of the headline that the text doesn't repeat come last."""
        records: list[Figure] = []
        for paragraph, text in article.passages():
            said = {(figure.value, figure.unit) for figure in records} if paragraph < 0 else set()
            days = [(mention.start, mention.end) for mention in self.dates_of(article, paragraph)]
            records += [f for f in figures(paragraph, text, days, self.numerals) if (f.value, f.unit) not in said]
        return tuple(records)


_GERMAN = Language(calendars.GERMAN, numerals.GERMAN)
_FRENCH = Language(calendars.FRENCH, numerals.FRENCH)
_SPANISH = Language(calendars.SPANISH, numerals.SPANISH)
GERMAN: tuple[Find, ...] = (
    _GERMAN.times,
    _GERMAN.measures,
    german_names.places,
    german_names.organisations,
    german_names.people,
    german_statements.find,
)
FRENCH: tuple[Find, ...] = (_FRENCH.times, _FRENCH.measures)
SPANISH: tuple[Find, ...] = (_SPANISH.times, _SPANISH.measures)
