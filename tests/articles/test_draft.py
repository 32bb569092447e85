"""Printed lines joined into running words, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.articles.draft import draft_lines


def joined(*lines: str, words: frozenset[str] = frozenset()) -> str:
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    loose = [line.count(" ") >= 0.6 * (len(line.replace(" ", "")) - 1) and " " in line for line in lines]
    return draft_lines(text, spans, loose, words).seal().value


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("云溪江上的", "大桥"), "云溪江上的大桥"),
        (("充 分 利 用 新 时 代", "文明"), "充分利用新时代文明"),
        (("昨日（2 月 8 日），36 名", "代表"), "昨日（2月8日），36名代表"),
        (("the town", "council"), "the town council"),
        (("the rail-", "way station"), "the railway station"),
        (("Nord-", "Süd-Bahn"), "Nord-Süd-Bahn"),
        (("Wind- und Wasser-", "und Solarkraft"), "Wind- und Wasser- und Solarkraft"),
        (("使用 《 渡口 》 演出",), "使用《渡口》演出"),
        (("采用AI", "tools进行"), "采用AI tools进行"),
    ],
)
def test_lines_join_as_a_reader_joins_them(lines: tuple[str, ...], words: str) -> None:
    assert joined(*lines) == words


def test_a_compound_seen_on_the_page_keeps_its_hyphen() -> None:
    assert joined("a well-", "known man", words=frozenset(("well-known",))) == "a well-known man"


@given(
    st.lists(
        st.text(st.sampled_from("云溪大桥ab 1，。-"), min_size=1, max_size=12).filter(str.strip),
        min_size=1,
        max_size=6,
    )
)
def test_a_sealed_text_can_be_walked_back_to_the_page(lines: list[str]) -> None:
    lines = [line.strip() for line in lines]
    page = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append((at, at + len(line)))
        at += len(line) + 1
    text = draft_lines(page, spans, [False] * len(lines), frozenset()).seal()
    dropped = {n for join in text.joins for n in range(*join.drop)}
    kept = [page[n] for s, e in text.spans for n in range(s, e) if n not in dropped]
    for join in text.joins:
        kept[join.at : join.at] = join.put
    assert "".join(kept) == text.value


def test_chinese_quotations_join_without_a_space_at_a_line_end() -> None:
    text = "孩子喜欢吃。”\n“谢谢家人。”"
    lines = [(0, 7), (8, len(text))]
    assert draft_lines(text, lines, [False, False], frozenset()).value == "孩子喜欢吃。”“谢谢家人。”"


@pytest.mark.parametrize("sign", ["\x02", "\xad", "\ufffe"])
@pytest.mark.parametrize("end", ["", "\n"])
def test_a_word_that_a_tool_parted_by_a_sign_of_its_own_is_one_word(sign: str, end: str) -> None:
    text = f"Volunteers sear{sign}{end}ched the hills"
    lines = []
    at = 0
    for row in text.split("\n"):
        lines.append((at, at + len(row)))
        at += len(row) + 1
    draft = draft_lines(text, lines, [False] * len(lines), frozenset())
    assert draft.value == "Volunteers searched the hills"
    assert text.index(sign) in draft.dropped


def test_the_hyphen_of_a_word_that_goes_on_in_another_column_belongs_to_the_word() -> None:
    text = "the rail-\nBy somebody\nway station"
    found = draft_lines(text, [(0, 9), (22, 33)], [False, False], frozenset()).seal()
    assert found.value == "the railway station"
    assert found.spans == ((0, 9), (22, 33))
    assert [(join.drop, join.put) for join in found.joins] == [((8, 9), "")]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("강을 따라 93분쯤 걸으면 70%",), "강을 따라 93분쯤 걸으면 70%"),
        (("옛 창고를", "고친 사람들"), "옛 창고를 고친 사람들"),
        (("어촌계 사람", "들은 남포", "에서 왔다"), "어촌계 사람들은 남포에서 왔다"),
    ],
)
def test_korean_words_keep_their_spaces_and_may_break_amid(lines: tuple[str, ...], words: str) -> None:
    assert joined(*lines) == words
