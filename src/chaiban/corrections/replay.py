"""One correction done to a page, on the reading it was made on or on another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from chaiban.corrections.anchors import Boxes, find, find_most, no_boxes
from chaiban.corrections.partition import (
    BODY,
    HEADS,
    OPENING,
    RUNNING,
    Holder,
    Partition,
    numbers_of,
    spans_of,
)
from chaiban.model import marks
from chaiban.model.article import FurnitureRole, Kind
from chaiban.model.correction import Action, Block, Correction, ItemMark
from chaiban.model.page import Span

_SAME = 0.5
"""Share of the characters of both that an item has in common with what was corrected, to count as the same one."""


class MisfitError(Exception):
    """Why a correction doesn't fit this page."""


@dataclass
class Stage:
    """A page with the reading that it came from, and which of its items are which of another reading's."""

    page: Partition
    reading: str
    boxes: Boxes = no_boxes
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    """What items of other readings are called here, by (reading, name)."""


def apply(stage: Stage, correction: Correction) -> None:
    """Do what the correction says. Raises MisfitError, and then leaves the page as it was."""
    before = stage.page.copy()
    try:
        _DOERS[correction.action](stage, correction)
        stage.page.drop_empty()
    except MisfitError:
        stage.page = before
        raise


def _assign(stage: Stage, correction: Correction) -> None:
    page, spans = stage.page, _place(stage, correction)
    where = correction.value("to")
    role = correction.value("role")
    target = _target(stage, correction, 0) if where == "item" else None
    if where == "item" and target is None:
        raise MisfitError("the item that they went to isn't there")
    at = _number(stage, correction)
    taken = page.take(spans)
    if where == "unassigned":
        return
    if where == "furniture":
        kind = FurnitureRole(correction.value("furniture"))
        blocks = [replace(block, role="") for block, _ in taken]
        page.furniture.append(Holder(f"f-{correction.id}", kind.value, blocks, changed=True))
        page.furniture.sort(key=lambda holder: holder.blocks[0].start if holder.blocks else 0)
        return
    blocks = [_in_role(page, block, role) for block, _ in taken]
    if target is None:
        _insert_item(page, Holder(correction.new, correction.value("kind"), _opened(blocks), changed=True))
        return
    _place_blocks(target, blocks, at)


def _split(stage: Stage, correction: Correction) -> None:
    spans = _place(stage, correction)
    page = stage.page
    wanted = numbers_of(page.characters, spans)
    holders = {id(holder): holder for number in wanted if (holder := page.holder_of(number)) in page.items}
    held = sum(len(wanted & numbers_of(page.characters, spans_of(holder))) for holder in holders.values())
    if len(holders) != 1 or held < len(wanted):
        raise MisfitError("they don't stand in one item")
    source = next(iter(holders.values()))
    if numbers_of(page.characters, spans_of(source)) == wanted:
        # The engine parts them by now.
        stage.names[stage.reading, correction.new] = source.name
        return
    _target_is(stage, correction, source)
    blocks = [block for block, _ in page.take(spans)]
    kind = correction.value("kind") or source.kind
    _insert_item(page, Holder(correction.new, kind, _opened(blocks), changed=True), after=source)


def _target_is(stage: Stage, correction: Correction, source: Holder) -> None:
    """On another reading, what is split has to be much the same item as it was."""
    if correction.reading != stage.reading and _same_item(stage, correction.items[0]) is not source:
        raise MisfitError("the item that was split is another one now")


def _merge(stage: Stage, correction: Correction) -> None:
    found = [_target(stage, correction, number) for number in range(len(correction.items))]
    if any(holder is None for holder in found):
        raise MisfitError("one of the items isn't there")
    holders = [holder for holder in found if holder is not None]
    if correction.reading != stage.reading and not _is_all_of(stage, holders, correction):
        raise MisfitError("the items hold much else by now")
    first = holders[0]
    seen = {id(first)}
    for other in holders[1:]:
        if id(other) in seen:
            if correction.reading == stage.reading:
                raise MisfitError("an item can't be merged with itself")
            continue
        seen.add(id(other))
        blocks, other.blocks = other.blocks, []
        _place_behind(first, blocks)
        for holder in stage.page.items:
            if holder.belongs_to == other.name:
                holder.belongs_to, holder.changed = None if holder is first else first.name, True
    first.changed = True


