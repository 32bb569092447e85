"""Rows of a ledger as a SQLite file of their own, for other programs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from chaiban.errors import ArchiveError


def write_database(file: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """A database with one table `ledger`; what stood in the file is replaced when all is written."""
    draft = file.with_name(f".{file.name}.part")
    draft.unlink(missing_ok=True)
    try:
        connection = sqlite3.connect(draft)
        try:
            quoted = ", ".join(f"[{name}]" for name in columns)
            connection.execute(f"CREATE TABLE ledger ({quoted})")
            marks = ", ".join("?" * len(columns))
            connection.executemany(
                f"INSERT INTO ledger VALUES ({marks})", ([row[name] for name in columns] for row in rows)
            )
            connection.execute("CREATE INDEX ledger_name ON ledger (kind, name)")
            connection.execute("CREATE INDEX ledger_entity ON ledger (entity)")
            connection.execute("CREATE INDEX ledger_value ON ledger (unit, value)")
            connection.commit()
        finally:
            connection.close()
        draft.replace(file)
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        raise ArchiveError(f"can't be written: {error}", where=str(file)) from error
