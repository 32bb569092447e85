from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import RequestError, SourceError
from chaiban.model.page import Page, is_visible
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

PIECES = (
    "青禾市",
    "a",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\f",
    "\v",
    "\u2028",
    "\x85",
    "\u202e",
    "e\u0301",
    "\ue001",
    "𠮷",
)
texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@given(texts.filter(lambda text: any(map(is_visible, text))))
def test_no_visible_character_is_lost_or_changed(text: str) -> None:
    pages = list(open_pages(text.encode(), "dump.txt", Limits()))
    assert [c for page in pages for c in page.characters if is_visible(c)] == [c for c in text if is_visible(c)]


@given(texts.filter(lambda text: any(map(is_visible, text))))
def test_visible_characters_stand_in_exactly_one_line(text: str) -> None:
    for page in open_pages(text.encode(), "dump.txt", Limits()):
        in_lines = [i for line in page.lines for i in range(line.start, line.end)]
        assert len(in_lines) == len(set(in_lines))
        outside = set(range(len(page.characters))) - set(in_lines)
        assert not any(is_visible(page.characters[i]) for i in outside)


@given(st.binary(max_size=400), st.sampled_from((None, "utf-8", "gb18030", "big5", "utf-16")))
def test_any_bytes_give_pages_or_a_source_error(data: bytes, encoding: str | None) -> None:
    outcome: list[Page] | SourceError
    try:
        outcome = list(open_pages(data, "dump.txt", Limits(), encoding))
    except SourceError as error:
        outcome = error
    assert outcome if isinstance(outcome, list) else (outcome.reason and outcome.remedy and outcome.where)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_the_mark_at_the_front_is_no_character_of_the_page(text: str) -> None:
    first = next(open_pages(f"\ufeff头{text}".encode(), "dump.txt", Limits()))
    assert first.characters == "头" + text


def test_form_feeds_part_pages_that_each_number_their_own_characters() -> None:
    pages = list(open_pages("一版\f二版\n正文\f".encode(), "dump.txt", Limits()))
    assert [(page.number, page.characters) for page in pages] == [(1, "一版"), (2, "二版\n正文")]
    assert [pages[1].text_of(line) for line in pages[1].lines] == ["二版", "正文"]


def test_damage_is_told_on_the_page_where_it_stands() -> None:
    pages = list(open_pages("第一版消息\f第二版".encode() + b"\xff" + "消息".encode(), "dump.txt", Limits()))
    assert [note.topic for note in pages[0].notes] == ["encoding"]
    assert pages[1].notes[1].text == "unreadable places, shown as U+FFFD: 1 (0xFF at 3)"
    assert pages[1].characters == "第二版\ufffd消息"


def test_nothing_is_raised_after_the_first_page_came_out() -> None:
    tight = replace(Limits(), line_characters=10)
    with pytest.raises(SourceError, match="page 2: 11 characters in one line"):
        open_pages(b"short\f" + b"x" * 11, "dump.txt", tight)


@pytest.mark.parametrize(
    ("field", "limit", "data", "words"),
    [
        ("file_bytes", 3, b"abcd", "4 bytes, more than the limit of 3"),
        ("file_pages", 2, b"a\fb\fc\fd", "3 pages, more than the limit of 2"),
        ("page_characters", 4, b"ab\ncd", "5 characters, more than the limit of 4"),
        ("page_lines", 2, b"a\nb\nc", "3 lines, more than the limit of 2"),
        ("line_characters", 2, b"ab\nabc\n", "3 characters in one line, more than the limit of 2"),
    ],
)
def test_a_limit_is_named_with_its_figure(field: str, limit: int, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        open_pages(data, "dump.txt", replace(Limits(), **{field: limit}))
    assert f"raise the limit {field}" in caught.value.remedy


@pytest.mark.parametrize(("field", "limit"), [("file_bytes", 4), ("page_characters", 4), ("line_characters", 4)])
def test_a_source_just_at_its_limit_is_read(field: str, limit: int) -> None:
    assert len(list(open_pages(b"abcd", "dump.txt", replace(Limits(), **{field: limit})))) == 1


def test_a_limit_below_one_is_a_senseless_request() -> None:
    with pytest.raises(RequestError, match="page_lines"):
        Limits(page_lines=0)
