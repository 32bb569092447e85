"""Whole issues with stories that jump: several between the same pages, marks left out, pages that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from chaiban.typesetter.compose import compose
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.corpus import Corpora
from chaiban.typesetter.dress import dress_story, photo_of
from chaiban.typesetter.furniture import invent_facts
from chaiban.typesetter.instalments import instal
from chaiban.typesetter.notices import advertisement, notice, page_teaser
from chaiban.typesetter.pages import LANGUAGES, draw_style
from chaiban.typesetter.sheet import Sheet
from chaiban.typesetter.styles import Style
from chaiban.typesetter.traditional import in_traditional

_MARKS = ("①", "②", "③", "④", "⑤", "⑥")


@dataclass(frozen=True, slots=True)
class SetIssue:
    """The pages of an issue that are here, by number, in order; `missing` are the numbers of those that aren't.

    `Copy.story` of the items tells which of them are parts of one story.
    """

    language: str
    date: str
    pages: tuple[tuple[str, Sheet], ...]
    missing: tuple[str, ...]
    style: str


def issues(
    split: str, count: int, seed: int, corpora: Corpora, languages: Sequence[str] = tuple(LANGUAGES)
) -> Iterator[SetIssue]:
    """`count` issues of 4 to 16 pages; issue n depends on (split, seed, n) and the corpora alone."""
    for number in range(count):
        yield issue(split, number, seed, corpora, languages)


def issue(
    split: str, number: int, seed: int, corpora: Corpora, languages: Sequence[str] = tuple(LANGUAGES)
) -> SetIssue:
    """Issue `number` of the split."""
    rng = Random(f"issue {split} {seed} {number}")
    language, script, style = draw_style(split, corpora, languages, rng)
    facts = invent_facts(style, "zh-Hans" if script == "zh" else language, rng)
    stories = [story for story in corpora.whole(language, split) if story.kind == "article"]
    plan = _plan(stories, facts.letter, style, rng)
    missing = {at for at in range(1, len(plan)) if rng.random() < 0.12} if rng.random() < 0.6 else set()
    pages = []
    for at, copies in enumerate(plan):
        if at in missing:
            continue
        page = replace(facts, number=f"{facts.letter}{at + 1}", front=at == 0, count=at + 1)
        if language == "zh-Hant":
            copies = [in_traditional(copy) for copy in copies]
            page = replace(page, paper=in_traditional(page.paper), section=in_traditional(page.section))
        pages.append((page.number, compose(copies, style, rng, page)))
    gone = tuple(f"{facts.letter}{at + 1}" for at in sorted(missing))
    return SetIssue(language, facts.date, tuple(pages), gone, style.name)


def _plan(stories: Sequence[Copy], letter: str, style: Style, rng: Random) -> list[list[Copy]]:
    """The items of every page: parts of jumping stories first, so that they find room, then whole stories."""
    count = rng.choice((4, 4, 4, 6, 8, 8, 12, 16))
    pages: list[list[Copy]] = [[] for _ in range(count)]
    supply = iter(rng.sample(list(stories), min(len(stories), 40 + 12 * count)))
    for number, story in enumerate(islice(supply, rng.randint(2, 3 + count // 2))):
        _set_jump(pages, story, f"s{number + 1}", letter, style, rng)
    for at, page in enumerate(pages):
        for story in islice(supply, rng.randint(2, 5)):
            page.append(dress_story(_cut_short(story, rng), style, rng))
            if rng.random() < 0.15:
                page.append(photo_of(story, len(page) - 1, style, rng))
        if at and rng.random() < 0.3:
            page.append(rng.choice((notice, advertisement))(stories[0].language, rng))
    if rng.random() < 0.5:
        _point(pages, letter, stories[0].language, rng)
    return pages


def _set_jump(pages: list[list[Copy]], story: Copy, name: str, letter: str, style: Style, rng: Random) -> None:
    """Cut a story into parts and put them on their pages, mostly from the front to one of a few pages."""
    first = 0 if rng.random() < 0.7 else rng.randrange(len(pages) - 1)
    span = min(len(pages) - 1, first + (2 if rng.random() < 0.6 else len(pages)))
    places = [first, rng.randint(first + 1, span)]
    if places[1] + 1 < len(pages) and rng.random() < 0.1:
        places.append(rng.randint(places[1] + 1, len(pages) - 1))
    chance = rng.random()
    lost = (chance < 0.08, 0.08 <= chance < 0.2)
    goal = f"{letter}{places[1] + 1}"
    same_way = sum(copy.jump_to is not None and copy.jump_to[0] == goal for copy in pages[first])
    # A house either tells its jumps apart by ordinal marks or it doesn't.
    mark = _MARKS[same_way % len(_MARKS)] if style.house("ordinal marks", (True, False)) else ""
    dressed = replace(dress_story(story, style, rng), story=(name, 1))
    parts = instal(dressed, [(letter, at + 1) for at in places], mark, lost, style, rng)
    if parts is None:
        pages[first].append(replace(dressed, story=None))
        return
    # Now and then a part is announced and then left out.
    forgotten = rng.randrange(len(parts)) if rng.random() < 0.05 else -1
    for number, (at, part) in enumerate(zip(places, parts, strict=True)):
        if number != forgotten:
            pages[at].append(part)


def _cut_short(story: Copy, rng: Random) -> Copy:
    """Stories of one to a few paragraphs, so that pages hold several."""
    keep = rng.randint(1, 5)
    heads = tuple((place, lines) for place, lines in story.crossheads if place < keep)
    return replace(story, paragraphs=story.paragraphs[:keep], crossheads=heads)


def _point(pages: list[list[Copy]], letter: str, language: str, rng: Random) -> None:
    """A box on the front page that points to stories inside."""
    inside = [
        (" ".join(copy.headline), f"{letter}{at + 1}")
        for at, page in enumerate(pages)
        for copy in page
        if at and copy.kind == "article" and copy.headline and copy.jump_from is None
    ]
    if len(inside) >= 2:
        picked = sorted(rng.sample(inside, min(len(inside), rng.randint(2, 5))), key=lambda entry: entry[1])
        pages[0].append(page_teaser(tuple(picked), language, rng))
