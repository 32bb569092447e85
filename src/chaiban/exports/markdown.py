"""A reading as Markdown (CommonMark): for notes, wikis and language models."""

from __future__ import annotations

import re

from chaiban.exports.wording import body_of, jump_in, jump_out, page_line, people_line, printable, rows_of
from chaiban.model.article import Article, PageReading, Reading

_INLINE = re.compile(r"[\\`*_\[\]<>&~|]")
_BLOCK = re.compile(r"^(?:[#+\-=:]|\d{1,9}(?=[.)]))")


def render_markdown(reading: Reading) -> str:
    """A heading for each page and each item; furniture and unassigned words at the end of their page."""
    return "".join(block + "\n\n" for page in reading.pages for block in _page(page))


def escape(text: str) -> str:
    """The text so that Markdown prints it as it is."""
    text = _INLINE.sub(r"\\\g<0>", printable(text))
    match = _BLOCK.match(text)
    if match is None:
        return text
    # A figure can't be escaped, the dot or bracket behind it can.
    at = match.end() if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _page(page: PageReading) -> list[str]:
    blocks = [f"# {escape(page_line(page))}"]
    for article in page.articles:
        blocks += _article(article, page.language)
    if page.furniture:
        words = [f"- {piece.role.value}: {escape(piece.text.value)}" for piece in page.furniture]
        blocks.append("\n".join(["## Page furniture", "", *words]))
    if page.unassigned:
        words = [f"- {escape(text.value)}" for text in page.unassigned]
        blocks.append("\n".join(["## Unassigned", "", *words]))
    return blocks


def _article(article: Article, language: str) -> list[str]:
    blocks = []
    if article.kicker:
        blocks.append(f"**{escape(article.kicker.value)}**")
    headline = escape(article.headline.value) if article.headline else f"({article.kind.value})"
    blocks.append(f"## {headline}")
    if article.subheadline:
        blocks.append(f"**{escape(article.subheadline.value)}**")
    if article.summary:
        blocks.append(f"> {escape(article.summary.value)}")
    if article.byline and (line := people_line(article.byline, language)):
        blocks.append(f"*{escape(line)}*")
    if article.jump_from:
        blocks.append(escape(jump_in(article.jump_from)))
    if article.dateline:
        blocks.append(f"**{escape(article.dateline.value)}**")
    if rows := rows_of(article):
        # CommonMark has no tables; what most readers of it add wants a line below the first row.
        printed = [" | ".join(escape(cell) for cell in row) for row in rows]
        blocks.append(
            "\n".join([f"| {printed[0]} |", "|" + " --- |" * len(rows[0]), *(f"| {row} |" for row in printed[1:])])
        )
    for is_crosshead, text in () if rows else body_of(article):
        blocks.append(f"### {escape(text.value)}" if is_crosshead else escape(text.value))
    if article.credit and (line := people_line(article.credit, language)):
        blocks.append(f"*{escape(line)}*")
    if article.jump_to:
        blocks.append(escape(jump_out(article.jump_to)))
    return blocks
