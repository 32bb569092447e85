"""Latin bylines in the shapes that papers print, line by line as they stand."""

from __future__ import annotations

import pytest

from chaiban.articles.people import persons_latin

SHAPES = [
    (("By Jane Doe",), [("By", "Jane Doe")]),
    (("By JANE DOE AND JOHN ROE",), [("By", "JANE DOE"), ("By", "JOHN ROE")]),
    (("By Ann Poe, Jane Doe and John Roe",), [("By", "Ann Poe"), ("By", "Jane Doe"), ("By", "John Roe")]),
    (("By JANE DOE, Staff Writer",), [("Staff Writer", "JANE DOE")]),
    (("BY JANE DOE", "STAFF REPORTER"), [("STAFF REPORTER", "JANE DOE")]),
    (("By Jane Doe and John Roe", "Staff Writer"), [("Staff Writer", "Jane Doe"), ("Staff Writer", "John Roe")]),
    (("Jane Doe, Political Editor",), [("Political Editor", "Jane Doe")]),
    (("By Jane Doe", "Special to the Beacon"), [("Special to the Beacon", "Jane Doe")]),
    (("By J. R. Doe | Education Editor",), [("Education Editor", "J. R. Doe")]),
    (("By Jane Doe", "Associated Press"), [("Associated Press", "Jane Doe")]),
    (("Von Anna Beispiel",), [("Von", "Anna Beispiel")]),
    (("VON ANNA BEISPIEL UND KARL MUSTER",), [("Von", "ANNA BEISPIEL"), ("Von", "KARL MUSTER")]),
    (("Von unserem Redakteur Karl M.",), [("Von unserem Redakteur", "Karl M.")]),
    (("(red)",), [("", "red")]),
    (("VON ANNA BEISPIEL", "UND KARL MUSTER"), [("Von", "ANNA BEISPIEL"), ("Von", "KARL MUSTER")]),
    (("By JANE DOE, Court", "Reporter"), [("Court Reporter", "JANE DOE")]),
    (("By JANE DOE, STAFF", "WRITER"), [("STAFF WRITER", "JANE DOE")]),
    (("Jane Doe, The Beacon", "Press"), [("The Beacon Press", "Jane Doe")]),
    (("By Ann Poe and Jane D.", "Doe"), [("By", "Ann Poe"), ("By", "Jane D. Doe")]),
]


@pytest.mark.parametrize(("lines", "people"), SHAPES)
def test_every_person_of_a_byline_is_named_with_the_printed_role(
    lines: tuple[str, ...], people: list[tuple[str, str]]
) -> None:
    assert [(p.role, p.name) for p in persons_latin(*lines)] == people


def test_a_name_broken_at_a_line_end_is_one_name() -> None:
    assert [p.name for p in persons_latin("By Jane Doe and John", "Roe")] == ["Jane Doe", "John Roe"]