def _is_all_of(stage: Stage, holders: Sequence[Holder], correction: Correction) -> bool:
    """True if items that some others have become hold hardly more than those did."""
    characters = stage.page.characters
    there = set().union(*(numbers_of(characters, spans_of(holder)) for holder in holders))
    spans = [span for mark in correction.items for span in find_most(mark.place, characters, stage.boxes)]
    wanted = numbers_of(characters, spans)
    return len(wanted & there) > _SAME * len(wanted | there)


def _role(stage: Stage, correction: Correction) -> None:
    page, spans = stage.page, _place(stage, correction)
    role = correction.value("role")
    wanted = numbers_of(page.characters, spans)
    held = [holder for holder in page.items if wanted & numbers_of(page.characters, spans_of(holder))]
    covered = set().union(*(numbers_of(page.characters, spans_of(holder)) for holder in held)) if held else set()
    if wanted - covered:
        raise MisfitError("they don't stand in items")
    if correction.reading != stage.reading and any(
        _target(stage, correction, number) not in held for number in range(len(correction.items))
    ):
        raise MisfitError("they stand in other items now")
    for holder in held:
        _change_roles(page, holder, spans, role)


def _change_roles(page: Partition, holder: Holder, spans: Sequence[Span], role: str) -> None:
    """The holder's characters among the spans get the role where they stand."""
    out: list[Block] = []
    opened = opens = False
    for block in holder.blocks:
        inside = [(max(s, block.start), min(e, block.end)) for s, e in spans if s < block.end and block.start < e]
        if not inside:
            out.append(replace(block, role="paragraph") if opens and block.role == "body" else block)
            opens = False
            continue
        inside.sort()
        edges = [block.start, *(edge for span in inside for edge in span), block.end]
        left = list(zip(edges[::2], edges[1::2], strict=True))
        pieces = [_in_role(page, piece, role) for piece in page.pieces(block, inside)]
        rest = page.pieces(block, left)
        if role == "paragraph":
            # Only the first of the stretch opens a paragraph.
            pieces = [replace(p, role="body") if opened or n else p for n, p in enumerate(pieces)]
            opened = True
        elif role not in BODY and block.role in BODY:
            # Running text goes on behind a heading with a paragraph of its own.
            rest = [replace(p, role="paragraph") if n or p.start > inside[0][0] else p for n, p in enumerate(rest)]
            opens = not rest and (block.role in OPENING or opens)
        out += sorted([*pieces, *rest], key=lambda piece: piece.start)
    holder.blocks, holder.changed = out, True


def _kind(stage: Stage, correction: Correction) -> None:
    holder = _same_or_held(stage, correction, 0)
    if holder is None:
        raise MisfitError("the item isn't there, or is much another one")
    kind = Kind(correction.value("kind")).value
    if holder.kind != kind:
        holder.kind, holder.changed = kind, True


def _order_items(stage: Stage, correction: Correction) -> None:
    found = [_same_or_held(stage, correction, number) for number in range(len(correction.items))]
    if None in found or len({id(holder) for holder in found}) < len(found) or len(found) != len(stage.page.items):
        raise MisfitError("the page has other items")
    stage.page.items = [holder for holder in found if holder is not None]


def _order_blocks(stage: Stage, correction: Correction) -> None:
    holder = _same_or_held(stage, correction, 0)
    page, spans = stage.page, _place(stage, correction)
    wanted = numbers_of(page.characters, spans)
    if holder is None or wanted - numbers_of(page.characters, spans_of(holder)):
        raise MisfitError("the item has other blocks")
    home = holder
    blocks = [block for block, _ in page.take(spans)]
    home.blocks = [*blocks, *home.blocks]
    if home.blocks and next((b.role for b in home.blocks if b.role in BODY), "") == "body":
        first = next(n for n, b in enumerate(home.blocks) if b.role in BODY)
        home.blocks[first] = replace(home.blocks[first], role="paragraph")
    home.changed = True


