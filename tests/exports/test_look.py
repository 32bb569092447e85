"""The page that `chaiban look` writes holds everything, needs nothing, and takes no words for markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests.pdf_pages import Piece, newspaper_page, write_pdf

from chaiban.cli.main import main
from chaiban.exports.look import render_look
from chaiban.pipeline.reader import load_reader
from chaiban.sources.pdf.picture import picture_of


def looked(data: bytes) -> str:
    reader = load_reader()
    reading = reader.read(data, "<page>.pdf")
    explained = {1: tuple(reader.explain_page(reading.pages[0].page))}
    return render_look(reading, {1: picture_of(data, "page", 1, 1.0)}, explained)


class Tags(HTMLParser):
    """Collects tags and whether all were closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in ("meta",):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_every_item_is_outlined_and_listed() -> None:
    shown = looked(write_pdf([newspaper_page()]))
    for name in ("p1-a1", "p1-a2"):
        assert f'id="{name}"' in shown
        assert shown.count(f'href="#{name}"') == 2
    assert shown.count('class="headline"') == 2
    assert "<title>a1 headline (" in shown


def test_it_says_why_by_pointing_and_in_the_list() -> None:
    shown = looked(write_pdf([newspaper_page()]))
    hints = re.findall(r"<title>(a1 [^<]*)</title>", shown)
    assert any("head of “The bridge" in hint and "over +" in hint and "beats by" in hint for hint in hints)
    assert any("goes on from “The bridge" in hint for hint in hints)
    assert shown.count('class="why"') == 2
    assert "#p1-a1:is(:hover, :focus-visible)" in shown


def test_it_is_well_formed_without_scripts_and_loads_nothing() -> None:
    shown = looked(write_pdf([newspaper_page()]))
    tags = Tags()
    tags.feed(shown)
    assert tags.open == []
    assert "script" not in tags.seen
    assert not re.search(r"(?:src|href)=\"(?!#|data:image/png;base64,)", shown)
    assert 'name="viewport"' in shown


def test_words_of_the_page_are_never_markup() -> None:
    page = [Piece('<b>Fire</b> & "smoke" <script>', 36, 60, 24, bold=True)]
    page += [Piece("<i>words that go on</i> <!-- and on", 36, 100 + 12 * n) for n in range(4)]
    shown = looked(write_pdf([page]))
    assert "<b>" not in shown
    assert "<i>" not in shown
    assert "<script" not in shown
    assert "&lt;b&gt;Fire" in shown


def test_the_picture_is_a_png_of_the_asked_size() -> None:
    picture = picture_of(write_pdf([newspaper_page()]), "page", 1, 1.5)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 900
    assert int.from_bytes(picture[20:24]) == 750


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.pdf").write_bytes(write_pdf([newspaper_page()]))
    assert main(["look", str(tmp_path / "page.pdf"), "-o", str(tmp_path / "page.html")]) == 0
    assert "Bridge opens after years" in (tmp_path / "page.html").read_text("utf-8")


def test_a_dump_has_no_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text("Words\n", "utf-8")
    assert main(["look", str(tmp_path / "page.txt")]) == 12
    assert "only a PDF" in capsys.readouterr().err
