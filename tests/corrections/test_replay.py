"""What each action does, and what becomes of it on another reading."""

from __future__ import annotations

import copy

import pytest
from tests.corrections.acting import Record, Worker, read_page

from chaiban.corrections.forms import correction_of, correction_record
from chaiban.corrections.stage import correct
from chaiban.evaluation.conservation import check_conservation
from chaiban.pipeline.composing import composer_for

PAGE = read_page()


@pytest.fixture
def worker() -> Worker:
    return Worker(PAGE)


def spans(words: str) -> list[list[int]]:
    at = PAGE["characters"].index(words)
    return [[at, at + len(words)]]


def item(worker: Worker, name: str) -> Record:
    return next(article for article in worker.shown.record["articles"] if article["id"] == name)


def test_a_merged_item_has_the_text_of_both_and_no_field_is_lost(worker: Worker) -> None:
    first, second = item(worker, "a1"), item(worker, "a2")
    assert worker.act({"action": "merge", "items": ["a1", "a2"]})
    merged = item(worker, "a1")
    assert merged["headline"] == first["headline"]
    assert merged["paragraphs"] == first["paragraphs"] + second["paragraphs"]
    assert merged["crossheads"] == [{"before_paragraph": len(first["paragraphs"]), "text": second["headline"]}]
    assert merged["byline"] == first["byline"]
    assert merged["jump_to"] == first["jump_to"]


def test_a_paragraph_that_breaks_off_goes_on_in_the_text_merged_behind_it(worker: Worker) -> None:
    tail = "月启用。"
    assert worker.act({"action": "assign", "spans": spans(tail), "new": "article", "name": "mtail"})
    assert worker.act({"action": "merge", "items": ["a1", "mtail"]})
    assert item(worker, "a1")["paragraphs"] == item(Worker(PAGE), "a1")["paragraphs"]


def test_characters_that_are_assigned_leave_where_they_were(worker: Worker) -> None:
    words = "读者可凭身份证免费入馆。"
    assert worker.act({"action": "assign", "spans": spans(words), "item": "a1"})
    assert words in item(worker, "a1")["paragraphs"]
    assert words not in str(item(worker, "a2"))


def test_a_role_makes_a_field(worker: Worker) -> None:
    both = [*spans("孩子们在石桥上放风筝。"), *spans("陈彬 摄")]
    assert worker.act({"action": "assign", "spans": both, "new": "photo", "name": "mkite"})
    assert worker.act({"action": "role", "spans": spans("孩子们在石桥上放风筝。"), "role": "headline"})
    assert item(worker, "mkite")["headline"] == "孩子们在石桥上放风筝。"
    assert worker.act({"action": "role", "spans": spans("陈彬 摄"), "role": "credit"})
    assert item(worker, "mkite")["credit"] == [{"role": "", "name": "陈彬", "action": "摄"}]


def test_text_is_laid_over_and_the_original_is_kept(worker: Worker) -> None:
    assert worker.act({"action": "text", "spans": spans("一百二十米"), "text": "一百三十米"})
    text = item(worker, "a1")["paragraphs"][0]
    assert "一百三十米" in text
    joins = [join for row in item(worker, "a1")["joins"]["paragraphs"] for join in row]
    assert [join["was"] for join in joins if "was" in join] == ["一百二十米"]
    assert worker.shown.record["characters"] == PAGE["characters"]
    assert check_conservation(worker.shown.record).holds
    assert worker.act({"action": "text", "spans": spans("一百二十米"), "text": "一百二十米"})
    assert item(worker, "a1")["paragraphs"] == item(Worker(PAGE), "a1")["paragraphs"]


def test_a_law_that_says_what_nobody_read_is_broken(worker: Worker) -> None:
    """Without the record of the correction the field doesn't follow from its characters."""
    assert worker.act({"action": "text", "spans": spans("一百二十米"), "text": "一百三十米"})
    record = dict(worker.shown.record)
    del record["corrections"]
    assert not check_conservation(record).holds


def test_a_name_that_was_misread_is_mended(worker: Worker) -> None:
    assert worker.act({"action": "text", "spans": spans("林越"), "text": "林钺"})
    assert item(worker, "a1")["byline"] == [{"role": "记者", "name": "林钺"}]


def test_a_jump_is_unlinked_and_its_words_stay_placed(worker: Worker) -> None:
    assert worker.act({"action": "jump", "item": "a1", "direction": "to", "page": None})
    assert item(worker, "a1")["jump_to"]["page"] == ""
    assert worker.act({"action": "jump", "item": "a2", "direction": "from", "page": "A1", "mark": "②"})
    assert item(worker, "a2")["jump_from"] == {"page": "A1", "mark": "②", "printed": ""}
    assert check_conservation(worker.shown.record).holds


def test_what_is_split_off_is_an_item_behind_it(worker: Worker) -> None:
    words = "读者可凭身份证免费入馆。"
    assert worker.act({"action": "split", "item": "a2", "spans": spans(words), "name": "mrest"})
    names = [article["id"] for article in worker.shown.record["articles"]]
    assert names.index("mrest") == names.index("a2") + 1
    assert item(worker, "mrest")["paragraphs"] == [words]


