"""Which layers (optional content, ISO 32000-1, 8.11) of a file are switched off: pdfium's text takes no notice."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from chaiban.sources.pdf.loose import LONGEST, OBJECT, loose_objects
from chaiban.sources.pdf.marks import decoded, name_of, said_by

_OFF = re.compile(rb"/OFF\s*\[([^\]]*)\]")
_ON = re.compile(rb"/ON\s*\[([^\]]*)\]")
_ALL_OFF = re.compile(rb"/BaseState\s*/OFF\b")
_MEMBERSHIP = re.compile(rb"/Type\s*/OCMD\b")
_MEMBERS = re.compile(rb"/OCGs\s*(\[[^\]]*\]|\d{1,8}\s+\d{1,5}\s+R)")
_POLICY = re.compile(rb"/P\s*/(AllOn|AnyOn|AnyOff|AllOff)\b")
_OWN_LAYER = re.compile(rb"/OC\s+(\d{1,8})\s+\d{1,5}\s+R")
_PAINTED = re.compile(rb"/Subtype\s*/(Form|Image)\b")
_REFERENCE = re.compile(rb"(\d{1,8})\s+\d{1,5}\s+R")
_GROUP = re.compile(rb"/Type\s*/OCG\b")
_NAME = re.compile(rb"/Name\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LayersOff:
    """What readers of a file don't see unless they ask for it.

    The names of its layers, and the numbers of the objects that stand for them and for groups of them.
    """

    names: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()


def layers_off(data: bytes, streams: Sequence[tuple[int, bytes]]) -> LayersOff:
    """The layers that are switched off when the file is opened."""
    texts = [data, *(text for _, text in streams)]
    if not any(b"/OCProperties" in text for text in texts):
        return LayersOff()
    listed = {int(n) for text in texts for names in _OFF.findall(text) for n in _REFERENCE.findall(names)}
    all_off = any(_ALL_OFF.search(text) for text in texts)
    if not listed and not all_off:
        return LayersOff()
    kept = {int(n) for text in texts for names in _ON.findall(text) for n in _REFERENCE.findall(names)}
    off: dict[int, str] = {}
    on: set[str] = set()
    groups: dict[int, bytes] = {}
    for number, body in loose_objects(data, streams):
        if _GROUP.search(body) and (match := _NAME.search(body)):
            name = _spelled(match[1], match[2])
            if number in listed or (all_off and number not in kept):
                off[number] = name
            else:
                on.add(name)
        elif _MEMBERSHIP.search(body):
            groups[number] = body
    hidden = {number for number, body in groups.items() if _is_hidden(body, off)}
    # Marks on the page name a layer: two of one name can't be told apart.
    return LayersOff(frozenset(set(off.values()) - on), frozenset(off) | frozenset(hidden))


def _is_hidden(group: bytes, off: Mapping[int, str]) -> bool:
    """True for a group of layers (8.11.2.2) that is hidden as long as these are off."""
    listed = _MEMBERS.search(group)
    states = [int(n) in off for n in _REFERENCE.findall(listed[1] if listed else b"")]
    if not states:
        return False
    policy = _POLICY.search(group)
    hidden = {b"AllOn": any(states), b"AnyOff": not any(states), b"AllOff": not all(states)}
    return hidden.get(policy[1] if policy else b"AnyOn", all(states))


def without_hidden(data: bytes, off: LayersOff) -> bytes:
    """The file with its forms and pictures on these layers made things that nobody paints, of the same length.

    What an object's own dictionary says of layers (8.11.3.3) pdfium doesn't tell, and its text takes no notice of it.
    A stream is never packed into another, so that its dictionary stands as it is in the file.
    """
    if not off.numbers:
        return data
    out: bytearray | None = None
    for match in OBJECT.finditer(data):
        body = data[match.end() : match.end() + LONGEST].split(b"stream", 1)[0]
        owner = _OWN_LAYER.search(body)
        sort = _PAINTED.search(body)
        if owner and sort and int(owner[1]) in off.numbers:
            out = bytearray(data) if out is None else out
            at = match.end() + sort.start(1)
            out[at : at + len(sort[1])] = b"X" * len(sort[1])
    return bytes(out) if out is not None else data


def _spelled(plain: bytes | None, hexadecimal: bytes | None) -> str:
    """A string of a file as text (ISO 32000-1, 7.9.2.2)."""
    if plain is None:
        digits = b"".join((hexadecimal or b"").split()).decode()
        raw = bytes.fromhex(digits + "0" * (len(digits) % 2))
    else:
        raw = _ESCAPED.sub(lambda m: bytes([int(m[1], 8) % 256]) if m[1].isdigit() else m[1], plain)
    return decoded(raw)


def is_off(item: Any, off: frozenset[str]) -> bool:
    """True if an object stands on one of these layers."""
    for n in range(max(0, pdfium.FPDFPageObj_CountMarks(item))):
        mark = pdfium.FPDFPageObj_GetMark(item, n)
        if name_of(mark) == "OC":
            return said_by(mark, b"Name") in off
    return False
