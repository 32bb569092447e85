"""Classified items: in columns of small offers and declarations each is an item, the names over them are rubrics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.neighbours import ordered
from chaiban.layout.plane.printed import Printed, overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.article import Kind

FEWEST = 3
"""Small items that stand together below two rubrics or between rules."""
MANY = 7
"""As many are classified items without anything that says so: fewer may be the paragraphs of one notice."""
LONGEST = 420
"""Characters of a small item."""
RUBRIC = 40
"""Characters of a rubric."""
_RUN = ("body", "byline", "credit", "caption")
"""What a small item may have been taken for: a sign and a name open some, as they do a byline."""
_DECLARES = re.compile(r"声明作废|聲明作廢|特此(?:公告|声明|聲明|通知|启事|啟事)|申报债权|申報債權")
_CALLS = re.compile(
    r"(?i:\b(?:tel|ph|phone|call|contact|mob|fon|telefon|tél|telf|whatsapp|mail)\b)|电话|電話|手机|手機|微信|联系|聯繫"
)
_DIGITS = re.compile(r"\d[\d\s/-]{5,}\d|@\w")
_CAPITALS = re.compile(r"[A-ZÀ-Þ]{3,}")
_BULLETS = frozenset("●■◆▲•★◎○△☆※►▶")


@dataclass(frozen=True, slots=True)
class Small:
    """A small item: its lines in order of reading, whether it offers (an ad) or declares (a notice).

    `corner` is the top and left of the columns that it stands in with others.
    """

    block: Block
    kind: Kind
    corner: tuple[float, float]


def take_classified(blocks: Sequence[Block], scene: Scene) -> list[Small]:
    """The small items of the page, column by column; their blocks get the kind "small", rubrics "rubric"."""
    cut = {b.number: _cut(b.lines, scene) for b in blocks if b.kind in _RUN and not b.last.vertical}
    small = [b for b in blocks if b.number in cut and _is_classified(cut[b.number])]
    found: list[Small] = []
    for group in _groups(small, scene):
        rubrics = _rubrics(group, blocks, scene)
        pieces = [piece for block in group for piece in cut[block.number]]
        parted = sum(scene.is_ruled_off(*ordered(a, b)) for a in group for b in group if _follows(a, b, scene))
        named = max(Counter(_look(r) for r in rubrics).values(), default=0) >= 2
        if len(pieces) < (FEWEST if named or parted >= FEWEST - 1 else MANY):
            continue
        for block in group:
            block.kind = "small"
        for block in rubrics:
            block.kind = "rubric"
        corner = min(b.top for b in group), min(b.left for b in group)
        for piece in _whole(pieces):
            found.append(Small(Block(piece, group[0].panel, "small"), _kind_of(piece) or Kind.AD, corner))
    return found


def _cut(lines: Sequence[Printed], scene: Scene) -> list[list[Printed]]:
    """The lines piece by piece, each of which may be a small item."""
    bullets = Counter(line.text[0] for line in lines if line.text[0] in _BULLETS)
    bullet = next((sign for sign, count in bullets.items() if count >= 2 or len(lines) < 12), "")
    pieces: list[list[Printed]] = []
    for line in lines:
        opens = line.text[0] == bullet if bullet else not pieces or _opens(pieces[-1], line, scene.lead)
        if opens or not pieces:
            pieces.append([line])
        else:
            pieces[-1].append(line)
    return pieces


def _opens(piece: Sequence[Printed], line: Printed, lead: float) -> bool:
    """True if a line opens a small item: what stands before it is said, and white, an indent or capitals say so."""
    last, first = piece[-1], piece[0]
    if not (last.traits.ends_sentence or _DIGITS.search(last.text[-24:])):
        return False
    em = line.size
    below = (line.top - last.bottom) / em - lead > 0.15
    short = max(own.right for own in piece) - last.right > 1.5 * em and len(piece) > 1
    indented = line.left > last.left + 0.5 * em and (len(piece) == 1 or abs(line.left - first.left) < 0.3 * em)
    return below or short or indented or bool(_CAPITALS.match(line.text)) or _kind_of(piece) is not None


def _is_classified(pieces: Sequence[Sequence[Printed]]) -> bool:
    """True if all but the pieces that the column's edges cut offer or declare something."""
    lengths = [sum(line.traits.length for line in piece) for piece in pieces]
    told = [_kind_of(piece) is not None for piece in pieces]
    inner = told[1:-1] if len(pieces) > 2 else told
    return max(lengths) <= LONGEST and sum(inner) >= 0.8 * len(inner) and any(told)


