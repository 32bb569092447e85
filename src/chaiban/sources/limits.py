"""How much a source may hold before it is refused instead of read."""

from __future__ import annotations

from dataclasses import dataclass

from chaiban.errors import RequestError


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; a source above one of them is refused with the bound's name and figure.

    A broadsheet page set solid has about 15 000 characters in 1 000 lines, so every bound leaves room for
    a whole issue dumped without a page break. What lies above it is no newspaper dump, and reading it
    would cost memory that others need.
    """

    file_bytes: int = 64 * 2**20
    """Bytes of one file. A text of this size takes up to 256 MiB in memory (four bytes a character)."""

    file_pages: int = 20_000
    """Pages of one file: fifty years of a weekly paper. A form feed is one byte, so bytes bound nothing."""

    page_characters: int = 4_000_000
    """Characters of one page: an issue of 200 full pages without a form feed."""

    page_lines: int = 200_000
    """Lines of one page: the same 200 pages, each line short. The reading costs time by the line."""

    line_characters: int = 1_000_000
    """Characters of one line: a whole issue whose line ends were lost, still far from a runaway file."""

    page_glyphs: int = 400_000
    """Characters of one PDF page. A broadsheet has about 15 000; each glyph costs about 400 bytes."""

    def __post_init__(self) -> None:
        for name in self.__slots__:
            if getattr(self, name) < 1:
                raise RequestError(f"the limit {name} must be at least 1", remedy="give a larger number")
