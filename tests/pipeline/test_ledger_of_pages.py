"""The ledger of an archive: made once, walked back to the page, gone with what was withdrawn or erased."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

import pytest

from chaiban.archive.erase import erase
from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.ledger import count, facts, kinds, names
from chaiban.archive.look_up import newest, record
from chaiban.archive.store import Archive
from chaiban.archive.withdraw import withdraw
from chaiban.cli.ledger import kind_of
from chaiban.cli.main import main
from chaiban.errors import RequestError
from chaiban.exports.ledger_rows import COLUMNS
from chaiban.model.catalogue import Fact, PageFacts
from chaiban.model.facts import FactQuery
from chaiban.pipeline.ledger_of_pages import character_numbers, record_pages

HEAD, BODY = "大桥通车", "昨日，眉县新桥通车，总投资3.5亿元，长800米。副市长王大海到汤峪镇调研。"
CHARACTERS = f"{HEAD}\n{BODY[:12]}\n{BODY[12:]}\n"


def page(characters: str = CHARACTERS) -> dict[str, object]:
    """A page with one article whose paragraph is printed on two lines."""
    at = len(HEAD) + 1
    spans = [[at, len(characters) - 1]]
    join = {"at": 12, "drop": [at + 12, at + 13]}
    article = {
        "id": "a1", "kind": "article", "confidence": 1.0, "headline": HEAD, "paragraphs": [BODY],
        "spans": {"headline": [[0, len(HEAD)]], "paragraphs": [spans]}, "joins": {"paragraphs": [[join]]},
    }  # fmt: skip
    return {"source": "p", "language": "zh", "size": None, "characters": characters, "articles": [article]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive(tmp_path / "paper.chaiban", create=True) as archive:
        said = {"title": "示例日报", "date": "2019-06-13", "edition": "", "number": "A1", "section": ""}
        title, date, edition, number, section = (Fact(value, "flag") for value in said.values())
        facts_said = PageFacts(title, date, edition, number, section)
        keep_page(archive, archive.files.keep(b"x"), 1, Incoming(facts_said, page(), "p", 1, "engine"))
    return tmp_path / "paper.chaiban"


def test_pages_are_gone_through_once(folder: Path) -> None:
    with Archive(folder) as archive:
        assert record_pages(archive) == 1
        assert record_pages(archive) == 0
        assert kinds(archive)["figure"] == (2, 2)


def test_every_record_is_walked_back_to_the_characters_of_the_page(folder: Path) -> None:
    with Archive(folder) as archive:
        record_pages(archive)
        found = list(facts(archive, FactQuery()))
        assert found
        for fact in found:
            printed = "".join(CHARACTERS[start:end] for start, end in fact.spans)
            assert printed.replace("\n", "") == fact.words
            assert fact.pieces[1] == fact.words
            assert "".join(fact.pieces) == fact.sentence


def test_a_question_narrows_and_sorts(folder: Path) -> None:
    with Archive(folder) as archive:
        record_pages(archive)
        dear = FactQuery("figure", unit="元", least=1e8, sort="value")
        assert [(fact.value, fact.unit) for fact in facts(archive, dear)] == [(350_000_000, "元")]
        assert [fact.unit for fact in facts(archive, FactQuery("figure", sort="value"))] == ["元", "米"]
        assert count(archive, FactQuery("place", text="汤峪")) == 1
        assert [name for name, *_ in names(archive, "time")] == ["2019-06-12"]
        assert count(archive, FactQuery(text="%")) == 0


def test_what_is_withdrawn_is_not_told_and_what_is_erased_is_gone(folder: Path) -> None:
    with Archive(folder) as archive:
        record_pages(archive)
        (item,) = newest(archive, None, 5)
        withdraw(archive, item, "by mistake")
        assert count(archive, FactQuery()) == 0
        erase(archive, item, "by law")
        assert archive.connection.execute("SELECT count(*) FROM fact").fetchone() == (0,)
        assert record(archive, item.sheet) is not None
        record_pages(archive)
        assert archive.connection.execute("SELECT count(*) FROM fact WHERE words LIKE '%3.5%'").fetchone() == (0,)


def test_the_numbers_of_a_field_leave_out_what_was_dropped_and_mark_what_was_put_in() -> None:
    joins = [{"at": 2, "drop": [12, 14], "put": " "}]
    assert character_numbers([[10, 12], [12, 17]], joins) == [10, 11, -1, 14, 15, 16]


def test_kinds_are_known_in_singular_and_plural() -> None:
    words = ["people", "person", "places", "activities", "figures", "time", ""]
    assert [kind_of(word) for word in words] == ["person", "person", "place", "activity", "figure", "time", ""]
    with pytest.raises(RequestError):
        kind_of("things")


def test_the_command_lists_what_is_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", str(folder)]) == 0
    assert "figure" in capsys.readouterr().out
    assert main(["ledger", str(folder), "figures", "--unit", "元"]) == 0
    assert "[3.5亿元]" in capsys.readouterr().out
    assert main(["ledger", str(folder), "people", "--name", "王大海", "--timeline"]) == 0
    assert capsys.readouterr().out.startswith("2019-06-13\n")
    assert main(["ledger", str(folder), "figures", "--format", "json"]) == 0
    assert [fact["value"] for fact in json.loads(capsys.readouterr().out)] == [350_000_000, 800]


def test_articles_come_back_with_their_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "articles.json"
    file.write_text(json.dumps({"paper": "p", "articles": [{"id": "x", "paragraphs": [BODY], "own": 1}]}), "utf-8")
    assert main(["ledger", "--from", str(file), "--date", "2019-06-13", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["paper"], told["articles"][0]["own"]) == ("p", 1)
    assert {"kind": "time", "text": "昨日", "value": "2019-06-12"}.items() <= told["articles"][0]["records"][
        0
    ].items()


@pytest.mark.parametrize(
    "arguments", [["ledger"], ["ledger", "x", "--from", "y"], ["ledger", "x", "--date", "2019-01-01"]]
)
def test_a_senseless_request_is_12(arguments: list[str]) -> None:
    assert main(arguments) == 12


def test_the_ledger_is_exported(folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", str(folder), "--what", "ledger", "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsysbinary.readouterr().out.decode("utf-8-sig").splitlines()))
    assert tuple(rows[0]) == COLUMNS
    assert main(["export", str(folder), "--what", "ledger", "--format", "jsonl"]) == 0
    assert len(capsysbinary.readouterr().out.splitlines()) == len(rows)
    file = tmp_path / "ledger.sqlite"
    assert main(["export", str(folder), "--what", "ledger", "--format", "sqlite", "--output", str(file)]) == 0
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT count(*) FROM ledger").fetchone() == (len(rows),)
        query = "SELECT DISTINCT entity, entity_name FROM ledger WHERE entity IS NOT NULL"
        assert set(connection.execute(query)) == {(r["entity"], r["entity_name"]) for r in rows if r["entity"]}
    assert main(["export", str(folder), "--what", "ledger", "--format", "markdown"]) == 12
    assert main(["export", str(folder), "--format", "sqlite"]) == 12
