"""Blocks put together to items: stories, pictures with captions, what is left alone."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.adverts import find_adverts
from chaiban.layout.plane.alternatives import other_chains, other_heads
from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.classified import take_classified
from chaiban.layout.plane.continuation import WEIGHTS as LINK_WEIGHTS
from chaiban.layout.plane.head_groups import HeadGroup, group_heads
from chaiban.layout.plane.heads import WEIGHTS as HEAD_WEIGHTS
from chaiban.layout.plane.item import Item
from chaiban.layout.plane.neighbours import is_clear
from chaiban.layout.plane.paragraphs import Setting, setting_of, settle_columns
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.quotes import story_of
from chaiban.layout.plane.reasons import reasons_of_heads, reasons_of_links
from chaiban.layout.plane.relations import link, pairs_of, roofs_of
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.settling import settle
from chaiban.layout.plane.signs import signs_of
from chaiban.layout.plane.tables import claim_head, notes_of
from chaiban.layout.plane.words import Words
from chaiban.model.article import Kind
from chaiban.model.explanation import Reason
from chaiban.model.geometry import Box
from chaiban.model.lexicon import Weights
from chaiban.model.runner_up import RunnerUp, least_certain

OVER_PHOTO = 24
"""Em of white at the most between a head and the photo that it stands over."""


def put_together(
    blocks: Sequence[Block],
    scene: Scene,
    weights: Weights,
    reasons: dict[int, Reason] | None = None,
    words: Words | None = None,
) -> tuple[list[Item], Setting, tuple[RunnerUp, ...]]:
    """The items of a page, from the top and the left, and what came second.

    Why they are so goes to `reasons`, by a block's first character. `words` are heard where places are made up.
    """
    # What the learned weights don't know weighs what was set by hand.
    links = {**LINK_WEIGHTS, **weights.plane.get("continuation", {})}
    heads = {**HEAD_WEIGHTS, **weights.plane.get("heads", {})}
    adverts = find_adverts(blocks, scene)
    tables = _tables(blocks, scene)
    small = take_classified(blocks, scene)
    bodies = [b for b in blocks if b.kind == "body"]
    settle_columns(bodies)
    setting = setting_of(bodies)
    groups = group_heads(blocks, scene)
    number_of = {b.number: n for n, g in enumerate(groups) for b in g.blocks}
    roofs = roofs_of(bodies, blocks, scene)
    chains = link(bodies, blocks, roofs, number_of, scene, setting, weights.seams, links, words)
    # A photo with its caption may have a head of its own.
    photos = [[b] for b in blocks if b.kind == "caption"]
    settled = settle(chains, bodies, groups, photos, scene, heads, words)
    texts, scores, alone, placed = settled.texts, settled.scores, settled.alone, settled.placed
    items = []
    for chain in settled.stories:
        margins = [chains.margins[b.number] for b in chain if b.number in chains.margins]
        end = chains.margins.get(-1 - chain[-1].number, 9.0)
        items.append(Item(body=chain, margin=min([9.0, end, *margins])))
    doubts = [*other_chains(bodies, chains.scores, chains.chosen), *other_heads(groups, texts, scores, placed, alone)]
    if reasons is not None:
        pairs = pairs_of(bodies, blocks, roofs, number_of, scene, setting, weights.seams)
        reasons |= reasons_of_links(settled.stories, bodies, pairs, links)
        reasons |= reasons_of_heads(groups, texts, placed, scene, heads)
    stories = len(items)
    kept: list[tuple[HeadGroup, Block]] = []
    for group, place, margin in zip(groups, placed, settled.margins, strict=True):
        if place >= stories:
            kept.append((group, photos[place - stories][0]))
        elif place >= 0:
            items[place].heads.append(group)
            items[place].margin = min(items[place].margin, margin)
        else:
            items.append(Item(heads=[group], margin=0.5, signs={"lone head": 1.0}))
    for item, signs in zip(items, signs_of(settled, chains, bodies, groups, doubts, scene, setting), strict=False):
        item.signs = signs
        if words is not None:
            item.signs |= words.signs_of([b for group in item.heads for b in group.blocks], item.body)
    _join_lone_heads(items, blocks, scene)
    _put_crossheads(blocks, items)
    _raise_crossheads(items)
    _put_photos(blocks, items, scene)
    for group, caption in kept:
        photo = next(i for i in items if caption in i.captions)
        photo.heads.append(group)
    _put_loose(blocks, items, scene)
    items += [Item(body=own, margin=2.0, advertises=True) for own in adverts]
    listed = [Item([one.block], margin=2.0, kind=one.kind) for one in small]
    corners = {id(item): one.corner for item, one in zip(listed, small, strict=True)}
    items += listed
    _put_features(blocks, items, tables, scene)
    items = [i for i in items if i.body or i.heads or i.loose or i.captions]
    # Tier by tier on a page that was turned, where a tier is a column.
    across, down = (1, 0) if scene.upright else (0, 1)
    # Small items follow each other column by column from where their columns begin.
    places = {id(i): corners.get(id(i), (i.box[down], i.box[across])) for i in items}
    ordered = sorted(items, key=lambda i: (round(places[id(i)][0] / (2 * scene.body)), places[id(i)][1]))
    return ordered, setting, least_certain(doubts)


def _join_lone_heads(items: Sequence[Item], blocks: Sequence[Block], scene: Scene) -> None:
    """A headline over nothing, with the deck of a story right below it, is that story's, however wide the white."""
    for lone in items:
        if lone.body or len(lone.heads) != 1 or lone.heads[0].vertical:
            continue
        above = lone.heads[0]
        for item in items:
            if not item.body or len(item.heads) != 1 or item.heads[0].vertical:
                continue
            upper, lower = above.box, item.heads[0].box
            shared = overlap(upper[0], upper[2], lower[0], lower[2])
            covers = shared > 0.8 * min(upper[2] - upper[0], lower[2] - lower[0])
            near = 0 < lower[1] - upper[3] < 2 * above.size and above.size > 1.2 * item.heads[0].size
            same = above.blocks[0].panel == item.heads[0].blocks[0].panel
            if covers and near and same and is_clear(upper, lower, blocks) and not scene.is_ruled_off(upper, lower):
                item.heads = [HeadGroup([*above.blocks, *item.heads[0].blocks])]
                lone.heads = []
                break


