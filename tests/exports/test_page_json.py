from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.conservation import check_conservation
from chaiban.evaluation.truth import proof_of
from chaiban.exports.jsonl import render_jsonl
from chaiban.exports.page_json import dump, page_record, reading_record, render_json
from chaiban.model.article import PageReading, Reading


def test_a_written_page_keeps_the_law(page_reading: PageReading) -> None:
    law = check_conservation(page_record(page_reading))
    assert law.holds, law
    assert law.visible > 50


def test_a_reading_that_loses_words_is_not_mended_by_writing_it(page_reading: PageReading) -> None:
    law = check_conservation(page_record(replace(page_reading, unassigned=())))
    assert not law.holds
    assert law.lost


def test_scoring_takes_a_written_page(page_reading: PageReading) -> None:
    proof = proof_of(page_record(page_reading))
    assert [piece.id for piece in proof.pieces] == ["a1", "a2"]
    assert proof.pieces[0].confidence == 0.988


def test_fields_stand_in_the_form_of_the_house(page_reading: PageReading) -> None:
    record = page_record(page_reading)
    story, photo = record["articles"]
    assert story["byline"] == [{"role": "记者", "name": "柳舟"}]
    assert story["crossheads"] == [{"before_paragraph": 1, "text": "雨水调匀"}]
    assert story["jump_to"] == {"page": "4", "mark": "①", "printed": "下转第四版①"}
    assert len(story["spans"]["paragraphs"]) == len(story["joins"]["paragraphs"]) == 2
    assert len(story["spans"]["crossheads"]) == 1
    assert story["joins"]["headline"][0]["put"] == " "
    assert "crossheads" not in story["joins"]
    assert photo["credit"] == [{"role": "", "name": "麦田", "action": "摄"}]
    assert photo["belongs_to"] == "a1"
    assert record["notes"] == [{"topic": "encoding", "text": "UTF-8"}]
    assert record["furniture"][0]["role"] == "section"


def test_what_is_not_printed_is_absent(page_reading: PageReading) -> None:
    record = page_record(page_reading)
    assert record["size"] is None
    assert not {"paper", "date", "number"} & record.keys()
    photo = record["articles"][1]
    assert not {"headline", "paragraphs", "byline", "jump_to", "joins", "crossheads"} & photo.keys()


def test_both_json_forms_say_the_same(reading: Reading) -> None:
    twice = replace(reading, pages=reading.pages * 2)
    document = json.loads(render_json(twice))
    assert document == reading_record(twice)
    assert [json.loads(line) for line in render_jsonl(twice).splitlines()] == document["pages"]


def test_a_reading_without_pages_is_still_json() -> None:
    assert json.loads(render_json(Reading("空.txt", ()))) == {"source": "空.txt", "pages": []}


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_in_one_line_of_utf8(words: str) -> None:
    line = dump({"text": words})
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8")) == {"text": words}


@given(st.characters(categories=["Cs"]))
def test_a_lone_surrogate_survives_in_utf8(half: str) -> None:
    assert json.loads(dump([f"青{half}溪"]).encode("utf-8")) == [f"青{half}溪"]
