"""How people, jump marks and loose words read where people read them."""

from __future__ import annotations

import unicodedata

from chaiban.model.article import Article, Crosshead, Jump, Kind, PageReading, People, Text

# They turn the direction of everything after them and print nothing.
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """The text on one line and safe to show: a control character or lone surrogate becomes U+FFFD.

    A dump may hold terminal escapes; they must not reach a terminal, nor a NUL a web page.
    """
    return "".join(_shown(character) for character in " ".join(text.split()))


def _shown(character: str) -> str:
    if character.isprintable() or character == " ":
        return character
    category = unicodedata.category(character)
    return "\ufffd" if category in ("Cc", "Cs") or character in _TURNS else character


def people_line(people: People, language: str) -> str:
    """The persons as a line: 记者 周小满 林越 in Chinese, By Ada Finch, Tom Reed elsewhere."""
    parts: list[str] = []
    role = ""
    for person in people.persons:
        shown = " ".join(word for word in (person.role if person.role != role else "", person.name) if word)
        parts.append(printable(f"{shown} {person.action}" if person.action else shown))
        role = person.role
    return (" " if language.startswith("zh") else ", ").join(part for part in parts if part)


def jump_in(jump: Jump) -> str:
    """The mark of a story that comes from another page."""
    return f"← {printable(jump.printed)}"


def jump_out(jump: Jump) -> str:
    """The mark of a story that goes on elsewhere."""
    return f"→ {printable(jump.printed)}"


def body_of(article: Article) -> list[tuple[bool, Text]]:
    """Crossheads (True) and paragraphs (False) in the order of reading; crossheads after the last too."""
    body: list[tuple[bool, Text]] = []
    waiting: list[Crosshead] = sorted(article.crossheads, key=lambda head: head.before_paragraph)
    for number, paragraph in enumerate(article.paragraphs):
        while waiting and waiting[0].before_paragraph <= number:
            body.append((True, waiting.pop(0).text))
        body.append((False, paragraph))
    return body + [(True, crosshead.text) for crosshead in waiting]


def rows_of(article: Article) -> list[list[str]]:
    """The rows of a table, each with as many cells; of other items nothing."""
    if article.kind is not Kind.TABLE or not any("\t" in text.value for text in article.paragraphs):
        return []
    rows = [text.value.split("\t") for text in article.paragraphs]
    width = max(map(len, rows))
    return [row + [""] * (width - len(row)) for row in rows]


def page_line(reading: PageReading) -> str:
    """What the page says of itself, or its number in the source."""
    said = (reading.paper, reading.date, reading.number, reading.section)
    words = [printable(word) for word in said if word]
    return " · ".join(words) if words else f"{printable(reading.page.source)} · {reading.page.number}"
