"""Learns what makes a story of a dump whose columns stand side by side: `python -m learning.forme ARCHIVE...`.

Sheets of the development split, which the page net hasn't seen, are dumped as `pdftotext -layout` does, by imitation
and, Chinese ones, by the tool itself where it is installed. Their lines are set by what the reader takes them for;
the truth is asked of each pair of blocks, of each head and story, and of each item that comes of it. Writes
`weights/forme.json`; to be run after `learning --joins` where the page net was learned anew. Western sheets repeat
their sentences: in a real dump nobody can tell whose each is.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from chaiban.algorithms.choices import learn_choices
from chaiban.algorithms.logistic import learn_logistic
from chaiban.articles.board import set_board
from chaiban.articles.grouped import trust_evidence
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.layout.forme.items import set_forme, words_of
from chaiban.layout.plane.continuation import WEIGHTS as LINK_WEIGHTS
from chaiban.layout.plane.head_groups import group_heads
from chaiban.layout.plane.heads import WEIGHTS as HEAD_WEIGHTS
from chaiban.layout.plane.heads import head_pairs
from chaiban.layout.plane.paragraphs import setting_of, settle_columns
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import link, pairs_of, roofs_of
from chaiban.layout.stage import lay_out, lay_out_by_blocks, look_at
from chaiban.layout.strips import Parted, part_columns
from chaiban.model.lexicon import Weights
from chaiban.model.page import Page
from chaiban.pipeline.plane_lessons import HEADS, Choices
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps.grid import pdftotext_layout
from chaiban.typesetter.pages import sheet as sheet_of
from learning.pressed import find_again, press

SPLIT = "development"
"""The net is too sure of pages that it has seen."""
SHARES = {"zh-Hans": 36, "en": 16, "de": 16}
"""Sheets by language, times `--times`."""
OUT_OF_REACH = -3.0
"""What is thought at first of a pair that print wouldn't set so far apart; only words may speak for it."""
TRUST_RIDGE = 3.0
"""So for the weights of trust, which are drawn to 0."""
RIDGE = 10.0
"""How strongly weights are drawn to those of pages whose places are known; best on the development split."""


class Key:
    """Item, place in its running text and role of every line of a dump."""

    def __init__(self, dump: Dump) -> None:
        """By the frames of the sheet, in each as the lines stand in the dump."""
        self._held: dict[int, tuple[int, int, str]] = {}
        places: dict[int, int] = {}
        for line in sorted(dump.lines, key=lambda line: (line.frame, line.start)):
            place = -1
            if line.role == "body":
                place = places[line.item] = places.get(line.item, -1) + 1
            self._held |= dict.fromkeys(range(line.start, line.end), (line.item, place, line.role))

    def find(self, line: Printed) -> tuple[int, int, str]:
        """Those of a printed line; (-1, -1, "") if nobody knows."""
        return next((self._held[at] for at in range(line.start, line.end) if at in self._held), (-1, -1, ""))


def main() -> None:
    """Write forme.json."""
    parser = argparse.ArgumentParser(prog="learning.forme", description="learn the columns of -layout dumps")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("src/chaiban/weights/forme.json"))
    args = parser.parse_args()
    weights = learn_forme(load_reader(), drawn(args.times, args.seed, load_corpora(args.archives, None)))
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def learn_forme(reader: Reader, dumps: Iterable[Dump]) -> dict[str, dict[str, float]]:
    """Weights of continuations, of heads and of trust, by name, for dumps whose columns stand side by side.

    Heads are paired with the stories that the continuations just learned make, trust is of the items that both make.
    """
    formes = [forme for dump in dumps if (forme := _set(reader, dump)) is not None]
    links, heads = Choices(), Choices()
    for forme in formes:
        links.add_page(forme.links())
    known = reader.weights.plane
    prior = {**LINK_WEIGHTS, "out of reach": OUT_OF_REACH, **known.get("continuation", {})}
    learned = {"continuation": learn_choices(links.all, prior, RIDGE)}
    for forme in formes:
        heads.add_page(forme.heads(learned["continuation"]))
    prior = {**HEAD_WEIGHTS, "out of reach": OUT_OF_REACH, **known.get("heads", {})}
    learned["heads"] = learn_choices(heads.all, prior, RIDGE)
    taught = replace(reader, weights=replace(reader.weights, forme=learned))
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for forme in formes:
        votes = score_page(proof_of(forme.dump.gold), proof_of(page_record(taught.read_page(forme.page)))).votes
        rows += trust_of(forme.page, taught.weights)
        assert len(rows) == len(right) + len(votes)
        right += [vote.right for vote in votes]
    return learned | {"trust": learn_logistic(rows, right, TRUST_RIDGE)}


