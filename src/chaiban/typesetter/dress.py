"""From a bare text to a full newspaper item: lead-in, people, decks, jump marks, pictures."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.jumps import jump
from chaiban.typesetter.names import chinese_person, chinese_place, person, western_person, western_town
from chaiban.typesetter.phrases import paired_phrases, phrases
from chaiban.typesetter.styles import Style

_SENTENCE = re.compile(r"[^。！？]+[。！？][”’）』」]*")
_WESTERN_SENTENCE = re.compile(r".+?[.!?][”“\"’]?(?=\s|$)")


def dress_story(story: Copy, style: Style, rng: Random) -> Copy:
    """The story with lead-in, byline and decks where it has none of its own."""
    zh = story.language.startswith("zh")
    story = replace(story, headline=shape_headline(story, rng))
    if not story.kicker and rng.random() < 0.14:
        story = replace(story, kicker=(_kicker(story.language, rng),))
    elif story.kicker and rng.random() < 0.4:
        story = replace(story, kicker=())
    if not story.subheadline and rng.random() < 0.16:
        story = replace(story, subheadline=_deck(story, rng))
    wire = rng.random() < 0.25
    if not story.dateline and rng.random() < (0.62 if zh else 0.4):
        story = replace(story, dateline=_dateline(story.language, wire, style, rng))
    if not story.byline and rng.random() < 0.72:
        story = replace(story, byline=_byline(story.language, wire and bool(story.dateline), style, rng))
    if not story.crossheads and len(story.paragraphs) >= 5 and rng.random() < 0.22:
        story = replace(story, crossheads=_invented_crossheads(story, rng))
    return _capitalise(story, style)


def _invented_crossheads(story: Copy, rng: Random) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """One to three crossheads of one or two lines, made of clauses of the paragraphs they stand before."""
    crossheads: list[tuple[int, tuple[str, ...]]] = []
    numbered = rng.random() < 0.15
    for place in sorted(rng.sample(range(1, len(story.paragraphs)), rng.randint(1, 3))):
        clauses = _clauses(story.paragraphs[place], story.language, 5, 13)
        if clauses:
            lines = tuple(rng.sample(clauses, min(len(clauses), rng.choice((1, 1, 2)))))
            number = "一二三"[len(crossheads)] + "、" if numbered and story.language.startswith("zh") else ""
            crossheads.append((place, (number + lines[0], *lines[1:])))
    return tuple(crossheads)


def _clauses(text: str, language: str, shortest: int, longest: int) -> list[str]:
    """Clauses of the text without quotes and brackets; lengths in characters (Chinese) or half words."""
    if language.startswith("zh"):
        clauses = re.split(r"[，。；：！？、]", text)
        plain = [clause for clause in clauses if not re.search(r"[“”‘’（）《》「」『』]", clause)]
        return [clause for clause in plain if shortest <= len(clause) <= longest]
    clauses = [clause.strip() for clause in re.split(r"[.,;:!?“”„]", text)]
    return [clause for clause in clauses if 2 <= len(clause.split()) <= longest // 2]


def shape_headline(story: Copy, rng: Random) -> tuple[str, ...]:
    """A headline of sensible length in one to three intended lines."""
    lines = tuple(line.strip(" 。，") for line in story.headline if line.strip(" 。，"))
    if not story.language.startswith("zh"):
        return lines or (_first_words(story),)
    if not lines:
        lines = (re.split(r"[，。：；]", story.paragraphs[0])[0][:20],)
    if len(lines) == 1 and len(lines[0]) > 26:
        parts = [part for part in re.split(r"[，；：]", lines[0]) if len(part) >= 5]
        lines = tuple(parts[:2]) if parts else (lines[0][:24],)
    if len(lines) == 2 and rng.random() < 0.4 and sum(map(len, lines)) <= 24:
        return (" ".join(lines),)
    while sum(map(len, lines)) > 36 and len(lines) > 1:
        lines = lines[:-1]
    return tuple(line[:30] for line in lines[:3])


def _first_words(story: Copy) -> str:
    return " ".join(re.sub(r"[.,;:]", "", story.paragraphs[0]).split()[:8])


def _kicker(language: str, rng: Random) -> str:
    if not language.startswith("zh") or rng.random() < 0.5:
        return rng.choice(phrases(language, "kickers"))
    opening = rng.choice(phrases(language, "kicker_openings")).format(t=chinese_place(rng))
    return opening + rng.choice(phrases(language, "kicker_closings"))


def _deck(story: Copy, rng: Random) -> tuple[str, ...]:
    """A subheadline made of a clause of the story's later text."""
    source = rng.choice(story.paragraphs[1:] or story.paragraphs)
    if story.language.startswith("zh"):
        clauses = _clauses(source, story.language, 8, 24)
        if not clauses:
            return ()
        deck = rng.choice(clauses)
        return (("——" if rng.random() < 0.25 else "") + deck,)
    words = re.split(r"[.,;:!?]", source)[0].split()
    return (" ".join(words[:11]),) if len(words) >= 4 else ()


