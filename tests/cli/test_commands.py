from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import chaiban
from chaiban.cli import read as read_command
from chaiban.cli.main import main
from chaiban.errors import ChaibanError, ExitCode, SourceError
from chaiban.model.article import Article, Kind, PageReading, Reading, Text
from chaiban.model.explanation import ExplainedLine
from chaiban.model.page import Line, Page
from chaiban.pipeline import batch, reader
from chaiban.pipeline.batch import Order, Outcome
from chaiban.pipeline.jobs import Job


class StubReader:
    """Takes all words for one headline and refuses what says bad."""

    def read(
        self,
        data: bytes,
        name: str,
        encoding: str | None = None,
        _pages: Callable[[int], bool] | None = None,
        each: Callable[[], None] = lambda: None,
    ) -> Reading:
        each()
        words = data.decode(encoding or "utf-8")
        if words == "bad":
            raise SourceError("no page", where=name, remedy="dump it again")
        if words == "fault":
            raise ZeroDivisionError("by zero")
        page = Page(name, 1, words, (Line(0, len(words), 0),))
        story = Article("a1", Kind.ARTICLE, 0.9, headline=Text(words, ((0, len(words)),)))
        return Reading(name, (PageReading(page, "en", (story,)),))

    def explain(self, data: bytes, name: str, encoding: str | None = None) -> Iterator[ExplainedLine]:
        words = self.read(data, name, encoding).pages[0].page.characters
        yield ExplainedLine(0, words, "headline", "a1", 1.5, "kicker", (("short", 2.0), ("alone", -0.5)))


@pytest.fixture(autouse=True)
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "load_reader", StubReader)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, words in (("good.txt", "Mill reopens"), ("more.txt", "石桥通车"), ("bad.txt", "bad")):
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "fault.txt").write_text("fault")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
class TestPrinting:
    def test_a_page_is_printed_for_people(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "good.txt"]) == 0
        out = capsys.readouterr().out
        assert "Mill reopens" in out
        assert "\x1b" not in out

    def test_json_is_one_document(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "more.txt", "--format", "json"]) == 0
        document = json.loads(capsys.readouterr().out)
        assert document["source"] == "more.txt"
        assert document["pages"][0]["articles"][0]["headline"] == "石桥通车"

    def test_several_files_follow_each_other(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "good.txt", "bad.txt", "more.txt", "--format", "jsonl"]) == ExitCode.SOME_FAILED
        out, err = capsys.readouterr()
        assert [json.loads(line)["source"] for line in out.splitlines()] == ["good.txt", "more.txt"]
        assert err.splitlines()[-1] == "chaiban: bad.txt: no page (dump it again)"

    @pytest.mark.parametrize("name", ["bad.txt", "missing.txt"])
    def test_nothing_read_is_11(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", name]) == ExitCode.NONE_READ
        out, err = capsys.readouterr()
        assert not out
        assert err.startswith(f"chaiban: {name}: ")

    @pytest.mark.parametrize(
        "arguments",
        [
            ["read", "."],
            ["read", "good.txt", "more.txt", "--format", "json"],
            ["read", "good.txt", "--encoding", "klingon"],
            ["read", "-", "-"],
            ["read", "good.txt", "./good.txt", "--output", "out"],
        ],
    )
    def test_a_senseless_request_is_12(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments) == ExitCode.BAD_REQUEST
        assert capsys.readouterr().err.startswith("chaiban: ")
        assert not Path("out").exists()

    def test_a_fault_is_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["read", "fault.txt"]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert "ZeroDivisionError" in line
        assert "test_commands.py" in line

    def test_standard_input_is_read(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("石桥".encode("gb18030"))))
        assert main(["read", "-", "--encoding", "gb18030", "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["source"] == "stdin"

    def test_a_line_is_explained(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["explain", "good.txt"]) == 0
        head, line = capsys.readouterr().out.splitlines()
        cells = dict(zip(head.split("\t"), line.split("\t"), strict=True))
        assert cells == {
            "row": "1",
            "text": "Mill reopens",
            "part": "headline",
            "item": "a1",
            "margin": "1.50",
            "runner-up": "kicker",
            "evidence": "short +2.00, alone -0.50",
            "relation": "",
        }

    def test_what_cannot_be_explained_is_11(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["explain", "bad.txt"]) == ExitCode.NONE_READ
        assert "no page" in capsys.readouterr().err

    def test_ctrl_c_is_quiet(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        def interrupt(*_: object) -> Reading:
            raise KeyboardInterrupt

        monkeypatch.setattr(StubReader, "read", interrupt)
        assert main(["read", "good.txt"]) == 130
        assert capsys.readouterr().err == "chaiban: interrupted\n"


def test_files_are_written_with_failures_last(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run_here(jobs: tuple[Job, ...], order: Order, workers: int, **_: Any) -> tuple[Outcome, ...]:
        assert workers == 2
        return tuple(Outcome(job, batch._guarded(batch.read_job, job, order)) for job in jobs)

    monkeypatch.setattr(read_command, "run_jobs", run_here)
    code = main(["read", str(folder), "--output", "out", "--workers", "2"])
    assert code == ExitCode.SOME_FAILED
    assert sorted(p.name for p in Path("out").iterdir()) == ["good.json", "more.json"]
    err = capsys.readouterr().err.splitlines()
    assert "2 of 4" in err[-3]
    assert "bad.txt: no page" in err[-2]
    assert "fault.txt: chaiban failed on it" in err[-1]


@pytest.mark.parametrize("arguments", [[], ["fly"], ["read"], ["read", "x", "--workers", "0"]])
def test_the_parser_refuses_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"chaiban {chaiban.__version__}\n"
    project = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{chaiban.__version__}"' in project


def test_a_listener_that_leaves_early_is_no_fault(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom chaiban.cli import main, explain, speech\n"
        "explain.run = lambda args: [speech.say('x' * 9999) for _ in range(99)] and 0\n"
        "sys.exit(main.main(['explain', 'p']))"
    )
    command = [sys.executable, "-c", program]
    paths = {"PYTHONPATH": str(Path(chaiban.__file__).parents[1])}
    with subprocess.Popen(command, stdout=-1, stderr=-1, cwd=tmp_path, env=paths) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_python_reads_paths_and_bytes_alike(folder: Path) -> None:
    by_path, by_bytes = chaiban.read(folder / "good.txt"), chaiban.read(b"Mill reopens")
    assert by_path.pages[0].articles == by_bytes.pages[0].articles
    assert chaiban.read("good.txt").source == "good.txt"
    with pytest.raises(ChaibanError, match="no such file"):
        chaiban.read("missing.txt")
