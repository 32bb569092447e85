"""The word lists, from the package's files into one frozen noun."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from chaiban.model.ledger import Lexicons
from chaiban.pipeline.weights import read_shipped


@lru_cache(maxsize=1)
def load_lexicons() -> Lexicons:
    """Every NAME.txt of chaiban.lexicons as list NAME: a word a line, after a tab its note, # starts a comment; with
    them what was learned for the ledger."""
    lists = {}
    for file in files("chaiban.lexicons").iterdir():
        if file.name.endswith(".txt"):
            lists[file.name.removesuffix(".txt")] = words_of(file.read_text(encoding="utf-8"))
    return Lexicons(lists, {**read_shipped("leads"), **read_shipped("ledger")})


def words_of(text: str) -> dict[str, str]:
    """{word: note} of a list's text."""
    words = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, note = line.partition("\t")
            words[word.strip()] = note.strip()
    return words
