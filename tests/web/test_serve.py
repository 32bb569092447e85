"""The server as people start it: a process of its own, a free port, real requests."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import chaiban
from chaiban.archive.store import Archive
from chaiban.cli.main import main
from chaiban.errors import ExitCode

ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(chaiban.__file__).parents[1])}


@pytest.mark.usefixtures("paper")
def test_a_check_fetches_a_page_of_each_kind_and_stops(archive: Archive) -> None:
    command = [sys.executable, "-m", "chaiban", "serve", str(archive.folder), "--port", "0", "--check"]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, timeout=60, check=False)
    out = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    assert out.startswith("http://127.0.0.1:")
    for name in ("front page: 200", "page: 200", "article: 200", "search: 200", "search as JSON: 200, 1 hits"):
        assert name in out


@pytest.mark.usefixtures("paper")
def test_pages_can_be_read_while_pages_are_added(archive: Archive) -> None:
    command = [sys.executable, "-m", "chaiban", "serve", str(archive.folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            with archive.writing() as connection:
                connection.execute("INSERT INTO log (at, action, subject, detail) VALUES ('', '', '', '')")
                with urllib.request.urlopen(f"{address}api/search?q=%E7%9F%B3%E6%A1%A5", timeout=20) as answer:
                    assert b'"total": 1' in answer.read()
        finally:
            server.terminate()


def test_a_taken_port_is_said(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(archive.folder), "--port", "99999"]) == ExitCode.BAD_REQUEST
    assert "can't listen" in capsys.readouterr().err


def test_serving_nothing_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path / "none")]) == ExitCode.NONE_READ
    assert "no archive" in capsys.readouterr().err
