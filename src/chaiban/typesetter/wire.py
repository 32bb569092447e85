"""An invented news agency: English and German stories put together from sentence patterns.

The wording stands in wire_en.json and wire_de.json; a bar parts the lines of a headline. Each split writes
with patterns of its own, so that no sentence frame of the test split is seen in training.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.names import western_person, western_town
from chaiban.typesetter.phrases import word_table

_SLOT = re.compile(r"\{(\w+)\}")
_SHARES = {"train": (0.0, 0.6), "development": (0.6, 0.8), "test": (0.8, 1.0), "all": (0.0, 1.0)}


def invented_stories(language: str, split: str, count: int) -> tuple[Copy, ...]:
    """`count` stories; story n depends on (language, split, n) alone."""
    return tuple(_story(language, split, Random(f"wire {language} {split} {number}")) for number in range(count))


_SUBJECT = ("thing", "body", "group", "abstract")
"""What a story is about: named again and again, as real stories do."""


def coherent_stories(language: str, split: str, count: int) -> tuple[Copy, ...]:
    """`count` stories that keep to one subject from beginning to end; story n depends on (language, split, n) alone.

    They may use the sentence frames of every split: they are for parts of stories to be joined, which is learned
    from what two parts share and not from any word.
    """
    return tuple(_story(language, "all", Random(f"subject {language} {split} {number}")) for number in range(count))


def _patterns(language: str, part: str, split: str) -> Sequence[str]:
    table: Sequence[str] = word_table(f"wire_{language}")["patterns"][part]
    low, high = _SHARES[split]
    return table[int(low * len(table)) : int(high * len(table))]


def _story(language: str, split: str, rng: Random) -> Copy:
    people = [western_person(rng, language) for _ in range(2)]
    cast = {
        "person": people[0],
        "last": people[0].split()[-1],
        "other": people[1],
        "town": western_town(rng, language),
    }
    if split == "all":
        words = word_table(f"wire_{language}")["words"]
        for name in _SUBJECT:
            cast[name] = _filled_word(rng.choice(words[name]), cast, language, rng)
    headline = _filled(rng.choice(_patterns(language, "headline", split)), cast, language, rng)
    leads, sentences = _patterns(language, "lead", split), list(_patterns(language, "sentence", split))
    paragraphs = [_filled(rng.choice(leads), cast, language, rng)]
    crossheads: list[tuple[int, tuple[str, ...]]] = []
    length = rng.choice((3, 4, 6, 8, 11, 15, 20))
    deck: list[str] = []
    for _ in range(length):
        if len(deck) < 3:
            deck += rng.sample(sentences, len(sentences))
        chosen = [deck.pop(0) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
        paragraphs.append(" ".join(_filled(pattern, cast, language, rng) for pattern in chosen))
    if length >= 8 and rng.random() < 0.5:
        for place in sorted(rng.sample(range(2, length), rng.randint(1, 3))):
            crossheads.append(
                (place, (_filled(rng.choice(_patterns(language, "crosshead", split)), cast, language, rng),))
            )
    lines = tuple(part.strip() for part in headline.split("|"))
    return Copy("article", language, headline=lines, paragraphs=tuple(paragraphs), crossheads=tuple(crossheads))


def _filled(pattern: str, cast: Mapping[str, str], language: str, rng: Random) -> str:
    """The pattern with its slots filled, as a sentence."""
    filled = _filled_word(pattern, cast, language, rng)
    if language == "en":
        filled = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", filled)
    return filled[0].upper() + filled[1:]


def _filled_word(pattern: str, cast: Mapping[str, str], language: str, rng: Random) -> str:
    """The story's cast, numbers, or words of the language's lists in the place of slots."""

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in cast:
            return cast[name]
        if name == "n":
            return str(rng.choice((rng.randint(2, 12), rng.randint(13, 99), rng.randint(100, 990))))
        if name == "age":
            return str(rng.randint(21, 88))
        if name == "day_number":
            return str(rng.randint(4, 20))
        if name == "big":
            number = rng.randint(1000, 990000)
            return f"{number:,}" if language == "en" else f"{number:,}".replace(",", ".")
        if name == "year":
            return str(rng.randint(1950, 2024))
        return _SLOT.sub(word, rng.choice(word_table(f"wire_{language}")["words"][name]))

    return _SLOT.sub(word, pattern)
