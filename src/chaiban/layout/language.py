"""Which of the four languages a page is in, from its characters alone."""

from __future__ import annotations

from chaiban.layout.cells import count_han

# Characters that the two Chinese standards write differently, among the most frequent in running text.
_TRADITIONAL = frozenset(
    "們個來對為國會這說時過學實現發經動進間開關問題體書長門業員報聞記認議設計讓導應當與並點處從後據該縣機農產區還給數萬"
)
_SIMPLIFIED = frozenset(
    "们个来对为国会这说时过学实现发经动进间开关问题体书长门业员报闻记认议设计让导应当与并点处从后据该县机农产区还给数万"
)
_GERMAN = frozenset(
    [
        "der",
        "die",
        "das",
        "und",
        "ist",
        "nicht",
        "mit",
        "von",
        "den",
        "im",
        "ein",
        "eine",
        "auf",
        "für",
        "dem",
        "sich",
        "auch",
        "werden",
        "wird",
        "hat",
        "zu",
    ]
)
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "was",
        "with",
        "he",
        "she",
        "it",
        "said",
        "at",
        "by",
        "from",
        "his",
        "her",
    ]
)


def guess_language(text: str) -> str:
    """zh-Hans, zh-Hant, en, de; "und" where nothing speaks for any."""
    han = count_han(text)
    letters = sum(map(str.isalpha, text)) - han
    if han * 2 > letters and han:
        traditional = sum(map((_TRADITIONAL - _SIMPLIFIED).__contains__, text))
        simplified = sum(map((_SIMPLIFIED - _TRADITIONAL).__contains__, text))
        return "zh-Hant" if traditional > simplified else "zh-Hans"
    words = text.lower().split()
    german = sum(w in _GERMAN for w in words) + sum(c in "äöüß" for c in text.lower())
    english = sum(w in _ENGLISH for w in words)
    if not german and not english:
        return "und"
    return "de" if german > english else "en"
