"""Lines that point to a story inside the paper: 导读 “…（详见3版）”, “Harbor plan, Page A4”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.model.marks import normal_page
from chaiban.model.story import IssueItem, Pointer
from chaiban.stories.heads import plain, repeated
from chaiban.stories.pages import pages_named

_DIGITS = r"[A-Za-z]{0,2}\s?[0-9０-９]{1,2}"
_FIGURE = rf"(?P<page>{_DIGITS}|[一二三四五六七八九十]{{1,3}})"
_SEE = "详见|詳見|见|見"
_IN_TEASER = (
    re.compile(rf"[（(【\s]*(?:{_SEE}|>>|…+|▶|►|→)?\s*第?\s*{_FIGURE}\s*[版面][）)】]?\s*$"),
    re.compile(rf"(?:,|–|—|-|\.{{2,}}|…|:)?\s*(?i:page|p\.|seite|s\.)?\s*(?P<page>{_DIGITS})\s*$"),
)
_ANYWHERE = re.compile(rf"[（(【]\s*(?:{_SEE})\s*(?:今日|本报)?\s*第?\s*{_FIGURE}\s*[版面]\s*[）)】]\s*$")
_LIKE = 0.6
"""Share of a line's words that its story's head has."""
_CLEAR = 0.25
"""By how much it has to beat the next one."""


def pointers(items: Sequence[IssueItem], pages: Sequence[str]) -> Iterator[Pointer]:
    """Every line that names a page to look at, with the item that it means if that is plain."""
    for item in items:
        patterns = _IN_TEASER if item.kind == "teaser" else (_ANYWHERE,)
        for number, line in enumerate(item.paragraphs):
            match = next((found for pattern in patterns if (found := pattern.search(line))), None)
            if match is None:
                continue
            page = normal_page(match["page"])
            words = plain(line[: match.start()])
            if words:
                there = [other for name in pages_named(page, pages) for other in items if other.page == name]
                yield Pointer(item.id, number, page, _meant(words, item, there))


def _meant(words: str, teaser: IssueItem, there: Sequence[IssueItem]) -> str:
    """The item whose head says what the line says; "" if there is none or several."""
    ranked: list[tuple[float, str]] = []
    for item in there:
        if item.id == teaser.id or item.kind in ("teaser", "ad"):
            continue
        head = plain(f"{item.kicker} {item.headline}")
        text = plain(" ".join(item.paragraphs))
        forth = repeated(words, head, text)
        back = repeated(plain(item.headline), words, "")[0] if item.headline else 0.0
        ranked.append((max(forth[0], 0.9 * back, 0.7 * forth[1]), item.id))
    ranked.sort(reverse=True)
    if not ranked or ranked[0][0] < _LIKE or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _CLEAR):
        return ""
    return ranked[0][1]
