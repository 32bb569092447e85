"""What lies about on disks instead of a text dump."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from chaiban.errors import SourceError
from chaiban.sources.files import read_bytes
from chaiban.sources.limits import Limits


def refusal(path: Path) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_bytes(path, Limits())
    assert caught.value.where
    assert caught.value.remedy
    assert str(caught.value).isprintable()
    return caught.value


def test_a_folder_is_refused_with_the_way_to_read_folders(tmp_path: Path) -> None:
    error = refusal(tmp_path)
    assert error.reason == "this is a folder, not a file"
    assert "--output" in error.remedy


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt").reason == "there is no such file"


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_bytes(b"news")
    assert "not a folder" in refusal(tmp_path / "dump.txt" / "more.txt").reason


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "circle" in refusal(tmp_path / "a").reason


def test_a_dangling_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "none")
    assert refusal(tmp_path / "a").reason == "there is no such file"


def test_a_pipe_is_refused_without_waiting_for_a_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "pipe or a device" in refusal(tmp_path / "pipe").reason


def test_a_device_that_never_ends_is_refused() -> None:
    assert "pipe or a device" in refusal(Path("/dev/zero")).reason


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path may have 107 bytes at most
    with socket.socket(socket.AF_UNIX) as here:
        here.bind("s")
        assert "pipe or a device" in refusal(Path("s")).reason


def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"news")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert refusal(path).reason == "no permission to read it"


def test_a_refusal_by_the_system_is_told_whoever_runs_the_test(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"news")

    def deny(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", deny)
    assert refusal(path).reason == "no permission to read it"


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_names_that_no_disk_takes_are_refused(tmp_path: Path, name: str) -> None:
    refusal(tmp_path / name)


def test_a_name_in_an_old_encoding_is_read_and_shown_escaped(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("青禾.txt".encode("gb18030"))
    try:
        path.write_bytes(b"news")
    except OSError:
        pytest.skip("this disk takes names in UTF-8 only")
    assert read_bytes(path, Limits()) == b"news"
    path.unlink()
    assert "\\x" in refusal(path).where


def test_a_file_of_a_gigabyte_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(2**30)  # a hole: takes no room on the disk
    monkeypatch.setattr("chaiban.sources.files.read_stream", lambda *_: pytest.fail("it was read"))
    error = refusal(path)
    assert "1,073,741,824 bytes" in error.reason
    assert "file_bytes" in error.remedy
