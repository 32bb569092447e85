"""Simplified copy in traditional characters and corner quotation marks, where OpenCC is installed."""

from __future__ import annotations

import importlib
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from chaiban.typesetter.copy import Copy

_QUOTES = str.maketrans("“”‘’", "「」『』")
Words = TypeVar("Words", str, Copy)


@cache
def _converter() -> Any:
    try:
        opencc = importlib.import_module("opencc")
    except ImportError:
        return None
    return opencc.OpenCC("s2tw")


def traditional_is_available() -> bool:
    """True where the conversion tables are installed (a development dependency)."""
    return _converter() is not None


def in_traditional(words: Words) -> Words:
    """The same copy or text in traditional characters; a copy's language becomes zh-Hant."""
    if isinstance(words, str):
        return _text(words)
    return replace(
        words,
        language="zh-Hant",
        headline=_texts(words.headline),
        kicker=_texts(words.kicker),
        subheadline=_texts(words.subheadline),
        dateline=_text(words.dateline),
        byline=tuple((_text(role), _text(name)) for role, name in words.byline),
        paragraphs=_texts(words.paragraphs),
        crossheads=tuple((place, _texts(lines)) for place, lines in words.crossheads),
        credit=tuple((_text(role), _text(name), _text(action)) for role, name, action in words.credit),
        jump_from=_jump(words.jump_from),
        jump_to=_jump(words.jump_to),
    )


def _jump(jump: tuple[str, str, str] | None) -> tuple[str, str, str] | None:
    return (jump[0], jump[1], _text(jump[2])) if jump else None


def _texts(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_text(text) for text in texts)


def _text(text: str) -> str:
    return str(_converter().convert(text)).translate(_QUOTES)
