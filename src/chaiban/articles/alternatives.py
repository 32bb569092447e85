"""The choices of a dump's page that were nearly made: parts of lines, texts that go on, heads over texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chaiban.algorithms.chains import chains_of, open_circles
from chaiban.algorithms.second_best import without_choice
from chaiban.articles.board import Board
from chaiban.articles.links import choose_links
from chaiban.articles.settle import Settled, scores_of_links
from chaiban.articles.units import Unit
from chaiban.model.layout import Part, ReadStrip
from chaiban.model.lexicon import Weights
from chaiban.model.page import Span, is_visible
from chaiban.model.runner_up import Choice, RunnerUp, Stretch, least_certain

_DOUBT = 3.0
"""Natural log units: choices that are clearer aren't handed on."""


def runners_up(board: Board, weights: Weights, told: Settled) -> tuple[RunnerUp, ...]:
    """The least certain choices of the page, as `told` settles it, each with what came second."""
    return least_certain([*_parts(board), *_links(board, weights, told), *_heads(board, told)])


def _parts(board: Board) -> Iterator[RunnerUp]:
    """Lines that might be another part; neighbours of one part that might be the same other one stand together."""
    group: list[ReadStrip] = []
    for line in (*board.layout.strips, None):
        if group and (line is None or _shift(line) != _shift(group[-1]) or line.part is Part.PARAGRAPH):
            margin = max(one.margin for one in group)
            yield RunnerUp(Choice.PART, margin, ((_stretch(group, board),),), _base(group[0].runner_up))
            group = []
        if line is not None and line.margin < _DOUBT and _base(line.part) != _base(line.runner_up):
            group.append(line)


def _shift(line: ReadStrip) -> tuple[str, str, bool]:
    return _base(line.part), _base(line.runner_up), line.margin < _DOUBT


def _base(part: Part) -> str:
    """What the part is, wherever in its group; running text is one thing but for where paragraphs begin."""
    return "running" if part is Part.RESUMED else part.value.rstrip("+")


def _links(board: Board, weights: Weights, told: Settled) -> Iterator[RunnerUp]:
    table = scores_of_links(board, weights, told.cut)
    chosen, margins, _ = choose_links(table)
    chains = {tuple(chain) for chain in chains_of(chosen)}
    stretches = [_stretch(board.units[f.place].lines, board) for f in board.fragments]
    for row, margin in enumerate(margins):
        found = without_choice(table, chosen, row) if margin < _DOUBT else None
        if found is None or found[1] >= _DOUBT:
            continue
        other = list(found[0])
        open_circles(other, table)
        changed = [chain for chain in chains_of(other) if tuple(chain) not in chains]
        if changed:
            texts = tuple(tuple(stretches[n] for n in chain) for chain in changed)
            yield RunnerUp(Choice.TEXT, found[1], texts)


def _heads(board: Board, told: Settled) -> Iterator[RunnerUp]:
    chosen, table = told.placed, told.scores
    over = [_stretch(board.units[head.place].lines, board) for head in told.heads]
    below = [_stretch(board.units[story.members[0]].lines, board) for story in told.stories]
    for row, margin in enumerate(told.margins):
        found = without_choice(table, chosen, row) if margin < _DOUBT else None
        if found is not None and found[1] < _DOUBT:
            yield RunnerUp(Choice.HEAD, found[1], tuple(moved_heads(chosen, found[0], over, below)))


def moved_heads(
    chosen: Sequence[int], other: Sequence[int], heads: Sequence[Stretch], texts: Sequence[Stretch]
) -> Iterator[tuple[Stretch, ...]]:
    """The texts whose heads are others in the other choice, each with those, and the heads that lose theirs."""
    for j, text in enumerate(texts):
        before = [i for i, k in enumerate(chosen) if k == j]
        after = [i for i, k in enumerate(other) if k == j]
        if after and before != after:
            yield (text, *(heads[i] for i in after))
    for i, j in enumerate(other):
        if j < 0 <= chosen[i]:
            yield (heads[i],)


def _stretch(lines: Sequence[ReadStrip] | Unit, board: Board) -> Stretch:
    strips = lines.lines if isinstance(lines, Unit) else lines
    return joined(board.layout.page.characters, [(line.strip.start, line.strip.end) for line in strips])


def joined(characters: str, spans: Sequence[Span]) -> Stretch:
    """Spans with those put together between which nothing visible stands."""
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] <= start and not any(map(is_visible, characters[out[-1][1] : start])):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)
