"""Pages of scripts that run from right to left have their columns in the order of reading."""

from __future__ import annotations

import numpy as np

from chaiban.layout.plane.mirrored import mirror, mirrored, runs_from_the_right
from chaiban.layout.plane.stage import lay_out_plane
from chaiban.model.geometry import Geometry, Picture, Rule
from chaiban.model.page import Line, Page
from chaiban.pipeline.weights import load_weights


def page_of(lines: list[tuple[str, float, float, float]]) -> Page:
    """A page of 400 by 300 of lines (text, right edge, top, size), five points a character, from right to left."""
    text, spans, boxes, sizes = "", [], [], []
    for row, (words, right, top, size) in enumerate(lines):
        spans.append(Line(len(text), len(text) + len(words), row))
        for n, char in enumerate(words):
            edge = right - 0.5 * size * n
            boxes.append((edge - 0.5 * size, top, edge, top + size))
            sizes.append(0.0 if char == " " else size)
        text += words + "\n"
        boxes.append((0.0, 0.0, 0.0, 0.0))
        sizes.append(0.0)
    count = len(text)
    geometry = Geometry(
        np.array(boxes), np.array(sizes), np.zeros(count, int), np.full(count, 400), np.zeros(count, int), ("f",),
        frozenset(), (Rule((10, 20, 60, 21)),), (), (Picture((5, 200, 50, 250)),),
    )  # fmt: skip
    return Page("page.pdf", 1, text, tuple(spans), (400.0, 300.0), (), geometry)


RIGHT, LEFT = "ومع حلول المساء امتلأت الساحة", "بالزائرين من كل مكان في المدينة"
COLUMNS = [(RIGHT, 380.0, 60.0 + 12 * n, 10.0) for n in range(5)] + [
    (LEFT, 180.0, 60.0 + 12 * n, 10.0) for n in range(5)
]


def test_the_right_column_is_read_first_where_lines_run_from_the_right() -> None:
    layout = lay_out_plane(page_of(COLUMNS), load_weights())
    words = [layout.page.characters[r.strip.start : r.strip.end] for r in layout.strips]
    assert words == [RIGHT] * 5 + [LEFT] * 5


def test_mirroring_twice_gives_the_page_and_keeps_every_number() -> None:
    page = page_of(COLUMNS)
    once = mirror(page)
    assert mirror(once) == page
    assert once.characters == page.characters
    assert mirrored(mirrored((1, 2, 3, 4), 400.0), 400.0) == (1, 2, 3, 4)


def test_only_pages_mostly_of_such_scripts_are_mirrored() -> None:
    assert runs_from_the_right(page_of(COLUMNS))
    assert not runs_from_the_right(page_of([("the boats went out at dawn مع", 300.0, 60.0, 10.0)]))
