"""Bytes to text when some of them are damaged: every bad byte is kept visible and accounted for."""

from __future__ import annotations

import re
from dataclasses import dataclass

REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Damage:
    """At offset `at` of the text stands U+FFFD for `units`, printed as hexadecimal ("0x8A", "0xD83D")."""

    at: int
    units: str


@dataclass(frozen=True, slots=True)
class Salvage:
    """Text without surrogates, the places that were damaged, and how many CESU-8 pairs were joined."""

    text: str
    damage: tuple[Damage, ...]
    joined: int = 0


# Escaped bytes (PEP 383: byte 0x80 + n is U+DC80 + n). First a CESU-8 pair (Unicode TR 26), then a
# surrogate alone in WTF-8, then any surrogate.
_ESCAPED = re.compile(
    "(?P<pair>\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf])"
    "|(?P<alone>\udced[\udca0-\udcbf][\udc80-\udcbf])"
    "|(?P<unit>[\ud800-\udfff])"
)
_BIG5_UNIT = re.compile(rb"[\x81-\xfe][\x40-\x7e\xa1-\xfe]|.", re.DOTALL)
# First lead byte, last lead byte, private-use code of the first lead byte's trail 0x40 (157 trails a lead):
# Microsoft's mapping of the user-defined zones of code page 950, where papers keep their own glyphs.
_BIG5_ZONES = ((0xFA, 0xFE, 0xE000), (0x8E, 0xA0, 0xE311), (0x81, 0x8D, 0xEEB8), (0xC6, 0xC8, 0xF672))


def salvage(data: bytes, codec: str) -> Salvage:
    """All that `data` says in the Python codec, one U+FFFD for each byte or unit that means nothing.

    Never drops and never skips. `codec` is one with fixed byte order. Raises LookupError or
    UnicodeError only for codecs that are no text encodings.
    """
    if codec.startswith("utf-16"):
        return _salvage_utf_16(data, codec)
    if codec.startswith("utf-32"):
        text = data.decode(codec, "replace")
        holes = re.finditer(REPLACEMENT, text)
        return Salvage(text, tuple(Damage(hole.start(), "no code point") for hole in holes))
    try:
        text = data.decode(codec)
        if _ESCAPED.search(text) is None:
            return Salvage(text, ())
    except UnicodeDecodeError:
        text = _decode_big5(data, codec) if codec in ("cp950", "big5hkscs") else data.decode(codec, "surrogateescape")
    return _replace(text, bytes_escaped=True)


def _salvage_utf_16(data: bytes, codec: str) -> Salvage:
    whole = len(data) // 2 * 2
    found = _replace(data[:whole].decode(codec, "surrogatepass"), bytes_escaped=False)
    if whole == len(data):
        return found
    last = Damage(len(found.text), f"0x{data[-1]:02X}")
    return Salvage(found.text + REPLACEMENT, (*found.damage, last))


def _replace(text: str, *, bytes_escaped: bool) -> Salvage:
    """Surrogates become U+FFFD, or the character that a CESU-8 pair means."""
    damage: list[Damage] = []
    parts: list[str] = []
    done = length = joined = 0
    for found in _ESCAPED.finditer(text):
        parts.append(text[done : found.start()])
        length += len(parts[-1])
        done = found.end()
        if found["pair"] is not None:
            joined += 1
            parts.append(_join_pair(found["pair"]))
        else:
            damage.append(Damage(length, _units(found[0], bytes_escaped)))
            parts.append(REPLACEMENT)
        length += 1
    parts.append(text[done:])
    return Salvage("".join(parts), tuple(damage), joined)


def _join_pair(escaped: str) -> str:
    halves = escaped.encode("utf-8", "surrogateescape").decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _units(found: str, bytes_escaped: bool) -> str:
    codes = [ord(unit) for unit in found]
    if bytes_escaped and all(0xDC80 <= code <= 0xDCFF for code in codes):
        return "0x" + "".join(f"{code - 0xDC00:02X}" for code in codes)
    return "0x" + "".join(f"{code:04X}" for code in codes)


def _decode_big5(data: bytes, codec: str) -> str:
    """Pair by pair, so that an unknown pair doesn't put all that follows out of step."""
    known: dict[bytes, str] = {}
    return "".join(
        known[unit] if unit in known else _big5_unit(unit, codec, known) for unit in _BIG5_UNIT.findall(data)
    )


def _big5_unit(unit: bytes, codec: str, known: dict[bytes, str]) -> str:
    try:
        text = unit.decode(codec)
    except UnicodeDecodeError:
        text = _private_use(unit) or unit.decode("ascii", "surrogateescape")
    known[unit] = text
    return text


def _private_use(unit: bytes) -> str:
    """The private-use character of a pair in a user-defined zone, "" if it lies in none."""
    if len(unit) < 2:
        return ""
    lead, trail = unit
    column = trail - 0x40 if trail < 0x7F else trail - 0xA1 + 63
    for first, last, code in _BIG5_ZONES:
        if first <= lead <= last and (first != 0xC6 or lead > 0xC6 or trail >= 0xA1):
            return chr(code + 157 * (lead - first) + column)
    return ""
