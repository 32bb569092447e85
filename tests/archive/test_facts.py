from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.archive.facts import check_flags, compile_pattern, normal_number, settle_facts
from chaiban.errors import RequestError


def facts(
    name: str, record: dict[str, str] | None = None, pattern: str = "", **flags: str
) -> dict[str, tuple[str, str]]:
    settled = settle_facts(record or {}, name, 1, 1, flags, compile_pattern(pattern) if pattern else None)
    return {
        fact: (getattr(settled, fact).value, getattr(settled, fact).source) for fact in ("date", "number", "section")
    }


@pytest.mark.parametrize(
    ("name", "date", "number"),
    [
        ("pages/2025-03-12-A1.txt", "2025-03-12", "A1"),
        ("20250312_B03.txt", "2025-03-12", "B3"),
        ("2025年03月12日第12版.txt", "2025-03-12", "12"),
        ("dump 2025.03.12 4.txt", "2025-03-12", "4"),
    ],
)
def test_file_names_of_production_systems_are_read(name: str, date: str, number: str) -> None:
    found = facts(name)
    assert found["date"] == (date, "file name")
    assert found["number"] == (number, "file name")


def test_flags_overrule_patterns_and_patterns_what_the_page_says() -> None:
    page = {"date": "2024-01-01", "number": "8", "section": "文体"}
    assert facts("x.txt", page) == {
        "date": ("2024-01-01", "folio"),
        "number": ("8", "folio"),
        "section": ("文体", "folio"),
    }
    pattern = "{year}/{month}-{day}/{number}_{section}.txt"
    by_pattern = facts("in/2025/3-12/A01_要闻.txt", page, pattern)
    assert by_pattern == {
        "date": ("2025-03-12", "pattern"),
        "number": ("A1", "pattern"),
        "section": ("要闻", "pattern"),
    }
    assert facts("in/2025/3-12/A01_要闻.txt", page, pattern, number="B2")["number"] == ("B2", "flag")


def test_what_contradicts_is_noted() -> None:
    settled = settle_facts({"number": "8"}, "2025-03-12-A1.txt", 1, 1, {})
    assert settled.notes == ("number: the file name says A1, the page 8",)


def test_undated_pages_are_not_taken_for_versions_of_one_page() -> None:
    assert facts("north.txt", {"number": "1"})["number"] != facts("south.txt", {"number": "1"})["number"]


def test_pages_of_one_file_have_different_numbers() -> None:
    numbers = {settle_facts({}, "2025-03-12-A1.txt", place, 3, {}).number.value for place in (1, 2, 3)}
    assert numbers == {"A1", "A1-2", "A1-3"}


@pytest.mark.parametrize("pattern", ["{day}{folio}", "{number}{number}", "{}"])
def test_a_pattern_that_makes_no_sense_is_refused(pattern: str) -> None:
    with pytest.raises(RequestError):
        compile_pattern(pattern)


@pytest.mark.parametrize("date", ["yesterday", "2025-13-01", "12.3.2025"])
def test_a_flag_that_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(RequestError):
        check_flags({"date": date})


@given(st.text())
def test_a_page_number_can_stand_in_an_address(said: str) -> None:
    number = normal_number(said)
    assert "/" not in number
    assert "\\" not in number
    assert "." not in number
    assert normal_number(number) == number
