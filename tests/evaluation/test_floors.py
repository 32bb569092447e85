from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import RequestError
from chaiban.evaluation.floors import (
    Floors,
    digest_data,
    find_breaches,
    floors_json,
    parse_floors,
    raise_floors,
)

DATA = digest_data([("page", b"gold")])
RATE = st.floats(0, 1)


def measured(article: float, false_headline: float = 0.1) -> dict[str, dict[str, float]]:
    return {"all": {"article_f1": article, "false_headline": false_headline}}


def test_the_gate_fails_when_a_score_is_lowered() -> None:
    floors = raise_floors(None, measured(0.9), DATA)
    [breach] = find_breaches(floors, measured(0.8999), DATA)
    assert (breach.group, breach.measure, breach.measured) == ("all", "article_f1", 0.8999)
    assert "article_f1: floor 0.9000, 0.8999" in str(breach)


def test_where_lower_is_better_the_floor_is_a_ceiling() -> None:
    floors = raise_floors(None, measured(0.9, 0.1), DATA)
    assert not find_breaches(floors, measured(0.9, 0.05), DATA)
    assert [breach.measure for breach in find_breaches(floors, measured(0.9, 0.11), DATA)] == ["false_headline"]


def test_what_is_no_longer_measured_breaks_its_floor() -> None:
    floors = raise_floors(None, measured(0.9), DATA)
    [breach, _] = find_breaches(floors, {}, DATA)
    assert breach.measured is None
    assert "not measured" in str(breach)


@given(RATE, RATE)
def test_a_run_passes_the_floors_that_it_set(article: float, false_headline: float) -> None:
    rates = measured(article, false_headline)
    assert find_breaches(raise_floors(None, rates, DATA), rates, DATA) == ()


def test_a_floor_is_raised_freely_and_lowered_only_when_allowed() -> None:
    floors = raise_floors(None, measured(0.8), DATA)
    higher = raise_floors(floors, measured(0.9), DATA)
    assert higher.limits["all"]["article_f1"] == 0.9
    with pytest.raises(RequestError, match="would be lowered"):
        raise_floors(higher, measured(0.8), DATA)
    assert raise_floors(higher, measured(0.8), DATA, allow_lower=True) == floors


def test_other_data_are_no_comparison() -> None:
    floors = raise_floors(None, measured(0.8), DATA)
    other = digest_data([("page", b"another gold")])
    with pytest.raises(RequestError, match="other data"):
        find_breaches(floors, measured(1.0), other)
    with pytest.raises(RequestError, match="other data"):
        raise_floors(floors, measured(1.0), other)
    assert raise_floors(floors, measured(1.0), other, allow_lower=True).data == other


def test_the_digest_sees_names_and_contents_but_not_their_order() -> None:
    files = [("a", b"1"), ("b", b"2")]
    assert digest_data(files) == digest_data(files[::-1])
    assert len({digest_data(files), digest_data([("a", b"2"), ("b", b"1")]), digest_data(files[:1])}) == 3


@given(st.dictionaries(st.text(max_size=5), st.dictionaries(st.text(max_size=5), RATE)))
def test_floors_survive_their_json(limits: dict[str, dict[str, float]]) -> None:
    floors = Floors(DATA, limits)
    assert parse_floors(json.loads(json.dumps(floors_json(floors)))) == floors


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {"data": "x"},
        {"data": "x", "floors": {"all": 1}},
        {"data": "x", "floors": {"all": {"pq": "high"}}},
    ],
)
def test_what_is_no_file_of_floors_is_refused(document: object) -> None:
    with pytest.raises(RequestError, match="not a file of floors"):
        parse_floors(document)
