"""What the index of single Chinese characters and pairs can answer, and how it helps with longer phrases."""

from __future__ import annotations

from itertools import pairwise

from chaiban.archive.query import All, Either, Node, Without, Words
from chaiban.archive.tokens import is_character


def is_chinese(words: Words) -> bool:
    """True for Chinese characters side by side, none of them the beginning of a longer word."""
    return not words.beginning and all(map(is_character, words.tokens))


def short_expression(node: Node) -> str | None:
    """The node as an expression of the short index, or None if it can't answer it alone."""
    match node:
        case Words() if len(node.tokens) <= 2 and is_chinese(node):
            return _in_column("".join(node.tokens), node.column)
        case All(parts):
            wanted = [short_expression(part) for part in parts if not isinstance(part, Without)]
            banned = [short_expression(part.part) for part in parts if isinstance(part, Without)]
            if wanted and None not in wanted and None not in banned:
                return f"({' NOT '.join([' AND '.join(map(str, wanted)), *map(str, banned)])})"
        case Either(parts):
            found = [short_expression(part) for part in parts]
            if None not in found:
                return f"({' OR '.join(map(str, found))})"
    return None


def pairs_of(words: Words) -> str:
    """An expression of the short index that finds every item with the phrase, and a few others."""
    pairs = dict.fromkeys(one + other for one, other in pairwise(words.tokens))
    return " AND ".join(_in_column(pair, words.column) for pair in pairs)


def _in_column(token: str, column: str) -> str:
    return f'{{{column}}} : "{token}"' if column else f'"{token}"'
