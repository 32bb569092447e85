"""Which language a page is in, from its characters and smallest words alone."""

from __future__ import annotations

import re
from collections import Counter

from chaiban.layout.cells import count_han

# Characters that the two Chinese standards write differently, among the most frequent in running text.
_TRADITIONAL = frozenset(
    "們個來對為國會這說時過學實現發經動進間開關問題體書長門業員報聞記認議設計讓導應當與並點處從後據該縣機農產區還給數萬"
)
_SIMPLIFIED = frozenset(
    "们个来对为国会这说时过学实现发经动进间开关问题体书长门业员报闻记认议设计让导应当与并点处从后据该县机农产区还给数万"
)
_SMALL_WORDS = {
    "en": "the of and to in a is that for on was with he she it said at by from his her an be are has had not they",
    "de": "der die das und ist nicht mit von den im ein eine auf für dem sich auch werden wird hat zu des als bei",
    "fr": "le la les des et en un une du dans est que qui pour par sur au aux pas il elle ce avec plus son sa ont",
    "es": "el la los las de del y en un una que se por con para su al lo como más no es fue ha sus este esta entre",
    "it": "il lo la gli le di del della dei delle e che è un una per con non sono nel nella si da al alla anche più",
    "pt": "o a os as de do da dos das e que em um uma no na não com por para se ao foi mais é são pelo pela como à",
    "nl": "de het een en van in is dat op te zijn voor met die niet aan er om ook als bij door naar wordt heeft uit",
    "sv": "och att det i en på är som för med av till den har inte om ett de han var från men vid kan sig",
    "da": "og at det i en på er som for med af til den har ikke om et de han var fra men ved kan sig der",
    "pl": "w i na z do się że nie jest o to po jak od za przez dla są oraz ale który tym był tego",
    "cs": "a v na se že je do s z o k ve za by pro od po jako jsou ale který však také si před",
}
"""The smallest words of languages that are written with Latin letters."""
_LANGUAGES_OF: dict[str, list[str]] = {}
for _language, _words in _SMALL_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_language)
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {
    "de": "äöüß",
    "fr": "çèêœ",
    "es": "ñ¿¡",
    "it": "ìò",
    "pt": "ãõ",
    "sv": "äöå",
    "da": "øæå",
    "pl": "łęąż",
    "cs": "ěřů",
}
"""Letters that few other languages have."""
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7a3]")),
    ("ar", re.compile("[\u0620-\u064a]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0386-\u03ce]")),
    ("th", re.compile("[\u0e01-\u0e2e]")),
    ("hi", re.compile("[\u0904-\u0939]")),
    ("ru", re.compile("[\u0410-\u045f]")),
)
"""Languages by the script that they are most often found in, Cyrillic last: that is looked at again."""
_CYRILLIC = (("ru", "ыэ"), ("uk", "їє"), ("sr", "јћђ"))
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
_KANA_SHARE = 0.05
"""Of a Japanese text at least so much is kana; names in a Chinese one are less."""


def guess_language(text: str) -> str:
    """A language tag (BCP 47: zh-Hans, zh-Hant, ja, en, de, ...); "und" where nothing speaks for any."""
    han = count_han(text)
    kana = len(_KANA.findall(text))
    if kana > _KANA_SHARE * (han + kana):
        return "ja"
    letters = sum(map(str.isalpha, text))
    for language, script in _SCRIPTS:
        if len(script.findall(text)) * 2 > letters > 0:
            return language if language != "ru" else _by_letters(text.lower(), _CYRILLIC, "bg")
    if han * 3 > letters and han:
        return _standard_of(text)
    return _by_small_words(text.lower())


def _standard_of(text: str) -> str:
    traditional = sum(map((_TRADITIONAL - _SIMPLIFIED).__contains__, text))
    simplified = sum(map((_SIMPLIFIED - _TRADITIONAL).__contains__, text))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


def _by_letters(text: str, letters: tuple[tuple[str, str], ...], otherwise: str) -> str:
    counts = {language: sum(map(text.count, own)) for language, own in letters}
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] else otherwise


def _by_small_words(text: str) -> str:
    counts: Counter[str] = Counter()
    for word in _WORD.findall(text):
        counts.update(_LANGUAGES_OF.get(word, ()))
    for language, letters in _LETTERS.items():
        counts[language] += sum(map(text.count, letters))
    best = max(_SMALL_WORDS, key=counts.__getitem__)
    return best if counts[best] else "und"
