"""Pages without end: languages and houses of one split, mixed and seeded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from chaiban.typesetter.compose import compose
from chaiban.typesetter.copy import Copy
from chaiban.typesetter.corpus import Corpora
from chaiban.typesetter.dress import continue_from, continue_on, dress_story, photo_of
from chaiban.typesetter.furniture import PageFacts, invent_facts
from chaiban.typesetter.houses import random_style, styles_of
from chaiban.typesetter.notices import advertisement, box, notice, obituary, teaser
from chaiban.typesetter.sheet import Sheet
from chaiban.typesetter.styles import Style
from chaiban.typesetter.traditional import in_traditional, traditional_is_available

LANGUAGES = {"zh-Hans": 0.6, "zh-Hant": 0.1, "en": 0.15, "de": 0.15}
_MARKS = ("①", "②", "③", "④")


def sheets(
    split: str, count: int, seed: int, corpora: Corpora, languages: Sequence[str] = tuple(LANGUAGES)
) -> Iterator[Sheet]:
    """`count` sheets of the split; sheet n depends on (split, seed, n) and the corpora alone."""
    for number in range(count):
        yield sheet(split, number, seed, corpora, languages)


def sheet(split: str, number: int, seed: int, corpora: Corpora, languages: Sequence[str] = tuple(LANGUAGES)) -> Sheet:
    """Sheet `number` of the split."""
    rng = Random(f"{split} {seed} {number}")
    language, script, style = draw_style(split, corpora, languages, rng)
    stories = corpora.of(language, split)
    facts = invent_facts(style, "zh-Hans" if script == "zh" else language, rng)
    copies = _page_plan(stories, style, facts, rng)
    if language == "zh-Hant":
        copies = [in_traditional(copy) for copy in copies]
        facts = replace(facts, paper=in_traditional(facts.paper), section=in_traditional(facts.section))
    return compose(copies, style, rng, facts)


def draw_style(split: str, corpora: Corpora, languages: Sequence[str], rng: Random) -> tuple[str, str, Style]:
    """A language that there is copy in, by its share, its script (zh or latin), and a style of the split."""
    known = [language for language in languages if corpora.of(language, split)]
    language = rng.choices(known, weights=[LANGUAGES[name] for name in known])[0]
    if language == "zh-Hant" and not traditional_is_available():
        language = "zh-Hans"
    script = "zh" if language.startswith("zh") else "latin"
    style = random_style(rng, split, script) if rng.random() < 0.75 else rng.choice(styles_of(split, script))
    if language == "zh-Hant":
        style = replace(style, digits="half")
    return language, script, style


def _page_plan(stories: Sequence[Copy], style: Style, facts: PageFacts, rng: Random) -> list[Copy]:
    """The items of one page, the longest stories mostly first, small ones to fill up behind."""
    copies: list[Copy] = []
    letter = facts.letter
    wanted = rng.randint(5, 11)
    articles = [story for story in stories if story.kind == "article"]
    others = [story for story in stories if story.kind != "article"]
    picked = rng.sample(articles, min(wanted, len(articles)))
    picked.sort(key=lambda story: -sum(map(len, story.paragraphs)) * rng.uniform(0.3, 1.7))
    marks = iter(_MARKS if rng.random() < 0.35 else ("",) * 4)
    for story in picked:
        number = len(copies)
        copies.append(_story(story, style, facts, letter, marks, rng))
        if rng.random() < 0.22:
            copies.append(photo_of(story, number, style, rng))
        if rng.random() < 0.06:
            extra = rng.choice(articles).paragraphs[:2]
            copies.append(box(story.language, extra, number, rng))
    for _ in range(rng.choice((0, 1, 1, 2))):
        copies.append(photo_of(rng.choice(articles), None, style, rng))
    own = rng.sample(others, min(len(others), rng.choice((0, 0, 1, 2))))
    return [*copies, *own, *_small_items(articles, facts, rng)]


def _story(story: Copy, style: Style, facts: PageFacts, letter: str, marks: Iterator[str], rng: Random) -> Copy:
    chance = rng.random()
    dressed = dress_story(_shortened(story, rng), style, rng)
    if facts.front and chance < 0.35:
        return continue_on(dressed, letter, rng.randint(2, 8), next(marks, ""), style, rng)
    if facts.front:
        return dressed
    if chance < 0.2:
        return continue_from(
            dressed, letter, 1 if rng.random() < 0.7 else rng.randint(1, 8), next(marks, ""), style, rng
        )
    if chance < 0.27:
        return continue_on(dressed, letter, facts.count + 1, "", style, rng)
    return dressed


def _shortened(story: Copy, rng: Random) -> Copy:
    """Very long stories lose their end, some others too, so that pages hold several."""
    limit = rng.choice((300, 500, 800, 1400, 2600)) * (1 if story.language.startswith("zh") else 3)
    length, keep = 0, 0
    for paragraph in story.paragraphs:
        length += len(paragraph)
        keep += 1
        if length > limit:
            break
    return replace(
        story,
        paragraphs=story.paragraphs[:keep],
        crossheads=tuple((place, lines) for place, lines in story.crossheads if place < keep),
    )


def _small_items(stories: Sequence[Copy], facts: PageFacts, rng: Random) -> list[Copy]:
    language = stories[0].language
    small: list[Copy] = []
    for maker, chance in (
        (notice, 0.25),
        (notice, 0.15),
        (obituary, 0.06),
        (advertisement, 0.25),
        (advertisement, 0.15),
    ):
        if rng.random() < chance:
            small.append(maker(language, rng))
    if rng.random() < (0.5 if facts.front else 0.06):
        heads = [
            " ".join(story.headline) for story in rng.sample(list(stories), min(5, len(stories))) if story.headline
        ]
        if heads:
            small.append(teaser(tuple(heads[: rng.randint(2, 5)]), language, rng))
    rng.shuffle(small)
    return small
