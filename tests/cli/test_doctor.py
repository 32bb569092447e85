from __future__ import annotations

from pathlib import Path

import pytest

from chaiban.archive.store import DATABASE, Archive
from chaiban.cli import doctor
from chaiban.cli.main import main
from chaiban.errors import ExitCode
from chaiban.pipeline.add import Request, add_bytes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive(tmp_path / "报纸 a", create=True) as archive:
        add_bytes(archive, "A1\n\n石桥通车\n\n石桥昨日通车。\n".encode(), "2025-03-12-A1.txt", Request())
    return tmp_path / "报纸 a"


def test_a_sound_installation_with_a_whole_archive_is_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", str(folder)]) == ExitCode.OK
    out, err = capsys.readouterr()
    assert "1 pages, whole" in out
    assert "SQLite" in out
    assert err == ""


def test_a_damaged_archive_is_told_with_what_to_do(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (file,) = (file for file in (folder / "files").rglob("*") if file.is_file())
    file.chmod(0o600)
    file.write_bytes(b"something else")
    assert main(["doctor", str(folder)]) == ExitCode.DAMAGED
    assert "chaiban restore" in capsys.readouterr().err


def test_a_database_that_is_none_is_told_and_no_fault(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / DATABASE).write_bytes(b"no database at all" * 1000)
    assert main(["doctor", str(folder)]) == ExitCode.DAMAGED
    assert "can't be opened" in capsys.readouterr().err


def test_an_old_sqlite_and_a_missing_package_are_bad(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.sqlite((3, 30, 0)).bad
    monkeypatch.setattr(doctor, "_NEEDED", ("no-such-package-here",))
    assert [finding.what for finding in doctor.versions() if finding.bad] == ["no-such-package-here is missing"]


def test_a_full_disk_is_a_warning(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor, "_LEAST_FREE", 2**80)
    assert all("free some space" in finding.remedy for finding in doctor.space(tmp_path / "not yet" / "there"))
