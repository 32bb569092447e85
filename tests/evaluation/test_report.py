from __future__ import annotations

import copy
import json
from typing import Any

from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import score_page
from chaiban.evaluation.report import PageResult, Report, as_json, render, worst_pages
from chaiban.evaluation.truth import NO_PAGE, proof_of

Page = dict[str, Any]


def result(gold: Page, read: Page | None, name: str = "青溪报", language: str = "zh-Hans") -> PageResult:
    proof = proof_of(gold)
    score = score_page(proof, proof_of(read) if read is not None else NO_PAGE)
    return PageResult(name, 1, language, score)


def test_worst_pages_stand_first_and_perfect_ones_not_at_all(gold_page: Page) -> None:
    poor = copy.deepcopy(gold_page)
    poor["articles"].pop()
    pages = [
        result(gold_page, gold_page, "perfect"),
        result(gold_page, poor, "poor"),
        result(gold_page, None, "empty"),
    ]
    assert [page.name for page in worst_pages(pages)] == ["empty", "poor"]
    text = render(Report(tuple(pages)))
    assert "missed: a3" in text
    assert text.index("empty p.1") < text.index("poor p.1")
    assert "perfect p.1" not in text


def test_each_language_has_its_own_table_with_counts(gold_page: Page) -> None:
    report = Report((result(gold_page, gold_page), result(gold_page, None, "mill", "en")))
    text = render(report)
    assert [line for line in text.splitlines() if line.endswith((" page", " pages")) and ":" in line] == [
        "all: 2 pages",
        "en: 1 page",
        "zh-Hans: 1 page",
    ]
    assert "3 of 6 gold, 3 read" in text
    assert report.rates()["zh-Hans"]["article_f1"] == 1.0
    assert report.rates()["en"]["article_f1"] == 0.0


def test_the_baseline_stands_beside_only_if_it_ran_on_every_page(gold_page: Page) -> None:
    whole = result(gold_page, gold_page)
    naive = PageResult("x", 1, "zh-Hans", whole.score, baseline=score_page(proof_of(gold_page), NO_PAGE))
    assert "baseline" in render(Report((naive,)))
    assert as_json(Report((naive,)))["baseline"]["article_f1"] == 0.0
    assert "baseline" not in render(Report((naive, whole)))


def test_a_broken_page_is_named_with_its_places(gold_page: Page, lawful_page: Page) -> None:
    lawful_page["furniture"].clear()
    lawful_page["articles"][0]["headline"] = "changed"
    law = check_conservation(lawful_page)
    page = PageResult("磨坊", 1, "en", result(gold_page, gold_page).score, conservation=law)
    text = render(Report((page,)))
    assert "broken: 磨坊 p.1" in text
    assert "lost: 27-30, 31-34" in text
    assert "headline: reads 'changed'" in text
    assert as_json(Report((page,)))["conservation"]["broken"] == ["磨坊 p.1"]


def test_the_json_form_is_json_and_holds_counts_and_rates(gold_page: Page) -> None:
    report = Report((result(gold_page, gold_page),), notes=("something",))
    found = json.loads(json.dumps(as_json(report)))
    assert found["counts"]["article"] == [3, 3, 3]
    assert found["rates"]["article_f1"] == 1.0
    assert (found["pages"], found["worst"], found["notes"]) == (1, [], ["something"])
