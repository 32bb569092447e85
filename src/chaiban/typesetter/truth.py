"""The gold page (evaluation form) of a typeset sheet."""

from __future__ import annotations

from typing import Any

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.sheet import Sheet


def gold_page(sheet: Sheet) -> dict[str, Any]:
    """The sheet's items as a gold page; fields that the page doesn't print are absent."""
    page: dict[str, Any] = {"language": sheet.language}
    for name in ("paper", "date", "number", "section"):
        if getattr(sheet, name):
            page[name] = getattr(sheet, name)
    page["articles"] = [_article(number, copy) for number, copy in enumerate(sheet.items, 1)]
    return page


def _article(number: int, copy: Copy) -> dict[str, Any]:
    article: dict[str, Any] = {"id": f"a{number}", "kind": copy.kind}
    for name in ("kicker", "headline", "subheadline"):
        if lines := getattr(copy, name):
            article[name] = " ".join(lines)
    if copy.dateline:
        article["dateline"] = copy.dateline
    if copy.byline:
        article["byline"] = [{"role": role, "name": name} for role, name in copy.byline]
    article["paragraphs"] = list(copy.paragraphs)
    if copy.crossheads:
        article["crossheads"] = [{"before_paragraph": at, "text": " ".join(t)} for at, t in copy.crossheads]
    if copy.credit:
        article["credit"] = [{"role": r, "name": n, "action": a} for r, n, a in copy.credit]
    for name in ("jump_from", "jump_to"):
        if jump := getattr(copy, name):
            page, mark, printed = jump
            article[name] = {"page": page, "printed": printed} | ({"mark": mark} if mark else {})
    if copy.belongs_to is not None:
        article["belongs_to"] = f"a{copy.belongs_to + 1}"
    if copy.story is not None:
        article["story"] = {"id": copy.story[0], "part": copy.story[1]}
    return article
