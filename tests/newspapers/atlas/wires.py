"""Invented stories in seven languages: sentences drawn into paragraphs, heads, names, captions; all ours."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.newspapers.stories import stories

_BANKS: dict[str, dict[str, list[str]]] = json.loads(Path(__file__).with_name("wires.json").read_text("utf-8"))


@dataclass(frozen=True)
class Wire:
    """What a story may print; `said` are its paragraphs."""

    headline: tuple[str, ...]
    kicker: str
    deck: str
    name: str
    said: tuple[str, ...]
    cross: str
    caption: str


class Desk:
    """Stories of a language without end, drawn from the banks."""

    def __init__(self, language: str, rng: Random) -> None:
        self.language, self.rng = language, rng
        self.bank = _BANKS["zh" if language.startswith("zh") else language]
        self.turn: Callable[[str], str] = _traditional if language == "zh-Hant" else str
        self.sentences = self.bank.get("lines", [])
        self.heads: list[tuple[str, ...]] = [(head,) for head in self.bank.get("heads", [])]
        if not self.sentences:
            pool = stories(language)
            self.sentences = [p for story in pool for p in story.paragraphs]
            self.heads = [story.headline for story in pool]
        rng.shuffle(self.heads)

    def pick(self, name: str) -> str:
        """One of the entries of a bank."""
        return self.turn(self.rng.choice(self.bank[name]))

    def paragraph(self) -> str:
        """One to four sentences; Chinese ones are whole paragraphs of stories."""
        count = 1 if "lines" not in self.bank else self.rng.randint(1, 4)
        return " ".join(self.rng.sample(self.sentences, count))

    def wire(self, paragraphs: int) -> Wire:
        """A new story; heads come round again when all have been used."""
        head = self.heads.pop()
        self.heads.insert(0, head)
        said = tuple(self.paragraph() for _ in range(paragraphs))
        kicker, deck, name = self.pick("kickers"), self.pick("decks"), self.pick("names")
        return Wire(head, kicker, deck, name, said, self.pick("cross"), self.pick("captions"))


def _traditional(words: str) -> str:
    from chaiban.typesetter.traditional import in_traditional

    return in_traditional(words)
