from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from starlette.testclient import TestClient

from chaiban.archive.store import Archive
from chaiban.archive.withdraw import find_item, withdraw
from chaiban.model.catalogue import Issue, Sheet, Title
from chaiban.model.lexicon import FloatArray
from chaiban.web.places import page_places

Keep = Callable[..., None]
WIDE, HIGH, COLUMN, LEAD = 10.0, 10.0, 100.0, 12.0
SHEET = Sheet(1, Issue(1, Title(1, "t", "T", "zh"), "2025-03-12", ""), "A1", "", "zh", width=300, height=200)


def in_columns(characters: str) -> FloatArray:
    """Boxes of characters set in columns of eight, three lines each; white and line ends have none."""
    boxes = np.full((len(characters), 4), np.nan)
    printed = [at for at, character in enumerate(characters) if not character.isspace()]
    for place, at in enumerate(printed):
        line, across = divmod(place, 8)
        column, down = divmod(line, 3)
        left, top = column * COLUMN + across * WIDE, down * LEAD
        boxes[at] = (left, top, left + WIDE, top + HIGH)
    return boxes


def test_every_letter_has_its_place_in_its_line() -> None:
    heading, body = "石桥通车", "昨日上午石桥正式通车两岸居民相连庆贺市场随后开张"
    characters = f"{heading}\n{body}"
    spans = {"headline": [[0, 4]], "paragraphs": [[[5, 5 + len(body)]]]}
    article = {"id": "a1", "headline": heading, "paragraphs": [body], "spans": spans}
    boxes = in_columns(characters)
    (item,) = page_places(SHEET, {"articles": [article], "characters": characters}, {"a1": 7}, boxes)["items"]
    assert item["key"] == 7
    found = {}
    for part in item["parts"]:
        for first, left, top, _, *rights in part["lines"]:
            for step, right in enumerate(rights):
                found[part["text"][first + step]] = (rights[step - 1] if step else left, top, right)
    for at, character in enumerate(characters):
        if not character.isspace():
            assert found[character][1] == pytest.approx(boxes[characters.rindex(character)][1])
        if character == "张":
            assert found[character][2] == pytest.approx(boxes[at][2])
    # Four lines in two columns and none runs from one to the other.
    assert all(rights[-1] - left <= 8 * WIDE for part in item["parts"] for _, left, _, _, *rights in part["lines"])


def test_a_space_that_was_put_in_has_no_width() -> None:
    characters = "the\nend"
    article = {"id": "a1", "paragraphs": ["the end"], "spans": {"paragraphs": [[[0, 7]]]}}
    boxes = np.array([[at * 10.0, 0, at * 10.0 + 10, 10] for at in range(7)])
    boxes[3] = np.nan
    boxes[4:, ::2] -= 10
    (item,) = page_places(SHEET, {"articles": [article], "characters": characters}, {"a1": 1}, boxes)["items"]
    assert item["parts"][0]["lines"] == [[0, 0, 0, 10, 10, 20, 30, 30, 40, 50, 60]]


@pytest.mark.usefixtures("paper")
class TestOnTheSite:
    ADDRESS = "/titles/示例日报/2025-03-12/A1/places.json"

    def test_a_page_without_a_picture_has_none(self, visit: TestClient) -> None:
        assert visit.get(self.ADDRESS).status_code == 404

    def test_what_was_withdrawn_has_no_place(self, archive: Archive, visit_with_pictures: TestClient) -> None:
        assert "磨坊" in visit_with_pictures.get(self.ADDRESS).text
        withdraw(archive, find_item(archive, "示例日报/2025-03-12/A1/2"), "失实")
        answer = visit_with_pictures.get(self.ADDRESS)
        assert "石桥通车" in answer.text
        assert "磨坊" not in answer.text
