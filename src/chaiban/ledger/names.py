"""Whether a stretch of characters has the shape of a person's name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons

DOTS = "·•・‧－-"
_CHINESE = re.compile(r"[㐀-鿿]+")


@dataclass(frozen=True, eq=False)
class NameShapes:
    """What names are made of: family names of one and two characters, characters of foreign names."""

    single: frozenset[str]
    double: frozenset[str]
    foreign: frozenset[str]
    words: frozenset[str]

    def is_chinese(self, text: str) -> bool:
        """Family name and one or two more characters."""
        if not _CHINESE.fullmatch(text):
            return False
        if text[:2] in self.double:
            return 3 <= len(text) <= 4
        return text[:1] in self.single and 2 <= len(text) <= 3

    def is_double_barrelled(self, text: str) -> bool:
        """Two family names and a given name of two (a married woman's name)."""
        return len(text) == 4 and text[0] in self.single and text[1] in self.single

    def is_foreign(self, text: str) -> bool:
        """Mostly of characters that sounds are written with, or parts joined by dots."""
        if any(dot in text for dot in DOTS):
            return True
        return 2 <= len(text) <= 8 and sum(c in self.foreign for c in text) >= 0.75 * len(text)

    def is_no_name(self, text: str) -> bool:
        """A word that the tagger likes to take for a name."""
        if text in self.words or (len(text) == 2 and text[1] in "方军队国"):
            return True
        return text[-1:] in "方队军国省市县区镇乡村路街江河湖山岛们" and not self.is_chinese(text)


@lru_cache(maxsize=4)
def name_shapes(lexicons: Lexicons) -> NameShapes:
    """The shapes as these lexicons have them."""
    return NameShapes(
        frozenset(lexicons.words("surnames")),
        frozenset(lexicons.words("compound_surnames")),
        frozenset(lexicons.words("transliteration")),
        frozenset(lexicons.words("no_names")),
    )
