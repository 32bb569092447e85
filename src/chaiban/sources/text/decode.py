"""Bytes of a dump to its text, with a note on what was found out, assumed or damaged."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from chaiban.errors import RequestError, SourceError
from chaiban.model.page import Note
from chaiban.sources.text.detect import LABELS, THIN, detect
from chaiban.sources.text.salvage import Damage, Salvage, salvage

_MARK = "\ufeff"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
# The longer mark first: UTF-32's begins with UTF-16's.
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What people call these is mostly the larger set that contains it (as browsers take it).
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "utf-8-sig": "utf-8", "ascii": "utf-8"}

MOST_DAMAGE = 0.3
"""Share of the characters that may be damaged; above it the encoding is taken to be another one."""


_FEWEST = 8
"""Bytes below which a control character is no evidence of UTF-16."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text without its byte order mark, notes about the whole file, and the damaged places."""

    text: str
    notes: tuple[Note, ...]
    damage: tuple[Damage, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """The text of a dump: by the encoding named, else the byte order mark, else UTF-8, else by evidence.

    A byte that means nothing in the encoding becomes one U+FFFD, so that its place is seen and no
    neighbour is lost. The text holds no surrogates. Raises SourceError if more than MOST_DAMAGE of it
    is damaged or no encoding makes sense, RequestError for an encoding that doesn't exist.
    """
    if encoding is not None:
        codec = _codec_of(encoding, data)
        return _decoded(data, codec, LABELS.get(codec, encoding), "given", name)
    for mark, codec in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decoded(data, codec, LABELS[codec], "by its byte order mark", name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data, name)
    # UTF-16 without a mark can be sound UTF-8 with control characters (。 is 0x02 and "0").
    if len(data) >= _FEWEST and _CONTROL.search(data) is not None:
        guess = detect(data)
        if guess is not None and guess.codec.startswith(("utf-16", "utf-32")):
            return _detected(data, name)
    return Decoded(text, (Note("encoding", "UTF-8"),))


def _detected(data: bytes, name: str) -> Decoded:
    guess = detect(data)
    if guess is None:
        raise SourceError(
            "no known encoding makes text of these bytes",
            where=name,
            remedy="if it is text, name its encoding with --encoding",
        )
    found = "detected"
    if guess.lead < THIN and guess.rival:
        found = f"detected, unsure: {guess.rival} is nearly as likely"
    return _decoded(data, guess.codec, guess.label, found, name)


def _codec_of(encoding: str, data: bytes) -> str:
    """Python's name of the codec with its byte order fixed."""
    try:
        codec = codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise _unknown(encoding) from error
    codec = _WIDER.get(codec, codec)
    if codec in ("utf-16", "utf-32"):
        marked = {mark: found for mark, found in _BYTE_ORDER_MARKS if found.startswith(codec)}
        return next((found for mark, found in marked.items() if data.startswith(mark)), f"{codec}-le")
    return codec


def _decoded(data: bytes, codec: str, label: str, how: str, name: str) -> Decoded:
    try:
        found = salvage(data, codec)
    except LookupError as error:  # base64, zip and the like: codecs, but of bytes
        raise _unknown(label) from error
    except ValueError as error:
        raise SourceError(f"the bytes are not {label}", where=name, remedy=_remedy(how)) from error
    if len(found.damage) > MOST_DAMAGE * len(found.text):
        reason = f"{len(found.damage):,} of {len(found.text):,} characters are not {label}"
        raise SourceError(reason, where=name, remedy=_remedy(how))
    return _without_mark(found, Note("encoding", f"{label}, {how}"))


def _without_mark(found: Salvage, note: Note) -> Decoded:
    notes: tuple[Note, ...] = (note,)
    if found.joined:
        notes += (Note("encoding", f"{found.joined} surrogate pairs (CESU-8) read as one character each"),)
    if not found.text.startswith(_MARK):
        return Decoded(found.text, notes, found.damage)
    moved = tuple(Damage(damage.at - 1, damage.units) for damage in found.damage)
    return Decoded(found.text[1:], notes, moved)


def _remedy(how: str) -> str:
    if how == "given":
        return "leave --encoding out to have it detected, or name another"
    return "name the right encoding with --encoding"


def _unknown(encoding: str) -> RequestError:
    return RequestError(f"there is no text encoding {encoding!r}", remedy="try utf-8, gb18030, big5 or cp1252")