def _dateline(language: str, wire: bool, style: Style, rng: Random) -> str:
    month, day = rng.randint(1, 12), rng.randint(1, 28)
    if language.startswith("zh"):
        form = rng.choice([form for form in phrases(language, "datelines") if ("社" in form) == wire])
        if not wire and rng.random() < 0.5:
            form = style.house(
                "dateline", ("本报讯", "本报讯", "本报讯", "本报{t}{m}月{d}日讯", "本报{t}讯", "本报{t}电")
            )
        return form.format(t=chinese_place(rng), m=month, d=day)
    town = western_town(rng, language)
    if language == "de":
        town = town.upper() if style.house("town", (True, False)) else town
        return f"{town} ({rng.choice(phrases('de', 'agencies'))})" if wire or rng.random() < 0.4 else town
    if wire:
        return f"{town.upper()} ({rng.choice(phrases('en', 'agencies'))})"
    return f"{town.upper()}, {phrases('en', 'months')[month - 1]} {day}" if rng.random() < 0.2 else town.upper()


def _byline(language: str, wire: bool, style: Style, rng: Random) -> tuple[tuple[str, str], ...]:
    count = rng.choices((1, 2, 3), weights=(6, 3, 1))[0]
    if language.startswith("zh"):
        if wire:
            role = rng.choice(phrases(language, "wire_roles"))
            return tuple((role, chinese_person(rng)) for _ in range(count))
        known = phrases(language, "roles")
        role = style.house("role", known[:4]) if rng.random() < 0.6 else rng.choice(known)
        roles = [role] * count
        for place in range(1, count):
            if rng.random() < 0.6:
                roles[place:] = [rng.choice(known)] * (count - place)
        if rng.random() < 0.06:
            roles = [""] * count
        return tuple((role, chinese_person(rng)) for role in roles)
    role = style.house("role", phrases(language, "roles"), rng)
    return tuple((role, western_person(rng, language)) for _ in range(min(count, 2)))


def _capitalise(story: Copy, style: Style) -> Copy:
    """Names and heads in capitals where the house sets them so; the copy holds what is printed."""
    if story.language.startswith("zh"):
        return story
    if style.house("names", ("plain", "plain", "capitals")) == "capitals":
        loud = style.house("roles", (False, True, False))
        people = tuple((role.upper() if loud else role, name.upper()) for role, name in story.byline)
        people = tuple((role.capitalize() if role in ("BY", "VON") else role, name) for role, name in people)
        story = replace(story, byline=people)
    if style.capitals:
        story = replace(story, headline=tuple(line.upper() for line in story.headline))
    return story


