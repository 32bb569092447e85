"""Journals between archives, gold out of checked pages, and learning from them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.corrections.acting import DUMP

from chaiban.archive.files import digest_of
from chaiban.archive.keep import was_added
from chaiban.archive.look_up import issues, sheets, titles
from chaiban.archive.store import Archive
from chaiban.cli.main import main
from chaiban.errors import ExitCode
from chaiban.evaluation.conservation import check_conservation
from chaiban.model.catalogue import Sheet
from chaiban.pipeline.add import Request, add_bytes
from chaiban.pipeline.engine import engine_name
from chaiban.pipeline.mending import PageMending
from chaiban.pipeline.reader import load_reader, reader_of


def added(folder: Path, pages: int = 1) -> Path:
    with Archive(folder, create=True) as archive:
        for number in range(1, pages + 1):
            text = DUMP.replace("石桥", f"石桥{'甲乙丙丁戊己庚辛'[number - 1]}")
            add_bytes(
                archive, text.encode(), f"{number}.txt", Request({"date": "2025-03-12", "number": f"A{number}"})
            )
    return folder


def pages_of(archive: Archive) -> tuple[Sheet, ...]:
    return sheets(archive, issues(archive, titles(archive)[0])[0])


def correct(folder: Path, *asked: dict[str, Any]) -> None:
    with Archive(folder) as archive:
        for page in pages_of(archive):
            PageMending(archive).correct(page, {"corrections": list(asked)}, by="林越", expected="*")


NOTICE = {"action": "kind", "item": "a2", "kind": "notice"}
CHECKED = {"action": "mark", "state": "checked"}


def test_a_journal_goes_from_one_archive_to_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = added(tmp_path / "a"), added(tmp_path / "b")
    correct(one, NOTICE)
    journals = tmp_path / "journals.jsonl"
    assert main(["corrections", "export", str(one), "--output", str(journals)]) == ExitCode.OK
    assert main(["corrections", "import", str(other), str(journals)]) == ExitCode.OK
    assert "1 corrections, 0 conflicts" in capsys.readouterr().out
    assert main(["corrections", "replay", str(other)]) == ExitCode.OK
    assert main(["corrections", "conflicts", str(other)]) == ExitCode.OK
    assert main(["verify", str(other)]) == ExitCode.OK


def test_a_journal_of_a_page_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, other = added(tmp_path / "a", 2), added(tmp_path / "b")
    correct(one, NOTICE)
    journals = tmp_path / "journals.jsonl"
    main(["corrections", "export", str(one), "--output", str(journals)])
    assert main(["corrections", "import", str(other), str(journals)]) == ExitCode.SOME_FAILED
    assert "A2" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["no JSON", '{"corrections": 3}', '{"corrections": [{}]}', "[]"])
def test_what_is_no_journal_is_refused(tmp_path: Path, text: str) -> None:
    folder = added(tmp_path / "a")
    (tmp_path / "j.jsonl").write_text(text, encoding="utf-8")
    assert main(["corrections", "import", str(folder), str(tmp_path / "j.jsonl")]) in (
        ExitCode.SOME_FAILED,
        ExitCode.BAD_REQUEST,
    )


def test_a_correction_that_no_longer_fits_is_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = added(tmp_path / "a")
    correct(folder, NOTICE)
    with Archive(folder) as archive:
        text = DUMP.replace("石桥", "石桥甲").split("图书馆")[0] + "\n天气预报\n\n　　明日多云，气温回升。\n"
        add_bytes(archive, text.encode(), "new.txt", Request({"date": "2025-03-12", "number": "A1"}))
    assert main(["corrections", "conflicts", str(folder)]) == ExitCode.SOME_FAILED
    assert "图书馆" in capsys.readouterr().out
    assert main(["corrections", "replay", str(folder)]) == ExitCode.SOME_FAILED
    assert main(["verify", str(folder)]) == ExitCode.OK


def test_checked_pages_are_gold(tmp_path: Path) -> None:
    folder, gold = added(tmp_path / "a"), tmp_path / "gold"
    assert main(["export", str(folder), "--format", "gold", "--output", str(gold)]) == ExitCode.NONE_READ
    correct(folder, NOTICE, CHECKED)
    assert main(["export", str(folder), "--format", "gold", "--output", str(gold)]) == ExitCode.OK
    (file,) = gold.iterdir()
    page = json.loads(file.read_text(encoding="utf-8"))
    assert [article["kind"] for article in page["articles"]].count("notice") == 1
    assert "confidence" not in str(page)
    assert check_conservation(page).holds
    reading = tmp_path / file.name.replace(".gold", "")
    reading.write_text(json.dumps({"source": "", "pages": [page]}), encoding="utf-8")
    assert main(["evaluate", str(file), str(reading)]) == ExitCode.OK


def test_too_few_pages_teach_nothing(tmp_path: Path) -> None:
    folder = added(tmp_path / "a")
    correct(folder, CHECKED)
    assert main(["learn", str(folder)]) == ExitCode.BAD_REQUEST


def test_learning_what_is_known_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The pages were checked as the engine read them: it can't become better on them."""
    folder = added(tmp_path / "a", 6)
    correct(folder, CHECKED)
    assert main(["learn", str(folder)]) == ExitCode.FLOOR_BROKEN
    assert "not better" in capsys.readouterr().out
    assert not (folder / "weights").exists()


def test_what_a_reader_lacks_is_learned_from_checked_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A reader that knows nothing of which text goes on in which learns from pages on which it is right."""
    folder = added(tmp_path / "a", 8)
    correct(folder, CHECKED)
    poor = replace(load_reader(), weights=replace(load_reader().weights, links={}))
    monkeypatch.setattr("chaiban.cli.learn.reader_of", lambda _: poor)
    assert main(["learn", str(folder), "--dry-run"]) == ExitCode.OK
    assert not (folder / "weights").exists()
    assert main(["learn", str(folder)]) == ExitCode.OK
    assert "better" in capsys.readouterr().out
    links = reader_of(folder / "weights").weights.links
    assert links
    assert links != load_reader().weights.links
    with Archive(folder) as archive:
        text = DUMP.replace("石桥", "石桥甲")
        request = Request({"date": "2025-03-12", "number": "A1"})
        assert not was_added(archive, digest_of(text.encode()), request.digest, engine_name(archive.weights))
        add_bytes(archive, text.encode(), "1.txt", request)
        assert was_added(archive, digest_of(text.encode()), request.digest, engine_name(archive.weights))
