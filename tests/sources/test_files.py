from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import SourceError
from chaiban.sources.files import read_bytes, read_stream, shown_name
from chaiban.sources.limits import Limits

TIGHT = Limits(file_bytes=8)


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(bytes(range(256)))
    assert read_bytes(path, Limits()) == bytes(range(256))


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(b"12345678")
    assert read_bytes(path, TIGHT) == b"12345678"
    path.write_bytes(b"123456789")
    with pytest.raises(SourceError, match="9 bytes, more than the limit of 8"):
        read_bytes(path, TIGHT)


def test_a_stream_is_not_read_beyond_the_limit() -> None:
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0
            self.taken += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(SourceError, match="more than the limit"):
        read_stream(endless, "standard input", TIGHT)  # type: ignore[arg-type]
    assert endless.taken == 9
    assert read_stream(io.BytesIO(b"abc"), "standard input", TIGHT) == b"abc"


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "dump.txt").write_bytes(b"news")
    (tmp_path / "link").symlink_to(tmp_path / "dump.txt")
    assert read_bytes(tmp_path / "link", Limits()) == b"news"


@given(st.binary(min_size=1, max_size=30).filter(lambda name: b"\0" not in name))
def test_any_name_is_shown_on_one_printable_line(name: bytes) -> None:
    shown = shown_name(Path(os.fsdecode(name)))
    assert shown.isprintable()
    assert shown.encode("utf-8")


def test_a_name_in_utf_8_is_shown_as_it_is() -> None:
    assert shown_name(Path("青禾日报/第 1 版.txt")) == "青禾日报/第 1 版.txt"
    assert shown_name(Path(os.fsdecode(b"caf\xe9.txt"))) == "caf\\xe9.txt"
