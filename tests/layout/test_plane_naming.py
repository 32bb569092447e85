"""Western bylines are known line by line: what goes on naming people, and what no longer does."""

from __future__ import annotations

import pytest

from chaiban.layout.plane.naming import goes_on_naming, names_people
from chaiban.layout.plane.printed import Printed
from chaiban.layout.traits import describe

SIZE = 10.0


def printed(*lines: str) -> list[Printed]:
    """Lines of one column, one below the other."""
    boxes = [(0.0, row * 13.0, len(words) * SIZE / 2, row * 13.0 + SIZE) for row, words in enumerate(lines)]
    return [
        Printed(0, len(words), row, *box, SIZE, 0, False, False, describe(words))
        for row, (words, box) in enumerate(zip(lines, boxes, strict=True))
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("By Ada Quill and", "Tom Reed"),
        ("By Ada Quill and Tom", "Reed"),
        ("By ADA WEXBY AND TOM", "REED"),
        ("By Ada Quill and Tom R.", "Reed"),
        ("Von Ina Beck", "und Karl Lind"),
        ("By Ada Quill, Special", "to the Beacon"),
        ("By Ada Quill", "Staff Writer"),
        ("ADA QUILL AND TOM REED", "CORRESPONDENT"),
        ("ADA QUILL AND TOM", "REED", "THE BEACON PRESS"),
        ("Ada Quill and Tom", "Reed, Correspondent"),
    ],
)
def test_the_rest_of_a_name_and_the_role_below_belong_to_the_byline(lines: tuple[str, ...]) -> None:
    *before, last = printed(*lines)
    assert goes_on_naming(before, last)
    assert names_people([*before, last])


@pytest.mark.parametrize(
    "lines",
    [
        ("By Ada Quill and Tom", "Reed", "The bridge will open"),
        ("Von Ina Beck und Karl", "Lind", "Im Frühjahr sollen die"),
        ("Von Ina Beck", "Im Frühjahr"),
        ("By ADA QUILL AND TOM", "Reed Mill will open"),
        ("By Ada Quill", "HOLM (Wire) -- Work on"),
        ("a meeting of the council", "Staff Writer"),
    ],
)
def test_running_text_below_a_byline_does_not_go_on_in_it(lines: tuple[str, ...]) -> None:
    *before, last = printed(*lines)
    assert not goes_on_naming(before, last)


@pytest.mark.parametrize("words", ["Die Kosten", "The bridge", "Ada Quill and Tom Reed"])
def test_names_alone_say_nothing_of_a_byline(words: str) -> None:
    assert not names_people(printed(words))
