"""The words that events are told with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons


@dataclass(frozen=True, eq=False)
class EventWords:
    """Verbs of events by strength, and the length of the longest by their first character; those of things and of
    several; words that name nobody; verbs that tell nothing; those of saying."""

    verbs: Mapping[str, str]
    longest: Mapping[str, int]
    of_things: Mapping[str, str]
    together: Mapping[str, str]
    nobody: Mapping[str, str]
    nothing: Mapping[str, str]
    saying: Mapping[str, str]
    speech: re.Pattern[str]

    def lengths(self, text: str, start: int, end: int) -> range:
        """Lengths that a listed verb at `start` may have before `end`, the greatest first."""
        return range(min(self.longest.get(text[start], 0), end - start), 1, -1)


@lru_cache(maxsize=4)
def event_words(lexicons: Lexicons) -> EventWords:
    """The words of these lexicons. What follows a verb of saying is said, not done."""
    verbs = lexicons.words("event_verbs")
    saying = "|".join(map(re.escape, sorted(lexicons.words("saying"), key=len, reverse=True))) or "(?!)"
    return EventWords(
        verbs,
        {verb[0]: len(verb) for verb in sorted(verbs, key=len)},
        lexicons.words("event_things"),
        lexicons.words("event_together"),
        lexicons.words("nobody"),
        {**lexicons.words("no_events"), **lexicons.words("saying")},
        lexicons.words("saying"),
        re.compile(f"(?:{saying})(?:，|：|“|,|:)|(?:指出|强调|表示|认为|称)(?=[㐀-鿿])"),
    )
