"""Invented people, towns and telephone numbers, put together from character and syllable tables."""

from __future__ import annotations

from random import Random

from chaiban.typesetter.phrases import word_table


def chinese_person(rng: Random) -> str:
    """A name of two to four characters."""
    table = word_table("names")
    family = rng.choice(table["family_two"] if rng.random() < 0.03 else table["family"])
    return str(family) + "".join(rng.choice(table["given"]) for _ in range(1 if rng.random() < 0.28 else 2))


def chinese_place(rng: Random) -> str:
    """The name of a town, without 市 or 县."""
    table = word_table("names")
    return str(rng.choice(table["place_head"])) + str(rng.choice(table["place_tail"]))


def western_person(rng: Random, language: str) -> str:
    """First and last name, in English now and then with an initial."""
    table = word_table("names")[language]
    first = rng.choice(table["first"]) + rng.choice(table["first_end"])
    last = rng.choice(table["last"]) + rng.choice(table["last_end"])
    middle = f" {rng.choice('ABCDEFGHJKLMPRSTW')}." if language == "en" and rng.random() < 0.15 else ""
    return f"{first}{middle} {last}"


def western_town(rng: Random, language: str) -> str:
    """The name of a town."""
    table = word_table("names")[language]
    return str(rng.choice(table["last"])) + str(rng.choice(table["town_end"]))


def person(rng: Random, language: str) -> str:
    """A name in the manner of `language`."""
    return chinese_person(rng) if language.startswith("zh") else western_person(rng, language)


def telephone(rng: Random, language: str) -> str:
    """A number that rings nowhere in particular."""
    if language.startswith("zh"):
        if rng.random() < 0.5:
            return "1" + rng.choice("3578") + "".join(rng.choice("0123456789") for _ in range(9))
        return f"0{rng.randint(300, 999)}-{rng.randint(2000000, 8999999)}"
    return f"{rng.choice(('555', '0555'))} {rng.randint(100, 999)} {rng.randint(1000, 9999)}"
