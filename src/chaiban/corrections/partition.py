"""A page parted among its items: every character stands in one block or in the tray, whatever is done.

What is done is said in numbers of characters. Putting a character somewhere takes it away from where it was, so
that no sequence of changes can place one twice, and what is in no block is in the tray: nothing can be lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from chaiban.model.correction import Block
from chaiban.model.page import Span, is_visible

HEADS = ("kicker", "headline", "subheadline", "summary")
BODY = ("paragraph", "body", "resumed")
OPENING = ("paragraph", "resumed")
RUNNING = (*BODY, "crosshead")
_BEFORE = ("jump_from", "dateline", "byline")
_AFTER = ("jump_to", "credit")


@dataclass(slots=True)
class Holder:
    """An item or a piece of furniture: blocks in the order of reading, and the record that it came from, if any."""

    name: str
    kind: str
    blocks: list[Block] = field(default_factory=list)
    origin: Mapping[str, Any] | None = None
    changed: bool = False
    belongs_to: str | None = None
    jumps: dict[str, Mapping[str, str] | None] = field(default_factory=dict)
    """What people say of its jumps, by direction; None is none."""
    links: dict[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    """What people say of it and items of other pages, by number of the page and name there."""


@dataclass(slots=True)
class Partition:
    """A page in the making. `items` in the order of reading; `overlays` are texts by stretch of characters."""

    characters: str
    items: list[Holder]
    furniture: list[Holder]
    facts: dict[str, str] = field(default_factory=dict)
    overlays: dict[Span, tuple[str, str]] = field(default_factory=dict)
    """By stretch of characters: the words that people read there, and the correction that says so."""

    def item(self, name: str) -> Holder | None:
        """The item of that name."""
        return next((holder for holder in self.items if holder.name == name), None)

    def holder_of(self, number: int) -> Holder | None:
        """What holds a character; None for the tray."""
        for holder in (*self.items, *self.furniture):
            if any(block.start <= number < block.end for block in holder.blocks):
                return holder
        return None

    def copy(self) -> Partition:
        """A copy that can be changed on its own."""
        return Partition(
            self.characters,
            [_copied(holder) for holder in self.items],
            [_copied(holder) for holder in self.furniture],
            dict(self.facts),
            dict(self.overlays),
        )

    def take(self, spans: Sequence[Span]) -> list[tuple[Block, Holder | None]]:
        """Take characters out of wherever they are; the pieces in order of `spans`, each with who held it.

        Loose characters come as blocks with the role "".
        """
        taken: list[tuple[Block, Holder | None]] = []
        for span in (spans := self._whole(spans)):
            found: list[tuple[Block, Holder | None]] = []
            for holder in (*self.items, *self.furniture):
                found += [(block, holder) for block in self._cut(holder, span, spans)]
            held = [(block.start, block.end) for block, _ in found]
            found += [(Block(start, end, ""), None) for start, end in self.visible(uncovered(span, held))]
            found.sort(key=lambda piece: piece[0].start)
            taken += found
        return taken

    def _whole(self, spans: Sequence[Span]) -> list[Span]:
        """Spans between which nothing visible stands as one: what is taken together isn't parted on the way."""
        out: list[Span] = []
        for start, end in spans:
            if out and out[-1][1] <= start and not self.characters[out[-1][1] : start].strip():
                out[-1] = (out[-1][0], end)
            else:
                out.append((start, end))
        return out

    def drop_empty(self) -> None:
        """Leave out what holds no characters any more."""
        self.items = [holder for holder in self.items if holder.blocks]
        self.furniture = [holder for holder in self.furniture if holder.blocks]

    def visible(self, spans: Iterable[Span]) -> Iterator[Span]:
        """The spans cut at line ends and without what prints no ink at their ends; empty ones are left out."""
        for start, end in spans:
            while start < end:
                stop = self.characters.find("\n", start, end)
                stop = end if stop < 0 else stop
                first, last = start, stop
                while first < last and not is_visible(self.characters[first]):
                    first += 1
                while last > first and not is_visible(self.characters[last - 1]):
                    last -= 1
                if first < last:
                    yield first, last
                start = stop + 1

    def _cut(self, holder: Holder, span: Span, going: Sequence[Span]) -> list[Block]:
        """Take a stretch out of a holder's blocks; what was taken. `going` is all that is being taken."""
        start, end = span
        if not any(block.start < end and start < block.end for block in holder.blocks):
            return []
        kept: list[Block] = []
        out: list[Block] = []
        opens = False
        for block in holder.blocks:
            if block.end <= start or end <= block.start:
                if opens and any(block.start < b and a < block.end for a, b in going):
                    kept.append(block)
                    continue
                kept.append(replace(block, role="paragraph") if opens and block.role == "body" else block)
                opens = False
                continue
            inside = (max(block.start, start), min(block.end, end))
            rest = self.pieces(block, [(block.start, inside[0]), (inside[1], block.end)])
            kept += rest
            out += self.pieces(block, [inside])
            # What is left of a paragraph that lost its beginning still opens one.
            opens = not rest and (block.role in OPENING or opens)
        if out:
            holder.blocks, holder.changed = kept, True
        return out

    def pieces(self, block: Block, spans: Sequence[Span]) -> list[Block]:
        """Stretches of a block as blocks; only the first opens a paragraph where the block does."""
        found = [replace(block, start=start, end=end) for start, end in self.visible(spans)]
        return found[:1] + [replace(piece, role=_going_on(piece.role)) for piece in found[1:]]


