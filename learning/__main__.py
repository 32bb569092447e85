"""Learns all weights anew: `python -m learning ARCHIVE... [--stories FOLDER] [--pages N]`.

Seeded and single-threaded; the same texts give the same files in src/chaiban/weights/.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random
from typing import Any

from chaiban.model.flow import Flow
from chaiban.model.lexicon import Headlinese, Seams, Weights
from chaiban.pipeline.lessons import label_gold
from chaiban.pipeline.weights import load_weights, no_weights, parts_of
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheets
from chaiban.typesetter.press import press_is_available
from chaiban.typesetter.splits import dump_of
from chaiban.typesetter.traditional import in_traditional, traditional_is_available
from learning.headlinese import learn_headlinese
from learning.joins import learn_heads, learn_links, learn_trust
from learning.parts import learn_parts, mean_of
from learning.pressed import dump_pressed
from learning.samples import Labelled, label
from learning.seams import learn_seams

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights"
LESSONS = tuple((seed, share, more) for more in (False, True) for seed, share in ((1, 0.0), (1, 0.45), (11, 0.45)))
"""Of every model of the parts the seed, the share of pages that are printed and dumped by real tools (no imitation
shows all that they do), and whether it learns from manuals and the model of seams too. Their mean ships: a single one
stands or falls with the pages that it saw."""
SHARES = (0.0, 0.45)
"""Such shares for the pages from which links, heads and trust are learned."""


def main() -> None:
    """Learn seams, parts, links, heads and trust, in this order: each uses the ones before."""
    parser = argparse.ArgumentParser(prog="learning", description="learn the weights of the reader anew")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--manuals", type=Path, help="prose out of manuals, as learning.package_texts writes it")
    parser.add_argument(
        "--gold", type=Path, help="folder of NAME.gold.json with characters and spans (chaiban export)"
    )
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=140)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    parser.add_argument(
        "--joins", action="store_true", help="links, heads and trust alone, for the parts and the page net that ship"
    )
    parser.add_argument("--workers", type=int, default=1, help="models of the parts that are learned at once")
    args = parser.parse_args()
    plain = load_corpora(args.archives, args.stories)
    corpora = load_corpora(args.archives, args.stories, manuals=args.manuals) if args.manuals else plain
    checked = gold_pages(args.gold) if args.gold else ()
    if args.joins:
        learn_joins(corpora, args.pages, load_weights(), args.output, checked)
    else:
        learn(corpora, args.pages, args.rounds, args.output, checked, args.workers, plain)


def gold_pages(folder: Path) -> list[Labelled]:
    """The pages of text that people have checked; those with geometry are read by places, which gold doesn't hold."""
    found = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.gold.json"))]
    return [label_gold(page) for page in found if page.get("characters") and not page.get("size")]


def learn(
    corpora: Corpora,
    count: int,
    rounds: int,
    output: Path,
    checked: Sequence[Labelled] = (),
    workers: int = 1,
    plain: Corpora | None = None,
) -> Weights:
    """Learn from `count` train pages for each model of the parts and two thirds of that for each later step, from
    `checked` pages at every step. The model of seams and the page net that ship are used as they are
    (`learning.flow`, `learning.page_net`). `plain` are the corpora without manuals."""
    shipped = load_weights()
    weights = replace(no_weights(), flow=shipped.flow, net=shipped.net)
    seams = learn_seams(_texts(corpora))
    _write(output, "seams", seams)
    weights = replace(weights, seams=Seams(seams["pairs"], seams["known"]))
    odds = learn_headlinese(_headings(corpora), _texts(corpora))
    _write(output, "headlinese", odds)
    weights = replace(weights, headlinese=Headlinese(odds))
    lesson = partial(_learn_lesson, (plain or corpora, corpora), count, rounds, weights, checked)
    with ProcessPoolExecutor(workers) as pool:
        parts = mean_of(list(pool.map(lesson, LESSONS)))
    _write(output, "parts", parts)
    weights = replace(weights, parts=parts_of(parts))
    return learn_joins(corpora, count, weights, output, checked)


def learn_joins(
    corpora: Corpora, count: int, weights: Weights, output: Path, checked: Sequence[Labelled] = ()
) -> Weights:
    """Links, heads and trust for the parts and the page net of `weights`, from pages that the net hasn't seen: of
    those that it learned from it is too sure."""
    some = max(1, count // 5)
    links = learn_links([*_mixed(corpora, "development", some, 402), *checked], weights)
    _write(output, "links", links)
    weights = replace(weights, links=links)
    heads = learn_heads([*_mixed(corpora, "development", some, 403), *checked], weights)
    _write(output, "heads", heads)
    weights = replace(weights, heads=heads)
    trust = learn_trust(_mixed(corpora, "development", max(1, some // 2), 404), weights)
    _write(output, "trust", trust)
    return replace(weights, trust=trust)


def _learn_lesson(
    corpora: tuple[Corpora, Corpora],
    count: int,
    rounds: int,
    weights: Weights,
    checked: Sequence[Labelled],
    lesson: tuple[int, float, bool],
) -> dict[str, Any]:
    """One model of the parts."""
    seed, share, more = lesson
    pages = [*pages_of(corpora[more], "train", count, seed, share), *checked]
    return learn_parts(pages, weights if more else replace(weights, flow=Flow()), rounds)


def _texts(corpora: Corpora) -> Iterator[str]:
    return _in_both_scripts(p for copy in corpora.of("zh-Hans", "train") for p in copy.paragraphs)


def _headings(corpora: Corpora) -> Iterator[str]:
    return _in_both_scripts(
        line for copy in corpora.of("zh-Hans", "train") for line in (*copy.headline, *copy.subheadline)
    )


def _in_both_scripts(texts: Iterator[str]) -> Iterator[str]:
    turned = traditional_is_available()
    for text in texts:
        yield text
        if turned:
            yield in_traditional(text)


def _mixed(corpora: Corpora, split: str, count: int, seed: int) -> Iterator[Labelled]:
    return itertools.chain.from_iterable(pages_of(corpora, split, count, seed, share) for share in SHARES)


def pages_of(corpora: Corpora, split: str, count: int, seed: int, share: float) -> Iterator[Labelled]:
    """Pages of a split with the truth of their lines, a share of them dumped by real tools."""
    for number, sheet in enumerate(sheets(split, count, seed, corpora)):
        rng = Random(f"{split}/{seed}/{number}/pressed")
        pressed = dump_pressed(sheet, rng) if press_is_available() and rng.random() < share else None
        yield label(pressed or dump_of(sheet, split, seed, number))


def _write(folder: Path, name: str, document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(text) // 1024} kB", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
