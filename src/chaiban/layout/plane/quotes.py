"""Pull quotes: a sentence of a story set large inside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.neighbours import next_in_column
from chaiban.layout.plane.printed import Printed, overlap
from chaiban.layout.plane.scene import Scene
from chaiban.model.geometry import Box

SHORTEST, LONGEST = 8, 300
"""Letters of a pull quote."""
LARGER = 1.08
"""Times the body size from which type is no more the text's."""
_GRAM = 5
_SAID = 0.85
"""Share of a pull quote's words (as stretches of five letters) that the story says, too."""


def name_quotes(blocks: Sequence[Block], scene: Scene) -> Scene:
    """Give the kind "quote" to blocks of another look that repeat a whole sentence of the text around them, or stand
    between two rules amid a column; the scene without the rules over and under them, which part no stories.
    """
    running = [b for b in blocks if b.kind == "body" and len(b.lines) > 2 and b.size < LARGER * scene.body]
    words = frozenset(gram for block in running for gram in _grams(_squash(block)))
    for block in blocks:
        fits = SHORTEST < block.length < LONGEST
        if not fits or block.kind not in ("head", "deck", "crosshead", "caption", "body"):
            continue
        grams = _grams(_squash_lines(block.lines[: _words_end(block)]))
        known = sum(gram in words for gram in grams)
        repeats = bool(grams) and known >= _SAID * len(grams) and _may_quote(block, scene)
        repeats = repeats and _stands_amid(block, running, scene) and not _is_under_head(block, blocks, scene)
        if repeats or _is_let_in(block, running, scene):
            block.kind = "quote"
            _take_name(block, blocks)
    framing = {rule for block in blocks if block.kind == "quote" for rule in _rules_of(block, scene)}
    return replace(scene, lying=tuple(rule for rule in scene.lying if rule not in framing)) if framing else scene


def story_of(quote: Block, stories: Sequence[Sequence[Block]]) -> int:
    """The number of the story that says most of a quote's words, the nearest of those that say as much."""
    grams = _grams(_squash(quote))

    def told(story: Sequence[Block]) -> tuple[float, float]:
        words = frozenset(gram for b in story for gram in _grams(_squash(b)))
        far = min(
            max(0.0, -overlap(b.left, b.right, quote.left, quote.right))
            + max(0.0, -overlap(b.top, b.bottom, quote.top, quote.bottom))
            for b in story
        )
        known = sum(gram in words for gram in grams)
        return known if known > 0.5 * len(grams) else 0, -far

    return max(range(len(stories)), key=lambda n: told(stories[n]))


def _may_quote(block: Block, scene: Scene) -> bool:
    """True for a whole sentence in type that isn't the text's; words that quote without a stop may be a head."""
    if block.size < LARGER * scene.body and not (block.bold and block.kind != "body"):
        return False
    return any(line.traits.ends_sentence for line in block.lines[-2:])


def _stands_amid(block: Block, running: Sequence[Block], scene: Scene) -> bool:
    """True if running text stands right above it, on both sides, at one side along all of it, or left and under it.

    A head that quotes stands over its text, a summary under its head.
    """
    em = scene.body
    over = any(
        overlap(b.left, b.right, block.left, block.right) > 0 and -em < block.top - b.bottom < 4 * em for b in running
    )
    beside = [
        b
        for b in running
        if overlap(b.top, b.bottom, block.top, block.bottom) > 0.7 * (block.bottom - block.top)
        and max(b.left - block.right, block.left - b.right) < 6 * em
    ]
    left = any(b.right <= block.left + em for b in beside)
    right = any(b.left >= block.right - em for b in beside)
    tall = any(b.top < block.top + em and b.bottom > block.bottom for b in beside)
    # At the top of its columns: text goes on below it and runs beside it, cut by crossheads perhaps.
    under = any(
        overlap(b.left, b.right, block.left, block.right) > 0 and -em < b.top - block.bottom < 4 * em for b in running
    )
    level = any(
        overlap(b.top, b.bottom, block.top, block.bottom) > 0.3 * (block.bottom - block.top)
        and 0 < block.left - b.right + em < 6 * em
        for b in running
    )
    return over or (left and right) or (tall and len(block.lines) > 1) or (under and level)


def _is_under_head(block: Block, blocks: Sequence[Block], scene: Scene) -> bool:
    """True for a summary: it says what the story says, right below a head."""
    above = next_in_column(block, blocks, scene, -1)
    return above is not None and above.kind in ("head", "deck")


def _is_let_in(block: Block, running: Sequence[Block], scene: Scene) -> bool:
    """True between two rules of a column's width amid its text."""
    em = scene.body
    rules = _rules_of(block, scene)
    over, under = (any(r[3] <= block.top + 1 for r in rules), any(r[1] >= block.bottom - 1 for r in rules))
    if not (over and under) or block.kind == "caption" or len(block.lines) > 8:
        return False
    text = [b for b in running if overlap(b.left, b.right, block.left, block.right) > 0.5 * block.width]
    above = any(-em < block.top - b.bottom < 4 * em for b in text)
    below = [b for b in text if -em < b.top - block.bottom < 4 * em]
    look = (block.first.font, block.bold)
    if any((b.first.font, b.bold) == look and abs(b.size - block.size) < 0.08 * em for b in text):
        return False
    narrow = all(r[2] - r[0] < 1.1 * (b.right - b.left) for r in rules for b in below)
    return above and bool(below) and narrow


def _rules_of(block: Block, scene: Scene) -> list[Box]:
    """The rules right over and under a block, as wide as it or wider."""
    em = scene.body
    return [
        r
        for r in scene.lying
        if (-1 < block.top - r[3] < 1.6 * em or -1 < r[1] - block.bottom < 1.6 * em)
        and r[0] < block.left + em
        and r[2] > block.right - em
        and r[2] - r[0] < block.width + 14 * em
    ]


def _take_name(quote: Block, blocks: Sequence[Block]) -> None:
    """Who said it, on a line of its own right below."""
    for block in blocks:
        near = -0.5 * quote.size < block.top - quote.bottom < 0.9 * quote.size
        inside = block.left > quote.left - quote.size and block.right < quote.right + quote.size
        short = len(block.lines) == 1 and block.length <= NAME and not block.first.traits.ends_sentence
        if near and inside and short and block.kind in ("head", "deck", "crosshead", "byline", "body"):
            quote.lines.append(block.first)
            block.kind = "taken"
            quote.measure()
            return


NAME = 40
"""Characters of a name below a pull quote."""


def _words_end(quote: Block) -> int:
    """The number of the line after the last that ends a sentence: below it stands who said it."""
    ends = [n for n, line in enumerate(quote.lines, 1) if line.traits.ends_sentence]
    return ends[-1] if ends else len(quote.lines)


def names_speaker(quote: Block, number: int) -> bool:
    """True for the first line below a quoted sentence that says whose it is."""
    return number == _words_end(quote) and number > 0


def _squash(block: Block) -> str:
    """The letters and figures of a block, its words parted at line ends put together."""
    return _squash_lines(block.lines)


def _squash_lines(lines: Sequence[Printed]) -> str:
    return "".join(c for line in lines for c in line.text.casefold() if c.isalnum())


def _grams(text: str) -> list[str]:
    return [text[n : n + _GRAM] for n in range(len(text) - _GRAM + 1)]
