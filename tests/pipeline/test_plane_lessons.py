"""Checked pages with geometry teach what a reader lacks, and change nothing where it lacks nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from learning.plane import checked_files

from chaiban.archive.look_up import issues, sheets, titles
from chaiban.archive.store import Archive
from chaiban.cli.main import main
from chaiban.errors import ExitCode, RequestError
from chaiban.exports.gold import gold_record
from chaiban.exports.page_json import page_record
from chaiban.layout.plane.heads import WEIGHTS
from chaiban.pipeline.adapting import LEAST, adapt_plane
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.plane_lessons import CheckedPage, GoldKey
from chaiban.pipeline.reader import Reader, load_reader, reader_of
from chaiban.sources.stage import open_pages
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.press import press_is_available, print_sheet

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")
PAGES = 9


@pytest.fixture(scope="module")
def files() -> list[bytes]:
    corpora = load_corpora(())
    return [print_sheet(sheet("train", n, 3, corpora, ("en",)), Random(n)) for n in range(PAGES)]


@pytest.fixture(scope="module")
def checked(files: list[bytes]) -> list[CheckedPage]:
    """Pages as the reader reads them, which somebody found right."""
    reader = load_reader()
    pages = [next(iter(open_pages(data, "page.pdf", reader.limits))) for data in files]
    return [CheckedPage(page, gold_record(page_record(reader.read_page(page)))) for page in pages]


def poor() -> Reader:
    """A reader that was taught that heads stand under their stories."""
    shipped = load_reader()
    wrong = WEIGHTS | {"over": -1.0, "over the first": -1.0, "under": 3.0, "bias": -0.3}
    return replace(shipped, weights=replace(shipped.weights, plane=dict(shipped.weights.plane) | {"heads": wrong}))


def test_what_a_reader_lacks_is_learned(checked: list[CheckedPage]) -> None:
    lesson = adapt_plane(poor(), checked)
    assert (lesson.learned, lesson.held) == (6, 3)
    assert lesson.is_better
    assert lesson.after["headline"] > lesson.before["headline"]
    assert lesson.weights.plane["heads"]["over"] > poor().weights.plane["heads"]["over"]


def test_pages_that_are_read_right_already_make_nothing_better(checked: list[CheckedPage]) -> None:
    assert not adapt_plane(load_reader(), checked).is_better


def test_the_same_pages_teach_the_same_in_any_order(checked: list[CheckedPage]) -> None:
    assert adapt_plane(poor(), checked).weights.plane == adapt_plane(poor(), checked[::-1]).weights.plane


def test_too_few_pages_teach_nothing(checked: list[CheckedPage]) -> None:
    with pytest.raises(RequestError):
        adapt_plane(load_reader(), checked[: LEAST - 1])


def test_the_key_knows_the_order_of_running_text(checked: list[CheckedPage]) -> None:
    for page in checked:
        key = GoldKey(page.gold)
        for number, article in enumerate(page.gold["articles"]):
            spans = [span for paragraph in article["spans"].get("paragraphs", ()) for span in paragraph]
            held = [key._held[start] for start, _ in spans]
            if article["kind"] != "photo" and held:
                assert {entry[0] for entry in held} == {number}
                assert [entry[1] for entry in held] == sorted(entry[1] for entry in held)


def test_an_archive_learns_from_its_checked_pdf_pages_and_exports_them(
    files: list[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "a.chaiban"
    with Archive(folder, create=True) as archive:
        for number, data in enumerate(files, 1):
            request = Request({"title": "Courier", "date": "2025-03-12", "number": f"A{number}"})
            add_bytes(archive, data, f"{number}.pdf", request)
        for page in sheets(archive, issues(archive, titles(archive)[0])[0]):
            body = {"corrections": [{"action": "mark", "state": "checked"}]}
            PageMending(archive).correct(page, body, by="ann", expected="*")
    assert main(["learn", str(folder)]) == ExitCode.FLOOR_BROKEN
    monkeypatch.setattr("chaiban.cli.learn.reader_of", lambda _: poor())
    assert main(["learn", str(folder), "--dry-run"]) == ExitCode.OK
    assert not (folder / "weights").exists()
    assert main(["learn", str(folder)]) == ExitCode.OK
    assert "PDF: better" in capsys.readouterr().out
    kept = reader_of(folder / "weights").weights
    assert kept.plane["heads"]["over"] > poor().weights.plane["heads"]["over"]
    gold = tmp_path / "gold"
    assert main(["export", str(folder), "--format", "gold", "--output", str(gold)]) == ExitCode.OK
    assert len(checked_files(gold, load_reader())) == len(files)
    assert "runners_up" not in json.loads(next(gold.glob("*.gold.json")).read_text(encoding="utf-8"))
