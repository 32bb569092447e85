"""A reading set for a terminal."""

from __future__ import annotations

import io

from rich.console import Console
from rich.rule import Rule
from rich.text import Text as Line

from chaiban.exports.wording import body_of, jump_in, jump_out, page_line, people_line, printable
from chaiban.exports.wrapping import wrap
from chaiban.model.article import Article, Kind, PageReading, Reading

PLAIN_WIDTH = 80
"""Cells of a line where no terminal says how wide it is; a Chinese character takes two."""

_INDENT = "  "


def render_plain(reading: Reading) -> str:
    """The reading without colours, 80 cells wide."""
    return render_terminal(reading, PLAIN_WIDTH, colours=False)


def render_terminal(reading: Reading, width: int, *, colours: bool) -> str:
    """The reading in lines of `width` cells, with terminal colours or free of every escape."""
    sink = io.StringIO()
    console = Console(
        file=sink,
        width=max(width, 20),
        force_terminal=colours,
        color_system="standard" if colours else None,
        no_color=not colours,
        legacy_windows=False,
        highlight=False,
        _environ={},  # what it looks like is decided by the caller alone
    )
    for page in reading.pages:
        _print_page(console, page)
    return "".join(line.rstrip() + "\n" for line in sink.getvalue().split("\n")[:-1])


def _print_page(console: Console, page: PageReading) -> None:
    console.print(Rule(Line(page_line(page), style="bold"), characters="═", style="dim"))
    for article in page.articles:
        console.print()
        for piece in _article(article, page.language):
            _print_line(console, piece)
    if page.furniture:
        console.print()
        console.print(Rule(style="dim"))
        for furniture in page.furniture:
            role = furniture.role.value.replace("_", " ")
            _print_line(console, Line(f"{role}: {printable(furniture.text.value)}", style="dim"))
    if page.unassigned:
        console.print()
        console.print(Line("Unassigned", style="bold red"))
        for text in page.unassigned:
            _print_line(console, Line(printable(text.value), style="red"))
    console.print()


def _print_line(console: Console, line: Line) -> None:
    """Print a line in as many rows as it needs; what it is indented by and its styles stay."""
    indent = _INDENT if line.plain.startswith(_INDENT) else ""
    words = line.plain.removeprefix(_INDENT) if indent else line.plain
    used = len(indent)
    for row in wrap(words, console.width - len(indent)):
        start = line.plain.index(row, used)
        used = start + len(row)
        console.print(Line.assemble(indent, line[start:used]), overflow="ignore", no_wrap=True)


def _article(article: Article, language: str) -> list[Line]:
    parts: list[Line] = []
    if article.kind is not Kind.ARTICLE:
        parts.append(Line(f"[{article.kind.value}]", style="dim"))
    if article.jump_from:
        parts.append(Line(jump_in(article.jump_from), style="cyan"))
    for style, text in (
        ("yellow", article.kicker),
        ("bold", article.headline),
        ("italic", article.subheadline),
        ("italic dim", article.summary),
    ):
        if text is not None:
            parts.append(Line(printable(text.value), style=style))
    if article.byline and (line := people_line(article.byline, language)):
        parts.append(Line(line, style="green"))
    parts += _body(article)
    if article.credit and (line := people_line(article.credit, language)):
        parts.append(Line(line, style="green"))
    if article.jump_to:
        parts.append(Line(jump_out(article.jump_to), style="cyan"))
    return parts


def _body(article: Article) -> list[Line]:
    """Crossheads and indented paragraphs; the dateline opens the first paragraph as it does in print."""
    parts: list[Line] = []
    opening = Line(f"{printable(article.dateline.value)} ", style="bold") if article.dateline else Line()
    indent = Line(_INDENT)
    for is_crosshead, text in body_of(article):
        if is_crosshead:
            parts.append(Line(printable(text.value), style="bold underline"))
        else:
            parts.append(Line.assemble(indent, opening, printable(text.value)))
            opening = Line()
    return [*parts, Line.assemble(indent, opening)] if opening else parts
