"""Newspaper stories of our own with their labels, from files that people write by hand (`tests/ledger/stories`).

A file is of one language and split, LANGUAGE-SPLIT.txt. A story begins with "=== ID DAY", its headline with "= ",
then come its paragraphs, then after "--" one record a line: a letter for the kind and its fields between semicolons,
each perhaps with other names behind "=". A "?" in front: a reader may keep it or leave it. "# kinds: time figure" on
a line of its own says that no other kind was labelled.

    p NAME; TITLE, TITLE; ORGANISATION        o NAME          l NAME; LEVEL        t TEXT; VALUE
    f TEXT; VALUE; UNIT; QUALIFIER            d TITLE; KIND   g NAME; TYPE; OWNER
    a ACTOR, ACTOR; ACTION; OBJECT; PLACE; TIME      s SPEAKER; CUE; FIRST WORDS      w RECIPIENT; HONOUR; GIVER

Words are found at their first place in the running text, those of figures and deeds at the next that no line before
has taken; the capitals of a dateline count too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

STORIES = Path(__file__).resolve().parents[1] / "tests" / "ledger" / "stories"
"""Where the stories are."""

Json: TypeAlias = dict[str, Any]
_KINDS = {
    "p": "person", "o": "organisation", "l": "place", "t": "time", "f": "figure", "d": "document", "g": "programme",
    "a": "activity", "s": "statement", "w": "award",
}  # fmt: skip
_QUALIFIERS = ("exact", "over", "under", "about", "max", "min", "growth")
_LONGEST_WORDS = 30


@dataclass(frozen=True, slots=True)
class Field:
    """What a field says ("" where nothing) and what counts as the same."""

    said: str = ""
    others: tuple[str, ...] = ()

    @property
    def value(self) -> str | None:
        """What is said, None where the label says that there is nothing."""
        return None if self.said in ("", "null") else self.said


@dataclass(slots=True)
class _Story:
    id: str
    day: str
    headline: str = ""
    paragraphs: list[str] = field(default_factory=list)
    records: list[Json] = field(default_factory=list)
    taken: set[tuple[int, int, int]] = field(default_factory=set)

    def text(self, paragraph: int) -> str:
        return self.headline if paragraph < 0 else self.paragraphs[paragraph]

    def anchor(self, words: str, *, next_one: bool) -> Json:
        """Where the words stand. Raises ValueError if they don't."""
        pattern = re.compile(rf"(?<!\w){re.escape(words)}")
        for paragraph in (*range(len(self.paragraphs)), -1):
            for match in pattern.finditer(self.text(paragraph)):
                if next_one and (paragraph, *match.span()) in self.taken:
                    continue
                if next_one:
                    self.taken.add((paragraph, *match.span()))
                return {"paragraph": paragraph, "start": match.start(), "end": match.end()}
        capitals = re.match(rf"{re.escape(words.upper())}\b", self.paragraphs[0])
        if capitals:  # a dateline
            return {"paragraph": 0, "start": 0, "end": capitals.end()}
        raise ValueError(f"{self.id}: {words!r} isn't there")


def story_files(language: str | None = None, split: str | None = None) -> list[Path]:
    """The files of a language and a split (tuned, held), of all without."""
    return sorted(STORIES.glob(f"{language or '*'}-{split or '*'}.txt"))


