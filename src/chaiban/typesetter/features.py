"""Tables, classified items under rubrics and pull quotes as copy, and pages that have them among their stories.

The wording stands in features.json by language. Pages of the splits (`pages.sheet`) never have any of these, so that
figures measured on them stay comparable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from chaiban.typesetter.compose import compose
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.corpus import Corpora
from chaiban.typesetter.dress import dress_story
from chaiban.typesetter.furniture import invent_facts
from chaiban.typesetter.names import chinese_place, person, western_town
from chaiban.typesetter.notices import filled
from chaiban.typesetter.pages import LANGUAGES, draw_style
from chaiban.typesetter.phrases import word_table
from chaiban.typesetter.sheet import Sheet
from chaiban.typesetter.traditional import in_traditional

_SENTENCE = re.compile(r"[^。！？]{10,45}[。！？](?!”)|(?<=[.!?] )[A-ZÄÖÜ„“\"][^.!?]{40,140}[.!?](?= |$)")
_MARKS = ("", "", "●", "■", "▲")


def featured_sheet(split: str, number: int, seed: int, corpora: Corpora) -> Sheet:
    """Sheet `number` of the split with tables, classified items and pull quotes."""
    rng = Random(f"features {split} {seed} {number}")
    language, script, style = draw_style(split, corpora, tuple(LANGUAGES), rng)
    stories = [story for story in corpora.of(language, split) if story.kind == "article"]
    facts = invent_facts(style, "zh-Hans" if script == "zh" else language, rng)
    words = "zh-Hans" if language == "zh-Hant" else language
    copies: list[Copy] = []
    for story in rng.sample(stories, min(rng.randint(3, 6), len(stories))):
        at = len(copies)
        copies.append(dress_story(replace(story, paragraphs=story.paragraphs[:9], crossheads=()), style, rng))
        quote = quote_of(copies[at], at, rng) if rng.random() < 0.6 else None
        copies += [quote] if quote is not None else []
    copies += [table(words, rng) for _ in range(rng.randint(1, 3))]
    copies += classified(words, rng)
    if language == "zh-Hant":
        copies = [in_traditional(copy) for copy in copies]
        facts = replace(facts, paper=in_traditional(facts.paper), section=in_traditional(facts.section))
    return compose(copies, style, rng, facts)


def _wording(language: str) -> Mapping[str, Any]:
    wording: Mapping[str, Any] = word_table("features")["zh" if language.startswith("zh") else language]
    return wording


def table(language: str, rng: Random) -> Copy:
    """A table of prices, times, results or names: its rows are paragraphs, their cells parted by tabs."""
    wording = _wording(language)
    pattern = rng.choice(wording["table"])
    rows = [pattern["columns"]] if rng.random() < 0.8 else []
    count, seen = rng.randint(4, 12), set[str]()
    for _ in range(count):
        stub = rng.choice(pattern["stub"])
        label = str(rng.randint(100, 999)) if stub == "code" else filled(stub, language, rng)
        if label in seen:
            continue
        seen.add(label)
        rows.append([label, *(_cell(kind, language, rng, wording["works"]) for kind in pattern["cells"])])
    head = (rng.choice(pattern["heads"]),) if rng.random() < 0.85 else ()
    return Copy("table", language, headline=head, paragraphs=tuple("\t".join(row) for row in rows))


def _cell(kind: str, language: str, rng: Random, works: Sequence[str]) -> str:
    if kind == "place":
        return chinese_place(rng) if language.startswith("zh") else western_town(rng, language)
    if kind == "work":
        return rng.choice(works)
    point = "," if language == "de" else "."
    number = {
        "price": lambda: f"{rng.randint(1, 99)}{point}{rng.randint(0, 99):02d}",
        "change": lambda: f"{rng.choice('+-')}{rng.randint(0, 9)}{point}{rng.randint(0, 99):02d}%",
        "time": lambda: f"{rng.randint(5, 22)}:{rng.randint(0, 59):02d}",
        "small": lambda: str(rng.randint(0, 14)),
        "points": lambda: str(rng.randint(3, 60)),
    }
    return number[kind]()


def classified(language: str, rng: Random) -> list[Copy]:
    """Small offers and declarations under two or three rubrics, each an item."""
    rubrics: Mapping[str, Sequence[str]] = _wording(language)["rubrics"]
    mark = rng.choice(_MARKS)
    copies = []
    for rubric in rng.sample(sorted(rubrics), rng.randint(2, 3)):
        for _ in range(rng.randint(3, 8)):
            words = mark + filled(rng.choice(rubrics[rubric]), language, rng)
            kind = "notice" if rubric in ("遗失声明", "公告") else "ad"
            copies.append(Copy(kind, language, paragraphs=(words,), rubric=rubric))
    return copies


def quote_of(story: Copy, number: int, rng: Random) -> Copy | None:
    """A sentence of a story to be repeated large inside it; None if none is of a fitting length."""
    sentences = [found for text in story.paragraphs[1:] for found in _SENTENCE.findall(text)]
    if not sentences or len(story.paragraphs) < 3:
        return None
    words = rng.choice(sentences).strip()
    chinese = story.language.startswith("zh")
    lines: tuple[str, ...] = (words,)
    if rng.random() < 0.4 and not chinese:
        lines = (f"“{words}”", person(rng, story.language))
    return Copy("other", story.language, paragraphs=lines, belongs_to=number)