def _associate(stage: Stage, correction: Correction) -> None:
    found = [_same_or_held(stage, correction, number) for number in range(len(correction.items))]
    if None in found:
        raise MisfitError("one of the items isn't there, or is much another one")
    one = found[0]
    story = found[1] if len(found) > 1 else None
    assert one is not None
    if one is story:
        raise MisfitError("they are one item")
    one.belongs_to, one.changed = story.name if story else None, True


def _jump(stage: Stage, correction: Correction) -> None:
    holder = _same_or_held(stage, correction, 0)
    if holder is None:
        raise MisfitError("the item isn't there, or is much another one")
    page, mark = correction.value("page"), correction.value("mark")
    said = {"page": page} | ({"mark": mark} if mark else {})
    holder.jumps[f"jump_{correction.value('direction')}"] = said if page else None
    holder.changed = True


def _facts(stage: Stage, correction: Correction) -> None:
    stage.page.facts.update(correction.values)


def _text(stage: Stage, correction: Correction) -> None:
    spans = _place(stage, correction)
    if len(spans) != 1:
        raise MisfitError("the characters don't follow each other any more")
    (span,) = spans
    text = correction.value("text")
    page = stage.page
    overlapping = [held for held in page.overlays if held[0] < span[1] and span[0] < held[1]]
    if any(held[0] < span[0] or span[1] < held[1] for held in overlapping):
        raise MisfitError("part of them is corrected already: correct the whole stretch")
    for held in overlapping:
        _touch(page, held)
        del page.overlays[held]
    if text != page.characters[span[0] : span[1]]:
        page.overlays[span] = text, correction.id
    _touch(page, span)


def _touch(page: Partition, span: Span) -> None:
    holder = page.holder_of(span[0])
    if holder is not None:
        holder.changed = True


def _nothing(stage: Stage, correction: Correction) -> None:
    """A mark changes no reading."""


_DOERS: dict[Action, Callable[[Stage, Correction], None]] = {
    Action.ASSIGN: _assign,
    Action.SPLIT: _split,
    Action.MERGE: _merge,
    Action.ROLE: _role,
    Action.KIND: _kind,
    Action.ORDER_ITEMS: _order_items,
    Action.ORDER_BLOCKS: _order_blocks,
    Action.ASSOCIATE: _associate,
    Action.JUMP: _jump,
    Action.FACTS: _facts,
    Action.TEXT: _text,
    Action.MARK: _nothing,
}


def _place(stage: Stage, correction: Correction) -> list[Span]:
    assert correction.place is not None
    found = find(correction.place, stage.page.characters, stage.boxes)
    if found is None:
        raise MisfitError("its words aren't on the page, or nobody can tell which they are")
    return [span for stretches in found for span in stretches]


def _number(stage: Stage, correction: Correction) -> int:
    """The character before whose block the moved ones go; -1 for none."""
    said = correction.value("before")
    if not said:
        return -1
    start, _, words = said.partition(":")
    if stage.page.characters[int(start) : int(start) + len(words)] == words and correction.place is not None:
        return int(start)
    at = stage.page.characters.find(words)
    if at < 0 or stage.page.characters.find(words, at + 1) >= 0:
        raise MisfitError("the block before which they went isn't there")
    return at


def _target(stage: Stage, correction: Correction, number: int) -> Holder | None:
    """The item that a correction speaks of: by its name on the same reading, else what holds most of its words."""
    mark = correction.items[number]
    held = _named(stage, correction, mark)
    if held is not None or correction.reading == stage.reading:
        return held
    spans = find_most(mark.place, stage.page.characters, stage.boxes)
    wanted = numbers_of(stage.page.characters, spans)
    size = sum(len("".join(words.split())) for words in mark.place.words)
    best = max(stage.page.items, key=lambda holder: _shared(stage, holder, wanted), default=None)
    if best is None or _shared(stage, best, wanted) <= _SAME * size:
        return None
    return best


