from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.sources.text.salvage import REPLACEMENT, Damage, salvage

CODECS = (
    "utf-8",
    "gb18030",
    "cp950",
    "big5hkscs",
    "cp1252",
    "utf-16-le",
    "utf-16-be",
    "utf-32-le",
    "cp932",
    "cp850",
)
alphabet = st.one_of(
    st.sampled_from("新闻報紙的一是 aZ9\n\f，。äß\ue000\U00020001\u0301\u200f"),
    st.characters(exclude_categories=["Cs"]),
)
texts = st.text(alphabet, max_size=60)


@given(texts, st.sampled_from(("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030")))
def test_sound_bytes_come_back_as_the_text_they_were(text: str, codec: str) -> None:
    found = salvage(text.encode(codec), codec)
    assert (found.text, found.damage) == (text, ())


@given(st.binary(max_size=200), st.sampled_from(CODECS))
def test_any_bytes_give_text_without_surrogates(data: bytes, codec: str) -> None:
    text = salvage(data, codec).text
    assert text.encode("utf-8").decode("utf-8") == text


@given(st.binary(max_size=200), st.sampled_from(CODECS))
def test_every_damaged_place_shows_a_replacement_character(data: bytes, codec: str) -> None:
    found = salvage(data, codec)
    assert all(found.text[one.at] == REPLACEMENT for one in found.damage)
    assert len({one.at for one in found.damage}) == len(found.damage)


@given(st.text(st.sampled_from("新闻äa"), min_size=1), st.data())
def test_a_bad_byte_in_utf_8_costs_no_neighbour(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    found = salvage(text[:at].encode() + b"\xff" + text[at:].encode(), "utf-8")
    assert found.text == text[:at] + REPLACEMENT + text[at:]
    assert found.damage == (Damage(at, "0xFF"),)


@given(st.binary(max_size=200))
def test_the_bytes_can_be_put_together_again_from_text_and_damage(data: bytes) -> None:
    found = salvage(data, "utf-8")
    if found.joined:
        return
    lost = {one.at: bytes.fromhex(one.units[2:]) for one in found.damage}
    assert b"".join(lost.get(i, c.encode()) for i, c in enumerate(found.text)) == data


def test_a_replacement_character_that_the_source_holds_is_no_damage() -> None:
    assert salvage("a\ufffdb".encode(), "utf-8").damage == ()


def test_a_pair_of_surrogates_in_utf_8_is_the_character_it_means() -> None:
    cesu = "𠮷".encode("utf-16-be")
    high, low = (chr(int.from_bytes(cesu[i : i + 2], "big")).encode("utf-8", "surrogatepass") for i in (0, 2))
    found = salvage(b"a" + high + low + b"b", "utf-8")
    assert (found.text, found.damage, found.joined) == ("a𠮷b", (), 1)


def test_a_surrogate_alone_is_one_damaged_place() -> None:
    found = salvage("新".encode() + "\ud83d".encode("utf-8", "surrogatepass") + b"x", "utf-8")
    assert (found.text, found.damage) == ("新\ufffdx", (Damage(1, "0xEDA0BD"),))
    wide = salvage("新\ud83dx".encode("utf-16-le", "surrogatepass"), "utf-16-le")
    assert (wide.text, wide.damage) == ("新\ufffdx", (Damage(1, "0xD83D"),))


def test_a_torn_last_unit_of_utf_16_is_one_damaged_place() -> None:
    found = salvage("新闻".encode("utf-16-be") + b"\x65", "utf-16-be")
    assert (found.text, found.damage) == ("新闻\ufffd", (Damage(2, "0x65"),))


ZONE_EDGES = [
    (b"\xfa\x40", 0xE000),
    (b"\xfe\xfe", 0xE310),
    (b"\x8e\x40", 0xE311),
    (b"\xa0\xfe", 0xEEB7),
    (b"\x81\x40", 0xEEB8),
    (b"\x8d\xfe", 0xF6B0),
    (b"\xc8\xfe", 0xF848),
]


@pytest.mark.parametrize(("pair", "code"), ZONE_EDGES)
def test_a_glyph_that_a_paper_added_to_big5_is_a_private_use_character(pair: bytes, code: int) -> None:
    found = salvage("報".encode("cp950") + pair + "紙".encode("cp950"), "cp950")
    assert found.text == "報" + chr(code) + "紙"
    assert found.damage == ()


def test_an_unknown_pair_of_big5_leaves_what_follows_in_step() -> None:
    found = salvage(b"\xf9\xff" + "新聞報紙".encode("cp950"), "cp950")
    assert found.text.endswith("新聞報紙")


@pytest.mark.parametrize("codec", ["hex", "base64", "rot13"])
def test_codecs_that_are_no_text_encodings_are_refused(codec: str) -> None:
    with pytest.raises(LookupError):
        salvage(b"abc", codec)
