"""One correction done to a page, on the reading it was made on or on another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from chaiban.corrections.blocks import (
    change_roles,
    directed,
    in_role,
    insert_item,
    opened,
    place_behind,
    place_blocks,
)
from chaiban.corrections.finding import (
    MisfitError,
    Stage,
    is_all_of,
    number_of,
    place_of,
    same_item,
    same_item_of,
    target_of,
)
from chaiban.corrections.partition import BODY, Holder, Partition, numbers_of, spans_of
from chaiban.model.article import FurnitureRole, Kind
from chaiban.model.correction import Action, Correction
from chaiban.model.page import Span


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
    page, spans = stage.page, place_of(stage, correction)
    where = correction.value("to")
    role = correction.value("role")
    target = target_of(stage, correction, 0) if where == "item" else None
    if where == "item" and target is None:
        raise MisfitError("the item that they went to isn't there")
    at = number_of(stage, correction)
    taken = page.take(spans)
    if where == "unassigned":
        return
    if where == "furniture":
        kind = FurnitureRole(correction.value("furniture"))
        blocks = [replace(block, role="") for block, _ in taken]
        page.furniture.append(Holder(f"f-{correction.id}", kind.value, blocks, changed=True))
        page.furniture.sort(key=lambda holder: holder.blocks[0].start if holder.blocks else 0)
        return
    role = directed(page, spans, role)
    blocks = [in_role(page, block, role) for block, _ in taken]
    if target is None:
        insert_item(page, Holder(correction.new, correction.value("kind"), opened(blocks), changed=True))
        return
    place_blocks(target, blocks, at)


def _split(stage: Stage, correction: Correction) -> None:
    spans = place_of(stage, correction)
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
    insert_item(page, Holder(correction.new, kind, opened(blocks), changed=True), after=source)


def _target_is(stage: Stage, correction: Correction, source: Holder) -> None:
    """On another reading, what is split has to be much the same item as it was."""
    if correction.reading != stage.reading and same_item(stage, correction.items[0]) is not source:
        raise MisfitError("the item that was split is another one now")


def _merge(stage: Stage, correction: Correction) -> None:
    found = [target_of(stage, correction, number) for number in range(len(correction.items))]
    if any(holder is None for holder in found):
        raise MisfitError("one of the items isn't there")
    holders = [holder for holder in found if holder is not None]
    if correction.reading != stage.reading and not is_all_of(stage, holders, correction):
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
        place_behind(first, blocks)
        first.links |= other.links
        for holder in stage.page.items:
            if holder.belongs_to == other.name:
                holder.belongs_to, holder.changed = None if holder is first else first.name, True
    first.changed = True


def _role(stage: Stage, correction: Correction) -> None:
    page, spans = stage.page, place_of(stage, correction)
    role = correction.value("role")
    wanted = numbers_of(page.characters, spans)
    held = [holder for holder in page.items if wanted & numbers_of(page.characters, spans_of(holder))]
    covered = set().union(*(numbers_of(page.characters, spans_of(holder)) for holder in held)) if held else set()
    if wanted - covered:
        raise MisfitError("they don't stand in items")
    if correction.reading != stage.reading and any(
        target_of(stage, correction, number) not in held for number in range(len(correction.items))
    ):
        raise MisfitError("they stand in other items now")
    for holder in held:
        change_roles(page, holder, spans, role)


def _kind(stage: Stage, correction: Correction) -> None:
    holder = same_item_of(stage, correction, 0)
    if holder is None:
        raise MisfitError("the item isn't there, or is much another one")
    kind = Kind(correction.value("kind")).value
    if holder.kind != kind:
        holder.kind, holder.changed = kind, True


def _order_items(stage: Stage, correction: Correction) -> None:
    found = [same_item_of(stage, correction, number) for number in range(len(correction.items))]
    if None in found or len({id(holder) for holder in found}) < len(found) or len(found) != len(stage.page.items):
        raise MisfitError("the page has other items")
    stage.page.items = [holder for holder in found if holder is not None]


def _order_blocks(stage: Stage, correction: Correction) -> None:
    holder = same_item_of(stage, correction, 0)
    page, spans = stage.page, place_of(stage, correction)
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
    found = [same_item_of(stage, correction, number) for number in range(len(correction.items))]
    if None in found:
        raise MisfitError("one of the items isn't there, or is much another one")
    one = found[0]
    story = found[1] if len(found) > 1 else None
    assert one is not None
    if one is story:
        raise MisfitError("they are one item")
    one.belongs_to, one.changed = story.name if story else None, True


def _jump(stage: Stage, correction: Correction) -> None:
    holder = same_item_of(stage, correction, 0)
    if holder is None:
        raise MisfitError("the item isn't there, or is much another one")
    page, mark = correction.value("page"), correction.value("mark")
    said = {"page": page} | ({"mark": mark} if mark else {})
    holder.jumps[f"jump_{correction.value('direction')}"] = said if page else None
    holder.changed = True


def _link(stage: Stage, correction: Correction) -> None:
    """What an item of another page is to this one; whether that is there, nobody can tell from here."""
    holder = same_item_of(stage, correction, 0)
    other = correction.other
    if holder is None or other is None:
        raise MisfitError("the item isn't there, or is much another one")
    key = correction.value("page"), other.name
    holder.links.pop(key, None)
    holder.links[key] = {
        "direction": correction.value("direction"),
        "page": key[0],
        "item": other.name,
        "headline": other.headline,
        "correction": correction.id,
    }


def _facts(stage: Stage, correction: Correction) -> None:
    stage.page.facts.update(correction.values)


def _text(stage: Stage, correction: Correction) -> None:
    spans = place_of(stage, correction)
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
    Action.LINK: _link,
    Action.UNLINK: _link,
    Action.FACTS: _facts,
    Action.TEXT: _text,
    Action.MARK: _nothing,
}
