"""A reading laid over the pictures of its pages: what an editor checks first."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from html import escape

import numpy as np

from chaiban.exports.look_reasons import foot, reasons_in, rules_for, why
from chaiban.exports.look_style import COLOURS, STYLE
from chaiban.exports.wording import page_line, printable
from chaiban.model.article import Article, PageReading, Reading, Region
from chaiban.model.explanation import ExplainedLine

_SHOWN = 60
"""Characters of an item's opening words where it has no headline."""


def render_look(
    reading: Reading, pictures: Mapping[int, bytes], explained: Mapping[int, Sequence[ExplainedLine]] | None = None
) -> str:
    """One web page without scripts: each page's picture (PNG by page number) with its items outlined.

    `explained` holds the lines of each page with what decided about them.
    """
    lines = explained or {}
    pages = "\n".join(
        _page(page, pictures.get(page.page.number), lines.get(page.page.number, ())) for page in reading.pages
    )
    rules = rules_for([f"p{page.page.number}-{article.id}" for page in reading.pages for article in page.articles])
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(reading.source)}</title>\n<style>\n{STYLE}{rules}</style>\n</head>\n<body>\n{pages}\n</body>\n</html>\n"
    )


def _page(reading: PageReading, picture: bytes | None, lines: Sequence[ExplainedLine]) -> str:
    number = reading.page.number
    width, height = reading.page.size or (1.0, 1.0)
    parts = [f'<main><h1>{_safe(page_line(reading))}</h1><div class="desk">']
    parts.append(
        f'<svg viewBox="0 0 {width:g} {height:g}" role="group" aria-label="Page {number}" '
        'xmlns="http://www.w3.org/2000/svg">'
    )
    if picture is not None:
        data = base64.b64encode(picture).decode("ascii")
        parts.append(f'<image width="{width:g}" height="{height:g}" href="data:image/png;base64,{data}"/>')
    parts += [_outlined(article, place, reading, lines) for place, article in enumerate(reading.articles)]
    for piece in reading.furniture:
        if piece.polygon:
            shape = _points(piece.polygon)
            words = f"{piece.role.value.replace('_', ' ')}: {piece.text.value}"
            parts.append(f'<polygon class="furniture" points="{shape}"><title>{_safe(words)}</title></polygon>')
    parts += _unassigned(reading)
    parts.append("</svg>")
    parts.append(_index(reading, lines))
    for article in reading.articles:
        parts.append(foot(f"p{number}-{article.id}", article.id, _headed(article), lines))
    parts.append("</div></main>")
    return "\n".join(parts)


def _headed(article: Article) -> str:
    return f"{article.id}, {article.kind.value}, {article.confidence:.0%}: {_title(article)}"


def _outlined(article: Article, place: int, reading: PageReading, lines: Sequence[ExplainedLine]) -> str:
    """The item's regions, and a line through them in order of reading."""
    colour = COLOURS[place % len(COLOURS)]
    name = f"p{reading.page.number}-{article.id}"
    words = _headed(article)
    own = [line for line in lines if line.item == article.id]
    parts = [f'<a href="#{_safe(name)}" id="{_safe(name)}" style="--ink:{colour}" aria-label="{_safe(words)}">']
    for region in article.regions:
        hint = f"{article.id} {region.role.replace('_', ' ')} ({article.confidence:.0%}) {_title(article)}"
        hint = "\n".join([hint, *reasons_in(region, own, reading)])
        parts.append(
            f'<polygon class="{_safe(region.role)}" points="{_points(region.polygon)}">'
            f"<title>{_safe(hint)}</title></polygon>"
        )
    order = [_middle(region) for region in article.regions if region.role != "photo"]
    if len(order) > 1:
        points = " ".join(f"{x:g},{y:g}" for x, y in order)
        parts.append(f'<polyline points="{points}"/>')
    if article.regions:
        x, y = article.regions[0].polygon[0]
        parts.append(f'<text x="{x:g}" y="{y - 2:g}">{_safe(article.id)}</text>')
    parts.append("</a>")
    return "\n".join(parts)


def _unassigned(reading: PageReading) -> list[str]:
    """Red boxes on the characters that nobody holds."""
    geometry = reading.page.geometry
    if geometry is None:
        return []
    parts = []
    for text in reading.unassigned:
        for start, end in text.spans:
            boxes = geometry.boxes[start:end]
            if np.isnan(boxes).all():
                continue
            left, top = np.nanmin(boxes[:, :2], axis=0)
            right, bottom = np.nanmax(boxes[:, 2:], axis=0)
            parts.append(
                f'<rect class="unassigned" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
                f'height="{bottom - top:.1f}"><title>unassigned: {_safe(text.value)}</title></rect>'
            )
    return parts


def _index(reading: PageReading, lines: Sequence[ExplainedLine]) -> str:
    """The items as a list beside the page; each entry leads to its outline."""
    parts = ["<nav><ol>"]
    for place, article in enumerate(reading.articles):
        name = f"p{reading.page.number}-{article.id}"
        goes = f", goes with {article.belongs_to}" if article.belongs_to else ""
        label = f"{article.kind.value}, {article.confidence:.0%}{goes}"
        doubtful = ' class="doubtful"' if article.confidence < 0.5 else ""
        parts.append(
            f'<li{doubtful} style="--ink:{COLOURS[place % len(COLOURS)]}"><a href="#{_safe(name)}">'
            f"{_safe(_title(article))}</a> <small>{_safe(label)}</small>"
            f"{why(name, article.id, _headed(article), lines)}</li>"
        )
    parts.append("</ol>")
    if reading.unassigned:
        parts.append(f'<p class="warning">{len(reading.unassigned)} stretches of text unassigned</p>')
    for note in reading.page.notes:
        parts.append(f"<p><small>{_safe(note.topic)}: {_safe(note.text)}</small></p>")
    parts.append("</nav>")
    return "\n".join(parts)


def _title(article: Article) -> str:
    if article.headline is not None:
        return article.headline.value
    return article.paragraphs[0].value[:_SHOWN] if article.paragraphs else article.kind.value


def _points(polygon: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in polygon)


def _middle(region: Region) -> tuple[float, float]:
    count = len(region.polygon)
    return round(sum(x for x, _ in region.polygon) / count, 1), round(sum(y for _, y in region.polygon) / count, 1)


def _safe(text: str) -> str:
    return escape(printable(text), quote=True)
