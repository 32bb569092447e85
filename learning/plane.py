"""Learns which columns go on in which, and whose heads they are: `python -m learning.plane ARCHIVE...`.

Typesets PDF pages in the styles of the train split, reads their blocks, asks the sheet what is true of each pair and
writes `weights/plane.json`. Heads are learned on the stories that the hand-set continuations make.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from chaiban.algorithms.choices import learn_choices
from chaiban.layout.plane.continuation import WEIGHTS
from chaiban.layout.plane.heads import ALONE
from chaiban.layout.plane.heads import WEIGHTS as HEAD_WEIGHTS
from chaiban.layout.plane.printed import Printed
from chaiban.pipeline.plane_lessons import CheckedPage, Choices, GoldKey, learn_page
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import print_sheet
from chaiban.typesetter.sheet import Sheet

NEAR = 4.0
"""Points by which a line that was read may stand off the line that was set."""


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
    about = "folder of NAME.gold.json with their NAME.pdf (chaiban export --format gold)"
    parser.add_argument("--gold", type=Path, help=about)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, help="the most stories of one archive")
    parser.add_argument("--out", type=Path, default=Path("src/chaiban/weights/plane.json"))
    args = parser.parse_args()
    reader = load_reader()
    gold = checked_files(args.gold, reader) if args.gold else ()
    weights = learn_plane(reader, args.pages, args.seed, load_corpora(args.archives, None, args.limit), gold)
    # What learning.plane_trust learned stays until it learns anew from these.
    weights |= {name: dict(known) for name, known in reader.weights.plane.items() if name not in weights}
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def learn_plane(
    reader: Reader, count: int, seed: int, corpora: Corpora, gold: Sequence[CheckedPage] = ()
) -> dict[str, dict[str, float]]:
    """Weights of continuations and of heads, by name, from `count` typeset pages and from checked ones."""
    links, heads = Choices(), Choices()
    for sheet, data in _printed(count, seed, corpora):
        page = next(iter(open_pages(data, "train.pdf", reader.limits)))
        learn_page(links, heads, page, key_of(sheet), reader.weights.seams)
    for checked in gold:
        learn_page(links, heads, checked.page, GoldKey(checked.gold), reader.weights.seams)
    return {
        "continuation": learn_choices(links.all, WEIGHTS, LINK_RIDGE),
        "heads": learn_choices(heads.all, HEAD_WEIGHTS | {"bias": -ALONE}, HEAD_RIDGE),
    }


def checked_files(folder: Path, reader: Reader) -> list[CheckedPage]:
    """The gold pages of a folder that have their PDF beside them, as this version extracts it."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        file = path.with_name(path.name.removesuffix(".gold.json") + ".pdf")
        if gold.get("size") and file.is_file():
            pages = open_pages(file.read_bytes(), file.name, reader.limits)
            found += [CheckedPage(page, gold) for page in pages if page.characters == gold["characters"]]
    return found


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


if __name__ == "__main__":
    main()
