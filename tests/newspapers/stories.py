"""The invented stories that the newspapers print: our own, from the example issues and the typesetter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from chaiban.typesetter.traditional import in_traditional

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Story:
    """A story as it is to be printed; `lead` is what its first paragraph opens with (a Chinese dateline)."""

    headline: tuple[str, ...]
    kicker: str
    deck: str
    dateline: str
    byline: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]

    @property
    def chinese(self) -> bool:
        return any(char >= "\u3400" for char in self.headline[0])


def stories(language: str) -> list[Story]:
    """All stories of a language that have a head and fill some lines."""
    found = list(_chinese() if language.startswith("zh") else _western(language))
    if language == "zh-Hant":
        found = [_traditional(story) for story in found]
    Random(language).shuffle(found)
    return found


def _chinese() -> Iterator[Story]:
    for path in sorted((ROOT / "examples" / "yunxi-daily").glob("*.gold.json")):
        for item in json.loads(path.read_text("utf-8"))["articles"]:
            people = tuple((p["role"], p["name"]) for p in item.get("byline", ()))
            if item["kind"] == "article" and item.get("headline") and item.get("dateline") and people[0][0]:
                yield Story(
                    tuple(item["headline"].split()),
                    item.get("kicker", ""),
                    item.get("subheadline", ""),
                    item["dateline"],
                    people,
                    tuple(item["paragraphs"]),
                )


def _western(language: str) -> Iterator[Story]:
    path = ROOT / "src" / "chaiban" / "typesetter" / "stories" / f"{language}.jsonl"
    for line in path.read_text("utf-8").splitlines():
        item = json.loads(line)
        if item["kind"] == "article" and item["headline"] and item["byline"] and len(item["byline"]) == 1:
            role, name = item["byline"][0]
            if role in ("By", "Von"):
                kicker, deck = " ".join(item["kicker"]), " ".join(item["subheadline"])
                yield Story(
                    (" ".join(item["headline"]),), kicker, deck, "", ((role, name),), tuple(item["paragraphs"])
                )


def _traditional(story: Story) -> Story:
    def turned(words: str) -> str:
        return in_traditional(words)

    return Story(
        tuple(map(turned, story.headline)),
        turned(story.kicker),
        turned(story.deck),
        turned(story.dateline),
        tuple((turned(role), turned(name)) for role, name in story.byline),
        tuple(map(turned, story.paragraphs)),
    )
