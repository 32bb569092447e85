from __future__ import annotations

import copy
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import RequestError
from chaiban.evaluation.measures import Score, rates, score_page, total
from chaiban.evaluation.truth import FIELDS, NO_PAGE, pages_of, proof_of

Page = dict[str, Any]


def graded(gold: Page, read: Page) -> dict[str, float]:
    return rates(score_page(proof_of(gold), proof_of(read)))


def test_gold_against_itself_is_perfect(gold_page: Page) -> None:
    found = graded(gold_page, gold_page)
    assert {name: rate for name, rate in found.items() if rate != 1.0} == {
        "false_furniture": 0.0,
        "false_headline": 0.0,
    }


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_articles_changes_nothing(shuffler: random.Random) -> None:
    texts = [[f"{town}的集市今天开张了{n}回。" for n in range(3)] for town in ("柳镇", "麦庄", "莲湖", "石桥")]
    gold: Page = {"articles": [{"id": text[0], "headline": text[1], "paragraphs": text} for text in texts]}
    read: Page = copy.deepcopy(gold)
    del read["articles"][1]["headline"]
    read["articles"][2]["paragraphs"].pop()
    before = graded(gold, read)
    shuffler.shuffle(read["articles"])
    shuffler.shuffle(gold["articles"])
    assert graded(gold, read) == pytest.approx(before)


INVENTED: dict[str, Any] = {
    "headline": "一条没有印出来的标题",
    "kicker": "引题",
    "subheadline": "副题",
    "dateline": "本报讯",
    "byline": [{"role": "记者", "name": "石桥"}],
    "credit": [{"role": "", "name": "石桥", "action": "摄"}],
    "jump_to": {"page": "2", "printed": "下转第二版"},
    "crossheads": [{"before_paragraph": 0, "text": "小标题"}],
}


@pytest.mark.parametrize("field", sorted(INVENTED))
def test_an_invented_value_costs_as_much_as_a_missing_one(gold_page: Page, field: str) -> None:
    without, with_it = copy.deepcopy(gold_page), copy.deepcopy(gold_page)
    without["articles"][1].pop(field, None)
    with_it["articles"][1][field] = INVENTED[field]
    measure = {"jump_to": "jump", "crossheads": "crosshead"}.get(field, field)
    invented, missed = graded(without, with_it)[measure], graded(with_it, without)[measure]
    assert invented == pytest.approx(missed)
    assert invented < 1.0


def test_another_kind_costs(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    read["articles"][2]["kind"] = "ad"
    assert graded(gold_page, read)["kind"] == pytest.approx(2 / 3)


def test_a_headline_on_a_headless_item_is_counted_apart(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    read["articles"][1]["headline"] = "借来的标题"
    assert graded(gold_page, read)["false_headline"] == pytest.approx(0.5)


def test_a_missing_page_is_a_page_without_articles(gold_page: Page) -> None:
    found = rates(score_page(proof_of(gold_page), NO_PAGE))
    assert found == graded(gold_page, {"articles": []})
    assert {found[name] for name in ("article_f1", "pq", "placed", *FIELDS)} == {0.0}


def test_an_invented_article_costs_article_f1(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    read["articles"].append({"paragraphs": ["谁也没有印过的一段话。"]})
    assert graded(gold_page, read)["article_f1"] == pytest.approx(6 / 7)


def test_two_articles_read_as_one_are_at_most_half_found(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    swallowed = read["articles"].pop(1)
    read["articles"][0]["paragraphs"] += swallowed["paragraphs"]
    score = score_page(proof_of(gold_page), proof_of(read))
    assert score.missed == ("a1", "a2")
    assert rates(score)["placed"] == 1.0


def test_one_article_read_as_two_is_found_once_at_most(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    half = read["articles"][0]["paragraphs"].pop()
    read["articles"].append({"paragraphs": [half]})
    score = score_page(proof_of(gold_page), proof_of(read))
    assert score.missed == ("a1",)
    assert score.tallies["article"].read == 4


def test_text_called_furniture_is_seen_and_true_furniture_is_not(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    read["furniture"] = [{"role": "section", "text": "乡镇新闻"}]
    assert graded(gold_page, read)["false_furniture"] == 0.0
    lost = read["articles"][2]["paragraphs"].pop()
    read["furniture"].append({"role": "folio", "text": lost})
    share = score_page(proof_of(gold_page), proof_of(read)).shares["false_furniture"]
    assert share.part == pytest.approx(len(lost), abs=4)  # the section's name may share a character or two


def test_confidence_is_judged_by_right_and_wrong_items(gold_page: Page) -> None:
    read = copy.deepcopy(gold_page)
    for item, confidence in zip(read["articles"], (0.9, 0.2, 0.8), strict=True):
        item["confidence"] = confidence
    read["articles"][1]["paragraphs"] = ["水磨。"]
    assert graded(gold_page, read)["calibration"] == 1.0
    read["articles"][1]["confidence"] = 0.95
    assert graded(gold_page, read)["calibration"] == 0.0


def test_counts_of_pages_add_up(gold_page: Page) -> None:
    perfect = score_page(proof_of(gold_page), proof_of(gold_page))
    nothing = score_page(proof_of(gold_page), NO_PAGE)
    both = total([perfect, nothing])
    assert rates(both)["article_f1"] == pytest.approx(2 * 3 / 9)
    assert both.missed == ("a1", "a2", "a3")
    assert rates(total([])) == rates(Score())


def test_nothing_wanted_and_nothing_invented_is_no_fault() -> None:
    assert graded({"articles": []}, {"articles": []})["article_f1"] == 1.0


@pytest.mark.parametrize(
    "item",
    [
        {"headline": ["a"]},
        {"paragraphs": "text"},
        {"paragraphs": [1]},
        {"byline": ["石桥"]},
        {"crossheads": {"text": "x"}},
        {"confidence": "high"},
        {"regions": [{"role": "body"}]},
        {"jump_to": "下转第二版"},
    ],
)
def test_a_wrong_form_is_refused_with_its_place(item: Page) -> None:
    with pytest.raises(RequestError, match=r"p\.1, item 0"):
        proof_of({"articles": [item]}, "x.json p.1")


@pytest.mark.parametrize("document", [[], "page", 3, None, {"pages": {}}, {"pages": [1]}])
def test_what_is_no_page_is_refused(document: object) -> None:
    with pytest.raises(RequestError):
        pages_of(document)
