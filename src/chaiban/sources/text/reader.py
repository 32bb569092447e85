"""A text dump to its pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from chaiban.errors import SourceError
from chaiban.model.page import Note, Page
from chaiban.sources.limits import Limits
from chaiban.sources.text.decode import Decoded, decode
from chaiban.sources.text.salvage import Damage
from chaiban.sources.text.split import FORM_FEED, has_ink, measure_lines, split_lines, split_pages

MOST_CONTROLS = 0.1
"""Share of control characters (line ends, tabs, form feeds aside) above which this is no text."""

SHOWN_DAMAGE = 100
"""Damaged places that a page's note lists one by one; further ones are counted."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def read_dump(data: bytes, name: str, limits: Limits, encoding: str | None) -> Iterator[Page]:
    """The pages of a text dump (the contract of `registry.ReadPages`); all checks come before the first."""
    found = decode(data, name, encoding)
    if not has_ink(found.text):
        raise SourceError("the file has no visible character", where=name, remedy="dump the page again")
    controls = len(_CONTROL.findall(found.text))
    if controls > MOST_CONTROLS * len(found.text):
        reason = f"{controls:,} of {len(found.text):,} characters are control characters: this is not text"
        raise SourceError(reason, where=name, remedy="name a text dump, or its encoding with --encoding")
    if found.text.count(FORM_FEED) > limits.file_pages:
        raise _above("pages", found.text.count(FORM_FEED), limits.file_pages, "file_pages", name)
    pages = split_pages(found.text)
    for number, characters in enumerate(pages, start=1):
        _check(characters, limits, f"{name}, page {number}")
    return _pages(pages, name, found)


def _check(characters: str, limits: Limits, where: str) -> None:
    if len(characters) > limits.page_characters:
        raise _above("characters", len(characters), limits.page_characters, "page_characters", where)
    rows, longest = measure_lines(characters)
    if rows > limits.page_lines:
        raise _above("lines", rows, limits.page_lines, "page_lines", where)
    if longest > limits.line_characters:
        raise _above("characters in one line", longest, limits.line_characters, "line_characters", where)


def _above(what: str, count: int, limit: int, field: str, where: str) -> SourceError:
    return SourceError(
        f"{count:,} {what}, more than the limit of {limit:,}",
        where=where,
        remedy=f"cut the dump into pages (a form feed parts two pages), or raise the limit {field}",
    )


def _pages(pages: list[str], name: str, found: Decoded) -> Iterator[Page]:
    places = [damage.at for damage in found.damage]
    start = 0
    for number, characters in enumerate(pages, start=1):
        end = start + len(characters)
        damage = found.damage[bisect_left(places, start) : bisect_left(places, end)]
        notes = (*found.notes, *_damage_notes(damage, start), *_control_notes(characters))
        yield Page(name, number, characters, split_lines(characters), notes=notes)
        start = end + len(FORM_FEED)


def _damage_notes(damage: tuple[Damage, ...], start: int) -> tuple[Note, ...]:
    if not damage:
        return ()
    listed = ", ".join(f"{one.units} at {one.at - start}" for one in damage[:SHOWN_DAMAGE])
    more = f" and {len(damage) - SHOWN_DAMAGE:,} more" if len(damage) > SHOWN_DAMAGE else ""
    return (Note("damage", f"unreadable places, shown as U+FFFD: {len(damage):,} ({listed}{more})"),)


def _control_notes(characters: str) -> tuple[Note, ...]:
    count = len(_CONTROL.findall(characters))
    return (Note("controls", f"{count:,} control characters kept in the text"),) if count else ()
