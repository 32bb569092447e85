from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from chaiban.cli.evaluate import add_parser
from chaiban.errors import ExitCode

Page = dict[str, Any]


def evaluate(*arguments: str | Path) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["evaluate", *map(str, arguments)])
    code: int = args.run(args)
    return code


def write(path: Path, document: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def folders(tmp_path: Path, gold_page: Page) -> tuple[Path, Path]:
    """Two gold files and two readings, one of them in a folder below."""
    for name in ("one", "below/two"):
        write(tmp_path / "gold" / f"{name}.gold.json", gold_page)
        write(tmp_path / "read" / f"{name}.json", {"source": name, "pages": [gold_page]})
    return tmp_path / "gold", tmp_path / "read"


def test_two_files_are_scored(tmp_path: Path, gold_page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold.json", gold_page)
    assert evaluate(gold, gold) == ExitCode.OK
    assert "3 of 3 gold, 3 read" in capsys.readouterr().out


def test_folders_are_paired_by_name(folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(*folders, "--json") == ExitCode.OK
    found = json.loads(capsys.readouterr().out)
    assert (found["pages"], found["rates"]["article_f1"]) == (2, 1.0)


def test_a_missing_reading_counts_as_empty_pages_and_is_told(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (folders[1] / "one.json").unlink()
    assert evaluate(*folders) == ExitCode.SOME_FAILED
    out = capsys.readouterr().out
    assert "3 of 6 gold, 3 read" in out
    assert "one.json: can't be read" in out


@pytest.mark.parametrize("content", ["{", "[]", '{"articles": [{"headline": 1.5}]}', "[" * 100_000])
def test_a_broken_reading_counts_as_empty_pages_and_is_told(
    folders: tuple[Path, Path], content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folders[1] / "one.json").write_text(content, encoding="utf-8")
    assert evaluate(*folders) == ExitCode.SOME_FAILED
    assert "counted as pages without articles" in capsys.readouterr().out


def test_no_reading_at_all_is_another_exit_code(folders: tuple[Path, Path], tmp_path: Path) -> None:
    assert evaluate(folders[0], tmp_path / "nowhere") == ExitCode.NONE_READ


def test_a_missing_page_counts_as_an_empty_one(
    tmp_path: Path, gold_page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path / "gold.json", {"pages": [gold_page, gold_page]})
    read = write(tmp_path / "read.json", gold_page)
    assert evaluate(gold, read) == ExitCode.SOME_FAILED
    out = capsys.readouterr().out
    assert "3 of 6 gold, 3 read" in out
    assert "2 pages in the gold, 1 in the reading" in out


def test_a_reading_may_be_a_page_a_line(tmp_path: Path, gold_page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    gold = write(tmp_path / "gold" / "one.gold.json", {"pages": [gold_page, gold_page]})
    line = json.dumps(gold_page, ensure_ascii=False) + "\n"
    (tmp_path / "one.jsonl").write_text(line + line, encoding="utf-8")
    assert evaluate(gold.parent, tmp_path) == ExitCode.OK
    assert "6 of 6 gold, 6 read" in capsys.readouterr().out


def test_the_baseline_stands_beside(
    folders: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("one", "below/two"):
        dump = tmp_path / "dumps" / f"{name}.txt"
        dump.parent.mkdir(parents=True, exist_ok=True)
        dump.write_text("莲子丰收 渡口繁忙\n\n等着镇上的收购站开门。\n", encoding="utf-8")
    assert evaluate(*folders, "--baseline", tmp_path / "dumps") == ExitCode.OK
    assert "baseline" in capsys.readouterr().out.splitlines()[1]


def test_conservation_is_reported_where_a_reading_gives_its_characters(
    tmp_path: Path, gold_page: Page, lawful_page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = write(tmp_path / "gold.json", gold_page)
    evaluate(gold, write(tmp_path / "read.json", lawful_page))
    assert "visible characters in exactly one place" in capsys.readouterr().out


def test_the_gate_of_floors(folders: tuple[Path, Path], tmp_path: Path, gold_page: Page) -> None:
    floors = tmp_path / "floors.json"
    assert evaluate(*folders, "--floors", floors, "--raise-floors") == ExitCode.OK
    assert evaluate(*folders, "--floors", floors) == ExitCode.OK
    gold_page["articles"].pop()
    write(folders[1] / "one.json", gold_page)
    assert evaluate(*folders, "--floors", floors) == ExitCode.FLOOR_BROKEN
    before = floors.read_text(encoding="utf-8")
    assert evaluate(*folders, "--floors", floors, "--raise-floors") == ExitCode.BAD_REQUEST
    assert floors.read_text(encoding="utf-8") == before
    assert evaluate(*folders, "--floors", floors, "--raise-floors", "--allow-lower") == ExitCode.OK
    assert floors.read_text(encoding="utf-8") != before


def test_bad_requests_name_their_remedy(
    tmp_path: Path, folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"\xff\xfe")
    for arguments in (
        (tmp_path / "nowhere.json", folders[1]),
        (tmp_path / "empty", folders[1]),
        (folders[0], broken),
        (broken, broken),
        (*folders, "--raise-floors"),
        (*folders, "--floors", tmp_path / "nowhere.json"),
        (*folders, "--baseline", tmp_path / "empty"),
    ):
        assert evaluate(*arguments) == ExitCode.BAD_REQUEST, arguments
        assert capsys.readouterr().err.startswith("chaiban evaluate: ")


def test_lone_surrogates_in_a_file_do_not_stop_the_report(
    tmp_path: Path, gold_page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    gold_page["articles"][0]["id"] = "\ud800"
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps(gold_page), encoding="ascii")
    assert evaluate(gold, write(tmp_path / "read.json", {"articles": []})) == ExitCode.OK
    assert "ud800" in capsys.readouterr().out
