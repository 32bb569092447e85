"""Which forms a reading can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from chaiban.exports.html import render_html
from chaiban.exports.jsonl import render_jsonl
from chaiban.exports.markdown import render_markdown
from chaiban.exports.page_json import render_json
from chaiban.exports.terminal import render_plain
from chaiban.model.article import Reading

Render: TypeAlias = Callable[[Reading], str]
"""The contract: text ending with a line end that UTF-8 can hold; the same reading gives the same text."""


@dataclass(frozen=True, slots=True)
class Export:
    """A form of writing. `suffix` ends its files; `strings` is True if several may follow each other."""

    title: str
    suffix: str
    render: Render
    strings: bool


EXPORTS: Mapping[str, Export] = MappingProxyType(
    {
        "terminal": Export("plain text as a terminal shows it", ".txt", render_plain, True),
        "json": Export("JSON with spans and joins", ".json", render_json, False),
        "jsonl": Export("JSON, a page a line", ".jsonl", render_jsonl, True),
        "markdown": Export("Markdown", ".md", render_markdown, True),
        "html": Export("a web page", ".html", render_html, False),
    }
)
