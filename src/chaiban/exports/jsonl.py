"""A reading as JSON lines: one page a line."""

from __future__ import annotations

from chaiban.exports.page_json import dump, page_record
from chaiban.model.article import Reading


def render_jsonl(reading: Reading) -> str:
    """Each page as JSON on a line of its own; a page carries its source, so files may be strung together."""
    return "".join(dump(page_record(page)) + "\n" for page in reading.pages)
