from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.errors import ChaibanError, RequestError, SourceError
from chaiban.sources.text.decode import Decoded, decode

NEWS = "本报讯 昨天上午，青禾市召开会议，研究部署今年的经济工作。市长高远出席会议并讲话，要求各部门加强服务。\n"
alphabet = st.one_of(
    st.sampled_from("新闻報紙的一是 aZ9\n\f，。äß\ue000\U00020001\u0301\u200f"),
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufeff"),
)
texts = st.text(alphabet, max_size=60)


@given(texts, st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "gb18030")))
def test_text_comes_back_by_the_encoding_that_is_named(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "x", encoding).text == text


@given(texts, st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")))
def test_a_byte_order_mark_tells_the_encoding_and_goes(text: str, encoding: str) -> None:
    if encoding == "utf-16-le" and text.startswith("\x00"):
        return  # the four bytes are the mark of UTF-32
    found = decode(("\ufeff" + text).encode(encoding), "x")
    assert found.text == text
    assert "by its byte order mark" in found.notes[0].text


@given(st.text(alphabet.filter(lambda c: c >= " " or c in "\t\n\r\f"), max_size=60))
def test_utf_8_is_found_without_a_mark(text: str) -> None:
    assert decode(text.encode(), "x").text == text


@pytest.mark.parametrize("text", ["0\x1f", "\x020", "a\x00"])
def test_a_few_bytes_with_a_control_character_stay_utf_8(text: str) -> None:
    assert decode(text.encode(), "x").text == text


@given(st.text(st.sampled_from("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就，。"), min_size=10))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_common_chinese_is_found_in_every_encoding(encoding: str, text: str) -> None:
    # Ten times 上 alone is N and a line end ten times in UTF-16 too; no running text is without a comma.
    text += "，"
    assert decode(text.encode(encoding), "x").text == text


@given(st.binary(max_size=300), st.sampled_from((None, "utf-8", "gb18030", "big5", "utf-16", "latin-1", "utf-7")))
def test_any_bytes_give_text_or_a_source_error(data: bytes, encoding: str | None) -> None:
    outcome: Decoded | SourceError
    try:
        outcome = decode(data, "name.txt", encoding)
    except SourceError as error:
        outcome = error
    if isinstance(outcome, SourceError):
        assert outcome.where == "name.txt"
        assert outcome.remedy
    else:
        assert outcome.text.encode().decode() == outcome.text
        assert outcome.notes[0].topic == "encoding"


def test_a_detected_encoding_is_stated_as_detected() -> None:
    assert decode(NEWS.encode("gb18030"), "x").notes[0].text == "GB18030, detected"
    assert decode(NEWS.encode("gb18030"), "x", "GBK").notes[0].text == "GB18030, given"
    assert decode(NEWS.encode(), "x").notes[0].text == "UTF-8"


def test_a_detection_that_could_be_another_says_so() -> None:
    note = decode("Über".encode("latin-1"), "x").notes[0].text
    assert "unsure" in note


def test_utf_8_with_a_few_bad_bytes_stays_utf_8() -> None:
    data = (NEWS * 3).encode()
    found = decode(data[:200] + b"\xff" + data[200:], "x")
    assert found.notes[0].text == "UTF-8, detected"
    assert found.text.startswith(NEWS)
    assert found.text.endswith(NEWS)
    assert 1 <= len(found.damage) <= 4  # the bad byte and what it may tear apart


def test_places_of_damage_count_after_the_byte_order_mark_is_gone() -> None:
    found = decode(codecs.BOM_UTF8 + b"ab\xffcdefgh", "x")
    assert [found.text[one.at] for one in found.damage] == ["\ufffd"]
    assert found.damage[0].at == 2


def test_utf_16_by_name_follows_its_mark() -> None:
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        assert decode(mark + NEWS.encode(encoding), "x", "utf-16").text == NEWS


@pytest.mark.parametrize("encoding", ["no-such", "", "hex", "a\0b", "base64", "中文", "rot13"])
def test_an_encoding_that_does_not_exist_is_a_request_error(encoding: str) -> None:
    with pytest.raises(RequestError, match="no text encoding"):
        decode(b"abc", "x", encoding)


@pytest.mark.parametrize("encoding", ["idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape"])
def test_odd_codecs_give_text_or_a_clear_error(encoding: str) -> None:
    with suppress(ChaibanError):
        decode(b"\\ud800 \\x \xff\xfe..", "x", encoding).text.encode()


def test_the_wrong_encoding_is_refused_and_not_read_as_rubbish() -> None:
    with pytest.raises(SourceError, match="are not UTF-8"):
        decode(NEWS.encode("gb18030"), "x", "utf-8")
