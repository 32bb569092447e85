"""What speaks for one column of running text going on where another ends, by name."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.openings import has_lead_line, leaves_page, opens_with_mark, stands_full_out
from chaiban.layout.plane.paragraphs import INDENT, Setting, ends_closed, indent_of, is_closed, shortage_of
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.rooms import rises_beside_head
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box
from chaiban.model.lexicon import Seams

WEIGHTS = {
    "goes on": 2.6,
    "goes on, new paragraph": -3.6,
    "ends, new paragraph": 0.6,
    "full and closed, new paragraph": 0.5,
    "full and closed, goes on": 0.8,
    "ends, goes on": -2.6,
    "opens a story": -4.0,
    "said to go on elsewhere": -3.0,
    "seam": 0.45,
    "same measure": 1.0,
    "other measure": -1.6,
    "other type": -2.5,
    "right": 1.0,
    "level": 1.6,
    "lower": 0.2,
    "higher": -0.4,
    "lower than its end": -2.0,
    "passes over": -3.5,
    "ruled apart": -1.4,
    "ruled off": -4.0,
    "far": -1.2,
    "below": 2.0,
    "close below": 1.2,
    "head between": -3.0,
    "crosshead between": 2.0,
    "through a head": 4.4,
    "picture between": -0.4,
    "text between": -4.0,
    "wrap": -3.0,
    "own head": -4.5,
    "same head": 1.8,
    "other lintel": -2.0,
    "same lintel": 0.6,
    "begins": 1.6,
    "begins under a head": -1.8,
    "begins under a head further left": 0.4,
    "begins with a mark": -1.6,
    "begins full out": 2.4,
    "begins below a byline": -1.2,
    "left open": 1.2,
    "left closed": -0.4,
    "left full": 0.0,
    "leaves the page": -2.0,
    "rises beside the head": 2.6,
    "white between": -1.2,
    "next paragraph": 1.8,
    "one room": 1.6,
    "one room, one opening": 2.4,
}
"""Log-odds of b going on where a ends, set by hand; pipeline/weights.py may put learned ones in their place."""


_STACKED = {"below", "close below", "white between"}
"""What is found of two blocks of a column between which nothing stands."""


def evidence(
    a: Block,
    b: Block,
    bodies: Sequence[Block],
    blocks: Sequence[Block],
    roofs: dict[int, Block],
    groups: dict[int, int],
    scene: Scene,
    setting: Setting,
    seams: Seams,
) -> dict[str, float] | None:
    """What speaks for b going on where a ends, by name; None if print never does that."""
    if a.panel != b.panel or abs(a.size - b.size) > 0.2 * scene.body:
        return None
    em = scene.body
    found: dict[str, float] = {}
    shared = overlap(a.left, a.right, b.left, b.right)
    aligned = shared > 0.6 * min(a.width, b.width)
    if aligned and b.top >= a.bottom - 0.5 * em:
        _below(found, a, b, blocks, scene)
        if not setting.indents and "close below" in found and is_closed(a.last) and found.keys() <= _STACKED:
            # Where no paragraph is indented white parts them.
            found.pop("white between", None)
            found["next paragraph"] = 1.0
    elif b.left >= a.right - 0.5 * em:
        if b.top > a.bottom + 4 * em or b.left - a.right > 14 * em:
            return None
        _right(found, a, b, bodies, scene)
    elif b.right <= a.left + 0.5 * em and b.top >= a.top and b.bottom > a.bottom:
        found["wrap"] = 1.0
        if scene.is_ruled_off(a.box, b.box):
            found["ruled off"] = 1.0
    else:
        return None
    _by_heads(found, a, b, roofs, groups)
    if "right" in found and rises_beside_head(a, b, blocks, roofs, groups, em):
        found["rises beside the head"] = 1.0
    if abs(a.size - b.size) > 0.07 * em or (a.first.font != b.first.font and a.first.bold != b.first.bold):
        found["other type"] = 1.0
    apart = abs((a.column[1] - a.column[0]) - (b.column[1] - b.column[0])) / em
    # Ragged columns are as wide as their longest line happens to be.
    found["same measure" if apart < (0.7 if setting.justified else 3.0) else "other measure"] = 1.0
    _by_text(found, a, b, setting, seams)
    amid = stands_full_out(b, setting)
    if "opens a story" not in found and has_lead_line(b, blocks, scene, amid):
        found["opens a story"] = 1.0
    return found


def _below(found: dict[str, float], a: Block, b: Block, blocks: Sequence[Block], scene: Scene) -> None:
    found["below"] = 1.0
    gap = b.top - a.bottom
    if gap < 2.2 * scene.body:
        found["close below"] = 1.0
    elif gap > 14 * scene.body:
        found["far"] = gap / (14 * scene.body)
    white = gap / scene.body - scene.lead - 0.7
    if white > 0:
        found["white between"] = min(white, 2.5)
    if scene.is_ruled_off(a.box, b.box):
        found["ruled off"] = 1.0
    for other in blocks:
        if other is a or other is b or other.kind in ("caption", "credit", "folio"):
            continue
        inside = other.top >= a.bottom - scene.body and other.bottom <= b.top + scene.body
        if inside and overlap(other.left, other.right, b.left, b.right) > 0.3 * min(b.width, other.width):
            kind = "head between" if other.kind in ("head", "deck", "byline", "jump") else "text between"
            kind = "crosshead between" if other.kind == "crosshead" else kind
            if kind == "text between" and other.panel != a.panel:
                kind = "picture between"
            found[kind] = 1.0
    if any(
        p[1] >= a.bottom - 2 and p[3] <= b.top + 2 and overlap(p[0], p[2], b.left, b.right) > 0
        for p in scene.pictures
    ):
        found["picture between"] = 1.0
    if "white between" in found and not {"ruled off", "white between", "below", "close below", "far"} >= set(found):
        del found["white between"]  # something stands in it


def _right(found: dict[str, float], a: Block, b: Block, bodies: Sequence[Block], scene: Scene) -> None:
    em = scene.body
    found["right"] = 1.0
    drop = b.top - a.top
    found["level" if abs(drop) < 1.6 * em else "lower" if drop > 0 else "higher"] = 1.0
    if b.top > a.bottom - 0.5 * em:
        found["lower than its end"] = 1.0
    if b.left - a.right > 4 * em:
        found["far"] = (b.left - a.right) / (4 * em)
    low, high = min(a.top, b.top), max(a.bottom, b.bottom)
    for other in bodies:
        if other is a or other is b:
            continue
        between = other.left >= a.right - em and other.right <= b.left + em
        if between and overlap(other.top, other.bottom, low, high) > em:
            found["passes over"] = 1.0
    if scene.is_ruled_apart(a.box, b.box):
        found["ruled apart"] = 1.0
    over_a, over_b = _lintel(a, scene), _lintel(b, scene)
    if over_a is not None and over_b is not None:
        found["same lintel" if over_a == over_b else "other lintel"] = 1.0
    if drop < 0 and b.bottom < a.top + em:
        # In mid-sentence a story climbs to the next column's top; a rule there may close it, if it parts no tiers.
        climbs = not is_closed(a.last) and not a.last.traits.chinese and b.first.text[:1].islower()
        for rule in scene.lying:
            tier = not climbs or overlap(rule[0], rule[2], a.left, a.right) > 0.5 * a.width
            if (
                tier
                and overlap(rule[0], rule[2], b.left, b.right) > 0.5 * b.width
                and b.bottom - em < rule[1] < a.bottom
            ):
                found["ruled off"] = 1.0
    # Above another block of its column: the story would have to climb past the head of what lies between.
    if drop > 0 and b.top > a.bottom:
        for rule in scene.lying:
            if overlap(rule[0], rule[2], b.left, b.right) > 0.5 * b.width and a.top + em < rule[1] < b.top:
                found["ruled off"] = 1.0


def _lintel(block: Block, scene: Scene) -> Box | None:
    """The lying rule next above a block."""
    over = [
        r
        for r in scene.lying
        if r[1] < block.top + 0.5 * block.size and overlap(r[0], r[2], block.left, block.right) > 0.5 * block.width
    ]
    return max(over, key=lambda r: r[1]) if over else None


def _by_heads(found: dict[str, float], a: Block, b: Block, roofs: dict[int, Block], groups: dict[int, int]) -> None:
    over_a, over_b = roofs.get(a.number), roofs.get(b.number)
    if over_b is None:
        return
    if over_a is not None and groups.get(over_a.number) == groups.get(over_b.number):
        found["same head"] = 1.0
    elif "below" not in found and not (over_b.left < a.right - a.size):
        found["own head"] = 1.0


def _by_text(found: dict[str, float], a: Block, b: Block, setting: Setting, seams: Seams) -> None:
    last, first = a.last, b.first
    closed = ends_closed(a)
    short = shortage_of(a, last) > (1.0 if setting.justified else first.traits.token + 0.4)
    indented = indent_of(b, first) > INDENT if setting.indents else False
    if opens_with_mark(b) or first.cap is not None:
        found["opens a story"] = 1.0
    if leaves_page(a):
        found["said to go on elsewhere"] = 1.0
    if "head between" in found and not closed and not indented and not short:
        # No story begins in mid-sentence: the head is let into the column.
        found["through a head"] = 1.0
    if not closed and not (short and last.traits.chinese):
        goes_on = not indented
        if not setting.indents and not last.traits.chinese and first.text[:1].isupper():
            found["goes on"] = 0.3
        else:
            found["goes on" if goes_on else "goes on, new paragraph"] = 1.0
    elif short:
        if setting.indents:
            found["ends, new paragraph" if indented else "ends, goes on"] = 1.0
        else:
            found["ends, new paragraph"] = 0.5
    else:
        found["full and closed, new paragraph" if indented else "full and closed, goes on"] = 1.0
    if last.traits.chinese and first.traits.chinese and not indented:
        found["seam"] = max(-4.0, min(4.0, seams.affinity(last.text, first.text)))
    elif not last.traits.chinese:
        if last.traits.last == "hyphen":
            found["seam"] = 4.0 if first.text[:1].islower() else -4.0
        elif not closed and first.text[:1].islower():
            found["seam"] = 2.5
        elif closed and first.text[:1].islower():
            found["seam"] = -4.0
