"""Learns which verbs papers tell news with: `python -m learning.leads ARCHIVE... [--articles N]`.

Of every verb it counts how often the opening sentence of an article has it, how often the headline then has it too,
and how often later sentences have it; verbs seen often enough get the natural logs of both odds over those of all
verbs (weights/leads.json). No label is used for that; labelled articles are left out.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from random import Random

from chaiban.ledger.sentences import sentences
from chaiban.pipeline.tagger import load_tagger
from learning.ledger_labels import digest_of, label_files

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights" / "leads.json"
_FEWEST = 12
_DOUBT = 4.0
"""So many times a verb is taken to have been seen doing as verbs do on the whole."""


def main() -> None:
    """Count, weigh, write."""
    parser = argparse.ArgumentParser(prog="learning.leads", description="learn which verbs tell news")
    parser.add_argument("archives", nargs="+", type=Path, help="jsonl.xz: paras, perhaps title")
    parser.add_argument("--articles", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=5)
    args = parser.parse_args()
    articles = list(_articles(args.archives))
    Random(args.seed).shuffle(articles)
    learned = weigh(*count_verbs(articles[: args.articles]))
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(articles[: args.articles])} articles, {len(learned['headline'])} verbs")


def _articles(archives: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """(headline, opening paragraph, the rest) of the articles that nobody has labelled."""
    labelled = {
        article["digest"]
        for path in label_files()
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]
    }
    for path in archives:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                printed = [*([article["title"]] if "title" in article else []), *article["paras"]]
                text = [p for p in printed if not p.startswith("<!--")]
                if digest_of(printed) not in labelled and len(text) > 1 and len(text[0]) <= 60:
                    opening = next((k for k in range(1, len(text)) if len(text[k]) > 30), 0)
                    if opening:
                        yield text[0], text[opening], "".join(text[opening + 1 : opening + 4])[:400]


Counts = tuple[Counter[str], Counter[str], Counter[str]]


def count_verbs(articles: Iterable[tuple[str, str, str]]) -> Counts:
    """How often verbs stand in opening sentences, in those and the headline, in later sentences."""
    tag = load_tagger()
    if tag is None:
        raise SystemExit("the tagger (chaiban[ledger]) is needed")
    opening: Counter[str] = Counter()
    repeated: Counter[str] = Counter()
    later: Counter[str] = Counter()
    for headline, first, rest in articles:
        lead = next(iter(sentences(first)), None)
        if lead is None:
            continue
        behind, told = tag([first[lead.end :] + rest, lead.text])
        verbs = {t.text for t in told if t.tag == "v"}
        opening.update(verbs)
        repeated.update(v for v in verbs if v in headline)
        later.update({t.text for t in behind if t.tag == "v"})
    return opening, repeated, later


def weigh(opening: Counter[str], repeated: Counter[str], later: Counter[str]) -> dict[str, Mapping[str, float]]:
    """{"headline": log odds that the headline has it too, "opening": log odds of opening against later sentences}."""
    told = sum(repeated.values()) / sum(opening.values())
    first = sum(opening.values()) / (sum(opening.values()) + sum(later.values()))
    words = sorted(v for v in opening.keys() | later.keys() if len(v) > 1 and opening[v] + later[v] >= _FEWEST)
    return {
        "headline": {v: _odds(repeated[v], opening[v], told) for v in words},
        "opening": {v: _odds(opening[v], opening[v] + later[v], first) for v in words},
    }


def _odds(some: int, every: int, usual: float) -> float:
    share = (some + _DOUBT * usual) / (every + _DOUBT)
    share = min(share, 0.99)
    return round(math.log(share / (1 - share)) - math.log(usual / (1 - usual)), 2)


if __name__ == "__main__":
    main()
