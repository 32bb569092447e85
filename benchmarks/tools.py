"""Pages dumped by real tools and read by chaiban: `python -m benchmarks.tools ARCHIVE... [--split S] [--pages N]`.

The typesetter's sheets are printed as PDF, painted in some order, and dumped by pdftotext in its three modes,
pdfminer.six and pdfium; what each gives is read and scored beside the naive baseline. A program that isn't installed
is left out, and so are pages whose words aren't found again in a dump (a font that the tool can't decode).
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from learning.judge import SHOWN
from learning.pressed import by_pdfium, by_pdfminer, find_again, press
from learning.tables import Pair, score_table

from chaiban.evaluation.baseline import read_naively
from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.truth import NO_PAGE, pages_of, proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.dump import Dump
from chaiban.typesetter.pages import sheets

Tool = Callable[[bytes], str]


def tools() -> dict[str, Tool]:
    """The tools that are here, by name."""
    found: dict[str, Tool] = {"pdfminer": by_pdfminer, "pdfium": by_pdfium}
    if shutil.which("pdftotext"):
        found |= {"pdftotext": by_pdftotext, "pdftotext -raw": by_pdftotext_raw, "pdftotext -layout": by_layout}
    return found


def by_pdftotext(data: bytes) -> str:
    """The text in what pdftotext takes for the order of reading."""
    return _poppler(data)


def by_pdftotext_raw(data: bytes) -> str:
    """The text in the order of painting."""
    return _poppler(data, "-raw")


def by_layout(data: bytes) -> str:
    """The text with columns side by side."""
    return _poppler(data, "-layout")


def _poppler(data: bytes, *flags: str) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        ran = subprocess.run(["pdftotext", *flags, file.name, "-"], capture_output=True, check=True)
    return ran.stdout.decode("utf-8", "replace")


def pressed(split: str, count: int, seed: int, corpora: Corpora) -> Iterator[tuple[str, Dump | None]]:
    """Every page of the split by every tool; None where its words weren't found again."""
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        data, order = press(sheet, Random(f"{split}/{seed}/{number}/tools"))
        for name, tool in tools().items():
            yield name, find_again(sheet, tool(data), name, order)


def main() -> None:
    """Print scores by tool and by tool and script."""
    parser = argparse.ArgumentParser(prog="benchmarks.tools", description=__doc__.splitlines()[0])
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--split", default="test", choices=("train", "development", "test"))
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    reader = load_reader()
    groups: dict[str, list[Pair]] = {}
    broken = lost = 0
    for name, dump in pressed(args.split, args.pages, args.seed, load_corpora(args.archives, None)):
        if dump is None:
            lost += 1
            continue
        page = page_record(reader.read(dump.text.encode("utf-8"), name).pages[0])
        broken += not check_conservation(page).holds
        plain = pages_of(read_naively(dump.text))
        gold = proof_of(dump.gold)
        scores = (score_page(gold, proof_of(page)), score_page(gold, proof_of(plain[0]) if plain else NO_PAGE))
        for group in ("all", name, f"{name}, {dump.language.split('-')[0]}", f"painted: {dump.order}"):
            groups.setdefault(group, []).append(scores)
    print(score_table(groups, SHOWN, broken))
    print(f"{lost} dumps left out: the tool lost their words.")


if __name__ == "__main__":
    main()
