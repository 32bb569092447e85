"""How likely a character is in a newspaper: the evidence by which encodings are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from math import log

from chaiban.sources.text.frequent import FREQUENT

_RANK = {character: rank for rank, character in enumerate(FREQUENT)}

# Chances of single characters, rough on purpose: what counts is that the wrong decoding of a text falls
# into rows that are thousands of times rarer. Chinese, English, German first; the others so that they
# are known for what they are.
_CHANCES: dict[str, float] = {}
for _characters, _chance in (
    ("abcdefghijklmnopqrstuvwxyz", 0.03),
    ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 0.006),
    ("0123456789.,-'\"()", 0.01),
    ("\n\r", 0.02),
    (" ", 0.1),
    ("\t\f", 0.003),
    ("\u3000，。、", 0.02),
    ("：；！？“”‘’《》（）「」『』〈〉【】·‧—…", 0.003),
    ("佢喺嘢嗰啲唔嘅咗冇哋嚟啱嗌攞咁", 1e-4),  # Cantonese, in the quotations of Hong Kong papers
    ("äöüßéèà", 1e-3),
    ("ÄÖÜÉçñóíáêôâûîú„‚–•§°«»©®€£", 3e-4),
    ("\u200b\u200c\u200d\u200e\u200f\ufeff\xa0\xad", 1e-4),
    ("ıƒŒœŸ", 1e-5),
    ("\x85", 1e-6),
    ("\x00", 1e-10),
    ("\ufffd", 1e-8),  # a damaged place (salvage.py)
):
    _CHANCES.update(dict.fromkeys(_characters, _chance))

# (first, last, chance): blocks looked up in this order for what has no chance of its own.
_BLOCKS: tuple[tuple[int, int, float], ...] = (
    (0x00, 0x1F, 1e-8),
    (0x20, 0x7E, 2e-3),
    (0x7F, 0x9F, 1e-9),
    (0xA0, 0xBF, 1e-5),
    (0xC0, 0xFF, 2e-5),
    (0x100, 0x17F, 1e-4),
    (0x370, 0x3CE, 3e-4),
    (0x410, 0x44F, 3e-4),
    (0x5D0, 0x5EA, 3e-4),
    (0x620, 0x64A, 3e-4),
    (0x900, 0x97F, 3e-4),
    (0xE00, 0xE4F, 3e-4),
    (0x2500, 0x259F, 1e-6),
    (0x3001, 0x303F, 1e-4),
    (0x3041, 0x3093, 3e-3),
    (0x30A1, 0x30FC, 1e-3),
    (0x3400, 0x4DBF, 1e-8),
    (0xD800, 0xDFFF, 1e-8),
    (0xE000, 0xF8FF, 1e-7),
    (0xFF01, 0xFF5E, 5e-4),
    (0xFF61, 0xFF9F, 1e-6),
    (0x20000, 0x3FFFF, 1e-8),
)
_OTHER, _UNASSIGNED = 1e-6, 1e-9

# A two-byte reading eats the letter after an umlaut: "für" becomes one odd ideograph inside a Latin word.
_BEFORE_LETTER = re.compile("[\u3400-\ud7a3](?=[a-z])")
_INSIDE_WORD = re.compile("(?<=[A-Za-z])[\u3400-\ud7a3](?=[A-Za-z])")
_ODD = log(0.02)

RANDOM_BYTE = -log(256)
"""Evidence of a byte about which nothing is known: a decoding below this explains less than chance."""


def evidence_of(text: str) -> float:
    """The log-likelihood of a text (natural log, at most 0) by its characters, order almost aside.

    Decodings of the same bytes can be compared by it: the right one is greater, by about three units
    a character of Chinese.
    """
    odd = len(_BEFORE_LETTER.findall(text)) + len(_INSIDE_WORD.findall(text))
    return sum(count * _log_chance(character) for character, count in Counter(text).items()) + odd * _ODD


@lru_cache(maxsize=1 << 16)
def _log_chance(character: str) -> float:
    return log(_chance_of(character))


def _chance_of(character: str) -> float:
    rank = _RANK.get(character)
    if rank is not None:
        return 0.2 / (rank + 20)  # Zipf, flattened at the top, fitted to the counts behind FREQUENT
    chance = _CHANCES.get(character)
    if chance is not None:
        return chance
    code = ord(character)
    if 0x4E00 <= code <= 0x9FFF:
        return _chance_of_ideograph(character)
    if 0xAC00 <= code <= 0xD7A3:
        return 3e-4 if _is_encodable(character, "euc_kr") else 1e-7
    for first, last, block_chance in _BLOCKS:
        if first <= code <= last:
            return block_chance
    return _UNASSIGNED if unicodedata.category(character) == "Cn" else _OTHER


def _chance_of_ideograph(character: str) -> float:
    """By the standards' own levels: level 1 of GB 2312 (to row 0xD7) and of Big5 (to 0xC6) is common use."""
    gb, big5 = _first_byte(character, "gb2312"), _first_byte(character, "big5")
    if 0 < gb <= 0xD7 or 0 < big5 <= 0xC6:
        return 2e-5
    return 1e-6 if gb else 3e-7


def _first_byte(character: str, encoding: str) -> int:
    """The lead byte of a character in a two-byte encoding, 0 if it isn't in it."""
    return character.encode(encoding)[0] if _is_encodable(character, encoding) else 0


def _is_encodable(character: str, encoding: str) -> bool:
    return bool(character.encode(encoding, "ignore"))