def _same_or_held(stage: Stage, correction: Correction, number: int) -> Holder | None:
    """The item that a correction of a whole item speaks of: on another reading much the same one."""
    held = _named(stage, correction, correction.items[number])
    if held is not None or correction.reading == stage.reading:
        return held
    return _same_item(stage, correction.items[number])


def _named(stage: Stage, correction: Correction, mark: ItemMark) -> Holder | None:
    made = stage.names.get((stage.reading, mark.name))
    if made is not None:
        return stage.page.item(made)
    # Names of the engine mean something on their own reading only; those of people on all.
    if correction.reading == stage.reading or mark.name.startswith("m"):
        return stage.page.item(mark.name)
    return None


def _same_item(stage: Stage, mark: ItemMark) -> Holder | None:
    spans = find_most(mark.place, stage.page.characters, stage.boxes)
    wanted = numbers_of(stage.page.characters, spans)
    size = sum(len("".join(words.split())) for words in mark.place.words)
    for holder in stage.page.items:
        there = numbers_of(stage.page.characters, spans_of(holder))
        if len(wanted & there) > _SAME * max(1, len(there) + size - len(wanted & there)):
            return holder
    return None


def _shared(stage: Stage, holder: Holder, wanted: set[int]) -> int:
    return len(wanted & numbers_of(stage.page.characters, spans_of(holder)))


def _in_role(page: Partition, block: Block, role: str) -> Block:
    wanted = {"caption": "body"}.get(role, role) or block.role or "body"
    if wanted == "jump":
        words = page.characters[block.start : block.end]
        inward = marks.JUMP_IN.search(words) is not None and marks.JUMP_OUT.search(words) is None
        wanted = "jump_from" if inward else "jump_to"
    return replace(block, role=wanted)


def _opened(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of an item of their own: its first running text opens a paragraph."""
    out = list(blocks)
    first = next((n for n, block in enumerate(out) if block.role in BODY), None)
    if first is not None:
        out[first] = replace(out[first], role="paragraph")
    return out


def _insert_item(page: Partition, holder: Holder, after: Holder | None = None) -> None:
    """Put a new item behind the one it came from, or where its first character would have it."""
    if page.item(holder.name) is not None:
        raise MisfitError("an item of that name is there already")
    if not holder.blocks:
        raise MisfitError("there is nothing visible in it")
    if after is not None:
        page.items.insert(page.items.index(after) + 1, holder)
        return
    first = holder.blocks[0].start
    place = next((n for n, other in enumerate(page.items) if other.blocks and other.blocks[0].start > first), None)
    page.items.insert(len(page.items) if place is None else place, holder)


def _place_blocks(target: Holder, blocks: list[Block], at: int) -> None:
    """The blocks into an item: before the block that holds a character, else by number among those like them."""
    target.changed = True
    if at >= 0:
        place = next((n for n, block in enumerate(target.blocks) if block.start <= at < block.end), None)
        if place is None:
            raise MisfitError("the block before which they went isn't in the item")
        target.blocks[place:place] = blocks
        return
    for block in blocks:
        alike = RUNNING if block.role in RUNNING else (block.role,)
        peers = [n for n, other in enumerate(target.blocks) if other.role in alike]
        later = next((n for n in peers if target.blocks[n].start > block.start), None)
        place = later if later is not None else (peers[-1] + 1 if peers else len(target.blocks))
        target.blocks.insert(place, block)


def _place_behind(target: Holder, blocks: list[Block]) -> None:
    """An item's blocks behind another's; its text may go on in the paragraph at whose end it is put."""
    if any(block.role in BODY for block in target.blocks):
        # What stands over text in the middle of an item is a crosshead there.
        blocks = [replace(b, role="crosshead") if b.role in HEADS else b for b in blocks]
        first = next((n for n, block in enumerate(blocks) if block.role in BODY), None)
        if first is not None:
            blocks[first] = replace(blocks[first], role="resumed")
    target.blocks = [*target.blocks, *blocks]
