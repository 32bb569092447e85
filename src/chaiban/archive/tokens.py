"""Text into the tokens of the index: each Chinese character, each mark, each word and each number.

A phrase of single characters finds every place where they stand side by side, from one character up; a
tokeniser that knows words misses some, and pairs can't find one. Marks are tokens too (as x and their code
point in hexadecimal), so that a phrase doesn't match across a full stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from chaiban.archive.folding import fold

_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_ONE_BY_ONE = rf"{_HAN}\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[0-9]+|[{_HAN}]|(?:(?![{_ONE_BY_ONE}])[^\W\d_])+|\S")
_KEPT = re.compile(rf"[0-9]+|[\u3400-\u4db5\u4e00-\u9fa5]|(?:(?![{_ONE_BY_ONE}])[^\W\d_])+")

BREAK = "x0"
"""Stands between two paragraphs; no text has it, as its characters are never NUL."""


def tokens_of(text: str) -> list[str]:
    """The tokens in order."""
    return [_written(token) for token in _TOKEN.findall(fold(text))]


def placed_tokens(text: str) -> list[tuple[str, int, int]]:
    """Each token with where it starts and ends in the text."""
    return [(_written(match[0]), match.start(), match.end()) for match in _TOKEN.finditer(fold(text))]


def indexed(texts: Iterable[str]) -> str:
    """What the index is given for a field of several texts."""
    return f" {BREAK} ".join(" ".join(tokens_of(text)) for text in texts)


def short_tokens(tokens: str) -> str:
    """The single Chinese characters of an indexed text and the pairs that stand side by side, each once."""
    row = tokens.split(" ")
    found = {token for token in row if is_character(token)}
    found.update(one + other for one, other in pairwise(row) if is_character(one) and is_character(other))
    return " ".join(sorted(found))


def is_character(token: str) -> bool:
    """True for a token that is one Chinese character."""
    return len(token) == 1 and token >= "\u3400"


def _written(token: str) -> str:
    if len(token) == 1 and "\u4e00" <= token <= "\u9fa5":
        return token
    return token if _KEPT.fullmatch(token) else "x" + "x".join(f"{ord(character):x}" for character in token)
