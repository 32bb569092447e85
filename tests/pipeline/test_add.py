from __future__ import annotations

import copy
import os
import random
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.kills import Steps, killed

import chaiban
from chaiban.archive import store
from chaiban.archive.keep import Change
from chaiban.archive.store import Archive
from chaiban.archive.verify import verify
from chaiban.cli.main import main
from chaiban.errors import ExitCode, SourceError
from chaiban.pipeline import add
from chaiban.pipeline.add import Request, add_bytes, add_files, fault_of
from chaiban.pipeline.batch import Order, Outcome
from chaiban.pipeline.jobs import Job, plan_jobs

PAGE = "{number}\n\n石桥通车\n\n本报讯（记者 林越）石桥昨日通车，两岸居民步行三分钟可到对岸，第{number}号。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(1, 7):
        (pages / f"2025-03-12-A{number}.txt").write_text(PAGE.format(number=number), encoding="utf-8")
    return pages


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers are tested with the batch; here the work is done at once, the last job first."""

    def run(jobs: list[Job], order: Order, _: int, *, work: Any, done: Any) -> None:
        for job in reversed(jobs):
            try:
                work(job, order)
            except SourceError as error:
                done(Outcome(job, error))
            else:
                done(Outcome(job))

    monkeypatch.setattr(add, "run_jobs", run)


def content(archive: Archive) -> list[tuple[Any, ...]]:
    query = (
        "SELECT title.name, date, number, key, headline, body, version.digest, reading.digest FROM item"
        " JOIN page ON page.id = item.page_id JOIN issue ON issue.id = issue_id JOIN title ON title.id = title_id"
        " JOIN reading ON reading.id = reading_id JOIN version ON version.id = version_id ORDER BY item.id"
    )
    return archive.connection.execute(query).fetchall()


def test_adding_twice_reads_nothing_again_and_changes_nothing(folder: Path, tmp_path: Path) -> None:
    jobs = plan_jobs([str(folder)], tmp_path / "a", ".reading")
    with Archive(tmp_path / "a", create=True) as archive:
        assert add_files(archive, jobs, Request(), 1).changes.total() == 6
        before = content(archive)
        again = add_files(archive, jobs, Request(), 1)
        assert (again.passed_over, again.pages) == (6, [])
        assert content(archive) == before
        assert list(verify(archive, fault_of)) == []


def test_the_same_file_under_another_title_is_another_page(folder: Path, tmp_path: Path) -> None:
    data = (folder / "2025-03-12-A1.txt").read_bytes()
    with Archive(tmp_path / "a", create=True) as archive:
        for title in ("云溪日报", "云溪晚报"):
            add_bytes(archive, data, "2025-03-12-A1.txt", Request({"title": title}))
        assert {row[0] for row in content(archive)} == {"云溪日报", "云溪晚报"}
        assert len(list(archive.files.digests())) == 1


def test_a_file_that_fails_harms_no_other_and_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "2025-03-12-A3.txt").write_bytes(b"%PDF-1.4 not really")
    (folder / "2025-03-12-A4.txt").write_bytes(b"")
    code = main(["add", str(folder), "--archive", str(tmp_path / "a"), "--title", "云溪日报"])
    assert code == ExitCode.SOME_FAILED
    out, err = capsys.readouterr()
    assert "4 new pages" in out
    assert "云溪日报 (flag) · 2025-03-12 (file name) · A1 (file name)" in out
    assert "A4.txt: the file is empty" in err


def test_pages_are_numbered_in_the_order_of_names_whoever_is_quickest(folder: Path, tmp_path: Path) -> None:
    jobs = plan_jobs([str(folder)], tmp_path / "a", ".reading")
    with Archive(tmp_path / "a", create=True) as archive:
        add_files(archive, jobs, Request(), 1)
        numbers = [row[0] for row in archive.connection.execute("SELECT number FROM page ORDER BY id")]
    assert numbers == ["A1", "A2", "A3", "A4", "A5", "A6"]


def test_a_file_that_changes_while_it_is_read_is_refused(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = plan_jobs([str(folder / "2025-03-12-A1.txt")], tmp_path / "a", ".reading")
    work = add.read_into_spool

    def meddle(job: Job, order: Order) -> None:
        work(job, order)
        job.source.write_bytes(job.source.read_bytes() + b"\nlater")

    monkeypatch.setattr(add, "read_into_spool", meddle)
    with Archive(tmp_path / "a", create=True) as archive:
        (outcome,) = add_files(archive, jobs, Request(), 1).outcomes
        assert "changed while" in str(outcome.error)
        assert content(archive) == []


def test_pages_of_one_file_are_never_versions_of_each_other(tmp_path: Path) -> None:
    data = "\f".join(PAGE.format(number="第8版") for _ in range(3)).encode()
    with Archive(tmp_path / "a", create=True) as archive:
        request = Request({"date": "2025-03-12", "number": "8"})
        kept = add_bytes(archive, data, "issue.txt", request)
        assert [page.facts.number.value for page in kept] == ["8", "8-2", "8-3"]
        assert {page.change for page in kept} == {Change.NEW}
        assert {page.change for page in add_bytes(archive, data, "issue.txt", request)} == {Change.SAME}


def test_a_full_disk_leaves_the_archive_whole(folder: Path, tmp_path: Path) -> None:
    """The database may not grow beyond what it has: SQLite answers as on a full disk."""
    data = (folder / "2025-03-12-A1.txt").read_bytes()
    with Archive(tmp_path / "a", create=True) as archive:
        add_bytes(archive, data, "2025-03-12-A1.txt", Request())
        before = content(archive)
        pages = archive.connection.execute("PRAGMA page_count").fetchone()[0]
        archive.connection.execute(f"PRAGMA max_page_count = {pages}")
        many = data + "石桥通车，人来人往。\n".encode() * 2000
        with pytest.raises(chaiban.ChaibanError, match="full"):
            add_bytes(archive, many, "2025-03-12-A2.txt", Request())
        archive.connection.execute("PRAGMA max_page_count = 1000000")
        assert content(archive) == before
        assert list(verify(archive, fault_of)) == []


KILLS = 200


def add_until(folder: Path, target: Path, kill_at: int, told: int) -> None:
    """Add every file, telling each on the pipe; SIGKILL at that step of Python and of SQLite's machine."""
    steps = Steps(kill_at, every=25)
    sys.setprofile(steps.step)
    with Archive(target, create=True) as archive:
        for file in sorted(folder.iterdir()):
            add_bytes(archive, file.read_bytes(), file.name, Request())
            os.write(told, f"{file.name}\n".encode())
    steps.finish(told)


