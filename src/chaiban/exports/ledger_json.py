"""Records of the ledger as plain objects and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from chaiban.model.ledger import Record

_LAST = ("quote", "paragraph", "start", "end", "confidence", "evidence")


def record_object(record: Record) -> dict[str, Any]:
    """The record's fields: kind first, then what it says, then its place, confidence and evidence."""
    names = [field.name for field in fields(record)]
    ordered = [n for n in names if n not in _LAST] + [n for n in _LAST if n in names]
    return {"kind": record.kind, **{name: _plain(getattr(record, name)) for name in ordered}}


def write_ledger(document: Any) -> str:
    """JSON with a record a line: objects of records are short and many."""
    return _written(document, 0) + "\n"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else round(value, 6)
    return value


def _written(value: Any, depth: int) -> str:
    """What holds articles, pages or records, and a list of objects, is spread over lines; all else stands on one."""
    inner: Iterable[str]
    if (
        isinstance(value, dict)
        and any(isinstance(v, dict | list) and v for v in value.values())
        and "kind" not in value
    ):
        inner = (f"{json.dumps(str(k), ensure_ascii=False)}: {_written(v, depth + 1)}" for k, v in value.items())
        marks = "{}"
    elif isinstance(value, list) and any(isinstance(v, dict) for v in value):
        inner, marks = (_written(v, depth + 1) for v in value), "[]"
    else:
        return json.dumps(value, ensure_ascii=False)
    indent = "\n" + " " * (depth + 1)
    return marks[0] + indent + f",{indent}".join(inner) + "\n" + " " * depth + marks[1]
