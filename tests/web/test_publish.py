from __future__ import annotations

import base64
import json
import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from chaiban.archive.look_up import every_item
from chaiban.archive.store import Archive
from chaiban.archive.tokens import tokens_of
from chaiban.archive.withdraw import find_item, withdraw
from chaiban.errors import RequestError
from chaiban.exports.items import ITEM_EXPORTS
from chaiban.web.publish import Publication, publish
from chaiban.web.shards import bucket, shard_files

Keep = Callable[..., None]
ITEM = "titles/示例日报/2025-03-12/A1/2"


def files_of(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.mark.usefixtures("paper")
class TestSite:
    def test_every_link_leads_to_a_file(self, archive: Archive, tmp_path: Path) -> None:
        publish(archive, tmp_path / "site", Publication())
        files = files_of(tmp_path / "site")
        assert f"{ITEM}/index.html" in files
        assert files[f"{ITEM}/article.docx"].startswith(b"PK")
        for name, data in files.items():
            if name.endswith(".html"):
                for link in set(re.findall(r'(?:href|src|action)="([^"]*)"', data.decode())) - {"data:,"}:
                    place = unquote(urldefrag(link)[0]).split("?")[0]
                    assert not link.startswith(("/", "http")), f"{name}: {link}"
                    target = posixpath.normpath(posixpath.join(posixpath.dirname(name), place)) if place else name
                    assert target in files or posixpath.join(target, "index.html") in files or target == ".", link

    def test_a_story_is_a_file_at_each_of_its_parts(self, archive: Archive, tmp_path: Path) -> None:
        publish(archive, tmp_path / "site", Publication())
        files = files_of(tmp_path / "site")
        for part in ("A1/1", "A2/1"):
            assert "续文说石桥。".encode() in files[f"titles/示例日报/2025-03-12/{part}/story/index.html"]
        assert f"{ITEM}/story/index.html" not in files
        chunk = json.loads(files["search/items/0.json"])
        stories = [entry[5:] for entry in chunk if len(entry) > 5]
        assert [pages for pages, _ in stories] == [["A1", "A2"], ["A1", "A2"]]
        assert len({story for _, story in stories}) == 1
        assert list(json.loads(files["search/index.json"])["stories"].values()) == [stories[0][1]] * 2

    def test_publishing_again_writes_nothing(self, archive: Archive, tmp_path: Path) -> None:
        first = publish(archive, tmp_path / "site", Publication())
        again = publish(archive, tmp_path / "site", Publication())
        assert (first.written, again.written, again.removed) == (first.files, 0, 0)

    def test_what_was_withdrawn_is_in_no_file(self, archive: Archive, tmp_path: Path) -> None:
        publish(archive, tmp_path / "site", Publication())
        assert any("磨坊".encode() in data for data in files_of(tmp_path / "site").values())
        withdraw(archive, find_item(archive, ITEM), "失实")
        publish(archive, tmp_path / "site", Publication())
        files = files_of(tmp_path / "site")
        assert [name for name, data in files.items() if "磨坊".encode() in data] == []
        assert "失实".encode() in files[f"{ITEM}/index.html"]
        assert not {f"{ITEM}/text.txt", f"{ITEM}/article.docx"} & files.keys()

    def test_a_folder_with_something_else_is_left_alone(self, archive: Archive, tmp_path: Path) -> None:
        (tmp_path / "home").mkdir()
        (tmp_path / "home" / "letter.txt").write_text("dear")
        with pytest.raises(RequestError, match="something else"):
            publish(archive, tmp_path / "home", Publication())
        assert files_of(tmp_path / "home") == {"letter.txt": b"dear"}

    def test_noindex_is_said_on_every_page(self, archive: Archive, tmp_path: Path) -> None:
        publish(archive, tmp_path / "site", Publication(noindex=True, base="https://example.org/paper"))
        files = files_of(tmp_path / "site")
        pages = [data for name, data in files.items() if name.endswith(".html")]
        assert all(b'content="noindex"' in data for data in pages)
        assert b"Disallow: /" in files["robots.txt"]
        assert b"https://example.org/paper/titles/" in files["sitemap.xml"]


def test_the_shards_hold_every_token_where_the_script_looks(archive: Archive, keep: Keep) -> None:
    keep([(f"第{n}条", f"石桥磨坊{n}号通车，人来人往。", {}) for n in range(300)])
    items = list(every_item(archive))
    files = shard_files(items, [str(item.key) for item in items])
    count = json.loads(files["index.json"])["shards"]
    for number, item in enumerate(items):
        for token in tokens_of(item.body):
            shard = json.loads(files[f"tokens/{bucket(token, count)}.json"])
            assert number in decoded(shard[token])
    assert max(len(text) for text in files.values()) < 100_000


def decoded(coded: str) -> list[int]:
    numbers, last, gap, shift = [], -1, 0, 0
    for byte in base64.b64decode(coded):
        gap |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            last += gap
            numbers.append(last)
            gap = shift = 0
    return numbers


@pytest.mark.usefixtures("paper")
class TestExports:
    def written(self, archive: Archive, form: str) -> bytes:
        return b"".join(ITEM_EXPORTS[form](every_item(archive)))

    def test_every_item_is_in_every_form(self, archive: Archive) -> None:
        lines = self.written(archive, "jsonl").decode().splitlines()
        assert [json.loads(line)["headline"] for line in lines] == ["旧闻", "石桥通车", "磨坊重开", ""]
        assert "## 石桥通车" in self.written(archive, "markdown").decode()
        assert "两岸相连" in self.written(archive, "csv").decode("utf-8-sig")

    def test_a_spreadsheet_takes_no_cell_for_a_formula(self, archive: Archive, keep: Keep) -> None:
        keep([("=1+1", "@SUM(A1)", {})], number="A3")
        table = self.written(archive, "csv")
        assert table.startswith(b"\xef\xbb\xbf")
        assert b"'=1+1,,,'@SUM(A1)" in table.replace(b'"', b"")