def killed_adding(folder: Path, target: Path, kill_at: int) -> tuple[bool, list[str]]:
    """(was it killed, what it told) of a process of its own."""
    return killed(lambda told: add_until(folder, target, kill_at, told))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_no_kill_loses_or_halves_anything(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed (SIGKILL) at 200 random steps; each time the archive is whole, and at last as if never killed."""
    read = add._records
    known = {file.name: read(file.read_bytes(), file.name, None, None) for file in folder.iterdir()}

    def known_records(_data: bytes, name: str, _encoding: str | None, _weights: Path | None) -> list[dict[str, Any]]:
        """Reading touches no archive: it is done beforehand, so that the kills strike where something may break."""
        return copy.deepcopy(known[name])

    monkeypatch.setattr(add, "_records", known_records)
    with Archive(tmp_path / "whole", create=True) as whole:
        for file in sorted(folder.iterdir()):
            add_bytes(whole, file.read_bytes(), file.name, Request())
        expected = content(whole)
    all_steps = int(killed_adding(folder, tmp_path / "counted", 0)[1][-1].split()[0])
    chance = random.Random(3)
    kills = rounds = 0
    while kills < KILLS:
        rounds += 1
        target = tmp_path / f"killed-{rounds}"
        told: set[str] = set()
        was_killed = True
        while was_killed:
            was_killed, lines = killed_adding(folder, target, chance.randrange(1, all_steps * 3 // 2))
            told |= {line for line in lines if not line.endswith("steps")}
            kills += was_killed
            if (target / store.DATABASE).is_file():
                with Archive(target) as archive:
                    assert list(verify(archive, fault_of)) == []
                    kept = {row[0] for row in archive.connection.execute("SELECT name FROM version")}
                    # What was told to be kept before the kill is there.
                    assert told <= kept
        with Archive(target) as archive:
            assert content(archive) == expected
    assert rounds > 20
