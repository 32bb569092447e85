from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.sources.sniff import Format, sniff


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("page.txt", "news")
    return packed.getvalue()


def tarred() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("page.txt"))
    return packed.getvalue()


MARKED = [
    (b"%PDF-1.7\n%\xe2\xe3", Format.PDF),
    (b"\xef\xbb\xbf\r\n%PDF-1.4", Format.PDF),
    (b"<?xml version='1.0'?><alto/>", Format.XML),
    ("\ufeff<?xml version='1.0'?><PcGts/>".encode("utf-16-le"), Format.XML),
    (b"<?xml version='1.0'?>\n<!DOCTYPE html><html>", Format.HTML),
    (b"\n<!doctype HTML>", Format.HTML),
    (b"{\\rtf1\\ansi", Format.RTF),
    (b"%!PS-Adobe-3.0", Format.POSTSCRIPT),
    (b"\x89PNG\r\n\x1a\n\x00\x00", Format.IMAGE),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", Format.IMAGE),
    (b"II*\x00\x08\x00", Format.IMAGE),
    (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Format.IMAGE),
    (b"AT&TFORM\x00", Format.DJVU),
    (zipped(), Format.ZIP),
    (tarred(), Format.ARCHIVE),
    (gzip.compress(b"news"), Format.COMPRESSED),
    (bz2.compress(b"news"), Format.COMPRESSED),
    (lzma.compress(b"news"), Format.COMPRESSED),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OFFICE),
    (b"\x7fELF\x02", Format.PROGRAM),
    (b"SQLite format 3\x00", Format.DATABASE),
]


@pytest.mark.parametrize(("data", "found"), MARKED)
def test_a_file_is_known_by_its_first_bytes(data: bytes, found: Format) -> None:
    assert sniff(data) is found


@pytest.mark.parametrize(
    "text",
    [
        "BMW baut um",
        "BZh is no word",
        "II. Liga",
        "MM-Cup",
        "GIF statt Text",
        "PK gestern",
        "RIFF",
        "<b>",
        "%",
        "II",
    ],
)
def test_words_that_look_like_a_mark_are_text(text: str) -> None:
    assert sniff(text.encode()) is Format.TEXT


@given(st.text(st.characters(min_codepoint=0x3000, max_codepoint=0x9FFF), max_size=300))
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-be"])
def test_chinese_text_is_never_taken_for_something_else(encoding: str, text: str) -> None:
    assert sniff(text.encode(encoding)) is Format.TEXT


@given(st.binary(max_size=600))
def test_every_file_is_something(data: bytes) -> None:
    assert sniff(data) in Format
