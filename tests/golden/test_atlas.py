"""Pages of seventeen further invented newspapers keep their floors and all their characters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.newspapers.atlas.houses import MANNERS, Manner

from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.measures import rates, score_page
from chaiban.evaluation.truth import proof_of
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.press import press_is_available
from chaiban.typesetter.traditional import traditional_is_available

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))["atlas"]
pytestmark = pytest.mark.skipif(
    not (press_is_available() and traditional_is_available()), reason="the libraries that typeset are not installed"
)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_a_newspaper_keeps_its_floors(manner: Manner) -> None:
    from tests.newspapers.atlas.press import page_of

    data, gold, _ = page_of(manner, 0)
    page = page_record(load_reader().read(data, "page.pdf").pages[0])
    measured = rates(score_page(proof_of(gold), proof_of(page)))
    assert {k: round(measured[k], 3) for k, floor in FLOORS[manner.name].items() if measured[k] < floor} == {}
    assert check_conservation(page).holds


def test_every_newspaper_has_floors() -> None:
    assert {manner.name for manner in MANNERS} == FLOORS.keys()
    assert {manner.split for manner in MANNERS} == {"development", "test"}
