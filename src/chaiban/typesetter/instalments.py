"""One story in parts for several pages: where it is cut, what heads the later parts, which marks join them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.jumps import jump
from chaiban.typesetter.styles import Style

_CHINESE_SEAM = re.compile(r"(?<=[\u4e00-\u9fff，、；：])(?=[\u4e00-\u9fff])")
_WESTERN_SEAM = re.compile(r"(?<=\w) |(?<=,) ")
_HEADLESS = {"zh": 0.5, "latin": 0.35}
"""How often a later part has no head: in Chinese papers mostly, in Western ones less so."""


def instal(
    story: Copy, pages: Sequence[tuple[str, int]], mark: str, lost: tuple[bool, bool], style: Style, rng: Random
) -> list[Copy] | None:
    """The story's parts, one a page (letter, number); None if it is too short to be cut.

    `lost` says whether the outward and the inward marks are not printed. Parts carry `story` numbers if the
    story has one.
    """
    parts = _cut(story, len(pages), rng)
    if parts is None:
        return None
    out = []
    for number, part in enumerate(parts):
        jump_to, jump_from = None, None
        if number + 1 < len(parts) and not lost[0]:
            jump_to = jump("on", *pages[number + 1], mark, story, style, rng)
        if number and not lost[1]:
            jump_from = jump("from", *pages[number - 1], mark, story, style, rng)
        head = story.headline if not number else _later_head(story, style, rng)
        named = (story.story[0], number + 1) if story.story else None
        out.append(replace(part, headline=head, jump_to=jump_to, jump_from=jump_from, story=named))
    return out


def _cut(story: Copy, count: int, rng: Random) -> list[Copy] | None:
    """Parts with some text each, cut at paragraphs or in mid-sentence."""
    zh = story.language.startswith("zh")
    least = 60 if zh else 160
    lengths = [len(paragraph) for paragraph in story.paragraphs]
    if sum(lengths) < least * count * 1.5:
        return None
    parts: list[Copy] = []
    paragraphs, before = list(story.paragraphs), 0
    for left in range(count - 1, -1, -1):
        if not left:
            split: tuple[list[str], list[str], int] | None = (paragraphs, [], len(paragraphs))
        else:
            split = _split(paragraphs, sum(map(len, paragraphs)) * rng.uniform(0.35, 0.75) / left, zh, rng)
        if split is None:
            return None
        taken, rest, kept = split
        heads = [(at - before, lines) for at, lines in story.crossheads if before <= at < before + kept]
        first = not parts
        parts.append(
            replace(
                story,
                kicker=story.kicker if first else (),
                subheadline=story.subheadline if first else (),
                dateline=story.dateline if first else "",
                byline=story.byline if first or rng.random() < 0.1 else (),
                paragraphs=tuple(taken),
                crossheads=tuple((at, lines) for at, lines in heads if 0 < at < len(taken) or (first and at == 0)),
            )
        )
        before += kept
        paragraphs = rest
    return parts


def _split(paragraphs: list[str], wanted: float, zh: bool, rng: Random) -> tuple[list[str], list[str], int] | None:
    """What stands before and after the cut, and how many paragraphs end before it."""
    length = 0
    for number, paragraph in enumerate(paragraphs):
        if length + len(paragraph) >= wanted:
            if number + 1 < len(paragraphs) and rng.random() < 0.4:
                return paragraphs[: number + 1], paragraphs[number + 1 :], number + 1
            seam = _CHINESE_SEAM if zh else _WESTERN_SEAM
            inside = range(10 if zh else 30, len(paragraph) - (10 if zh else 30))
            places = [found for found in seam.finditer(paragraph) if found.start() in inside]
            if places:
                place = rng.choice(places)
                head, tail = paragraph[: place.start()], paragraph[place.end() :]
                return [*paragraphs[:number], head], [tail, *paragraphs[number + 1 :]], number
            if number + 1 < len(paragraphs):
                return paragraphs[: number + 1], paragraphs[number + 1 :], number + 1
            return None
        length += len(paragraph)
    return None


def _later_head(story: Copy, style: Style, rng: Random) -> tuple[str, ...]:
    """None, the same again, or a shortened one."""
    if rng.random() < _HEADLESS[style.script] or not story.headline:
        return ()
    if rng.random() < 0.45:
        return story.headline
    if style.script == "zh":
        line = rng.choice(story.headline)
        parts = [part for part in re.split(r"[，：；、 ]", line) if len(part) >= 4] or [line[:8]]
        short = rng.choice(parts)
        return (rng.choice((short, short + "……", f"“{short}”", short[:6] + "…")),)
    words = " ".join(story.headline).split()
    return (" ".join(words[: rng.randint(1, max(1, min(4, len(words))))]),)
