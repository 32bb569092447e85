"""Which encoding makes the likeliest text of some bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from chaiban.sources.text.evidence import RANDOM_BYTE, evidence_of
from chaiban.sources.text.salvage import salvage

SAMPLE = 4096
"""Bytes that are looked at; the first 50 Chinese characters mostly decide already."""

LEAD_IN = 256
"""Bytes of plain ASCII kept before the first other byte: they show that a short text is text."""

THIN = 10.0
"""Below this lead over the second best (log-likelihood), the detection is said to be unsure."""

# Codec of Python, name for people, log prior: the page's own readers (Chinese, English, German) come first,
# the others are named so that a Japanese or Korean page isn't taken for Chinese.
_CANDIDATES: tuple[tuple[str, str, float], ...] = (
    ("utf-8", "UTF-8", 0.0),
    ("gb18030", "GB18030", 0.0),
    ("cp950", "Big5", 0.0),
    ("big5hkscs", "Big5-HKSCS", -4.0),
    ("cp1252", "Windows-1252", 0.0),
    ("utf-16-le", "UTF-16 LE", -1.0),
    ("utf-16-be", "UTF-16 BE", -1.0),
    ("utf-32-le", "UTF-32 LE", -2.0),
    ("utf-32-be", "UTF-32 BE", -2.0),
    ("cp932", "Shift_JIS", -6.0),
    ("euc_jp", "EUC-JP", -6.0),
    ("cp949", "EUC-KR", -6.0),
    ("mac_roman", "Mac Roman", -6.0),
    ("cp850", "DOS code page 850", -6.0),
)
LABELS = {codec: label for codec, label, _ in _CANDIDATES}
# Marks where the interesting bytes begin; what stands before is ASCII and says nothing.
_NOT_ASCII = re.compile(rb"[\x00\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The best encoding: Python's codec, its label, its lead over `rival` (a label, "" if none)."""

    codec: str
    label: str
    lead: float
    rival: str


def detect(data: bytes) -> Guess | None:
    """The encoding that makes the likeliest newspaper text of the bytes, None if none beats chance."""
    sample = _sample(data)
    guesses: list[tuple[float, str, str, str]] = []
    for codec, label, prior in _CANDIDATES:
        found = salvage(sample, codec)
        # Four bytes that are no code point would count as one damaged place: so cheap must nonsense not be.
        if not (found.damage and codec.startswith("utf-32")):
            guesses.append((evidence_of(found.text) + prior, codec, label, found.text))
    guesses.sort(key=lambda guess: -guess[0])
    score, codec, label, text = guesses[0]
    if score <= RANDOM_BYTE * len(sample):
        return None
    if codec == "cp1252" and text == sample.decode("latin-1"):
        label = "Latin-1"
    for other_score, _, rival, other_text in guesses[1:]:
        if other_text != text:
            return Guess(codec, label, score - other_score, rival)
    return Guess(codec, label, float("inf"), "")


def _sample(data: bytes) -> bytes:
    """Bytes around the first that isn't ASCII, from an offset divisible by four (UTF-16, UTF-32 keep step).

    What stands before that byte is ASCII, whole characters in all these encodings: none is cut.
    """
    first = _NOT_ASCII.search(data)
    start = max(0, first.start() - LEAD_IN) // 4 * 4 if first else 0
    return data[start : start + SAMPLE]
