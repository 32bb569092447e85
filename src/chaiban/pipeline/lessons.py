"""Pages of which somebody knows what every line is: what the reader can learn from."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chaiban.corrections.partition import BODY, OPENING, Holder, Partition, partition_of
from chaiban.model.correction import Block
from chaiban.model.layout import Part, Strip
from chaiban.model.line_truth import LineTruth
from chaiban.model.page import Line, Page, is_visible

HEADS_AND_MARKS = {
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
        if truth.role in HEADS_AND_MARKS:
            opening, on = HEADS_AND_MARKS[truth.role]
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
        if truth.role not in HEADS_AND_MARKS and truth.item >= 0:
            bodies.setdefault(truth.item, []).append((truth.frame, number, truth.part))
    before = [-1] * len(lines)
    for members in bodies.values():
        members.sort()
        for (_, a, _), (_, b, _) in itertools.pairwise(members):
            before[b] = a
    return Labelled(page, tuple(lines), gold, [t.start for t in lines], before)


_ROLES = {"jump_to": "jump", "jump_from": "jump", "summary": "subheadline", "dateline": "body"}
_LEADS = ("dateline", "byline", "jump_from")


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
        truths += _item_lines(partition, holder, item)
    for holder in partition.furniture:
        role = "section" if holder.kind == "section" else "folio"
        for block in holder.blocks:
            for a, b in partition.visible([(block.start, block.end)]):
                truths.append(LineTruth(a, b, role, -1, 0, True, 0))
    return labelled(page, _one_a_line(truths, characters), gold)


def _one_a_line(truths: list[LineTruth], characters: str) -> list[LineTruth]:
    """The truths as they stand on the page, those put together that are one stretch of one line."""
    out: list[LineTruth] = []
    for truth in sorted(truths, key=lambda truth: truth.start):
        last = out[-1] if out else None
        if last is not None and (last.item, last.role) == (truth.item, truth.role) and not truth.opens:
            gap = characters[last.end : truth.start]
            if "\n" not in gap and not any(map(is_visible, gap)):
                out[-1] = replace(last, end=truth.end)
                continue
        out.append(truth)
    return out


def _item_lines(partition: Partition, holder: Holder, item: int) -> Iterator[LineTruth]:
    last, part = "", 0
    for frame, (block, lead) in enumerate(_with_leads(partition.characters, holder.blocks)):
        body = block.role in BODY or lead
        role = _ROLES.get(block.role, block.role)
        if body:
            role = "caption" if holder.kind == "photo" else "body"
        # Who sees lines only sees the lead-in as the beginning of its paragraph.
        opens = (block.role in OPENING or lead) and last != "lead" if body else role != last
        part += opens
        last = "lead" if lead else role
        for start, end in partition.visible([(block.start, block.end)]):
            yield LineTruth(start, end, role, item, part, opens, frame)
            opens = False


def _with_leads(characters: str, blocks: Sequence[Block]) -> list[tuple[Block, bool]]:
    """The blocks, and whether each is a lead-in that stands in a line of running text, before it."""
    found: list[tuple[Block, bool]] = []
    leads_on: list[int] = [block.start for block in blocks if block.role in BODY]
    for block in sorted(blocks, key=lambda block: -block.start):
        after = min((start for start in leads_on if start >= block.end), default=-1)
        gap = characters[block.end : after] if after >= 0 else "\n"
        lead = block.role in _LEADS and not any(c == "\n" or is_visible(c) for c in gap)
        if block.role == "dateline":
            lead = True
        if lead:
            leads_on.append(block.start)
        found.append((block, lead))
    flags = dict(found)
    leads = sorted((block for block in blocks if flags[block]), key=lambda block: block.start)
    # In the order of reading the lead-in comes right before the text.
    rest = [block for block in blocks if not flags[block]]
    first = next((n for n, block in enumerate(rest) if block.role in BODY), len(rest))
    return [(block, flags[block]) for block in (*rest[:first], *leads, *rest[first:])]
