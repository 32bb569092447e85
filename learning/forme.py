"""Learns which columns of a dump go on in which where they stand side by side: `python -m learning.forme ARCHIVE...`.

Sheets of the train split are dumped as `pdftotext -layout` does, by imitation and, Chinese ones, by the tool itself
where it is installed; their lines are set by what the reader takes them for, and the truth is asked of each pair of
blocks. Writes `weights/forme.json`. Western sheets repeat their sentences: in a real dump nobody can tell whose each
is.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random

from chaiban.algorithms.choices import learn_choices
from chaiban.layout.forme.items import set_forme
from chaiban.layout.plane.continuation import WEIGHTS
from chaiban.layout.plane.heads import group_heads
from chaiban.layout.plane.paragraphs import setting_of, settle_columns
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import pairs_of, roofs_of
from chaiban.layout.stage import lay_out_by_blocks, look_at
from chaiban.layout.strips import part_columns
from chaiban.pipeline.plane_lessons import Choices
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.dump import Dump
from chaiban.typesetter.dumps.grid import pdftotext_layout
from chaiban.typesetter.pages import sheet as sheet_of
from learning.pressed import find_again, press

SHARES = {"zh-Hans": 36, "en": 16, "de": 16}
"""Sheets by language, times `--times`."""
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


def learn_forme(reader: Reader, dumps: Iterator[Dump]) -> dict[str, dict[str, float]]:
    """Weights of continuations, by name, for dumps whose columns stand side by side."""
    links = Choices()
    for dump in dumps:
        links.add_page(_pairs(reader, dump))
    prior = {**WEIGHTS, **reader.weights.plane.get("continuation", {})}
    return {"continuation": learn_choices(links.all, prior, RIDGE)}


def drawn(times: int, seed: int, corpora: Corpora) -> Iterator[Dump]:
    """Dumps of the train split with columns side by side."""
    for language, share in SHARES.items():
        for number in range(share * times if corpora.of(language, "train") else 0):
            sheet = sheet_of("train", number, seed, corpora, (language,))
            yield pdftotext_layout(sheet, Random(f"train/{seed}/{number}/imit"))
            if language.startswith("zh") and shutil.which("pdftotext"):
                data, order = press(sheet, Random(f"train/{seed}/{number}/tools"))
                ran = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
                real = find_again(sheet, ran.stdout.decode("utf-8", "replace"), "pdftotext -layout", order)
                if real is not None:
                    yield real


def _pairs(reader: Reader, dump: Dump) -> Iterator[tuple[int, int, dict[str, float], bool]]:
    """Pairs of a dump's blocks with their evidence, and whether the second goes on from the first."""
    page = next(iter(open_pages(dump.text.encode("utf-8"), "train.txt", reader.limits)))
    parted = part_columns(page)
    if parted is None:
        return
    strips = lay_out_by_blocks(page, reader.weights).strips
    blocks, scene = set_forme(page, parted, look_at(page, reader.weights).lines.traits, strips)
    bodies = [b for b in blocks if b.kind == "body"]
    settle_columns(bodies)
    numbers = {b.number: n for n, group in enumerate(group_heads(blocks, scene)) for b in group.blocks}
    roofs = roofs_of(bodies, blocks, scene)
    key = Key(dump)
    first, last = [key.find(b.first) for b in bodies], [key.find(b.last) for b in bodies]
    seams = reader.weights.seams
    for i, j, names in pairs_of(bodies, blocks, roofs, numbers, scene, setting_of(bodies), seams):
        if last[i][2] == first[j][2] == "body":
            follows = [place for item, place, _ in first if item == last[i][0] and place > last[i][1]]
            yield i, j, names, first[j][0] == last[i][0] and first[j][1] == min(follows, default=-1)


if __name__ == "__main__":
    main()
