"""The learning scripts: same seed, same numbers; and what the numbers are worth."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from learning.__main__ import learn

from chaiban.evaluation.measures import rates, score_page, total
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import Reader, load_reader
from chaiban.pipeline.weights import no_weights
from chaiban.typesetter.corpus import load_corpora

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "yunxi-daily"
NAMES = ("seams", "parts", "links", "heads", "trust")


@pytest.mark.slow
def test_the_same_seed_learns_the_same_numbers(tmp_path: Path) -> None:
    corpora = load_corpora([], None)
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
        learn(corpora, 12, 10, folder)
    first, second = ([(f / f"{n}.json").read_text("utf-8") for n in NAMES] for f in folders)
    assert first == second
    assert len(json.loads(first[1])["evidence"]) > 100


def article_f1(reader: Reader) -> float:
    scores = []
    for dump in sorted(EXAMPLE.glob("*.txt")):
        gold = json.loads((EXAMPLE / f"{dump.stem}.gold.json").read_text("utf-8"))
        scores.append(score_page(proof_of(gold), proof_of(page_record(reader.read(dump.read_bytes(), "x").pages[0]))))
    return rates(total(scores))["article_f1"]


def test_the_learned_weights_are_what_reads_the_page() -> None:
    reader = load_reader()
    assert article_f1(reader) >= article_f1(replace(reader, weights=no_weights())) + 0.1
