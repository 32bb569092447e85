"""Runs of capitals taken apart where two names stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from chaiban.ledger.english.runs import Run, led, runs
from chaiban.ledger.english.titles import taken_by_titles
from chaiban.ledger.english.words import Words

_JOINT = re.compile(" and ")
_OF = re.compile(r" (?:of the|of|for the|for|on) ")


def pieces(text: str, words: Words) -> Iterator[Run]:
    """The runs, parted where two names stand side by side."""
    begin = lead_in(text)
    taken = taken_by_titles(text)
    for run in runs(text):
        inside = any(a < run.end and run.start < b for a, b in taken)
        if run.start >= begin and not (inside and run.text not in words.places and run.text not in words.known):
            yield from parted(run, words)


def lead_in(text: str) -> int:
    """Where the story's own words begin behind a dateline (NEW DELHI:, PORTLAND, Ore. (Wire) —); 0 without."""
    match = re.match(
        r"[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w.]+)?(?:, [A-Z][a-z]+\.? \d{1,2})?(?: \([^)]{1,40}\))?(?:: | ?[—–-]+ )",
        text,
    )
    return match.end() if match else 0


def parted(run: Run, words: Words) -> Iterator[Run]:
    """The run where it is one name, else its names."""
    for match in re.finditer(r"(?:’s|'s|s’) ", run.text):
        # Chile’s |Department: what is a place or a person by itself owns the rest.
        owner = run.text[: match.start()].removesuffix("s’")
        if owner in words.places or owner.split()[-1] in words.known or not is_body(run.text, words):
            yield from parted(run.part(0, match.start() + (match.group()[0] == "s")), words)
            yield from parted(run.part(match.end(), len(run.text)), words)
            return
    joint = _JOINT.search(run.text)
    if joint and run.text not in words.known:
        left, right = run.text[: joint.start()], run.text[joint.end() :]
        both = _stands(left, words) or (_stands(right, words) and not is_body(right, words))
        if both or not is_body(run.text, words):
            yield from parted(run.part(0, joint.start()), words)
            yield from parted(led(run.part(joint.end(), len(run.text))), words)
            return
    of = _OF.search(run.text)
    if of and run.text not in words.known:
        head = run.text[: of.start()].split()[-1]
        held = head in words.endings or head in ("Church", "City", "Port", "Gulf", "Isle", "Museum", "Sons", "Daughters",
                                                 "Knights", "Friends", "Chamber", "Habitat", "Republic", "Bay", "Lake")  # fmt: skip
        if not held or head.lower() in words.roles:
            yield from parted(run.part(0, of.start()), words)
            yield from parted(led(run.part(of.end(), len(run.text))), words)
            return
    yield run


def _stands(text: str, words: Words) -> bool:
    """Whether it is a name by itself."""
    return text in words.places or text in words.known or is_body(text, words) or text.split()[0] in words.given


def stripped(run: Run) -> Run:
    """Without a possessive or a comma at the end."""
    text = re.sub(r"(?:’s|'s|[’',])$", "", run.text)
    if text.endswith(".") and not re.search(r"(?:\b[A-Z]|Inc|Corp|Co|Ltd|Bros|Jr|Sr|St)\.$", text):
        text = text[:-1]
    return replace(run, end=run.start + len(text), text=text)


def is_body(text: str, words: Words) -> bool:
    """Whether it ends or begins as names of bodies do."""
    parts = text.split()
    if text in words.known:
        return True
    last = parts[-1].rstrip(",")
    ends = len(parts) > 1 and (last in words.endings or last.rstrip(".") in words.endings)
    of = _OF.search(text)
    begins = of is not None and text[: of.start()].split()[-1] in words.endings
    return ends or begins
