"""Pages of which somebody knows what every line is: what the reader can learn from."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chaiban.corrections.partition import BODY, OPENING, partition_of
from chaiban.model.layout import Part, Strip
from chaiban.model.line_truth import LineTruth
from chaiban.model.page import Line, Page

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
    """A page with the truth about its lines and its gold.

    `before[t]` is the truth line that truth line t goes on from in its item's body, or -1.
    """

    page: Page
    lines: tuple[LineTruth, ...]
    gold: Mapping[str, Any]
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
            out.append(self._part(self.lines[here], here, last))
            last = here
        return out

    def _part(self, truth: LineTruth, here: int, last: int) -> Part:
        if truth.item < 0:
            return Part.SECTION if truth.role == "section" else Part.FOLIO
        kind = self.gold["articles"][truth.item]["kind"]
        if truth.role in _GROUPS:
            opening, on = _GROUPS[truth.role]
            before = self.lines[last] if last >= 0 else None
            goes_on = before is not None and before.item == truth.item and before.role == truth.role
            return on if goes_on and not truth.opens else opening
        if kind in ("ad", "teaser"):
            return Part.AD if kind == "ad" else Part.TEASER
        if truth.opens:
            return Part.PARAGRAPH
        return Part.RUNNING if last >= 0 and self.before[here] == last else Part.RESUMED


def labelled(page: Page, lines: Sequence[LineTruth], gold: Mapping[str, Any]) -> Labelled:
    """A page with the order of its running text."""
    bodies: dict[int, list[tuple[int, int, int]]] = {}
    for number, truth in enumerate(lines):
        if truth.role not in _GROUPS and truth.item >= 0:
            bodies.setdefault(truth.item, []).append((truth.frame, number, truth.part))
    before = [-1] * len(lines)
    for members in bodies.values():
        members.sort()
        for (_, a, _), (_, b, _) in itertools.pairwise(members):
            before[b] = a
    return Labelled(page, tuple(lines), gold, [t.start for t in lines], before)


_ROLES = {"jump_to": "jump", "jump_from": "jump", "summary": "subheadline", "dateline": "body"}


def label_gold(gold: Mapping[str, Any]) -> Labelled:
    """A gold page that has its characters and spans, as `chaiban export --format gold` writes it, of a dump."""
    characters = gold["characters"]
    lines: list[Line] = []
    start = 0
    for row, text in enumerate(characters.split("\n")):
        lines.append(Line(start, start + len(text), row))
        start += len(text) + 1
    page = Page(gold["source"], 1, characters, tuple(lines))
    partition = partition_of(gold)
    truths: list[LineTruth] = []
    for item, holder in enumerate(partition.items):
        photo = holder.kind == "photo"
        last, part = "", 0
        for frame, block in enumerate(holder.blocks):
            body = block.role in BODY
            role = _ROLES.get(block.role, "caption" if photo and body else "body" if body else block.role)
            opens = block.role in OPENING or (not body and role != last)
            if last == "dateline" and body:
                # The lead-in is the beginning of the paragraph for those who see lines only.
                opens = False
            if block.role == "dateline":
                opens = True
            part += opens
            last = block.role if block.role == "dateline" else role
            for a, b in partition.visible([(block.start, block.end)]):
                truths.append(LineTruth(a, b, role, item, part, opens, frame))
                opens = False
    for holder in partition.furniture:
        role = "section" if holder.kind == "section" else "folio"
        for block in holder.blocks:
            for a, b in partition.visible([(block.start, block.end)]):
                truths.append(LineTruth(a, b, role, -1, 0, True, 0))
    truths.sort(key=lambda truth: truth.start)
    return labelled(page, truths, gold)
