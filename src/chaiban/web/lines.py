"""The printed lines of a dump, each with the item that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chaiban.archive.records import Record, spans_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line: its words and the item's key, 0 if it belongs to none."""

    words: str
    key: int


def source_lines(record: Record, keys: Mapping[str, int]) -> list[list[Stretch]]:
    """The lines of a page, blank ones too, cut where they pass from one item to another."""
    characters: str = record["characters"]
    owner = [0] * len(characters)
    for article in record["articles"]:
        key = keys.get(article["id"], 0)
        for start, end in spans_of(article):
            owner[start:end] = [key] * (min(end, len(owner)) - start)
    lines = []
    at = 0
    for line in characters.replace("\r\n", "\n\n").replace("\r", "\n").replace("\f", "\n").split("\n"):
        lines.append(_stretches(line, owner[at : at + len(line)]))
        at += len(line) + 1
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _stretches(line: str, owner: list[int]) -> list[Stretch]:
    if not line.strip():
        return []
    out: list[Stretch] = []
    start = 0
    held = 0
    for at, character in enumerate(line):
        # Spaces go with what stands before them.
        key = held if character.isspace() else owner[at]
        if key != held:
            if at > start:
                out.append(Stretch(line[start:at], held))
            start, held = at, key
    out.append(Stretch(line[start:], held))
    return out
