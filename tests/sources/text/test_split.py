from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chaiban.model.page import is_visible
from chaiban.sources.text.split import has_ink, measure_lines, split_lines, split_pages

LINE_ENDS = ("\r\n", "\n", "\r", "\v", "\x85", "\u2028", "\u2029")
pieces = st.one_of(
    st.sampled_from((*LINE_ENDS, "\f", " ", "\u3000", "字", "a", "e\u0301", "\u202b", "\ue123", "\x00", "\x1c")),
    st.text(max_size=5),
)
texts = st.lists(pieces, max_size=40).map("".join)


@given(texts)
def test_lines_and_line_ends_partition_the_characters(characters: str) -> None:
    at = 0
    for line in split_lines(characters):
        assert line.start >= at
        assert characters[at : line.start] in ("", *LINE_ENDS)
        assert not set(characters[line.start : line.end]) & set("\n\r\v\x85\u2028\u2029")
        at = line.end
    assert characters[at:] in ("", *LINE_ENDS)


@given(texts)
def test_rows_are_counted_from_zero_without_a_gap(characters: str) -> None:
    rows = [line.row for line in split_lines(characters)]
    assert rows == list(range(len(rows)))


@given(texts)
def test_measuring_agrees_with_splitting(characters: str) -> None:
    lines = split_lines(characters)
    longest = max((line.end - line.start for line in lines), default=0)
    assert measure_lines(characters) == (len(lines), longest)


@given(texts)
def test_pages_keep_every_visible_character_in_order(text: str) -> None:
    pages = split_pages(text)
    assert [c for page in pages for c in page if is_visible(c)] == [c for c in text if is_visible(c)]


@given(texts)
def test_pages_and_form_feeds_make_up_the_text_but_for_a_blank_end(text: str) -> None:
    joined = "\f".join(split_pages(text))
    assert text == joined or (text.startswith(joined + "\f") and not has_ink(text[len(joined) :]))


@given(st.lists(st.text(st.sampled_from("字a \n"), min_size=1, max_size=8).map(lambda s: s + "末"), min_size=1))
def test_a_form_feed_after_every_page_changes_nothing(pages: list[str]) -> None:
    assert split_pages("\f".join(pages)) == split_pages("".join(page + "\f" for page in pages)) == pages


def test_empty_pages_in_the_middle_stay_and_have_no_lines() -> None:
    pages = split_pages("first\f\f\flast\f")
    assert pages == ["first", "", "", "last"]
    assert split_lines(pages[1]) == ()


def test_a_form_feed_and_a_line_end_at_the_end_open_no_page() -> None:
    assert split_pages("only page\n\f\n") == ["only page\n"]


def test_every_kind_of_line_end_parts_two_rows() -> None:
    for end in LINE_ENDS:
        assert [(line.start, line.end) for line in split_lines(f"ab{end}cd")] == [
            (0, 2),
            (2 + len(end), 4 + len(end)),
        ]


def test_a_final_line_end_opens_no_row_and_a_blank_row_is_a_row() -> None:
    assert len(split_lines("a\n")) == 1
    assert [line.end - line.start for line in split_lines("a\n\r\nb\r\r")] == [1, 0, 1, 0]


def test_ink_is_neither_space_nor_control_nor_mark_of_direction() -> None:
    assert not has_ink(" \t\u3000\xa0\n\f\x00\u200b\u200f\u202e\ufeff\x1b")
    assert has_ink(" \ue000 ")
    assert has_ink("\u0301")
