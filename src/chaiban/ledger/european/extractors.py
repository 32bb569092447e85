"""The extractors of German, French and Spanish articles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from chaiban.ledger.datelines import reference_of
from chaiban.ledger.dates import Mention
from chaiban.ledger.european import calendars, german_names, german_statements, numerals
from chaiban.ledger.european.dates import mentions
from chaiban.ledger.european.figures import figures
from chaiban.ledger.western_records import figures_of, times_of
from chaiban.model.ledger import ArticleText, Lexicons, Record

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
        return times_of(article, self.dates_of)

    def measures(self, article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
        """Every figure; those of the headline that the text doesn't repeat come last."""
        return figures_of(article, self.dates_of, partial(figures, numerals=self.numerals))


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
