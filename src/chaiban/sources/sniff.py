"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """What the first bytes can tell apart. TEXT is what is left when nothing else fits."""

    TEXT = "text"
    PDF = "PDF"
    XML = "XML"
    HTML = "HTML"
    RTF = "RTF"
    POSTSCRIPT = "PostScript"
    IMAGE = "image"
    DJVU = "DjVu"
    ZIP = "ZIP"
    OFFICE = "old Office"
    COMPRESSED = "compressed"
    ARCHIVE = "archive"
    PROGRAM = "program"
    DATABASE = "database"


# Only marks that no newspaper text begins with: "BM" (a bitmap) opens BMW, "II" needs its third byte.
_MARKS: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", Format.PDF),
    (b"%!PS", Format.POSTSCRIPT),
    (b"\xc5\xd0\xd3\xc6", Format.POSTSCRIPT),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG\r\n\x1a\n", Format.IMAGE),
    (b"\xff\xd8\xff", Format.IMAGE),
    (b"GIF87a", Format.IMAGE),
    (b"GIF89a", Format.IMAGE),
    (b"II*\x00", Format.IMAGE),
    (b"II+\x00", Format.IMAGE),
    (b"MM\x00*", Format.IMAGE),
    (b"MM\x00+", Format.IMAGE),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", Format.IMAGE),
    (b"\xff\x4f\xff\x51", Format.IMAGE),
    (b"\x97JB2\r\n\x1a\n", Format.IMAGE),
    (b"AT&TFORM", Format.DJVU),
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OFFICE),
    (b"\x1f\x8b\x08", Format.COMPRESSED),
    (b"BZh", Format.COMPRESSED),
    (b"\xfd7zXZ\x00", Format.COMPRESSED),
    (b"\x28\xb5\x2f\xfd", Format.COMPRESSED),
    (b"7z\xbc\xaf\x27\x1c", Format.ARCHIVE),
    (b"Rar!\x1a\x07", Format.ARCHIVE),
    (b"\x7fELF", Format.PROGRAM),
    (b"SQLite format 3\x00", Format.DATABASE),
)
_BZIP_BLOCK = b"1AY&SY"
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def sniff(data: bytes) -> Format:
    """The format of a file by its opening bytes; TEXT for what has no mark of its own."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format.IMAGE
    if data[257:262] == b"ustar":
        return Format.ARCHIVE
    for mark, found in _MARKS:
        if data.startswith(mark):
            return Format.TEXT if mark == b"BZh" and data[4:10] != _BZIP_BLOCK else found
    return _sniff_markup(data[:512])


def _sniff_markup(head: bytes) -> Format:
    """PDF, XML and HTML may stand after a byte order mark and white space, and XML in UTF-16."""
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    opening = head.replace(b"\x00", b"").lstrip().lower()
    if opening.startswith(b"%pdf-"):
        return Format.PDF
    if opening.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    if opening.startswith(b"<?xml"):
        return Format.HTML if b"<html" in opening else Format.XML
    return Format.TEXT
