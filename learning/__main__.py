"""Learns all weights anew: `python -m learning ARCHIVE... [--stories FOLDER] [--pages N]`.

Seeded and single-threaded; the same texts give the same files in src/chaiban/weights/.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from chaiban.model.lexicon import Headlinese, Seams, Weights
from chaiban.pipeline.weights import no_weights, parts_of
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.splits import dumps
from chaiban.typesetter.traditional import in_traditional, traditional_is_available
from learning.headlinese import learn_headlinese
from learning.joins import learn_heads, learn_links, learn_trust
from learning.parts import learn_parts
from learning.samples import Labelled, label
from learning.seams import learn_seams

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights"


def main() -> None:
    """Learn seams, parts, links, heads and trust, in this order: each uses the ones before."""
    parser = argparse.ArgumentParser(prog="learning", description="learn the weights of the reader anew")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--stories", type=Path)
    parser.add_argument("--pages", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=140)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    corpora = load_corpora(args.archives, args.stories)
    learn(corpora, args.pages, args.rounds, args.output)


def learn(corpora: Corpora, count: int, rounds: int, output: Path) -> Weights:
    """Learn from `count` train pages for the parts and a third of that for each later step."""
    weights = no_weights()
    seams = learn_seams(_texts(corpora))
    _write(output, "seams", seams)
    weights = replace(weights, seams=Seams(seams["pairs"], seams["known"]))
    odds = learn_headlinese(_headings(corpora), _texts(corpora))
    _write(output, "headlinese", odds)
    weights = replace(weights, headlinese=Headlinese(odds))
    parts = learn_parts(_pages(corpora, "train", count, 1), weights, rounds)
    _write(output, "parts", parts)
    weights = replace(weights, parts=parts_of(parts))
    third = max(1, count // 3)
    links = learn_links(_pages(corpora, "train", third, 2), weights)
    _write(output, "links", links)
    weights = replace(weights, links=links)
    heads = learn_heads(_pages(corpora, "train", third, 3), weights)
    _write(output, "heads", heads)
    weights = replace(weights, heads=heads)
    trust = learn_trust(_pages(corpora, "development", max(1, third // 2), 4), weights)
    _write(output, "trust", trust)
    return replace(weights, trust=trust)


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


def _pages(corpora: Corpora, split: str, count: int, seed: int) -> Iterator[Labelled]:
    for dump in dumps(split, count, seed, corpora):
        yield label(dump)


def _write(folder: Path, name: str, document: dict[str, Any]) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    print(f"{name}: {len(text) // 1024} kB", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
