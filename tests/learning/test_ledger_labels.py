"""Labels hold no text, and make the whole gold again with the archives beside them."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from learning.ledger_labels import digest_of, label_files, rebuild_gold

from chaiban.evaluation.ledger import score_ledger
from chaiban.evaluation.ledger_report import as_json
from chaiban.evaluation.ledger_words import KINDS

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
ARCHIVES = sorted((SHARED / "data" / "text").glob("*.jsonl.xz"))

needs_the_archives = pytest.mark.skipif(
    not ARCHIVES, reason="the archives with the labelled articles aren't beside the checkout"
)

PRINTED = ["县长调研水厂", "本报讯县长林禾昨日到青石镇调研。（某某）", "林禾说：“好。”"]
LABEL: dict[str, Any] = {
    "id": "x",
    "digest": digest_of(PRINTED),
    "issue_date": "2025-03-12",
    "headline": [[0, 0, 6]],
    "dateline": [[1, 0, 3]],
    "paragraphs": [[[1, 3, 16]], [[2, 0, 8]]],
    "records": [
        {
            "kind": "person",
            "name": [[0, 2, 4]],
            "titles": [[[0, 0, 2]]],
            "aliases": [["林", [-1, 1, 2]]],
            "organisation": None,
            "paragraph": 0,
            "start": 2,
            "end": 4,
        }
    ],
}


def written(folder: Path, label: dict[str, Any], printed: list[str]) -> tuple[Path, Path]:
    labels, archive = folder / "dev.json", folder / "texts.jsonl.xz"
    labels.write_text(json.dumps({"articles": [label]}), encoding="utf-8")
    with lzma.open(archive, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps({"title": printed[0], "paras": printed[1:]}) + "\n")
    return labels, archive


def test_words_come_back_from_the_archive(tmp_path: Path) -> None:
    labels, archive = written(tmp_path, LABEL, PRINTED)
    gold = rebuild_gold(labels, [archive])
    article = gold.articles[0]
    assert (article["headline"], article["dateline"]) == (PRINTED[0], "本报讯")
    assert article["paragraphs"] == ["县长林禾昨日到青石镇调研。", PRINTED[2]]
    person = article["records"][0]
    assert (person["name"], person["titles"], person["aliases"]) == ("林禾", ["县长"], ["林长"])
    assert "records" not in gold.texts()["articles"][0]


def test_an_article_that_was_changed_is_not_taken(tmp_path: Path) -> None:
    labels, archive = written(tmp_path, LABEL, [*PRINTED, "又一段。"])
    assert rebuild_gold(labels, [archive]).missing == ("x",)


def letters_in(value: Any) -> list[str]:
    """The strings of a label that no offset stands for."""
    if isinstance(value, dict):
        plain = {"kind", "level", "qualifier", "doc_kind", "type", "unit", "value", "time", "alt"}
        return [text for name, part in value.items() if name not in plain for text in letters_in(part)]
    if isinstance(value, list):
        return [text for part in value for text in letters_in(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("path", label_files(), ids=lambda path: path.stem)
def test_the_labels_hold_no_stretch_of_text(path: Path) -> None:
    articles = json.loads(path.read_text(encoding="utf-8"))["articles"]
    found = [text for article in articles for text in letters_in(article["records"])]
    assert max(map(len, found), default=0) <= 6


def test_there_are_twenty_records_of_each_kind_in_twenty_five_articles() -> None:
    articles = [a for path in label_files() for a in json.loads(path.read_text(encoding="utf-8"))["articles"]]
    required = Counter(r["kind"] for a in articles for r in a["records"] if not r.get("optional"))
    assert len(articles) >= 25
    assert min(required[kind] for kind in KINDS) >= 20
    assert len({article["digest"] for article in articles}) == len(articles)


@needs_the_archives
@pytest.mark.parametrize("path", label_files(), ids=lambda path: path.stem)
def test_the_rebuilt_gold_is_whole_and_scores_full_marks_against_itself(path: Path) -> None:
    gold = rebuild_gold(path, ARCHIVES)
    assert gold.missing == ()
    score = as_json(score_ledger(gold.document(), gold.document()))
    assert score["mean_f1"] == score["all"]["span_ok"] == 1.0
