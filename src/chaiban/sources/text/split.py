"""Text to pages at form feeds, page to lines at line ends; no character changes or goes."""

from __future__ import annotations

import re

from chaiban.model.page import Line, is_visible

FORM_FEED = "\f"
# Unicode 5.8 (newline guidelines), less the form feed, which parts pages. CR LF is one end.
_LINE_END = re.compile("\r\n|[\n\r\v\x85\u2028\u2029]")


def split_pages(text: str) -> list[str]:
    """The pages of a dump; the form feeds between them belong to none.

    A form feed that nothing visible follows ends the last page (pdftotext writes one after every page)
    and opens no other. Empty pages before it stay, so that page numbers hold.
    """
    pages = text.split(FORM_FEED)
    if len(pages) > 1 and not has_ink(pages[-1]):
        pages.pop()
    return pages


def split_lines(characters: str) -> tuple[Line, ...]:
    """All rows of a page, blank ones too, without their line ends; a final line end opens no row."""
    lines: list[Line] = []
    start = 0
    for end in _LINE_END.finditer(characters):
        lines.append(Line(start, end.start(), len(lines)))
        start = end.end()
    if start < len(characters):
        lines.append(Line(start, len(characters), len(lines)))
    return tuple(lines)


def measure_lines(characters: str) -> tuple[int, int]:
    """How many rows a page has and how long its longest is, without building them."""
    rows = longest = start = 0
    for end in _LINE_END.finditer(characters):
        rows += 1
        longest = max(longest, end.start() - start)
        start = end.end()
    if start < len(characters):
        rows += 1
    return rows, max(longest, len(characters) - start)


def has_ink(text: str) -> bool:
    """True if a character of the text is visible. Looks at each kind of character once."""
    return any(map(is_visible, set(text)))