def labelled_kinds(path: Path) -> tuple[str, ...]:
    """The kinds that were labelled in a file; none named means all."""
    said = re.search(r"^# kinds: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(said[1].split()) if said else ()


def gold_of(path: Path) -> Json:
    """The stories of a file as a gold ledger: {"articles": [...]}. Raises ValueError for a label that doesn't fit."""
    return {
        "articles": [
            {
                "id": story.id,
                "issue_date": story.day,
                "headline": story.headline,
                "dateline": None,
                "paragraphs": story.paragraphs,
                "records": story.records,
            }
            for story in _stories(path)
        ]
    }


def _stories(path: Path) -> Iterator[_Story]:
    story: _Story | None = None
    labels = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            if story is not None:
                yield story
            name, day = line[4:].split()
            story, labels = _Story(name, day), False
        elif story is None or not line.strip():
            continue
        elif line == "--":
            labels = True
        elif labels:
            story.records.append(_record(story, line))
        elif line.startswith("= "):
            story.headline = line[2:]
        else:
            story.paragraphs.append(line)
    if story is not None:
        yield story


def _record(story: _Story, line: str) -> Json:
    """The record of a label."""
    optional, rest = line.startswith("? "), line.removeprefix("? ")
    letter, _, told = rest.partition(" ")
    fields = [_field(part) for part in told.split(";")]
    fields += [Field()] * (5 - len(fields))
    kind = _KINDS[letter]
    record = {"kind": kind, **_BUILDERS[kind](fields)}
    words = {"statement": fields[2], "activity": fields[1], "award": fields[1]}.get(kind, fields[0]).said
    record |= story.anchor(words, next_one=kind in ("figure", "activity"))
    if optional:
        record["optional"] = True
    return record


def _field(part: str) -> Field:
    said, *others = [re.sub(r"@\d$", "", word.strip()) for word in part.split(" = ")]
    return Field(said, tuple(others))


def _known(others: tuple[str, ...]) -> Json:
    return {"aliases": list(others)} if others else {}


def _person(f: list[Field]) -> Json:
    titles = [title.strip() for title in (f[1].value or "").split(",") if title.strip()]
    return {"name": f[0].said, "titles": titles, "organisation": f[2].value} | _known(f[0].others)


def _time(f: list[Field]) -> Json:
    alt = [value for value in f[1].others if re.match(r"\d{4}", value)]
    return {"text": f[0].said, "value": f[1].said} | ({"alt": alt} if alt else {})


def _figure(f: list[Field]) -> Json:
    units = {*f[2].others, *(word for word in f[3].others if word not in _QUALIFIERS), f[2].said.rstrip("s")}
    units |= {f[2].said + "s"} if len(f[2].said) > 2 else set()
    value = float(f[1].said)
    alt = [[value, "" if unit == "null" else unit] for unit in sorted(units - {f[2].said, ""})]
    return {"value": value, "unit": f[2].said, "qualifier": f[3].said or "exact", "quote": f[0].said, "alt": alt}


def _activity(f: list[Field]) -> Json:
    last = next((part.others for part in reversed(f[2:]) if part.others), ())
    return {
        "actors": [actor.strip() for actor in f[0].said.split(",")],
        "actor_aliases": list(f[0].others),
        "action": f[1].said,
        "object": f[2].value,
        "place": f[3].value,
        "time": f[4].value,
    } | _known((*f[1].others, *last))


def _statement(f: list[Field]) -> Json:
    short = (f[0].said.split()[-1],) if " " in f[0].said else ()
    return {"speaker": f[0].said, "cue": f[1].said, "quote": f[2].said[:_LONGEST_WORDS]} | _known(
        (*f[0].others, *short)
    )


_BUILDERS: dict[str, Callable[[list[Field]], Json]] = {
    "person": _person,
    "organisation": lambda f: {"name": f[0].said} | _known(f[0].others),
    "place": lambda f: {"name": f[0].said, "level": f[1].said} | _known(f[0].others),
    "time": _time,
    "figure": _figure,
    "document": lambda f: {"title": f[0].said, "doc_kind": f[1].said} | _known(f[0].others),
    "programme": lambda f: {"name": f[0].said, "type": f[1].value, "owner": f[2].value} | _known(f[0].others),
    "activity": _activity,
    "statement": _statement,
    "award": lambda f: {
        "recipient": f[0].said,
        "honour": f[1].said,
        "giver": f[2].value,
        "recipient_aliases": list(f[0].others),
    },
}
