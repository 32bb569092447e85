from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.measures import rates, score_page
from chaiban.evaluation.regions import area_of, count_same_regions, iou
from chaiban.evaluation.truth import Piece, Region, proof_of


def box(left: float, top: float, width: float, height: float, role: str = "body", page: int = 1) -> Region:
    right, bottom = left + width, top + height
    return Region(page, role, ((left, top), (right, top), (right, bottom), (left, bottom)))


def piece(*regions: Region) -> Piece:
    return Piece("a", "", "", "", (), {}, None, regions)


@given(st.integers(0, 50), st.integers(0, 50))
def test_boxes_overlap_as_computed_by_hand(dx: int, dy: int) -> None:
    here, there = area_of([box(0, 0, 100, 100)]), area_of([box(2 * dx, 2 * dy, 100, 100)])
    common = (100 - 2 * dx) * (100 - 2 * dy)
    assert iou(here, there) == pytest.approx(common / (20_000 - common))


def test_an_l_shape_is_its_two_boxes() -> None:
    bent = Region(1, "body", ((0, 0), (100, 0), (100, 40), (40, 40), (40, 100), (0, 100)))
    assert iou(area_of([bent]), area_of([box(0, 0, 100, 40), box(0, 40, 40, 60)])) == 1.0


def test_another_page_or_role_is_another_region() -> None:
    gold = piece(box(0, 0, 50, 50), box(0, 60, 50, 50, "caption"))
    assert count_same_regions(gold, gold) == 2
    assert count_same_regions(gold, piece(box(0, 0, 50, 50, page=2))) == 0
    assert count_same_regions(gold, piece(box(0, 0, 50, 50, "caption"))) == 0


def test_wild_coordinates_fill_no_memory() -> None:
    assert iou(area_of([box(-1e300, 0, 2e300, 8)]), area_of([])) == 0.0
    assert not area_of([box(0, 0, float("nan"), 8)])
    assert not area_of([Region(1, "body", ())])


def test_rates_show_regions_only_where_the_gold_has_them(gold_page: dict[str, Any]) -> None:
    assert "role_f1" not in rates(score_page(proof_of(gold_page), proof_of(gold_page)))
    drawn = copy.deepcopy(gold_page)
    square = [[0, 0], [90, 0], [90, 90], [0, 90]]
    drawn["articles"][0]["regions"] = [{"page": 1, "role": "body", "polygon": square}]
    found = rates(score_page(proof_of(drawn), proof_of(drawn)))
    assert (found["role_f1"], found["region_iou"]) == (1.0, 1.0)
    found = rates(score_page(proof_of(drawn), proof_of(gold_page)))
    assert (found["role_f1"], found["region_iou"]) == (0.0, 0.0)