def continue_from(story: Copy, section: str, number: int, mark: str, style: Style, rng: Random) -> Copy:
    """The later part of a story that began on another page; mostly without head, dateline and byline."""
    paragraphs = story.paragraphs
    cut = rng.randint(1, max(1, len(paragraphs) // 2)) if len(paragraphs) > 1 else 0
    rest = list(paragraphs[cut:])
    if rng.random() < 0.55 or cut == 0:
        rest[0] = _tail(rest[0], story.language, rng)
    # Western papers mostly repeat a short head over the continuation, Chinese ones mostly print none.
    keeps_head = rng.random() < (0.25 if style.script == "zh" else 0.65)
    shift = tuple((place - cut, lines) for place, lines in story.crossheads if place - cut > 0)
    return replace(
        story,
        headline=story.headline if keeps_head else (),
        kicker=(),
        subheadline=(),
        dateline="",
        byline=story.byline if rng.random() < 0.15 else (),
        paragraphs=tuple(rest),
        crossheads=shift,
        jump_from=jump("from", section, number, mark, story, style, rng),
    )


def continue_on(story: Copy, section: str, number: int, mark: str, style: Style, rng: Random) -> Copy:
    """The first part of a story that goes on elsewhere, cut at a paragraph or in mid-sentence."""
    keep = rng.randint(max(1, len(story.paragraphs) // 2), len(story.paragraphs))
    kept = list(story.paragraphs[:keep])
    if rng.random() < 0.5:
        kept[-1] = _beginning(kept[-1], story.language, rng)
    return replace(
        story,
        paragraphs=tuple(kept),
        crossheads=tuple((place, lines) for place, lines in story.crossheads if place < keep),
        jump_to=jump("on", section, number, mark, story, style, rng),
    )


def _tail(paragraph: str, language: str, rng: Random) -> str:
    """The paragraph from some inner clause on (a new sentence or mid-sentence)."""
    pattern = r"(?<=[，。；：])(?![”’）])" if language.startswith("zh") else r"(?<= )"
    places = [match.start() for match in re.finditer(pattern, paragraph) if 8 <= match.start() <= len(paragraph) - 12]
    return paragraph[rng.choice(places) :] if places else paragraph


def _beginning(paragraph: str, language: str, rng: Random) -> str:
    pattern = r"(?<=[\u4e00-\u9fff，。])(?=[\u4e00-\u9fff])" if language.startswith("zh") else r"(?= )"
    places = [match.start() for match in re.finditer(pattern, paragraph) if match.start() >= 20]
    return paragraph[: rng.choice(places)] if places else paragraph


def photo_of(story: Copy, belongs_to: int | None, style: Style, rng: Random) -> Copy:
    """A picture whose caption is made of sentences of the story; with a head only if it stands alone."""
    zh = story.language.startswith("zh")
    signed = rng.random() < 0.92
    caption = _caption(rng.choice(story.paragraphs), zh, signed, rng)
    options = paired_phrases(story.language, "credits")
    role, action = style.house("credit", options) if rng.random() < 0.6 else rng.choice(options)
    name = rng.choice(("受访者", "资料图片", "市融媒体中心")) if action == "供图" else person(rng, story.language)
    credit = ((role, name, action),) if signed else ()
    headline: tuple[str, ...] = ()
    if belongs_to is None and rng.random() < 0.3:
        headline = (
            (rng.choice(("图片新闻", "光影", "镜头")),)
            if zh and rng.random() < 0.2
            else shape_headline(story, rng)[:1]
        )
    return Copy(
        "photo",
        story.language,
        headline=headline,
        paragraphs=(caption,),
        credit=credit,
        belongs_to=belongs_to,
    )


def _caption(paragraph: str, zh: bool, signed: bool, rng: Random) -> str:
    """One to three sentences. A caption nobody signed says that it is one, or no reader could tell."""
    sentences = (_SENTENCE if zh else _WESTERN_SENTENCE).findall(paragraph) or [paragraph]
    start = rng.randrange(len(sentences))
    words = ("" if zh else " ").join(part.strip() for part in sentences[start : start + rng.randint(1, 3)])
    if zh and not signed:
        words = rng.choice(("图为", "上图：", "▲", "右图为", "下图为")) + words
    elif zh and rng.random() < 0.4:
        words = rng.choice(("图为", "日前，", "昨日，", "近日，", "上图：", "▲", "右图为")) + words
    if zh and words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words[:180] if zh else words
