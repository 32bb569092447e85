"""A reading as one web page that needs nothing but itself: articles as cards, light and dark."""

from __future__ import annotations

from html import escape as escape_html

from chaiban.exports.page_style import STYLE
from chaiban.exports.wording import body_of, jump_in, jump_out, page_line, people_line, printable, rows_of
from chaiban.model.article import Article, Kind, PageReading, Reading

_CONFIDENT = 0.5


def render_html(reading: Reading) -> str:
    """The whole reading as a web page without scripts; nothing of the source is read as markup."""
    languages = [page.language for page in reading.pages if page.language]
    pages = "\n".join(_page(page) for page in reading.pages)
    return (
        f'<!DOCTYPE html>\n<html{_lang(languages[0] if languages else "")}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{_safe(reading.source)}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        f"{pages}\n</body>\n</html>\n"
    )


def _page(page: PageReading) -> str:
    parts = [f"<main{_lang(page.language)}>", f"<h1>{_safe(page_line(page))}</h1>", '<div class="cards">']
    parts += [_article(article, page) for article in page.articles]
    parts.append("</div>")
    if page.unassigned:
        words = "".join(f"<li>{_safe(text.value)}</li>" for text in page.unassigned)
        parts.append(f'<section class="unassigned"><h2 lang="en">Unassigned</h2><ul>{words}</ul></section>')
    if page.furniture:
        words = "".join(
            f'<li><span class="role" lang="en">{piece.role.value.replace("_", " ")}</span> '
            f"{_safe(piece.text.value)}</li>"
            for piece in page.furniture
        )
        parts.append(f'<footer><ul class="furniture">{words}</ul></footer>')
    parts.append("</main>")
    return "\n".join(parts)


def _article(article: Article, page: PageReading) -> str:
    doubtful = " doubtful" if article.confidence < _CONFIDENT else ""
    name = f"p{page.page.number}-{article.id}"
    parts = [f'<article id="{_safe(name)}" class="{article.kind.value}{doubtful}">']
    parts.append(_label(article, page))
    if article.jump_from:
        parts.append(f'<p class="jump">{_safe(jump_in(article.jump_from))}</p>')
    for tag, css, text in (
        ("p", "kicker", article.kicker),
        ("h2", "headline", article.headline),
        ("p", "subheadline", article.subheadline),
        ("p", "summary", article.summary),
    ):
        if text is not None:
            parts.append(f'<{tag} class="{css}">{_safe(text.value)}</{tag}>')
    if article.byline and (line := people_line(article.byline, page.language)):
        parts.append(f'<p class="byline">{_safe(line)}</p>')
    parts += _body(article)
    if article.credit and (line := people_line(article.credit, page.language)):
        parts.append(f'<p class="credit">{_safe(line)}</p>')
    if article.jump_to:
        parts.append(f'<p class="jump">{_safe(jump_out(article.jump_to))}</p>')
    parts.append("</article>")
    return "\n".join(parts)


def _body(article: Article) -> list[str]:
    """Crossheads and paragraphs; the dateline opens the first paragraph as it does in print."""
    dateline = f'<span class="dateline">{_safe(article.dateline.value)}</span> ' if article.dateline else ""
    if rows := rows_of(article):
        cells = ("".join(f"<td>{_safe(cell)}</td>" for cell in row) for row in rows)
        return ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]
    parts = []
    for is_crosshead, text in body_of(article):
        if is_crosshead:
            parts.append(f"<h3>{_safe(text.value)}</h3>")
        else:
            parts.append(f"<p>{dateline}{_safe(text.value)}</p>")
            dateline = ""
    return [*parts, f"<p>{dateline.rstrip()}</p>"] if dateline else parts


def _label(article: Article, page: PageReading) -> str:
    """The item's kind if it is no plain article, the story it goes with, and how sure the reading is."""
    words = [article.kind.value] if article.kind is not Kind.ARTICLE else []
    words.append(f"{article.confidence:.0%}")
    label = " · ".join(words)
    if article.belongs_to:
        target = _safe(f"p{page.page.number}-{article.belongs_to}")
        label += f' · <a href="#{target}">{_safe(article.belongs_to)}</a>'
    return f'<p class="label" lang="en">{label}</p>'


def _lang(language: str) -> str:
    return f' lang="{_safe(language)}"' if language else ""


def _safe(text: str) -> str:
    return escape_html(printable(text), quote=True)
