"""The texts that the model of seams learns from, as numbers: stories of the train split and prose of manuals."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.flow import Flow, shape_of, tokens_of
from chaiban.typesetter.corpus import Corpora
from chaiban.typesetter.traditional import in_traditional, traditional_is_available

LEAST = 20
"""Tokens seen less often than this are not told apart: no rare word ships."""

Numbers: TypeAlias = NDArray[np.int32]
Story: TypeAlias = tuple[str, tuple[str, ...]]
"""A headline and its paragraphs."""


@dataclass(frozen=True)
class Texts:
    """All stories of a language behind each other. `text` holds the tokens' numbers, a 0 after every paragraph;
    `stories` the first place of each story, `paragraphs` that of each paragraph, headlines counted as such."""

    text: Numbers
    stories: Numbers
    paragraphs: Numbers


def stories_by_language(corpora: Corpora, manuals: Path | None, split: str) -> dict[str, list[Story]]:
    """Stories of one split: Chinese in both scripts, other languages from the corpora and the manuals' prose."""
    found: dict[str, list[Story]] = {}
    for language in ("zh-Hans", "en", "de"):
        for copy in corpora.of(language, split):
            found.setdefault(language, []).append((" ".join(copy.headline), copy.paragraphs))
    if traditional_is_available():
        found["zh-Hant"] = [
            (in_traditional(head), tuple(map(in_traditional, paragraphs)))
            for head, paragraphs in found.get("zh-Hans", [])
        ]
    if manuals is not None:
        for line in manuals.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if _split_of(line) == split:
                story = (" ".join(record["headline"]), tuple(record["paragraphs"]))
                found.setdefault(record["language"], []).append(story)
    return found


def _split_of(line: str) -> str:
    place = hashlib.sha256(line.encode()).digest()[0] % 20
    return "test" if place < 2 else "development" if place < 4 else "train"


def number_tokens(stories: Mapping[str, Iterable[Story]]) -> dict[str, int]:
    """A number from 2 on for every token, and every shape of rare ones, that is seen often enough."""
    count: Counter[str] = Counter()
    for told in stories.values():
        for head, paragraphs in told:
            for text in (head, *paragraphs):
                count.update(tokens_of(text))
    shapes: Counter[str] = Counter()
    for token, n in count.items():
        if n < LEAST:
            shapes[shape_of(token)] += n
    frequent = {t for t, n in count.items() if n >= LEAST} | {t for t, n in shapes.items() if n >= LEAST}
    return {token: number for number, token in enumerate(sorted(frequent), 2)}


def in_numbers(stories: Sequence[Story], numbers: Mapping[str, int]) -> Texts:
    """The stories as numbers."""
    flow = Flow(numbers)
    text: list[int] = [0]
    starts: list[int] = []
    paragraphs: list[int] = []
    for head, body in stories:
        starts.append(len(text))
        for paragraph in (head, *body):
            if tokens := tokens_of(paragraph):
                paragraphs.append(len(text))
                text += flow.number(tokens)
                text.append(0)
    return Texts(np.array(text, np.int32), np.array(starts, np.int32), np.array(paragraphs, np.int32))
