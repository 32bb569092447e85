"""Items of an archive as JSON lines, Markdown, CSV and Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from chaiban.exports.markdown import escape
from chaiban.exports.page_json import dump
from chaiban.exports.parquet import parquet_of
from chaiban.model.catalogue import Item

COLUMNS = (
    *("title", "date", "edition", "page", "section", "key", "kind"),
    *("kicker", "headline", "subheadline", "people", "text", "confidence"),
)
# A spreadsheet takes a cell that begins so for a formula, which may reach out of the file.
_FORMULA = frozenset("=+-@\t\r")


def item_record(item: Item) -> dict[str, str | int | float]:
    """The item's row: one value for each of COLUMNS."""
    issue = item.sheet.issue
    place = (issue.title.name, issue.date, issue.edition, item.sheet.number, item.sheet.section)
    words = (item.kicker, item.headline, item.subheadline, item.people, item.body)
    return dict(zip(COLUMNS, (*place, item.key, item.kind, *words, item.confidence), strict=True))


def write_jsonl(items: Iterable[Item]) -> Iterator[bytes]:
    """An object a line."""
    for item in items:
        yield dump(item_record(item)).encode() + b"\n"


def write_markdown(items: Iterable[Item]) -> Iterator[bytes]:
    """A heading for each item, with where it stands below."""
    for item in items:
        issue = item.sheet.issue
        place = " · ".join(word for word in (issue.title.name, issue.date, item.sheet.number, item.people) if word)
        heads = [f"## {escape(item.headline or item.kind)}", f"*{escape(place)}*"]
        blocks = [*heads, *(escape(line) for line in item.body.split("\n") if line)]
        yield "".join(block + "\n\n" for block in blocks).encode("utf-8", "replace")


def write_csv(items: Iterable[Item], address: Callable[[Item], str] | None = None) -> Iterator[bytes]:
    """CSV with a byte order mark, by which spreadsheets know UTF-8; no cell can be a formula.

    With `address` there is a last column of that name.
    """
    columns = (*COLUMNS, "address") if address else COLUMNS
    yield b"\xef\xbb\xbf" + ",".join(columns).encode() + b"\r\n"
    for item in items:
        sink = io.StringIO()
        values = [*item_record(item).values(), *((address(item),) if address else ())]
        csv.writer(sink).writerow([cell(value) for value in values])
        yield sink.getvalue().encode("utf-8", "replace")


def write_parquet(items: Iterable[Item]) -> Iterator[bytes]:
    """One Parquet file. Raises RequestError where pyarrow is not installed."""
    yield parquet_of(map(item_record, items), COLUMNS, {"key": int, "confidence": float})


ITEM_EXPORTS: Mapping[str, Callable[[Iterable[Item]], Iterator[bytes]]] = MappingProxyType(
    {"jsonl": write_jsonl, "markdown": write_markdown, "csv": write_csv, "parquet": write_parquet}
)


def cell(value: str | int | float) -> str | int | float:
    """The value as a cell that no spreadsheet takes for a formula."""
    if isinstance(value, str) and value[:1] in _FORMULA:
        return f"'{value}"
    return value