def _tables(blocks: Sequence[Block], scene: Scene) -> list[Item]:
    """The tables of the page with their heads and notes, which then belong to nothing else."""
    found = []
    for table in blocks:
        if table.kind == "table":
            heads, notes = claim_head(table, blocks, scene), notes_of(table, blocks, scene)
            for block in (*heads, *notes):
                block.kind = "taken"
            body = sorted([table, *notes], key=lambda b: (b.top, b.left))
            found.append(Item(body, [HeadGroup(heads)] if heads else [], margin=3.0, kind=Kind.TABLE))
    return found


def _put_features(blocks: Sequence[Block], items: list[Item], tables: Sequence[Item], scene: Scene) -> None:
    """Tables, which may stand within a story, and pull quotes, which go with the one that they quote."""
    stories = [item for item in items if item.body and not item.advertises and item.kind is None]
    for table in tables:
        around = [item for item in stories if _surrounds(item, table.box, scene)]
        if around:
            table.belongs = min(around, key=lambda i: (i.box[2] - i.box[0]) * (i.box[3] - i.box[1]))
    quotes = [Item([block], margin=2.0, kind=Kind.OTHER) for block in blocks if block.kind == "quote"]
    for quote in quotes:
        if stories:
            quote.belongs = stories[story_of(quote.body[0], [item.body for item in stories])]
    items += [*tables, *quotes]


def _put_crossheads(blocks: Sequence[Block], items: list[Item]) -> None:
    """Each crosshead before the block that stands below it."""
    for cross in blocks:
        if cross.kind != "crosshead":
            continue
        best: tuple[float, Item, Block] | None = None
        for item in items:
            for block in item.body:
                if block.kind != "body" or overlap(block.left, block.right, cross.left, cross.right) <= 0:
                    continue
                gap = block.top - cross.bottom
                if gap > -cross.size and (best is None or gap < best[0]) and not _is_under_head(block, cross, blocks):
                    best = (gap, item, block)
        if best is None or best[0] > 6 * cross.size:
            # At a column's foot: before what the story's next column holds.
            over = [
                (cross.top - b.bottom, item, item.body[n + 1])
                for item in items
                for n, b in enumerate(item.body[:-1])
                if overlap(b.left, b.right, cross.left, cross.right) > 0 and -cross.size < cross.top - b.bottom
            ]
            best = min(over, key=lambda entry: entry[0]) if over else best
        if best is not None:
            at = best[1].body.index(best[2])
            # Two crossheads over one block keep their order.
            best[1].body.insert(at, cross)
        else:
            items.append(Item(heads=[HeadGroup([cross])]))


def _is_under_head(body: Block, cross: Block, blocks: Sequence[Block]) -> bool:
    """True if a head stands between a crosshead and running text further down: it opens another story there."""
    return any(
        b.kind == "head" and cross.bottom <= b.top < body.top and overlap(b.left, b.right, body.left, body.right) > 0
        for b in blocks
    )


