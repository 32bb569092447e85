"""Learns what the ledger's candidates are kept by: `python -m learning.ledger ARCHIVE... [--kind KIND]`.

Candidates of the labelled articles that are learned from, with their evidence; right are those that a label matches,
those that match an optional label count for little. Weights by logistic regression; the least score that a candidate
needs is the one with which articles read best (F1), left out of learning in turn: all of them, and once more those
that no rule was made on, as on the others the rules' own evidence looks better than it is. Writes
weights/ledger.json.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from chaiban.algorithms.linear import score
from chaiban.algorithms.logistic import learn_logistic
from chaiban.evaluation.ledger_matching import Setting, is_match, set_scene
from chaiban.exports.ledger_json import record_object
from chaiban.ledger import activities
from chaiban.ledger.stage import EXTRACTORS
from chaiban.model.ledger import ArticleText, Lexicons, Record
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons
from learning.ledger_labels import Json, label_files, rebuild_gold

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights" / "ledger.json"
Evidence: TypeAlias = dict[str, float]

RIDGE = 4.0
OPTIONAL = 0.6
"""How often a candidate counts that only an optional label matches: it is no mistake."""
FOLDS = 10
LEARNED = ("dev", "events", "mixed", "fresh", "mixed-held")
"""The splits that numbers are learned from; the faults of the last were never looked at."""
FRESH = ("mixed", "mixed-held", "fresh")
"""The splits that no rule was made on."""
WRONG, RIGHT, MAY, AGAIN = "wrong", "right", "may", "again"


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate: its evidence, what the labels say of it, which label it matches, the record it would be."""

    evidence: Evidence
    verdict: str
    label: int
    what: Record


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one article teaches: groups of readings of which one at most is kept, the number of labels wanted,
    its split."""

    groups: tuple[tuple[Reading, ...], ...]
    wanted: int
    split: str = ""


Kept: TypeAlias = list[tuple[float, Reading]]
Candidates: TypeAlias = Callable[
    [ArticleText, Lexicons, tuple[Record, ...]], Iterator[Sequence[tuple[Record, Evidence]]]
]
KINDS: dict[str, tuple[Any, Candidates]] = {
    "activities": (activities.find, activities.readings),
}
"""By name of the weights: the extractor, and what gives its candidates as records."""


def main() -> None:
    """Learn the weights of each kind and write them."""
    parser = argparse.ArgumentParser(prog="learning.ledger", description="learn what the ledger keeps")
    parser.add_argument("archives", nargs="+", type=Path, help="jsonl.xz with the texts of the labelled articles")
    parser.add_argument("--kind", choices=sorted(KINDS), action="append")
    parser.add_argument("--show", action="store_true", help="print the weights, heaviest first")
    args = parser.parse_args()
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8")) if WEIGHTS.is_file() else {}
    for kind in args.kind or sorted(KINDS):
        lessons = lessons_of(args.archives, kind)
        learned[kind] = learn(lessons)
        print(kind, report(lessons, learned[kind]))
        if args.show:
            for name, weight in sorted(learned[kind].items(), key=lambda pair: -abs(pair[1])):
                print(f"{weight:6.2f}  {name}")
    WEIGHTS.write_text(json.dumps(learned, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def lessons_of(archives: Sequence[Path], kind: str) -> list[Lesson]:
    """The lessons of all articles that are learned from, split by split."""
    lexicons = load_lexicons()
    lexicons = Lexicons(lexicons.lists, {n: w for n, w in lexicons.weights.items() if n not in KINDS})
    lessons = []
    for split in LEARNED:
        for path in label_files(split):
            gold = rebuild_gold(path, archives)
            texts = with_tokens([_text(article) for article in gold.articles])
            for article, text in zip(gold.articles, texts, strict=True):
                lesson = lesson_of(article, text, kind, lexicons)
                lessons.append(replace(lesson, split=split))
    return lessons


def lesson_of(article: Json, text: ArticleText, kind: str, lexicons: Lexicons) -> Lesson:
    """What a labelled article teaches about the candidates of a kind."""
    extractor, candidates = KINDS[kind]
    found: tuple[Record, ...] = ()
    for find in EXTRACTORS:
        if find is extractor:
            break
        found += find(text, lexicons, found)
    setting = set_scene(article["records"], article)
    groups = []
    labels = [r for r in article["records"] if r["kind"] == "activity"]
    for readings in candidates(text, lexicons, found):
        groups.append(tuple(_judged(record, evidence, labels, setting) for record, evidence in readings))
    wanted = sum(r["kind"] == "activity" and not r.get("optional") for r in article["records"])
    return Lesson(tuple(groups), wanted)


def _judged(record: Record, evidence: Evidence, labels: Sequence[Json], setting: Setting) -> Reading:
    told = record_object(record)
    hits = [k for k, label in enumerate(labels) if is_match(label, told, setting)]
    must = [k for k in hits if not labels[k].get("optional")]
    if must:
        return Reading(evidence, RIGHT, must[0], record)
    return Reading(evidence, MAY, hits[0], record) if hits else Reading(evidence, WRONG, -1, record)


def learn(lessons: Sequence[Lesson]) -> dict[str, float]:
    """The weights, with the least score ("least")."""
    kept = [
        (lesson, best_of(lesson, weights))
        for fold in range(FOLDS)
        for weights in [_weights([lesson for k, lesson in enumerate(lessons) if k % FOLDS != fold])]
        for k, lesson in enumerate(lessons)
        if k % FOLDS == fold
    ]
    splits = sorted({lesson.split for lesson in lessons})
    apart = [[pair for pair in kept if pair[0].split == split] for split in splits]
    fresh = [pair for pair in kept if pair[0].split in FRESH]
    least = _least(fresh, kept)
    for split, some in zip(splits, apart, strict=True):
        print("{}: precision {:.3f} recall {:.3f} F1 {:.3f}".format(split, *figures(some, least)))
    print("left out in turn: precision {:.3f} recall {:.3f} F1 {:.3f} at {}".format(*figures(kept, least), least))
    return {**_weights(lessons), "least": least}


def _least(*judged: Sequence[tuple[Lesson, Kept]]) -> float:
    """The highest score with which these read as well as they can on the average, less a hundredth.

    A wrong record costs a reader more than a missing one. Each step counts with its neighbours, as one alone is luck.
    """
    steps = range(-32, 23)
    f1 = [sum(figures(some, step / 10)[2] for some in judged) / len(judged) for step in steps]
    smooth = {steps[k] / 10: sum(f1[k - 2 : k + 3]) / 5 for k in range(2, len(f1) - 2)}
    return max(step for step, value in smooth.items() if value >= max(smooth.values()) - 0.01)


def _weights(lessons: Sequence[Lesson]) -> dict[str, float]:
    readings = [r for lesson in lessons for group in lesson.groups for r in group]
    counts = [OPTIONAL if r.verdict == MAY else 1.0 for r in readings]
    right = [r.verdict != WRONG for r in readings]
    return learn_logistic([r.evidence for r in readings], right, RIDGE, counts=counts)


def best_of(lesson: Lesson, weights: dict[str, float]) -> Kept:
    """The best reading of each group, with its score."""
    scored = [[(score(r.evidence, weights), r) for r in group] for group in lesson.groups]
    return [max(group, key=lambda pair: pair[0]) for group in scored]


def report(lessons: Sequence[Lesson], weights: dict[str, float]) -> str:
    """The figures on what was learned from."""
    every = [r for lesson in lessons for group in lesson.groups for r in group]
    reached = sum(len({r.label for g in lesson.groups for r in g if r.verdict == RIGHT}) for lesson in lessons)
    wanted = sum(lesson.wanted for lesson in lessons)
    p, r, f = figures([(lesson, best_of(lesson, weights)) for lesson in lessons], weights["least"])
    return f"{len(every)} candidates, {reached} of {wanted} labels reached; P {p:.3f} R {r:.3f} F1 {f:.3f}"


def figures(judged: Sequence[tuple[Lesson, Kept]], least: float) -> tuple[float, float, float]:
    """(precision, recall, F1) of what is kept at a least score."""
    matched = wrong = wanted = 0
    for lesson, best in judged:
        wanted += lesson.wanted
        kept = [r for weight, r in best if weight >= least]
        matched += len({r.label for r in kept if r.verdict == RIGHT})
        wrong += sum(r.verdict == WRONG for r in kept)
    precision = matched / max(1, matched + wrong)
    recall = matched / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _text(article: Json) -> ArticleText:
    return ArticleText(
        article["id"],
        article["headline"],
        tuple(article["paragraphs"]),
        article["issue_date"],
        article["dateline"],
    )


if __name__ == "__main__":
    main()
