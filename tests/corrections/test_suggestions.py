"""Suggestions: what came second in the engine's own choices, each a correction that can be made as it stands."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from tests.corrections.acting import Worker, read_page

from chaiban.corrections.suggestions import suggest
from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGES = [*sorted((EXAMPLES / "yunxi-daily").glob("*.txt")), *sorted((EXAMPLES / "printed").rglob("*.pdf"))]
Record = dict[str, Any]


def records(file: Path) -> list[Record]:
    return [page_record(page) for page in load_reader().read(file.read_bytes(), file.name).pages]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_every_suggestion_can_be_accepted_as_it_stands_and_is_gone_then(file: Path) -> None:
    for record in records(file):
        for suggestion in suggest(record):
            worker = Worker(record)
            assert all(worker.act(asked) for asked in suggestion["corrections"])
            assert not worker.shown.conflicts
            assert check_conservation(worker.shown.record).holds
            assert suggestion["corrections"] not in [one["corrections"] for one in suggest(worker.shown.record)]


def test_what_came_second_is_kept_in_the_reading_with_its_margin() -> None:
    found = [one for file in PAGES for record in records(file) for one in record.get("runners_up", ())]
    assert {one["choice"] for one in found} == {"part", "text", "head"}
    assert all(one["margin"] >= 0 for one in found)


def test_the_least_certain_come_first() -> None:
    for file in PAGES:
        for record in records(file):
            sure = [one["margin"] for one in record.get("runners_up", ())]
            assert sure == sorted(sure)
            asked = [one["confidence"] for one in suggest(record)]
            assert all(one <= other for one, other in itertools.pairwise(asked))


def test_a_doubtful_part_is_suggested_as_the_role_it_nearly_had() -> None:
    record = read_page()
    article = next(one for one in record["articles"] if one.get("headline"))
    spans = article["spans"]["headline"]
    record["runners_up"] = [{"choice": "part", "margin": 0.1, "part": "kicker", "texts": [[spans]]}]
    first = next(one for one in suggest(record) if one["id"] == "second-0")
    assert first["item"] == article["id"]
    assert first["corrections"] == [{"action": "role", "spans": spans, "role": "kicker"}]


def test_texts_that_nearly_were_one_are_suggested_as_one_and_nothing_is_said_twice() -> None:
    record = read_page()
    one, other = record["articles"][0], record["articles"][1]
    texts = [[spans for article in (one, other) for spans in article["spans"]["paragraphs"]]]
    doubt = {"choice": "text", "margin": 0.2, "texts": texts}
    record["runners_up"] = [doubt, doubt]
    # The other has a headline, which would stand there alone.
    assert not [found for found in suggest(record) if found["id"].startswith("second")]
    worker = Worker(record)
    assert worker.act({"action": "assign", "spans": other["spans"]["headline"], "unassigned": True})
    shown = worker.shown.record
    asked = [found["corrections"] for found in suggest(shown) if found["id"].startswith("second")]
    assert asked == [[{"action": "merge", "items": [one["id"], other["id"]]}]]


def test_a_head_that_nearly_stood_over_another_text_is_suggested_there() -> None:
    record = read_page()
    one, other = record["articles"][0], record["articles"][1]
    text, head = other["spans"]["paragraphs"][0], one["spans"]["headline"]
    record["runners_up"] = [{"choice": "head", "margin": 0.2, "texts": [[text, head]]}]
    found = next(found for found in suggest(record) if found["id"] == "second-0")
    assert found["corrections"] == [{"action": "assign", "spans": head, "item": other["id"]}]
    worker = Worker(record)
    assert all(map(worker.act, found["corrections"]))
    assert "headline" not in next(a for a in worker.shown.record["articles"] if a["id"] == one["id"])
