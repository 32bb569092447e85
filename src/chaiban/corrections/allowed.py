"""What words a request may have: one of a closed list, or one line that can be printed."""

from __future__ import annotations

from typing import Any

from chaiban.errors import RequestError


def one_of(kinds: Any, said: Any, what: str) -> str:
    """The word, if it is one of these. Raises RequestError."""
    if said not in [str(kind) for kind in kinds]:
        raise RequestError(f"{str(said)[:40]!r} is no {what}", remedy=f"use one of {', '.join(kinds)}")
    return str(said)


def one_line(said: Any, what: str, longest: int) -> str:
    """One line of text that can be printed. Raises RequestError."""
    if not isinstance(said, str) or len(said) > longest:
        raise RequestError(f"{what} is a text of at most {longest} characters")
    if any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 or c in "\u2028\u2029" for c in said):
        raise RequestError(f"{what} has a character that can't be printed")
    return said