def trust_of(page: Page, weights: Weights) -> list[dict[str, float]]:
    """What speaks for and against each item of a page with columns side by side."""
    layout = lay_out(page, weights)
    assert layout.grouping is not None
    return trust_evidence(set_board(layout, weights), layout.grouping)


def drawn(times: int, seed: int, corpora: Corpora) -> Iterator[Dump]:
    """Dumps of the development split with columns side by side."""
    for language, share in SHARES.items():
        for number in range(share * times if corpora.of(language, SPLIT) else 0):
            sheet = sheet_of(SPLIT, number, seed, corpora, (language,))
            yield pdftotext_layout(sheet, Random(f"{SPLIT}/{seed}/{number}/imit"))
            if language.startswith("zh") and shutil.which("pdftotext"):
                data, order = press(sheet, Random(f"{SPLIT}/{seed}/{number}/tools"))
                ran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
                real = find_again(sheet, ran.stdout.decode("utf-8", "replace"), "pdftotext -layout", order)
                if real is not None:
                    yield real


class Forme:
    """A dump's blocks with the places made up for them, and who knows the truth about their lines."""

    def __init__(self, reader: Reader, page: Page, parted: Parted, dump: Dump) -> None:
        """As the reader sets it."""
        # As they are read first: a second reading repeats what was decided after the first one.
        layout = lay_out_by_blocks(page, reader.weights)
        traits = look_at(page, reader.weights).lines.traits
        self.page, self.dump = page, dump
        self.key, self.seams = Key(dump), reader.weights.seams
        self.blocks, self.scene = set_forme(page, parted, traits, layout.strips)
        self.words = words_of(layout.outlook, layout.strips, self.blocks)
        self.bodies = [b for b in self.blocks if b.kind == "body"]
        settle_columns(self.bodies)
        self.setting = setting_of(self.bodies)
        self.groups = group_heads(self.blocks, self.scene)
        self.numbers = {b.number: n for n, group in enumerate(self.groups) for b in group.blocks}
        self.roofs = roofs_of(self.bodies, self.blocks, self.scene)

    def links(self) -> Iterator[tuple[int, int, dict[str, float], bool]]:
        """Pairs of blocks with their evidence, and whether the second goes on from the first."""
        bodies, find = self.bodies, self.key.find
        first, last = [find(b.first) for b in bodies], [find(b.last) for b in bodies]
        pairs = pairs_of(
            bodies, self.blocks, self.roofs, self.numbers, self.scene, self.setting, self.seams, self.words
        )
        for i, j, names in pairs:
            if last[i][2] == first[j][2] == "body":
                follows = [place for item, place, _ in first if item == last[i][0] and place > last[i][1]]
                yield i, j, names, first[j][0] == last[i][0] and first[j][1] == min(follows, default=-1)

    def heads(self, weights: Mapping[str, float]) -> Iterator[tuple[int, int, dict[str, float], bool]]:
        """Pairs of heads and stories with their evidence, and whether they belong together."""
        found = link(
            self.bodies,
            self.blocks,
            self.roofs,
            self.numbers,
            self.scene,
            self.setting,
            self.seams,
            weights,
            self.words,
        )
        stories = [*found.chains, *([b] for b in self.blocks if b.kind == "caption")]
        owners = [self.key.find(story[0].first)[0] for story in stories]
        for i, j, names in head_pairs(self.groups, stories, self.scene, self.words):
            item, _, role = self.key.find(max(self.groups[i].blocks, key=lambda b: b.size).first)
            if role in HEADS:
                yield i, j, names, item == owners[j]


def _set(reader: Reader, dump: Dump) -> Forme | None:
    page = next(iter(open_pages(dump.text.encode("utf-8"), "train.txt", reader.limits)))
    parted = part_columns(page)
    return None if parted is None else Forme(reader, page, parted, dump)


if __name__ == "__main__":
    main()