def _raise_crossheads(items: list[Item]) -> None:
    """No story opens with a crosshead: without a head of its own it has that one."""
    for item in items:
        if not item.heads and item.body and item.body[0].kind == "crosshead" and len(item.body) > 1:
            item.heads = [HeadGroup([item.body.pop(0)])]


def _put_photos(blocks: Sequence[Block], items: list[Item], scene: Scene) -> None:
    """Captions with their pictures become items that may go with a story; pictures without one go to a story."""
    photos: list[Item] = []
    taken: set[Box] = set()
    for caption in sorted((b for b in blocks if b.kind == "caption"), key=lambda b: (b.top, b.left)):
        near = [p for p in scene.pictures if _reach(caption, p) < 2.4 * scene.body]
        near.sort(key=lambda p: (_reach(caption, p), p))
        mate = next((i for i in photos if near and near[0] in i.pictures), None)
        if mate is not None:
            mate.captions.append(caption)
            continue
        photos.append(Item(captions=[caption], pictures=near[:1], margin=3.0))
        taken.update(near[:1])
    for photo in photos:
        box = photo.box
        owners = [i for i in items if i.body and _surrounds(i, box, scene)]
        if owners:
            photo.belongs = min(owners, key=lambda i: (i.box[2] - i.box[0]) * (i.box[3] - i.box[1]))
    _put_lone_heads(items, photos, blocks, scene)
    for picture in scene.pictures:
        if picture not in taken:
            owners = [i for i in items if i.body and _surrounds(i, picture, scene)]
            if owners:
                owners[0].pictures.append(picture)
    items += photos


def _put_lone_heads(items: Sequence[Item], photos: Sequence[Item], blocks: Sequence[Block], scene: Scene) -> None:
    """A head with no text of its own is that of the photo below it, nothing between, or of the one right above."""
    em = scene.body
    for item in items:
        if item.body or not item.heads or item.captions:
            continue
        head = item.heads[0].box
        best: tuple[float, Item] | None = None
        for photo in (p for p in photos if not p.heads):
            box = photo.box
            if overlap(head[0], head[2], box[0], box[2]) <= 0.5 * min(head[2] - head[0], box[2] - box[0]):
                continue
            below, above = box[1] - head[3], head[1] - box[3]
            if -em < below < OVER_PHOTO * em and is_clear(head, box, blocks):
                cost = below
            elif -em < above < 3 * em:
                cost = OVER_PHOTO * em + above
            else:
                continue
            if best is None or cost < best[0]:
                best = cost, photo
        if best is not None:
            best[1].heads += item.heads
            item.heads = []


def _reach(caption: Block, picture: Box) -> float:
    """Points between a caption and a picture."""
    across = max(0.0, -overlap(caption.left, caption.right, picture[0], picture[2]))
    down = max(0.0, -overlap(caption.top, caption.bottom, picture[1], picture[3]))
    return across + down


def _surrounds(item: Item, box: Box, scene: Scene) -> bool:
    around = item.box
    em = scene.body
    wide = overlap(around[0] - em, around[2] + em, box[0], box[2]) > 0.9 * (box[2] - box[0])
    high = overlap(around[1] - em, around[3] + em, box[1], box[3]) > 0.75 * (box[3] - box[1])
    return wide and high and scene.panel_of(box) == scene.panel_of(around)


def _put_loose(blocks: Sequence[Block], items: list[Item], scene: Scene) -> None:
    """Bylines, credits and jump marks to the item that they stand nearest to."""
    for block in blocks:
        if block.kind not in ("byline", "credit", "jump"):
            continue
        best: tuple[float, Item] | None = None
        for item in items:
            if block.kind == "credit" and not item.captions and any(i.captions for i in items):
                penalty = 2 * scene.body
            elif block.kind != "credit" and item.captions:
                penalty = 6 * scene.body
            else:
                penalty = 0.0
            for box in _boxes(item):
                ruled = scene.is_ruled_off(*((block.box, box) if block.top < box[1] else (box, block.box)))
                across = max(0.0, -overlap(block.left, block.right, box[0], box[2]))
                down = max(0.0, -overlap(block.top, block.bottom, box[1], box[3]))
                cost = across + down + penalty + (40 * scene.body if ruled else 0.0)
                if best is None or cost < best[0]:
                    best = (cost, item)
        if best is None or best[0] > 12 * scene.body:
            items.append(Item(body=[block]))
            block.kind = "body"
        else:
            best[1].loose.append(block)


def _boxes(item: Item) -> list[Box]:
    return [b.box for b in (*item.body, *item.captions)] + [g.box for g in item.heads] + item.pictures
