"""A bad file, a dying worker, a full disk: none harms the other files."""

from __future__ import annotations

import importlib
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chaiban.errors import ExitCode, RequestError, SourceError
from chaiban.pipeline.batch import Order, Outcome, Work, exit_code, run_jobs, write_whole
from chaiban.pipeline.jobs import Job, natural_key, plan_jobs

ORDER = Order("json")

# Workers are processes of their own, so the stub must be a module that they can import.
STUB = """
import os, signal
from chaiban.errors import SourceError
from chaiban.pipeline.batch import write_whole

def work(job, order):
    words = job.source.read_text()
    if words == "bad":
        raise SourceError("no page", remedy="dump it again")
    if words == "fault":
        raise ZeroDivisionError("by zero")
    if words == "exit":
        raise SystemExit(3)
    if words == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if words == "kill once":
        mark = job.source.with_suffix(".mark")
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if words == "hang":
        while True:
            pass
    if words == "swell":
        held = []
        while True:
            held.append(bytearray(16 * 2**20))
    write_whole(job.target, words)
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    folder = tmp_path / "stub"
    folder.mkdir()
    (folder / "stub_reader_of_batches.py").write_text(STUB)
    monkeypatch.syspath_prepend(str(folder))
    stub = importlib.import_module("stub_reader_of_batches")
    yield stub.work
    sys.modules.pop("stub_reader_of_batches")


def jobs_of(folder: Path, **words: str) -> tuple[Job, ...]:
    place = folder / "in"
    place.mkdir()
    for name, text in words.items():
        (place / f"{name}.txt").write_text(text)
    return plan_jobs([str(place)], folder / "out", ".json")


def failed(outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    return {o.job.source.stem: str(o.error) for o in outcomes if o.error is not None}


def test_a_file_that_hangs_is_stopped_and_harms_no_other(tmp_path: Path, work: Work) -> None:
    jobs = jobs_of(tmp_path, a="fine", b="hang", c="fine")
    outcomes = run_jobs(jobs, Order("json", seconds=0.5), 2, work=work)
    assert failed(outcomes).keys() == {"b"}
    assert "0.5 seconds" in failed(outcomes)["b"]


def test_a_file_that_swells_is_stopped_and_harms_no_other(tmp_path: Path, work: Work) -> None:
    jobs = jobs_of(tmp_path, a="fine", b="swell", c="fine")
    outcomes = run_jobs(jobs, Order("json", megabytes=1500), 1, work=work)
    assert failed(outcomes).keys() == {"b"}
    assert "memory" in failed(outcomes)["b"]


def test_a_bad_file_harms_no_other(tmp_path: Path, work: Work) -> None:
    jobs = jobs_of(tmp_path, a="fine", b="bad", c="fault", d="exit", e="fine")
    heard: list[Outcome] = []
    outcomes = run_jobs(jobs, ORDER, 2, work=work, done=heard.append)
    assert [o.job for o in outcomes] == list(jobs)
    assert len(heard) == len(jobs)
    assert failed(outcomes).keys() == {"b", "c", "d"}
    assert "b.txt: no page (dump it again)" in failed(outcomes)["b"]
    assert "ZeroDivisionError: by zero" in failed(outcomes)["c"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["a.json", "e.json"]
    assert exit_code(outcomes) is ExitCode.SOME_FAILED


@pytest.mark.parametrize("workers", [1, 2])
def test_a_dying_worker_takes_only_its_file_along(tmp_path: Path, work: Work, workers: int) -> None:
    names = {f"f{n}": "fine" for n in range(5)}
    jobs = jobs_of(tmp_path, a="kill", **names, g="fine")
    outcomes = run_jobs(jobs, ORDER, workers, work=work)
    assert failed(outcomes).keys() == {"a"}
    assert "died" in failed(outcomes)["a"]
    assert len(outcomes) == len(jobs)
    assert len(list((tmp_path / "out").iterdir())) == 6


@pytest.mark.parametrize("workers", [1, 2])
def test_a_worker_that_dies_by_chance_costs_no_file(tmp_path: Path, work: Work, workers: int) -> None:
    jobs = jobs_of(tmp_path, a="fine", b="kill once", c="fine")
    assert not failed(run_jobs(jobs, ORDER, workers, work=work))
    assert len(list((tmp_path / "out").iterdir())) == 3


def test_a_bad_file_leaves_the_good_output_alone(tmp_path: Path, work: Work) -> None:
    jobs = jobs_of(tmp_path, a="bad")
    jobs[0].target.parent.mkdir()
    jobs[0].target.write_text("good")
    outcomes = run_jobs(jobs, ORDER, 1, work=work)
    assert jobs[0].target.read_text() == "good"
    assert exit_code(outcomes) is ExitCode.NONE_READ


def test_nothing_to_do_is_well_done() -> None:
    assert exit_code(run_jobs((), ORDER, 2)) is ExitCode.OK


def test_a_write_that_fails_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    target.write_text("old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(SourceError, match="No space left"):
        write_whole(target, "new")
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
    assert target.read_text() == "old"


def test_an_output_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(SourceError, match="can't be written"):
        write_whole(tmp_path / "out" / "a.json", "")


def test_output_has_the_rights_of_an_ordinary_file(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.json", "")
    (tmp_path / "b.json").write_text("")
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == stat.S_IMODE((tmp_path / "b.json").stat().st_mode)


def plant(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_folders_keep_their_shape_and_natural_order(tmp_path: Path) -> None:
    plant(tmp_path, "p10.txt", "p2.txt", "sub/p1.txt", ".hidden.txt", ".git/x.txt", "p2.json", "out/p9.txt")
    jobs = plan_jobs([str(tmp_path)], tmp_path / "out", ".json")
    assert [str(job.target.relative_to(tmp_path / "out")) for job in jobs] == [
        "p2.json",
        "p10.json",
        "sub/p1.json",
    ]


def test_the_same_stem_twice_is_refused_before_any_work(tmp_path: Path) -> None:
    plant(tmp_path, "a/p.txt", "b/p.txt", "c/p.txt", "c/p.dump")
    for inputs in (["a/p.txt", "b/p.txt"], ["a", "b"], ["c"], ["a/p.txt", "a/p.txt"], ["a", "a/p.txt"]):
        with pytest.raises(RequestError, match="would both be written"):
            plan_jobs([str(tmp_path / name) for name in inputs], tmp_path / "out", ".json")


def test_a_reading_never_replaces_a_source(tmp_path: Path) -> None:
    plant(tmp_path, "p.txt")
    with pytest.raises(RequestError, match="replace the source"):
        plan_jobs([str(tmp_path)], tmp_path, ".txt")


def test_an_empty_folder_is_a_bad_request(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="nothing to read"):
        plan_jobs([str(tmp_path)], tmp_path / "out", ".json")


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="needs links")
def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    plant(tmp_path, "in/p.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    assert len(plan_jobs([str(tmp_path / "in")], tmp_path / "out", ".json")) == 1


def test_standard_input_and_single_files_have_their_place(tmp_path: Path) -> None:
    assert plan_jobs(["-"], tmp_path, ".json", b"x")[0].target == tmp_path / "stdin.json"
    assert plan_jobs(["-"], tmp_path / "r.json", ".json", b"x")[0].data == b"x"
    assert plan_jobs(["p.txt"], tmp_path / "r.json", ".json")[0].target == tmp_path / "r.json"
    assert plan_jobs(["p.txt", "q.txt"], tmp_path / "r.json", ".json")[0].target == tmp_path / "r.json/p.json"


def test_natural_order_takes_numbers_by_their_value() -> None:
    assert sorted(["p10", "p9", "a", "10", "9b"], key=natural_key) == ["9b", "10", "a", "p9", "p10"]
