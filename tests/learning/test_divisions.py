"""The list of places: levels by code, short names."""

from __future__ import annotations

import pytest
from learning.divisions import divisions, level_of, short_of, world


@pytest.mark.parametrize(
    ("code", "level"), [("410000000000", "province"), ("410800000000", "city"), ("410823000000", "county")]
)
def test_the_zeros_of_a_code_say_the_level(code: str, level: str) -> None:
    assert level_of(code) == level


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("郑州市", "郑州"),
        ("湘西土家族苗族自治州", "湘西"),
        ("内蒙古自治区", "内蒙古"),
        ("眉县", "眉县"),
        ("柯桥区", "柯桥"),
    ],
)
def test_a_name_goes_without_its_class_if_two_characters_are_left(name: str, short: str) -> None:
    assert short_of(name) == short


def test_a_short_name_says_that_it_is_one_below_the_city() -> None:
    codes = {"100000000000": "甲乙省", "100100000000": "丙丁市", "100101000000": "戊己区", "100102000000": "庚辛县"}
    found = divisions([{"adcode": code, "name": name} for code, name in codes.items()])
    assert (found["甲乙"], found["丙丁"], found["戊己"], found["庚辛"]) == (
        "province",
        "city",
        "district short",
        "county short",
    )


def test_countries_come_with_their_capitals_and_cities() -> None:
    found = world("洲:\n甲国\t甲共和国\t乙城\t丙市/丁港\n")
    assert found == {"甲国": "country", "甲共和国": "country", "乙城": "city", "丙市": "city", "丁港": "city"}
