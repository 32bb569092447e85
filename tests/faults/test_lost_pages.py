"""A page that hangs or swells is lost alone: the other pages of its file come, and the error names file and page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.pdf_pages import FONT, assemble, nested_forms

from chaiban.cli.main import main
from chaiban.errors import ExitCode, SourceError
from chaiban.pipeline import apart
from chaiban.pipeline.apart import Fence, Lost, PagesLostError, pages_apart, read_task
from chaiban.pipeline.batch import Order, exit_code, run_jobs
from chaiban.pipeline.jobs import plan_jobs
from chaiban.pipeline.whole_issue import read_issue

BOMB_LEVELS, BOMB_TIMES = 12, 12
SHORT = Fence(seconds=6.0, megabytes=1500)


def file_of(*pages: str) -> bytes:
    """A file with a page for each of the words; "BOMB" is one whose forms multiply without end."""
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    first_form = 3 + 2 * len(pages)
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"]
    for n, words in enumerate(pages):
        bomb = words == "BOMB"
        content = "/X Do" if bomb else f"BT /F0 9 Tf 50 400 Td ({words}) Tj ET"
        resources = f"/XObject << /X {first_form} 0 R >>" if bomb else FONT
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 500] /Contents {4 + 2 * n} 0 R "
            f"/Resources << {resources} >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return assemble([*objects, *nested_forms(first_form, BOMB_LEVELS, BOMB_TIMES)])


THREE = file_of("The first page has words.", "BOMB", "The third page has words.")


def test_the_other_pages_of_its_file_are_written_and_the_error_names_file_and_page(tmp_path: Path) -> None:
    (tmp_path / "issue.pdf").write_bytes(THREE)
    jobs = plan_jobs([str(tmp_path / "issue.pdf")], tmp_path / "out", ".json")
    outcomes = run_jobs(jobs, Order("json", page_seconds=6.0, megabytes=1500), 1)
    assert isinstance(outcomes[0].error, PagesLostError)
    assert outcomes[0].error.where.endswith("issue.pdf")
    assert outcomes[0].error.reason.startswith("page 2: ")
    assert exit_code(outcomes) is ExitCode.SOME_FAILED
    pages = json.loads((tmp_path / "out" / "issue.json").read_text("utf-8"))["pages"]
    assert [page["characters"].strip() for page in pages] == [
        "The first page has words.",
        "",
        "The third page has words.",
    ]
    assert pages[1]["notes"][0]["topic"] == "page"


@pytest.mark.slow
def test_an_issue_keeps_the_other_pages_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chaiban.pipeline.batch.Fence", lambda *_: SHORT)
    reading, failed = read_issue([(THREE, "issue.pdf")])
    assert [bool(page.page.characters) for page in reading.pages] == [True, False, True]
    assert isinstance(failed["issue.pdf"], PagesLostError)


@pytest.mark.slow
def test_look_and_explain_show_the_other_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "issue.pdf").write_bytes(file_of("BOMB", "The second page has words."))
    for command in ("look", "explain"):
        monkeypatch.setattr(f"chaiban.cli.{command}.Fence", lambda: SHORT)
        assert main([command, str(tmp_path / "issue.pdf")]) == ExitCode.SOME_FAILED
        said = capsys.readouterr()
        assert "The second page" in said.out
        assert "page 1: " in said.err


def test_a_file_all_of_whose_pages_are_lost_is_an_error_that_names_them() -> None:
    with pytest.raises(SourceError, match="page 1: "):
        apart.read_apart(file_of("BOMB"), "bomb.pdf", None, SHORT)


def test_pages_that_nobody_wants_are_not_touched() -> None:
    found = list(pages_apart(THREE, "issue.pdf", read_task, "3", SHORT))
    assert [number for number, _ in found] == [3]
    assert not isinstance(found[0][1], Lost)
