"""Typeset dumps turned into labelled lines, fragments and heads."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass

from chaiban.model.layout import Part, Strip
from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages
from chaiban.typesetter.dump import Dump, LineTruth

_GROUPS = {
    "headline": (Part.HEADLINE, Part.HEADLINE_ON),
    "kicker": (Part.KICKER, Part.KICKER_ON),
    "subheadline": (Part.SUBHEADLINE, Part.SUBHEADLINE_ON),
    "crosshead": (Part.CROSSHEAD, Part.CROSSHEAD_ON),
    "byline": (Part.BYLINE, Part.BYLINE_ON),
    "caption": (Part.CAPTION, Part.CAPTION_ON),
    "credit": (Part.CREDIT, Part.CREDIT),
    "jump": (Part.JUMP, Part.JUMP),
    "section": (Part.SECTION, Part.SECTION),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A dump's page; `before[t]` is the truth line that truth line t goes on from in its item's body, or -1."""

    dump: Dump
    page: Page
    starts: list[int]
    before: list[int]

    def truth_of(self, strip: Strip) -> int:
        """The number of the truth line in which a strip begins."""
        return max(0, bisect_right(self.starts, strip.start) - 1)

    def parts(self, strips: tuple[Strip, ...]) -> list[Part]:
        """The true part of every strip."""
        out: list[Part] = []
        last = -2
        for strip in strips:
            here = self.truth_of(strip)
            out.append(self._part(self.dump.lines[here], here, last))
            last = here
        return out

    def _part(self, truth: LineTruth, here: int, last: int) -> Part:
        if truth.item < 0:
            return Part.SECTION if truth.role == "section" else Part.FOLIO
        kind = self.dump.gold["articles"][truth.item]["kind"]
        if truth.role in _GROUPS:
            opening, on = _GROUPS[truth.role]
            before = self.dump.lines[last] if last >= 0 else None
            goes_on = before is not None and before.item == truth.item and before.role == truth.role
            return on if goes_on and not truth.opens else opening
        if kind in ("ad", "teaser"):
            return Part.AD if kind == "ad" else Part.TEASER
        if truth.opens:
            return Part.PARAGRAPH
        return Part.RUNNING if last >= 0 and self.before[here] == last else Part.RESUMED


def label(dump: Dump) -> Labelled:
    """A dump with its page and the order of its running text."""
    page = next(iter(open_pages(dump.text.encode("utf-8"), dump.style, Limits())))
    bodies: dict[int, list[tuple[int, int, int]]] = {}
    for number, truth in enumerate(dump.lines):
        if truth.role not in _GROUPS and truth.item >= 0:
            bodies.setdefault(truth.item, []).append((truth.frame, number, truth.part))
    before = [-1] * len(dump.lines)
    for lines in bodies.values():
        lines.sort()
        for (_, a, _), (_, b, _) in itertools.pairwise(lines):
            before[b] = a
    return Labelled(dump, page, [t.start for t in dump.lines], before)