def _kind_of(piece: Sequence[Printed]) -> Kind | None:
    """Ad or notice by what a piece says; None if it neither offers nor declares anything."""
    words = ("" if piece[0].traits.chinese else " ").join(line.text for line in piece)
    if _DECLARES.search(words):
        return Kind.NOTICE
    marked = any({"phone", "price"} & set(line.traits.marks) for line in piece)
    return Kind.AD if marked or (_CALLS.search(words) and _DIGITS.search(words)) else None


def _groups(small: Sequence[Block], scene: Scene) -> list[list[Block]]:
    """Small blocks that stand together, column by column."""
    group = {b.number: b.number for b in small}
    for a in small:
        for b in small:
            if group[a.number] != group[b.number] and (_follows(a, b, scene) or _stands_beside(a, b, scene)):
                old, new = group[b.number], group[a.number]
                group = {n: new if g == old else g for n, g in group.items()}
    found: dict[int, list[Block]] = {}
    for block in small:
        found.setdefault(group[block.number], []).append(block)
    return [_by_column(own) for own in found.values()]


def _by_column(group: Sequence[Block]) -> list[Block]:
    columns: list[list[Block]] = []
    for block in sorted(group, key=lambda b: (b.left, b.top)):
        for column in columns:
            if overlap(column[0].left, column[0].right, block.left, block.right) > 0.5 * block.width:
                column.append(block)
                break
        else:
            columns.append([block])
    return [block for column in columns for block in sorted(column, key=lambda b: b.top)]


def _follows(a: Block, b: Block, scene: Scene) -> bool:
    """True if b stands below a in one column, with room for a rubric between them."""
    shared = overlap(a.left, a.right, b.left, b.right)
    return shared > 0.5 * min(a.width, b.width) and -0.5 * scene.body < b.top - a.bottom < 4.5 * scene.body


def _stands_beside(a: Block, b: Block, scene: Scene) -> bool:
    near = -0.5 * scene.body < b.left - a.right < 4 * scene.body and abs(a.size - b.size) < 0.05 * a.size
    level = abs(a.top - b.top) < 6 * scene.body or overlap(a.top, a.bottom, b.top, b.bottom) > 0
    return near and b.panel == a.panel and level


def _rubrics(group: Sequence[Block], blocks: Sequence[Block], scene: Scene) -> list[Block]:
    """The names right over the small blocks of a group."""
    found = []
    for block in blocks:
        if block.kind not in ("head", "deck", "crosshead", "byline", "body") or block in group:
            continue
        if len(block.lines) > 2 or block.length > RUBRIC or block.last.traits.ends_sentence:
            continue
        if any(_names(block, own, scene) for own in group):
            found.append(block)
    return found


def _names(block: Block, own: Block, scene: Scene) -> bool:
    shared = overlap(block.left, block.right, own.left, own.right)
    near = -0.5 * scene.body < own.top - block.bottom < 1.8 * scene.body
    return near and shared > 0.5 * min(block.width, own.width)


def _look(block: Block) -> tuple[int, bool, float]:
    return block.first.font, block.first.bold, round(block.size, 1)


def _whole(pieces: Sequence[list[Printed]]) -> list[list[Printed]]:
    """The pieces, those that a column's edge cut put together again."""
    out: list[list[Printed]] = []
    for piece in pieces:
        first = piece[0]
        goes_on = bool(out) and _kind_of(out[-1]) is None and first.text[0] not in _BULLETS
        if goes_on and not _CAPITALS.match(first.text) and abs(out[-1][-1].size - first.size) < 0.05 * first.size:
            out[-1] = out[-1] + piece
        else:
            out.append(list(piece))
    return out
