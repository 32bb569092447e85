from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.evaluation.ledgers import changed, small_ledger

from chaiban.cli.main import main
from chaiban.errors import ExitCode


def write(path: Path, document: object) -> str:
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return str(path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """A gold ledger and one with a wrong person."""
    gold = write(tmp_path / "gold.json", small_ledger())
    return gold, write(tmp_path / "read.json", changed(small_ledger(), "person", name="林苗"))


def test_two_ledgers_are_scored_by_kind(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--ledger", *files]) == ExitCode.OK
    out = capsys.readouterr().out
    assert "| person | 0.000 | 0.000 | 0.000 | 0 | 1 | 1 | 0.000 |" in out
    assert "林苗" not in out


def test_what_is_missed_and_what_is_wrong_is_listed(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "--ledger", *files, "--misses"]) == ExitCode.OK
    out = capsys.readouterr().out
    assert out.startswith("missed a1 ")
    assert "林苗" in out


def test_the_score_is_given_as_json(files: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--ledger", *files, "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["place"]["f1"] == 1.0


def test_spans_are_checked_against_the_articles_where_the_gold_has_no_texts(
    tmp_path: Path, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    articles = write(tmp_path / "articles.json", small_ledger())
    bare = small_ledger()
    del bare["articles"][0]["paragraphs"]
    gold = write(tmp_path / "bare.json", bare)
    assert main(["evaluate", "--ledger", gold, files[0], "--articles", articles, "--json"]) == ExitCode.OK
    assert json.loads(capsys.readouterr().out)["all"]["span_ok"] == 1.0


@pytest.mark.parametrize("wrong", [["--floors", "x"], ["--baseline", "x"], ["--raise-floors"]])
def test_what_is_for_pages_alone_is_refused(files: tuple[str, str], wrong: list[str]) -> None:
    assert main(["evaluate", "--ledger", *files, *wrong]) == ExitCode.BAD_REQUEST


def test_what_is_for_ledgers_alone_is_refused_without_the_word(files: tuple[str, str]) -> None:
    assert main(["evaluate", *files, "--misses"]) == ExitCode.BAD_REQUEST


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path, files: tuple[str, str]) -> None:
    page = write(tmp_path / "page.json", {"articles": [{"id": "a1"}]})
    assert main(["evaluate", "--ledger", files[0], page]) == ExitCode.BAD_REQUEST
    (tmp_path / "none.json").write_text("{", encoding="utf-8")
    assert main(["evaluate", "--ledger", files[0], str(tmp_path / "none.json")]) == ExitCode.BAD_REQUEST
