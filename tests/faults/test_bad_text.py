"""Bytes that are no sound dump: refused with a reason and a way out, or read with what is wrong stated."""

from __future__ import annotations

import sys
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import SourceError
from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages

NEWS = "本报讯 昨天上午，青禾市召开会议，研究部署今年的经济工作。市长高远出席会议并讲话，要求各部门加强服务。\n"


def read(data: bytes, encoding: str | None = None, limits: Limits | None = None) -> list[Page]:
    return list(open_pages(data, "dump.txt", limits or Limits(), encoding))


def refusal(data: bytes, where: str = "dump.txt") -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(data)
    assert caught.value.where == where
    assert caught.value.remedy
    return caught.value


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"").reason == "the file is empty"


@pytest.mark.parametrize(
    "text",
    [" ", "\n\n\n", "\f\f", "\u3000\xa0\t", "\ufeff", "\u200b\u200f\u202e", "\r\n \f \r\n", "\ufeff\n"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_file_without_a_visible_character_is_refused(text: str, encoding: str) -> None:
    mark = "\ufeff".encode(encoding)
    assert refusal(mark + text.encode(encoding)).reason == "the file has no visible character"


@given(st.randoms(use_true_random=False), st.integers(200, 3000))
def test_binary_bytes_are_refused(random: Random, length: int) -> None:
    refusal(b"\x01" + random.randbytes(length))


def test_text_drowned_in_nul_is_refused() -> None:
    error = refusal(b"news " + b"\x00" * 500)
    assert "control characters" in error.reason or "no known encoding" in error.reason


def test_a_few_nuls_in_a_text_are_kept_and_stated() -> None:
    (page,) = read((NEWS + "\x00\x00" + NEWS).encode())
    assert page.characters == NEWS + "\x00\x00" + NEWS
    assert [note.text for note in page.notes if note.topic == "controls"] == ["2 control characters kept in the text"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_surrogates_alone_become_visible_damage_and_nothing_else_changes(encoding: str) -> None:
    data = ("\ufeff" + NEWS + "\ud83d" + NEWS).encode(encoding, "surrogatepass")
    (page,) = read(data)
    assert page.characters == NEWS + "\ufffd" + NEWS
    assert [note.topic for note in page.notes] == ["encoding", "damage"]


def test_a_list_of_damage_is_cut_and_counted_when_long() -> None:
    (page,) = read(b"\xef\xbb\xbf" + b"news and more news\xff\n" * 150)
    (damage,) = (note.text for note in page.notes if note.topic == "damage")
    assert "U+FFFD: 150 (" in damage
    assert damage.endswith("and 50 more)")


@pytest.mark.parametrize("torn", range(1, 4))
def test_a_file_that_ends_in_mid_character_is_read(torn: int) -> None:
    text = NEWS * 2 + "𠮷"
    (page,) = read(text.encode()[:-torn])
    assert page.characters.rstrip("\ufffd") == NEWS * 2
    assert page.characters.endswith("\ufffd")


def test_two_encodings_in_one_file_are_read_with_the_damage_stated() -> None:
    (page,) = read((NEWS * 8).encode() + "青禾".encode("gb18030") + b"\n" + NEWS.encode())
    assert page.characters.count(NEWS) == 9
    assert "damage" in [note.topic for note in page.notes]


@pytest.mark.parametrize("character", ["字", "a", "\u202e", "e\u0301", "\ue000", "𠮷"])
def test_a_line_of_200_000_characters_is_read(character: str) -> None:
    (page,) = read(("头" + character * 200_000).encode())
    assert len(page.lines) == 1
    assert page.characters == "头" + character * 200_000


def test_a_line_beyond_the_limit_is_refused_with_its_page() -> None:
    with pytest.raises(SourceError, match="page 2: 1,000,001 characters in one line"):
        open_pages(b"front\f" + b"x" * 1_000_001, "dump.txt", Limits())


def test_a_million_short_lines_are_refused_unless_the_limit_is_raised() -> None:
    data = b"a\n" * 1_000_000
    assert "1,000,000 lines" in refusal(data, where="dump.txt, page 1").reason
    (page,) = read(data, limits=replace(Limits(), page_lines=1_000_000))
    assert len(page.lines) == 1_000_000


def test_a_million_form_feeds_are_refused_before_they_become_pages() -> None:
    assert "1,000,000 pages" in refusal(b"a" + b"\f" * 1_000_000).reason


ODD = {
    "right to left": "\u202bאב\u202c 123 \u200fא",
    "combining": "e\u0301\u0327\u0300" * 50,
    "private use": "\ue000\uf8ff\U000f0001",
    "joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 ok",
    "noncharacters": "\ufffd\ufffe\uffff 字",
}


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_odd_but_sound_unicode_comes_through_unchanged(text: str) -> None:
    assert read(text.encode())[0].characters == text


def calls_of(work: Callable[[], object]) -> int:
    """How many functions, Python's and C's, the work calls: a measure that doesn't depend on the machine."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


DUMPS = {
    "short lines": lambda n: "青禾\r\n".encode() * n,
    "one line": lambda n: "青禾".encode() * n,
    "pages": lambda n: "青禾\n新闻\f".encode() * n,
    "bad bytes": lambda n: (NEWS.encode() + b"\xff") * (n // 10),
    "GB18030": lambda n: NEWS.encode("gb18030") * (n // 10),
    "bad Big5": lambda n: ("青禾市新聞報紙的消息".encode("cp950") + b"\xff\n") * (n // 5),
}


@pytest.mark.parametrize("kind", DUMPS)
def test_twice_the_bytes_cost_about_twice_the_calls_and_memory(kind: str) -> None:
    def peak(data: bytes) -> int:
        tracemalloc.start()
        read(data)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    small, large = DUMPS[kind](2000), DUMPS[kind](4000)
    read(small)  # fills the caches
    assert calls_of(lambda: read(large)) <= 2.3 * calls_of(lambda: read(small)) + 1000
    assert peak(large) <= 2.5 * peak(small) + 100_000
