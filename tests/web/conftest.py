from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from chaiban.archive.keep import Incoming, keep_page
from chaiban.archive.store import Archive
from chaiban.model.catalogue import Fact, PageFacts, Sheet
from chaiban.model.geometry import Box
from chaiban.model.lexicon import FloatArray
from chaiban.pipeline.stories import link_archive
from chaiban.web.pictures import NoPictures
from chaiban.web.site import build_site

# The smallest PNG: one white pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "5eca1a930000000049454e44ae426082"
)


class OnePicture(NoPictures):
    """Page A1 has a picture; its characters stand in a row, each a point wide."""

    def there(self, sheet: Sheet) -> bool:
        return sheet.number == "A1"

    def page(self, sheet: Sheet) -> bytes | None:
        return PNG if self.there(sheet) else None

    large = thumbnail = page

    def boxes(self, sheet: Sheet, spans: Sequence[tuple[int, int]]) -> Sequence[Box]:
        return [(float(start), 0.0, float(end), 10.0) for start, end in spans] if self.there(sheet) else []

    def letters(self, sheet: Sheet) -> FloatArray | None:
        return np.array([[at, 0, at + 1, 10] for at in range(1000)], float) if self.there(sheet) else None


Keep = Callable[..., None]


def article(number: int, headline: str, body: str, start: int, **more: Any) -> dict[str, Any]:
    spans = {"headline": [[start, start + len(headline)]]}
    spans_body = [[start + len(headline) + 1, start + len(headline) + 1 + len(body)]]
    made = {"id": f"a{number}", "kind": "article", "confidence": 0.9, "headline": headline, "paragraphs": [body]}
    return {**made, "spans": {**spans, "paragraphs": [spans_body]}, **more}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "paper.chaiban", create=True) as opened:
        yield opened


@pytest.fixture
def keep(archive: Archive) -> Keep:
    """Keeps a page: keep([("headline", "body", {more fields}), ...], number="A1")."""

    def kept(stories: list[tuple[str, str, dict[str, Any]]], **said: str) -> None:
        characters, articles = "", []
        for number, (headline, body, more) in enumerate(stories, 1):
            articles.append(article(number, headline, body, len(characters), **more))
            characters += f"{headline}\n{body}\n"
        record = {"source": "p.txt", "language": said.get("language", "zh-Hans"), "characters": characters}
        record |= {"size": [100, 200], "articles": articles, "furniture": [], "unassigned": []}  # type: ignore[dict-item]
        defaults = {"title": "示例日报", "date": "2025-03-12", "edition": "", "number": "A1", "section": "要闻"}
        facts = [Fact(said.get(name, value), "flag") for name, value in defaults.items()]
        data = repr((stories, said)).encode("utf-8", "surrogatepass")
        digest = archive.files.keep(data)
        where = PageFacts(title=facts[0], date=facts[1], edition=facts[2], number=facts[3], section=facts[4])
        incoming = Incoming(where, record, said.get("file", "p.txt"), 1, "reader 1")
        keep_page(archive, digest, len(data), incoming)

    return kept


@pytest.fixture
def paper(keep: Keep, archive: Archive) -> None:
    jump = {"jump_to": {"page": "A2", "printed": "下转A2版"}}
    region = {"regions": [{"page": 1, "role": "body", "polygon": [[0, 0], [50, 0], [50, 80], [0, 80]]}]}
    keep([("石桥通车", "石桥昨日通车，两岸相连。", jump | region), ("磨坊重开", "停工三十年的磨坊重新开张。", {})])
    keep([("", "续文说石桥。", {"jump_from": {"page": "A1", "printed": "上接A1版"}})], number="A2")
    keep([("旧闻", "去年的消息。", {})], date="2024-12-31")
    link_archive(archive)


@pytest.fixture
def visit(archive: Archive) -> TestClient:
    return TestClient(build_site(archive), base_url="http://localhost", headers={"accept-language": "en"})


@pytest.fixture
def visit_with_pictures(archive: Archive) -> TestClient:
    return TestClient(build_site(archive, pictures=OnePicture()), base_url="http://localhost")
