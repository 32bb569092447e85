"""The words that names of organisations are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons


@dataclass(frozen=True, eq=False)
class OrganisationWords:
    """Endings by strength, longest first; names that are known; names that say nothing."""

    full: frozenset[str]
    weak: frozenset[str]
    trades: frozenset[str]
    no_endings: tuple[str, ...]
    verbs: frozenset[str]
    known: re.Pattern[str]
    generic: frozenset[str]
    longest: int

    def is_of_trade(self, text: str) -> bool:
        """Whether it ends in a trade, as names of firms do (…科技, …水泥)."""
        return any(text.endswith(trade) and len(text) > len(trade) + 1 for trade in self.trades)

    def ending(self, text: str) -> tuple[str, bool]:
        """(the longest ending of organisations that `text` ends in, whether it makes a name by itself), or ("", no)."""
        for length in range(min(self.longest, len(text)), 0, -1):
            tail = text[-length:]
            if tail in self.full:
                return tail, True
            if tail in self.weak:
                return tail, False
        return "", False


@lru_cache(maxsize=4)
def organisation_words(lexicons: Lexicons) -> OrganisationWords:
    """The endings and names of these lexicons."""
    endings = lexicons.words("org_suffixes")
    full = frozenset(word for word, strength in endings.items() if strength == "full")
    known = sorted(lexicons.words("known_orgs"), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, known)) or r"(?!)")
    trades = frozenset(word for word, strength in endings.items() if strength == "trade")
    return OrganisationWords(
        full,
        frozenset(endings) - full - trades,
        trades,
        tuple(lexicons.words("no_org_endings")),
        frozenset(lexicons.words("verbs_in_names")),
        pattern,
        frozenset(lexicons.words("generic_orgs")),
        max(map(len, endings), default=0),
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch that names an organisation, how sure, and why."""

    paragraph: int
    start: int
    end: int
    name: str
    confidence: float
    evidence: str
