"""What counts as found, as missed and as wrong in a ledger."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from tests.evaluation.ledgers import changed, small_ledger, without

from chaiban.errors import RequestError
from chaiban.evaluation.ledger import check_is_ledger, score_ledger
from chaiban.evaluation.ledger_report import as_json, render, render_faults
from chaiban.evaluation.ledger_words import KINDS, printed_number


def f1(read: Any, kind: str) -> float:
    value: float = as_json(score_ledger(small_ledger(), read))[kind]["f1"]
    return value


def test_a_ledger_scores_full_marks_against_itself() -> None:
    score = as_json(score_ledger(small_ledger(), small_ledger()))
    assert [score[kind]["f1"] for kind in KINDS] == [1.0] * len(KINDS)
    assert score["all"]["span_ok"] == score["mean_f1"] == 1.0
    assert all(row["right"] == row["total"] for row in score["fields"].values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_is_left_out_is_missed_and_no_other(kind: str) -> None:
    score = as_json(score_ledger(small_ledger(), without(small_ledger(), kind)))
    assert [name for name in KINDS if score[name]["f1"] < 1] == [kind]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_matches_without_a_span(kind: str) -> None:
    read = changed(small_ledger(), kind, start=None)
    assert f1(read, kind) < 1


@pytest.mark.parametrize(
    ("kind", "fields", "holds"),
    [
        ("person", {"name": "林 禾"}, True),
        ("person", {"name": "林苗"}, False),
        ("organisation", {"name": "水厂"}, True),
        ("person", {"paragraph": 1, "start": 0, "end": 2}, True),  # any mention of the name will do
        ("time", {"value": "2025-03-12"}, False),
        ("time", {"start": 30, "end": 33}, False),
        ("figure", {"value": 3.2, "unit": "亿元"}, False),
        ("figure", {"unit": "万元"}, False),
        ("activity", {"actors": ["县长林禾"]}, True),
        ("activity", {"actors": ["某某", "林禾", "另一人", "第四人"]}, False),
        ("activity", {"action": "到青石镇调研"}, True),
        ("statement", {"speaker": "云溪县县长林禾"}, True),
        ("statement", {"speaker": "村民"}, False),
        ("statement", {"quote": "放心"}, False),
        ("award", {"honour": "一等奖"}, True),
        ("award", {"honour": "优质工程奖一等奖称号"}, True),
        ("award", {"recipient": "青石镇"}, False),
    ],
)
def test_what_matches_and_what_does_not(kind: str, fields: dict[str, Any], holds: bool) -> None:
    assert (f1(changed(small_ledger(), kind, **fields), kind) == 1.0) is holds


def test_a_variant_of_the_gold_counts_as_the_value() -> None:
    read = small_ledger()
    next(r for r in read["articles"][0]["records"] if r.get("alt")).update(value=6, unit="成", alt=None)
    assert f1(read, "figure") == 1.0


def test_an_optional_record_counts_neither_found_nor_missed() -> None:
    read = small_ledger()
    records = read["articles"][0]["records"]
    records.remove(next(record for record in records if record.get("optional")))
    assert f1(read, "place") == f1(small_ledger(), "place") == 1.0


def test_an_event_told_twice_is_no_error_and_a_second_name_is_one() -> None:
    told = small_ledger()
    records = told["articles"][0]["records"]
    records += [{**r, "object": "项目"} for r in records if r["kind"] == "activity"]
    records += [{**r, "name": "水厂", "start": 2} for r in records if r["kind"] == "organisation"]
    score = as_json(score_ledger(small_ledger(), told))
    assert (score["activity"]["precision"], score["organisation"]["precision"]) == (1.0, 0.5)


def test_records_of_an_article_that_the_gold_lacks_are_wrong() -> None:
    read = small_ledger()
    read["articles"].append({"id": "a2", "records": copy.deepcopy(read["articles"][0]["records"])})
    assert as_json(score_ledger(small_ledger(), read))["person"]["precision"] == 0.5


def test_texts_of_the_prediction_are_never_believed() -> None:
    gold, read = small_ledger(), small_ledger()
    articles = copy.deepcopy(gold)
    del gold["articles"][0]["paragraphs"]
    assert as_json(score_ledger(gold, read))["all"]["span_ok"] is None
    assert as_json(score_ledger(gold, read, articles))["all"]["span_ok"] == 1.0


def test_a_value_is_wrong_where_the_gold_has_none() -> None:
    fields = as_json(score_ledger(small_ledger(), changed(small_ledger(), "programme", owner="云溪县")))["fields"]
    assert fields["programme.owner"] == {"right": 0.0, "total": 1, "right_given": 0.0, "given": 0}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("766.5亿元", 76650000000),
        ("六成", 60),
        ("3万余公斤", 30000),
        ("一百七十多名", 170),
        ("百分之十二", 12),
        ("1,700余项", 1700),
        ("千万元", 10000000),
        ("无", None),
    ],
)
def test_the_first_printed_number_is_read(text: str, number: float | None) -> None:
    assert printed_number(text) == number


def test_odd_documents_are_scored_as_empty() -> None:
    ghosts = {"articles": ["x", {"id": 1, "records": [3, {"kind": "ghost"}]}]}
    oddities: list[Any] = [{}, [], {"articles": None}, ghosts]
    for odd in oddities:
        assert as_json(score_ledger(small_ledger(), odd))["all"]["predicted"] == 0
    with pytest.raises(RequestError):
        check_is_ledger({"articles": [{"id": "a1"}]}, "x.json")


def test_the_report_names_every_kind_and_every_fault() -> None:
    score = score_ledger(small_ledger(), changed(small_ledger(), "person", name="林苗"))
    text = render(score)
    assert all(f"| {kind} |" in text for kind in (*KINDS, "all"))
    assert [line.split()[0] for line in render_faults(score).splitlines()] == ["missed", "wrong"]