@pytest.mark.parametrize(
    "asked",
    [
        {"action": "fly"},
        {"action": "assign", "spans": [[0, 3], [2, 5]], "item": "a1"},
        {"action": "assign", "spans": [[0, 10**9]], "item": "a1"},
        {"action": "assign", "spans": [], "item": "a1"},
        {"action": "assign", "spans": [[0, 3]], "item": "a99"},
        {"action": "assign", "spans": [[0, 3]], "item": "a1", "unassigned": True},
        {"action": "merge", "items": ["a1", "a1"]},
        {"action": "merge", "items": ["a1"]},
        {"action": "split", "item": "a1", "spans": [[0, 3]]},
        {"action": "role", "spans": [[0, 3]], "role": "nameplate"},
        {"action": "order_items", "items": ["a1"]},
        {"action": "associate", "item": "a1", "story": "a1"},
        {"action": "facts", "date": "2025-02-30x"},
        {"action": "text", "spans": [[0, 3]], "text": "a\nb"},
        {"action": "mark", "state": "done"},
        {"action": "undo", "of": ["nothing"]},
        {"action": "redo"},
        {"action": "restore", "version": 3},
        {"action": "accept", "of": []},
        {"action": "text", "spans": [["0", 3]], "text": "a"},
        {"action": ["assign"]},
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(worker: Worker, asked: Record) -> None:
    before = worker.shown.record
    assert not worker.act(asked)
    assert worker.shown.record == before


def another_reading(change: str) -> Record:
    """The page as another engine would have read it."""
    other = Worker(PAGE)
    if change == "merged":
        assert other.act({"action": "merge", "items": ["a1", "a2"]})
    elif change == "parted":
        half = item(other, "a1")["spans"]["paragraphs"][1]
        assert other.act({"action": "split", "item": "a1", "spans": half, "name": "msplit"})
    record = copy.deepcopy(other.shown.record)
    for number, article in enumerate(record["articles"], 20):
        article["id"] = f"a{number}"
    return record


def test_a_correction_that_no_longer_fits_is_listed_with_both_readings(worker: Worker) -> None:
    assert worker.act({"action": "kind", "item": "a2", "kind": "notice"})
    record = another_reading("merged")
    found = correct(record, "another", worker.journal, composer_for(record))
    (conflict,) = found.conflicts
    assert conflict.correction == worker.journal[0]
    assert "图书馆延长开放时间" in conflict.then
    assert "石桥昨日通车" in conflict.now
    assert found.record == record
    # On a reading that it fits again it is done again.
    assert not correct(PAGE, worker.reading, worker.journal, composer_for(PAGE)).conflicts


def test_what_the_engine_does_by_itself_by_now_is_no_conflict(worker: Worker) -> None:
    assert worker.act({"action": "merge", "items": ["a1", "a2"]})
    record = another_reading("merged")
    assert not correct(record, "another", worker.journal, composer_for(record)).conflicts


def test_words_that_are_gone_from_the_page_are_a_conflict(worker: Worker) -> None:
    assert worker.act({"action": "text", "spans": spans("一百二十米"), "text": "一百三十米"})
    record = read_page(PAGE["characters"].replace("一百二十米", "一百廿米"))
    (conflict,) = correct(record, "another", worker.journal, composer_for(record)).conflicts
    assert conflict.now == ""


def test_words_that_stand_there_twice_are_told_apart_by_what_stands_around_them(worker: Worker) -> None:
    assert worker.act({"action": "text", "spans": spans("石桥昨日正式")[:1], "text": "钢桥昨日正式"})
    again = PAGE["characters"].index("石桥", PAGE["characters"].index("孩子们"))
    assert worker.act({"action": "text", "spans": [[again, again + 2]], "text": "木桥"})
    record = read_page("云溪日报社出版\n\n" + PAGE["characters"])
    found = correct(record, "another", worker.journal, composer_for(record))
    assert not found.conflicts
    assert "孩子们在木桥上放风筝" in str(found.record["articles"])


def test_a_correction_survives_its_json_form(worker: Worker) -> None:
    for asked in (
        {"action": "assign", "spans": spans("一百二十米"), "new": "notice", "role": "headline"},
        {"action": "merge", "items": ["a1", "a2"]},
        {"action": "undo"},
    ):
        assert worker.act(asked)
    assert [correction_of(correction_record(c)) for c in worker.journal] == worker.journal


@pytest.mark.parametrize("in_lines", [True, False])
def test_paragraphs_that_are_moved_split_or_put_in_order_stay_whole(worker: Worker, in_lines: bool) -> None:
    source = next(a for a in worker.shown.record["articles"] if len(a["paragraphs"]) > 1)
    before = source["paragraphs"]
    places = source["spans"]["paragraphs"]
    if in_lines:
        places = [[part for span in paragraph for part in lines_of(span)] for paragraph in places]
    turned = [*places[1], *places[0], *[span for paragraph in places[2:] for span in paragraph]]
    assert worker.act({"action": "order_blocks", "item": source["id"], "spans": turned})
    assert item(worker, source["id"])["paragraphs"] == [before[1], before[0], *before[2:]]
    rest = [span for paragraph in places[1:] for span in paragraph]
    assert worker.act({"action": "undo"})
    assert worker.act({"action": "split", "item": source["id"], "spans": rest, "name": "mrest"})
    assert item(worker, "mrest")["paragraphs"] == before[1:]


def lines_of(span: list[int]) -> list[list[int]]:
    """The span cut at line ends."""
    start, end = span
    cuts = [at for at in range(start, end) if PAGE["characters"][at] == "\n"]
    return [[a, b] for a, b in zip([start, *[at + 1 for at in cuts]], [*cuts, end], strict=True) if a < b]
