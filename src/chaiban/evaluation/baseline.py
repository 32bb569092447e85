"""What a reader that knows nothing would make of a dump; a score means little without it beside."""

from __future__ import annotations

from itertools import groupby
from statistics import median
from typing import Any

_FINAL = frozenset("。！？…；：，、”’』」）.!?;:,\"')")

LONGEST_HEAD = 2


def read_naively(text: str) -> dict[str, Any]:
    """A reading (without spans) of a dump: form feeds part pages, blank lines part blocks.

    A block of at most two lines, shorter than the page's middle line and without final punctuation, is a
    headline and opens an article; every other block is a paragraph of the article begun last.
    """
    # A form feed after the last page closes it and opens none.
    pages = text.removeprefix("\ufeff").removesuffix("\f").split("\f")
    return {"pages": [_read_page(page) for page in pages]}


def _read_page(text: str) -> dict[str, Any]:
    lines = [line.strip() for line in text.splitlines()]
    blocks = [list(block) for inked, block in groupby(lines, key=bool) if inked]
    middle = median([len(line) for line in lines if line] or [0])
    articles: list[dict[str, Any]] = []
    for block in blocks:
        is_head = len(block) <= LONGEST_HEAD and all(len(line) < middle and line[-1] not in _FINAL for line in block)
        if is_head or not articles:
            articles.append({"kind": "article", "paragraphs": []})
        if is_head:
            articles[-1]["headline"] = " ".join(block)
        else:
            articles[-1]["paragraphs"].append(" ".join(block))
    return {"articles": articles}
