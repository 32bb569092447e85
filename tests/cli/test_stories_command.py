"""`chaiban stories` and `chaiban read --issue` on the example newspaper, which jumps from page to page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chaiban.cli.main import main
from chaiban.errors import ExitCode

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "yunxi-daily"
PAGES = [str(EXAMPLE / f"2025-03-12-{number}.txt") for number in ("A1", "A2")]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("stories") / "example.chaiban"
    assert main(["add", *PAGES, "--title", "云溪日报", "--archive", str(archive), "--workers", "1"]) == ExitCode.OK
    return archive


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_stories_are_listed_with_their_state(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["stories", str(kept)]) == ExitCode.OK
    lines = lines_of(capsys)
    assert lines[0] == "云溪日报/2025-03-12"
    assert lines[-1] == "2 resolved, 0 ambiguous, 0 dangling"
    assert main(["stories", str(kept), "--state", "dangling"]) == ExitCode.OK
    assert lines_of(capsys) == ["0 resolved, 0 ambiguous, 0 dangling"]


def test_one_issue_comes_as_json(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["stories", str(kept), "--issue", "云溪日报/2025-03-12", "--json"]) == ExitCode.OK
    [line] = lines_of(capsys)
    record = json.loads(line)
    assert {link["state"] for link in record["links"]} == {"resolved"}
    assert all(len(parts) == 2 for parts in record["stories"])


def test_an_issue_that_is_not_there_is_an_error(kept: Path) -> None:
    assert main(["stories", str(kept), "--issue", "云溪日报/1999-01-01"]) == ExitCode.NONE_READ


def test_several_files_are_one_issue_with_its_stories(capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["read", *PAGES, "--issue"]) == ExitCode.OK
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert len(document["pages"]) == 2
    assert len(document["stories"]) == 2
    for story in document["stories"]:
        first, second = story["parts"]
        assert (first["page"], second["page"]) == (1, 2)
        articles = {article["id"]: article for article in document["pages"][1]["articles"]}
        assert articles[second["article"]]["jump_from"]["page"] == "A1"
    assert "" in [join for story in document["stories"] for join in story["joins"]]


def test_a_page_of_an_issue_that_can_not_be_read_harms_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.txt").write_bytes(b"")
    assert main(["read", PAGES[0], str(tmp_path / "bad.txt"), "--issue"]) == ExitCode.SOME_FAILED
    document = json.loads(capsys.readouterr().out)
    assert len(document["pages"]) == 1
    assert [link["state"] for link in document["links"]] == ["dangling", "dangling"]


def test_an_issue_has_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", PAGES[0], "--issue", "--format", "html"]) == ExitCode.BAD_REQUEST
    assert "--format" in capsys.readouterr().err
