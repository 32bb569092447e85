"""The word lists, from the package's files into one frozen noun."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

from chaiban.model.ledger import Lexicons


@lru_cache(maxsize=1)
def load_lexicons() -> Lexicons:
    """Every NAME.txt of chaiban.lexicons as list NAME: a word a line, after a tab its note, # starts a comment; with
    them what was learned for the ledger."""
    lists = {}
    for file in files("chaiban.lexicons").iterdir():
        if file.name.endswith(".txt"):
            lists[file.name.removesuffix(".txt")] = words_of(file.read_text(encoding="utf-8"))
    return Lexicons(lists, {**_learned("leads"), **_learned("ledger")})


def _learned(name: str) -> dict[str, dict[str, float]]:
    """The learned numbers of weights/NAME.json; none where there is no such file."""
    source = files("chaiban.weights").joinpath(f"{name}.json")
    learned: dict[str, dict[str, float]] = json.loads(source.read_text(encoding="utf-8")) if source.is_file() else {}
    return learned


def words_of(text: str) -> dict[str, str]:
    """{word: note} of a list's text."""
    words = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, note = line.partition("\t")
            words[word.strip()] = note.strip()
    return words
