"""The texts of an item as they are shown, each letter with the character of the page that it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from chaiban.archive.records import Record, running_parts
from chaiban.web.clean_text import people_line

_AHEAD = 12
"""Characters of the page that a text may have left out in one go: hyphens, line ends, spaces."""
_HEADS = ("kicker", "headline", "subheadline")
_LEADS = ("summary", "dateline")
_PEOPLE = ("byline", "credit")


@dataclass(frozen=True, slots=True)
class PrintedPart:
    """A text of an item: its name on the item's page, its words, the characters they are made of, the columns of
    the index that it is part of.
    """

    name: str
    text: str
    spans: list[tuple[int, int]]
    columns: tuple[str, ...]

    def numbers(self, characters: str) -> list[int]:
        """The number of the character that each letter is; -1 for those that were put in."""
        row = [number for start, end in self.spans for number in range(start, min(end, len(characters)))]
        found: list[int] = []
        at = 0
        for letter in self.text:
            # A space may have been put in: it stands for the next character or for none.
            reach = range(at, min(at + (1 if letter == " " else _AHEAD), len(row)))
            ahead = next((step for step in reach if characters[row[step]] == letter), -1)
            found.append(row[ahead] if ahead >= 0 else -1)
            at = ahead + 1 if ahead >= 0 else at
        return found


def printed_parts(article: Record) -> Iterator[PrintedPart]:
    """Heads, people, summary and dateline, then `text0`, `text1`, ... in the order of reading."""
    spans = article.get("spans") or {}
    for names, column in ((_HEADS, "headline"), (_LEADS, "body")):
        for name in names:
            if article.get(name):
                yield PrintedPart(name, str(article[name]), _flat(spans.get(name)), ("", column))
    for name in _PEOPLE:
        if article.get(name):
            yield PrintedPart(name, people_line(article[name]), _flat(spans.get(name)), ("", "people"))
    for place, (sort, number, text) in enumerate(running_parts(article)):
        rows = spans.get(f"{sort}s") or ()
        yield PrintedPart(f"text{place}", text, _flat(rows[number]) if number < len(rows) else [], ("", "body"))


def _flat(spans: object) -> list[tuple[int, int]]:
    match spans:
        case [int(start), int(end)]:
            return [(start, end)]
        case list():
            return [span for part in spans for span in _flat(part)]
    return []
