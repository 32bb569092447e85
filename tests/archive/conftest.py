from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from chaiban.archive.keep import Change, Incoming, keep_page
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts

Keep = Callable[..., Change]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "示例 paper.chaiban", create=True) as opened:
        yield opened


def record_of(articles: list[dict[str, str]]) -> dict[str, Any]:
    """A page on which each headline and each paragraph stands on a line of its own."""
    characters = ""
    made: list[dict[str, Any]] = []
    for number, article in enumerate(articles, 1):
        made.append({"id": f"a{number}", "kind": article.get("kind", "article"), "confidence": 0.9, "spans": {}})
        for name, field in (("headline", "headline"), ("body", "paragraphs")):
            if article.get(name):
                lines = article[name].split("\n")
                starts = [len(characters) + sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
                rows = [[[start, start + len(line)]] for start, line in zip(starts, lines, strict=True)]
                characters += article[name] + "\n"
                made[-1][field] = lines if field == "paragraphs" else article[name]
                made[-1]["spans"][field] = rows if field == "paragraphs" else rows[0]
        if article.get("by"):
            made[-1]["byline"] = [{"role": "记者", "name": article["by"]}]
        for side in ("jump_to", "jump_from"):
            if article.get(side):
                made[-1][side] = {"page": article[side], "printed": article[side]}
    return {
        "source": "page.txt",
        "language": "zh-Hans",
        "size": None,
        "characters": characters,
        "articles": made,
        "furniture": [],
        "unassigned": [],
    }


@pytest.fixture
def keep(archive: Archive) -> Keep:
    """Keeps a page: keep([{"headline": ..., "body": ...}], number="A1", data=b"...")."""

    def kept(articles: list[dict[str, str]], **said: Any) -> Change:
        facts = [
            Fact(said.get(name, default), "flag")
            for name, default in (
                ("title", "示例日报"),
                ("date", "2025-03-12"),
                ("edition", ""),
                ("number", "A1"),
                ("section", "要闻"),
            )
        ]
        data = said.get("data", repr((articles, said)).encode("utf-8", "surrogatepass"))
        digest = archive.files.keep(data)
        where = PageFacts(title=facts[0], date=facts[1], edition=facts[2], number=facts[3], section=facts[4])
        page = Incoming(where, record_of(articles), "page.txt", 1, said.get("engine", "reader 1"))
        return keep_page(archive, digest, len(data), page)

    return kept
