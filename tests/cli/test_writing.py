from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chaiban.cli.writing import write_out


def _breaking_off() -> Iterator[bytes]:
    yield b"begun"
    raise ValueError("a package is missing")


def test_what_breaks_off_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="missing"):
        write_out(_breaking_off(), tmp_path / "ledger.parquet")
    assert list(tmp_path.iterdir()) == []
