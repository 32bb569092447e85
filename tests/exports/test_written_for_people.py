from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from chaiban.exports.html import render_html
from chaiban.exports.markdown import escape, render_markdown
from chaiban.exports.terminal import render_plain, render_terminal
from chaiban.exports.wording import people_line, printable
from chaiban.exports.wrapping import wrap
from chaiban.model.article import PageReading, People, Person, Reading, Text


class Outline(HTMLParser):
    """Which tags a page opens and closes, with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def outline(page: str) -> Outline:
    found = Outline()
    found.feed(page)
    found.close()
    assert not found.open
    return found


def test_the_web_page_is_well_formed_and_needs_nothing_else(reading: Reading) -> None:
    page = render_html(reading)
    found = outline(page)
    assert ("html", "lang", "zh-Hans") in found.attributes
    assert not [value for _, name, value in found.attributes if name in ("src", "onclick")]
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


def test_the_web_page_takes_no_markup_from_the_source(reading: Reading) -> None:
    found = outline(render_html(replace(reading, source="<script>alert(1)</script>")))
    assert "script" not in {tag for tag, _, _ in found.attributes}
    assert "<b>&" in found.words


@pytest.mark.parametrize("words", ["莲子丰收 渡口繁忙", "秋收一线", "本报讯", "雨水调匀", "下转第四版①", "青溪新闻"])
def test_every_form_shows_every_field(reading: Reading, words: str) -> None:
    assert words in outline(render_html(reading)).words
    assert words in render_markdown(reading)
    assert words in render_plain(reading)


def test_crossheads_stand_before_their_paragraph(reading: Reading) -> None:
    page = render_plain(reading)
    assert page.index("清晨的渡口") < page.index("雨水调匀") < page.index("今年雨水多")


def test_plain_text_has_no_escapes_and_colours_change_no_word(reading: Reading) -> None:
    plain, coloured = render_plain(reading), render_terminal(reading, 80, colours=True)
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert plain.endswith("\n")


def test_a_dump_cannot_send_escapes_to_the_terminal(reading: Reading, page_reading: PageReading) -> None:
    evil = Text("标\x1b]0;题\x07\u202e\ud800", ((0, 1),))
    page = replace(page_reading, unassigned=(evil,))
    evil_reading = replace(reading, pages=(page,))
    assert not set("\x1b\x07\u202e") & set(render_plain(evil_reading))
    for render in (render_plain, render_markdown, render_html):
        render(evil_reading).encode("utf-8")


@given(st.text())
def test_printable_text_is_one_line(words: str) -> None:
    assert len(printable(words).splitlines()) <= 1


@given(st.text(st.sampled_from("山水 ab，“”（）。x-\u3000é"), max_size=60), st.integers(4, 30))
def test_wrapping_loses_nothing_and_keeps_the_width(words: str, width: int) -> None:
    rows = wrap(words, width)
    assert "".join("".join(rows).split()) == "".join(words.split())
    assert all(cell_len(row) <= width for row in rows)


def test_no_line_starts_with_a_comma() -> None:
    assert wrap("山水山水，山", 8) == ["山水山", "水，山"]


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("# 1", "\\# 1"),
        ("2. Preis", "2\\. Preis"),
        ("a*b_c", "a\\*b\\_c"),
        ("- x", "\\- x"),
        ("1959", "1959"),
    ],
)
def test_markdown_prints_what_is_printed(words: str, escaped: str) -> None:
    assert escape(words) == escaped


def test_people_are_named_as_their_language_does() -> None:
    people = People((Person("By", "Ada Finch"), Person("By", "Tom Reed")), ((0, 1),))
    assert people_line(people, "en") == "By Ada Finch, Tom Reed"
    assert people_line(People((Person("记者", "柳舟"), Person("记者", "麦田")), ()), "zh-Hans") == "记者 柳舟 麦田"
