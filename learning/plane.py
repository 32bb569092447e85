"""Learns which columns go on in which, and whose heads they are: `python -m learning.plane ARCHIVE...`.

Typesets PDF pages in the styles of the train split, reads their blocks, asks the sheet what is true of each pair and
writes `weights/plane.json`. Heads are learned on the stories that the hand-set continuations make.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from chaiban.layout.plane.blocks import Block, grow_blocks
from chaiban.layout.plane.continuation import WEIGHTS
from chaiban.layout.plane.heads import ALONE, group_heads, head_pairs
from chaiban.layout.plane.heads import WEIGHTS as HEAD_WEIGHTS
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.paragraphs import setting_of, settle_columns
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import link, pairs_of, roofs_of
from chaiban.layout.plane.scene import Scene, see
from chaiban.model.lexicon import Seams
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.sheet import Sheet
from learning.choices import Choice, learn_choices

NEAR = 4.0
"""Points by which a line that was read may stand off the line that was set."""


class Lesson:
    """Choices gathered from the pairs of pages: each block or head with its rivals, from either side."""

    def __init__(self) -> None:
        """Nothing learned yet."""
        self.choices: list[Choice] = []

    def add_page(self, pairs: Iterable[tuple[int, int, dict[str, float], bool]]) -> None:
        """One page's pairs (i, j, evidence, truth)."""
        sides: dict[tuple[str, int], list[tuple[dict[str, float], bool]]] = {}
        for i, j, names, right in pairs:
            sides.setdefault(("from", i), []).append((names, right))
            sides.setdefault(("to", j), []).append((names, right))
        for entries in sides.values():
            at = next((n for n, entry in enumerate(entries) if entry[1]), -1)
            self.choices.append(Choice(tuple(names for names, _ in entries), at))


LINK_RIDGE, HEAD_RIDGE = 1000.0, 10.0
"""How strongly weights are drawn to those set by hand: best on the development split, and true to pages of others."""


@dataclass(frozen=True, slots=True)
class Key:
    """Where each line of a sheet stands in the running text of its item: left, top, item, place, role."""

    lines: tuple[tuple[float, float, int, int, str], ...]

    def find(self, line: Printed) -> tuple[int, int, str]:
        """Item, place and role of a printed line; (-1, -1, "") if no line was set there."""
        best = min(self.lines, key=lambda one: abs(one[0] - line.left) + abs(one[1] - line.top))
        if abs(best[0] - line.left) + abs(best[1] - line.top) > NEAR:
            return -1, -1, ""
        return best[2:]


def main() -> None:
    """Write plane.json."""
    parser = argparse.ArgumentParser(prog="learning.plane", description="learn the weights of pages with geometry")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="the most stories of one archive")
    parser.add_argument("--out", type=Path, default=Path("src/chaiban/weights/plane.json"))
    args = parser.parse_args()
    weights = learn_plane(load_reader(), args.pages, args.seed, load_corpora(args.archives, None, args.limit))
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def learn_plane(reader: Reader, count: int, seed: int, corpora: Corpora) -> dict[str, dict[str, float]]:
    """Weights of continuations and of heads, by name."""
    links, heads = Lesson(), Lesson()
    for sheet, data in _printed(count, seed, corpora):
        page = next(iter(open_pages(data, "train.pdf", reader.limits)))
        scene = see(page)
        blocks = grow_blocks(scene)
        name_blocks(blocks, scene)
        _learn_page(links, heads, blocks, scene, key_of(sheet), reader.weights.seams)
    return {
        "continuation": learn_choices(links.choices, WEIGHTS, LINK_RIDGE),
        "heads": learn_choices(heads.choices, HEAD_WEIGHTS | {"bias": -ALONE}, HEAD_RIDGE),
    }


def key_of(sheet: Sheet) -> Key:
    """The places of a sheet's lines."""
    places: dict[int, int] = {}
    out = []
    for frame in sheet.frames:
        for line in frame.lines:
            place = -1
            if line.role == "body":
                place = places[line.item] = places.get(line.item, -1) + 1
            out.append((line.x, line.y, line.item, place, line.role))
    return Key(tuple(out))


def _printed(count: int, seed: int, corpora: Corpora) -> Iterator[tuple[Sheet, bytes]]:
    for number, sheet in enumerate(sheets("train", count, seed, corpora)):
        yield sheet, print_sheet(sheet, Random(f"train/{seed}/{number}/press"))


def _learn_page(links: Lesson, heads: Lesson, blocks: Sequence[Block], scene: Scene, key: Key, seams: Seams) -> None:
    bodies = [b for b in blocks if b.kind == "body"]
    settle_columns(bodies)
    setting = setting_of(bodies)
    groups = group_heads(blocks, scene)
    numbers = {b.number: n for n, group in enumerate(groups) for b in group.blocks}
    roofs = roofs_of(bodies, blocks, scene)
    first = [key.find(b.first) for b in bodies]
    last = [key.find(b.last) for b in bodies]
    found = []
    for i, j, names in pairs_of(bodies, blocks, roofs, numbers, scene, setting, seams):
        if last[i][2] == first[j][2] == "body":
            follows = [f[1] for f in first if f[0] == last[i][0] and f[1] > last[i][1]]
            right = first[j][0] == last[i][0] and first[j][1] == min(follows, default=-1)
            found.append((i, j, names, right))
    links.add_page(found)
    chains = link(bodies, blocks, roofs, numbers, scene, setting, seams, WEIGHTS).chains
    stories = [*chains, *([b] for b in blocks if b.kind == "caption")]
    owners = [key.find(max(story, key=lambda b: b.length).first)[0] for story in stories]
    found = []
    for i, j, names in head_pairs(groups, stories, scene):
        item, _, role = key.find(max(groups[i].blocks, key=lambda b: b.size).first)
        if role in ("headline", "kicker", "subheadline"):
            found.append((i, j, names, item == owners[j]))
    heads.add_page(found)


if __name__ == "__main__":
    main()
