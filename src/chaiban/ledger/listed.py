"""The items of a list joined by 、 in running text."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from chaiban.model.ledger import Token


def list_items(text: str, tokens: Sequence[Token], end: int) -> list[tuple[int, int]]:
    """The items joined by 、 that end at `end`, in order; none if there is but one."""
    start = end
    while start > 0 and text[start - 1] not in "，。；：！？（）":
        start -= 1
    bounds = [start] + [k + 1 for k in range(start, end) if text[k] == "、"] + [end + 1]
    items = [(a, b - 1) for a, b in itertools.pairwise(bounds)]
    if len(items) < 2:
        return []
    first = _last_noun_group(*items[0], tokens)
    trimmed = [first, *(_without_verb_in_front(a, b, tokens) for a, b in items[1:])]
    return [item for item in trimmed if item[1] - item[0] >= 2]


def _without_verb_in_front(start: int, end: int, tokens: Sequence[Token]) -> tuple[int, int]:
    for token in tokens:
        if token.start == start and token.end < end and token.tag in ("v", "p", "u", "d", "c", "ad", "vd"):
            start = token.end
    return start, end


def _last_noun_group(start: int, end: int, tokens: Sequence[Token]) -> tuple[int, int]:
    begin = start
    for token in tokens:
        if (
            start <= token.start
            and token.end <= end
            and token.end < end
            and token.tag in ("v", "p", "u", "d", "c", "r")
        ):
            begin = token.end
    return begin, end
