"""Names that stand in a list of names: 马某、扎庚、许某等10名同志 makes a person of 扎庚."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from chaiban.ledger.names import NameShapes

_LIST = re.compile(r"(?:[㐀-鿿·]{2,8}(?:（[^）]{1,8}）)?、){2,}[㐀-鿿·]{2,8}")
_SHARE = 0.6
_LEAST = 2


# Two that stand together, one of them known: 甲/乙, 甲和乙今天夺得.
_PAIR = re.compile(
    r"(?P<one>[㐀-鿿·]{2,8})(?:[/／]|和(?=[㐀-鿿·]{2,6}[今昨在以均都共分双包]))(?P<two>[㐀-鿿·]{2,6}?)(?=[今昨在以均都共分双包为夺获摘赢则后前外，。；、]|$)"
)


def named_in_pairs(text: str, known: Collection[str], shapes: NameShapes) -> Iterator[tuple[int, int]]:
    """(start, end) of who stands beside somebody known and has the shape of a name."""
    for match in _PAIR.finditer(text):
        name = match["two"]
        beside = any(match["one"].endswith(n) for n in known)
        shaped = (shapes.is_chinese(name) or shapes.is_foreign(name)) and not shapes.is_no_name(name)
        if beside and shaped and name not in known:
            yield match.span("two")


def named_in_lists(text: str, known: Collection[str], shapes: NameShapes) -> Iterator[tuple[int, int]]:
    """(start, end) of what must be names, as most of those in their list are."""
    for match in _LIST.finditer(text):
        items, at = [], match.start()
        for part in match.group().split("、"):
            bare = re.sub(r"（[^）]*）$", "", part)
            items.append((at, at + len(bare), bare))
            at += len(part) + 1
        sure = [item for item in items if item[2] in known]
        sure += [item for item in items[:1] if any(item[2].endswith(n) for n in known)]
        sure += [item for item in items[-1:] if any(item[2].startswith(n) for n in known)]
        inner = items[1:-1]
        if len(set(sure)) < _LEAST or len(set(sure)) < _SHARE * len(items):
            continue
        for start, end, name in inner:
            whole = name not in known and not shapes.is_no_name(name)
            if whole and (2 <= len(name) <= 4 or "·" in name):
                yield start, end
