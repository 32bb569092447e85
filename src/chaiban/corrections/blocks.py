"""Blocks put into items: roles, paragraphs, and where they go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from chaiban.corrections.finding import MisfitError
from chaiban.corrections.partition import BODY, HEADS, OPENING, RUNNING, Holder, Partition
from chaiban.model import marks
from chaiban.model.correction import Block
from chaiban.model.page import Span


def change_roles(page: Partition, holder: Holder, spans: Sequence[Span], role: str) -> None:
    """The holder's characters among the spans get the role where they stand."""
    out: list[Block] = []
    opened = opens = False
    role = directed(page, spans, role)
    for block in holder.blocks:
        inside = [(max(s, block.start), min(e, block.end)) for s, e in spans if s < block.end and block.start < e]
        if not inside:
            out.append(replace(block, role="paragraph") if opens and block.role == "body" else block)
            opens = False
            continue
        inside.sort()
        edges = [block.start, *(edge for span in inside for edge in span), block.end]
        left = list(zip(edges[::2], edges[1::2], strict=True))
        pieces = [in_role(page, piece, role) for piece in page.pieces(block, inside)]
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


def directed(page: Partition, spans: Sequence[Span], role: str) -> str:
    """The role; of a jump mark which way its words lead, all of them together."""
    if role != "jump":
        return role
    words = " ".join(page.characters[start:end] for start, end in spans)
    inward = marks.JUMP_IN.search(words) is not None and marks.JUMP_OUT.search(words) is None
    return "jump_from" if inward else "jump_to"


def in_role(page: Partition, block: Block, role: str) -> Block:
    """The block in the role that people gave it; in its own without one, loose characters as body."""
    wanted = {"caption": "body"}.get(role, role) or block.role or "body"
    return replace(block, role=directed(page, [(block.start, block.end)], wanted))


def opened(blocks: Iterable[Block]) -> list[Block]:
    """The blocks of an item of their own: its first running text opens a paragraph."""
    out = list(blocks)
    first = next((n for n, block in enumerate(out) if block.role in BODY), None)
    if first is not None:
        out[first] = replace(out[first], role="paragraph")
    return out


def insert_item(page: Partition, holder: Holder, after: Holder | None = None) -> None:
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


def place_blocks(target: Holder, blocks: list[Block], at: int) -> None:
    """The blocks into an item: before the block that holds a character, else by number among those like them."""
    target.changed = True
    if at >= 0:
        place = next((n for n, block in enumerate(target.blocks) if block.start <= at < block.end), None)
        if place is None:
            raise MisfitError("the block before which they went isn't in the item")
        target.blocks[place:place] = blocks
        return
    if blocks and blocks[0].role in OPENING:
        # Whole paragraphs stay together, and part no other.
        peers = [n for n, other in enumerate(target.blocks) if other.role in RUNNING]
        heads = [n for n in peers if target.blocks[n].role in (*OPENING, "crosshead")]
        later = next((n for n in heads if target.blocks[n].start > blocks[0].start), None)
        place = later if later is not None else (peers[-1] + 1 if peers else len(target.blocks))
        target.blocks[place:place] = blocks
        return
    for block in blocks:
        alike = RUNNING if block.role in RUNNING else (block.role,)
        peers = [n for n, other in enumerate(target.blocks) if other.role in alike]
        later = next((n for n in peers if target.blocks[n].start > block.start), None)
        place = later if later is not None else (peers[-1] + 1 if peers else len(target.blocks))
        target.blocks.insert(place, block)


def place_behind(target: Holder, blocks: list[Block]) -> None:
    """An item's blocks behind another's; its text may go on in the paragraph at whose end it is put."""
    if any(block.role in BODY for block in target.blocks):
        # What stands over text in the middle of an item is a crosshead there.
        blocks = [replace(b, role="crosshead") if b.role in HEADS else b for b in blocks]
        first = next((n for n, block in enumerate(blocks) if block.role in BODY), None)
        if first is not None:
            blocks[first] = replace(blocks[first], role="resumed")
    target.blocks = [*target.blocks, *blocks]