def partition_of(record: Mapping[str, Any]) -> Partition:
    """The page as the engine parted it."""
    furniture = [
        Holder(f"f{number}", piece["role"], [Block(s, e, "") for s, e in piece["spans"]], piece)
        for number, piece in enumerate(record.get("furniture", ()), 1)
    ]
    return Partition(record["characters"], [_item(article) for article in record["articles"]], furniture)


def _item(article: Mapping[str, Any]) -> Holder:
    spans = article.get("spans") or {}
    blocks = [Block(s, e, role) for role in (*HEADS, *_BEFORE) for s, e in spans.get(role, ())]
    heads = list(zip(article.get("crossheads", ()), spans.get("crossheads", ()), strict=False))
    for number, paragraph in enumerate(spans.get("paragraphs", ())):
        for crosshead, places in heads:
            if crosshead["before_paragraph"] == number:
                blocks += [Block(s, e, "crosshead") for s, e in places]
        blocks += [Block(s, e, BODY[min(at, 1)]) for at, (s, e) in enumerate(paragraph)]
    paragraphs = len(spans.get("paragraphs", ()))
    for crosshead, places in heads:
        if crosshead["before_paragraph"] >= paragraphs:
            blocks += [Block(s, e, "crosshead") for s, e in places]
    blocks += [Block(s, e, role) for role in _AFTER for s, e in spans.get(role, ())]
    return Holder(article["id"], article["kind"], blocks, article, belongs_to=article.get("belongs_to"))


def spans_of(holder: Holder) -> list[Span]:
    """The characters of an item, in the order of reading."""
    return [(block.start, block.end) for block in holder.blocks]


def numbers_of(characters: str, spans: Iterable[Span]) -> set[int]:
    """The visible characters of some spans."""
    return {number for start, end in spans for number in range(start, end) if is_visible(characters[number])}


def spans_in(value: Any) -> Iterator[Span]:
    """Every span in the spans of a record."""
    match value:
        case [int(start), int(end)]:
            yield start, end
        case list():
            for part in value:
                yield from spans_in(part)
        case dict():
            for part in value.values():
                yield from spans_in(part)


def uncovered(span: Span, held: Iterable[Span]) -> Iterator[Span]:
    """What of a span none of the others covers."""
    at = span[0]
    for start, end in sorted(held):
        if at < start:
            yield at, min(start, span[1])
        at = max(at, end)
    if at < span[1]:
        yield at, span[1]


def _going_on(role: str) -> str:
    return "body" if role in OPENING else role


def _copied(holder: Holder) -> Holder:
    return replace(holder, blocks=list(holder.blocks), jumps=dict(holder.jumps), links=dict(holder.links))
