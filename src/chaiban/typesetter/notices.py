"""Small items with invented wording: official notices, obituaries, advertisements, teasers, boxes.

The wording stands in notices.json by language; slots in braces are filled with invented names and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random
from typing import Any

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.names import chinese_place, person, telephone, western_town
from chaiban.typesetter.phrases import word_table

_SLOT = re.compile(r"\{(\w+)\}")


def _wording(language: str) -> Mapping[str, Any]:
    wording: Mapping[str, Any] = word_table("notices")["zh" if language.startswith("zh") else language]
    return wording


def filled(pattern: str, language: str, rng: Random) -> str:
    """The pattern with its slots filled by invented names, numbers and house words."""

    def word(slot: re.Match[str]) -> str:
        name = slot[1]
        if name in _wording(language)["words"]:
            return filled(rng.choice(_wording(language)["words"][name]), language, rng)
        return str(_INVENTED[name](language, rng))

    return _SLOT.sub(word, pattern)


_INVENTED: Mapping[str, Any] = {
    "person": lambda language, rng: person(rng, language),
    "place": lambda _, rng: chinese_place(rng),
    "town": lambda language, rng: western_town(rng, language),
    "phone": lambda language, rng: telephone(rng, language),
    "month": lambda _, rng: rng.randint(1, 12),
    "day": lambda _, rng: rng.randint(2, 28),
    "year": lambda _, rng: rng.randint(1990, 2024),
    "age": lambda _, rng: rng.randint(51, 97),
    "n": lambda _, rng: rng.choice((rng.randint(2, 99), rng.randint(100, 900))),
    "code": lambda _, rng: rng.randint(10**7, 10**11),
}


def notice(language: str, rng: Random) -> Copy:
    """An official or private notice."""
    return _from_pattern("notice", language, rng)


def obituary(language: str, rng: Random) -> Copy:
    """A death notice."""
    return _from_pattern("obituary", language, rng)


def _from_pattern(kind: str, language: str, rng: Random) -> Copy:
    pattern = rng.choice(_wording(language)[kind])
    head = filled(rng.choice(pattern["heads"]), language, rng)
    repeated = rng.choice(pattern["repeat"]) if "repeat" in pattern else None
    lines = [repeated] * rng.randint(1, 6) if repeated else pattern["paragraphs"]
    paragraphs = tuple(filled(line, language, rng) for line in lines)
    return Copy(kind, language, headline=(head,) if head else (), paragraphs=paragraphs)


def advertisement(language: str, rng: Random) -> Copy:
    """An advertisement: a cry, short phrases, a price, an address, a telephone number; each a paragraph."""
    words = _wording(language)["words"]
    head = filled("{goods}{cry}", language, rng)
    lines = [*rng.sample(words["sale"], rng.randint(1, 3))]
    lines += [filled(slot, language, rng) for slot in ("{price}", "{address}", "{call}")]
    lines = [line for line in lines if rng.random() < 0.85] or lines[:1]
    return Copy("ad", language, headline=(head,) if rng.random() < 0.8 else (), paragraphs=tuple(lines))


def teaser(headlines: tuple[str, ...], language: str, rng: Random) -> Copy:
    """A box that points to stories inside the paper: each pointer is a paragraph."""
    pages = sorted(rng.sample(range(2, 17), len(headlines)))
    return page_teaser(tuple((head, str(page)) for head, page in zip(headlines, pages, strict=True)), language, rng)


def page_teaser(pointers: tuple[tuple[str, str], ...], language: str, rng: Random) -> Copy:
    """The same for (headline, page) that are known."""
    words = _wording(language)["words"]
    form = rng.choice(words["pointer"])
    # Pages that have a letter of their own need none from the form.
    forms = [form if page.isdigit() else form.replace("A{p}", "{p}") for _, page in pointers]
    lines = tuple(form.format(h=head, p=page) for form, (head, page) in zip(forms, pointers, strict=True))
    return Copy("teaser", language, headline=(rng.choice(words["teaser"]),), paragraphs=lines)


def box(language: str, text: tuple[str, ...], belongs_to: int | None, rng: Random) -> Copy:
    """A box with background to a story, under a head of its own."""
    head = rng.choice(_wording(language)["words"]["box"])
    return Copy("other", language, headline=(head,), paragraphs=text, belongs_to=belongs_to)
