"""How a column opens and closes by its words: indents, bylines, marks of where a story comes from or goes on."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.paragraphs import INDENT, Setting, indent_of
from chaiban.layout.plane.printed import overlap
from chaiban.layout.plane.scene import Scene
from chaiban.layout.traits import describe
from chaiban.model.marks import JUMP_OUT


def stands_full_out(b: Block, setting: Setting) -> bool:
    """True for a block that goes on in a paragraph: Chinese print indents every one, and a story's first too.

    In the West the first paragraph of a story often stands full out.
    """
    return setting.indents and b.first.traits.chinese and len(b.lines) > 1 and indent_of(b, b.first) < INDENT


def has_lead_line(b: Block, blocks: Sequence[Block], scene: Scene, amid: bool = False) -> bool:
    """True if a byline or a mark of where the story comes from stands right above, nearer than other text.

    Below such a mark a story goes on `amid` a paragraph, below a byline none does.
    """
    kinds = ("jump",) if amid else ("byline", "jump")
    for other in blocks:
        if other.kind not in kinds or overlap(b.left, b.right, other.left, other.right) <= 0:
            continue
        gap = b.top - other.bottom
        if not -2 < gap < (2.2 if other.kind == "jump" else 1.6) * scene.body or any(
            "jump_out" in m for m in other.first.traits.marks
        ):
            continue
        above = [
            other.top - o.bottom
            for o in blocks
            if o.kind == "body"
            and o is not b
            and overlap(o.left, o.right, other.left, other.right) > 0
            and other.top - o.bottom > -2
        ]
        if (not above or min(above) > gap + 0.15 * scene.body) and not _is_spread(other, b, blocks, scene):
            return True
    return False


def _is_spread(lead: Block, b: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True if a byline stands under a head that covers columns further left than b: it opens those, not b."""
    em = scene.body
    if lead.left < b.left - em:
        return True
    heads = (
        o
        for o in blocks
        if o.kind in ("head", "deck")
        and -0.5 * em < lead.top - o.bottom < 2.5 * em
        and overlap(o.left, o.right, lead.left, lead.right) > 0
    )
    return any(head.left < b.left - 2 * em for head in heads)


def opens_with_mark(b: Block) -> bool:
    """True if its first words are a dateline, reporters in brackets or a mark of where the story comes from."""
    words = {"dateline", "dateline_latin", "lead_people", "jump_in<"}
    if words & set(b.first.traits.marks):
        return True
    if len(b.lines) == 1 or b.first.width > 16 * b.size:
        return False
    # In narrow columns a dateline breaks.
    joint = "" if b.first.traits.chinese else " "
    return bool(words & set(describe(b.first.text + joint + b.lines[1].text).marks))


def leaves_page(a: Block) -> bool:
    """True if its last words say where the story goes on; they may be broken over two lines."""
    words = "".join(line.text + ("" if line.traits.chinese else " ") for line in a.lines[-2:]).strip()
    return any(m.end() >= len(words) - 2 for m in JUMP_OUT.finditer(words))
