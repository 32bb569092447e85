"""Which names of an article are one organisation: a name said again shorter, or in another print."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.ledger.organisation_words import Naming
from chaiban.model.ledger import HEADLINE


def settle_names(namings: Sequence[Naming]) -> list[Naming]:
    """One naming for each organisation: the first of its fullest name, in the order given."""
    first: dict[str, Naming] = {}
    for naming in namings:
        first.setdefault(naming.name, naming)
    kept: list[Naming] = []
    names = list(first)
    for name in names:
        headed = first[name].paragraph == HEADLINE
        shorter = any(
            _is_short_for(name, other) or (headed and _is_shortened(name, other))
            for other in names
            if other != name and not (headed and first[other].paragraph == HEADLINE)
        )
        if not shorter and not any(_same_letters(name, k.name) for k in kept):
            kept.append(first[name])
    return kept


def _is_short_for(short: str, long: str) -> bool:
    """城关高中 of 武陟县城关高中; 农发行 of 农业发展银行: what is left out stands in front, or between kept characters."""
    if len(short) >= len(long) or len(short) < 2:
        return False
    if long.endswith(short):
        return True
    if len(short) == 2 and short[0] == long[0] and short[1] == long[-1] and len(long) <= 6:
        return True
    # 贸协 of 贸易协会: the last word of a short name may lack 会.
    ends = short[-1] == long[-1] or long.endswith((short[-1] + "会", short[-1] + "员会"))
    if len(short) < 3 or not ends or len(short) > len(long) - 2:
        return False
    rest = iter(long)
    return len(short) <= 4 and all(c in rest for c in short) and short[0] == long[0]


def _is_shortened(short: str, long: str) -> bool:
    """Whether a name that the headline alone has is a shorter print of one of the text: 总参 of 解放军总参谋部."""
    if not 2 <= len(short) < len(long):
        return False
    return (len(short) <= 3 and short in long) or (long.startswith(short) and len(long) - len(short) <= 2)


def _same_letters(a: str, b: str) -> bool:
    """The same characters with two neighbours changed places: a misprint."""
    return len(a) == len(b) > 3 and a != b and sorted(a) == sorted(b)
