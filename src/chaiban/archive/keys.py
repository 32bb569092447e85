"""Which item of a new reading is which item of the old one, so that addresses outlive readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

_SAME = 0.3
_HELD = 0.3


def carry_keys(
    old: Mapping[int, str], new: Sequence[str], next_key: int, gone: Mapping[int, str] | None = None
) -> tuple[list[int], int]:
    """The key of each new item, and the next free key.

    Items are paired one to one by the overlap of their character pairs, the best first; what has no partner is
    paired with the items that are `gone` since longer; what has none there gets a key that was never used.
    """
    keys = _paired(old, dict(enumerate(new)))
    if gone and len(keys) < len(new):
        keys |= _paired(gone, {place: words for place, words in enumerate(new) if place not in keys})
    for place in range(len(new)):
        if place not in keys:
            keys[place] = next_key
            next_key += 1
    return [keys[place] for place in range(len(new))], next_key


def _paired(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """The key of every new item, by its place, that has a partner."""
    keys = _same_words(old, new)
    taken = set(keys.values())
    olds = {key: _grams(words) for key, words in old.items() if key not in taken}
    news = {place: _grams(words) for place, words in new.items() if place not in keys}
    pairs = sorted(
        ((_overlap(grams, there), -key, place) for place, there in news.items() for key, grams in olds.items()),
        reverse=True,
    )
    for overlap, minus_key, place in pairs:
        if overlap >= _SAME and place not in keys and -minus_key not in taken:
            keys[place] = -minus_key
            taken.add(-minus_key)
    return keys


def _same_words(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Items whose words are the same and nobody else's: most of a page, when people mend one item of it."""
    times = Counter(old.values()), Counter(new.values())
    alone = {words: key for key, words in old.items() if times[0][words] == 1}
    return {place: alone[words] for place, words in new.items() if words in alone and times[1][words] == 1}


def shares_words(withdrawn: str, item: str) -> bool:
    """True if a good part of either stands in the other: a withdrawn text must not come back in pieces."""
    one, other = _grams(withdrawn), _grams(item)
    smaller = min(one.total(), other.total())
    return bool(smaller) and (one & other).total() / smaller >= _HELD


def _grams(words: str) -> Counter[str]:
    letters = "".join(words.split())
    if len(letters) < 2:
        return Counter([letters] if letters else [])
    return Counter(letters[at : at + 2] for at in range(len(letters) - 1))


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    both = (one | other).total()
    # Two empty items are the same as far as anybody can tell.
    return (one & other).total() / both if both else 1.0
