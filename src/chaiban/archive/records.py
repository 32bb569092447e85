"""From a reading's JSON form to the columns of the archive, and back."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]

_REST = ("summary", "dateline")


@dataclass(frozen=True, slots=True)
class Columns:
    """What an item's row holds of its record."""

    name: str
    kind: str
    headline: str
    kicker: str
    subheadline: str
    people: str
    body: str
    confidence: float
    jump_to: str
    jump_to_mark: str
    jump_from: str
    jump_from_mark: str
    persons: tuple[str, ...]
    printed: str = ""
    """What the source has where people read something else."""

    @property
    def words(self) -> str:
        """All that is printed of it, for comparison."""
        return "\n".join((self.kicker, self.headline, self.subheadline, self.body))


def pack(record: Mapping[str, Any]) -> tuple[str, bytes]:
    """The digest of a page's record and its compressed form; equal records give equal bytes."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    data = text.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest(), zlib.compress(data, 6)


def unpack(packed: bytes) -> Record:
    """The record again."""
    record: Record = json.loads(zlib.decompress(packed).decode("utf-8", "surrogatepass"))
    return record


def digest_of_packed(packed: bytes) -> str:
    """The digest of the record that was packed."""
    return hashlib.sha256(zlib.decompress(packed)).hexdigest()


def columns_of(article: Mapping[str, Any]) -> Columns:
    """The row of an item."""
    jump_to, jump_from = article.get("jump_to") or {}, article.get("jump_from") or {}
    people = [*article.get("byline", ()), *article.get("credit", ())]
    names = dict.fromkeys(_clean(str(person.get("name", ""))) for person in people)
    return Columns(
        name=_clean(str(article.get("id", ""))),
        kind=_clean(str(article.get("kind", "article"))),
        headline=_text(article, "headline"),
        kicker=_text(article, "kicker"),
        subheadline=_text(article, "subheadline"),
        people="\n".join(_person(person) for person in people),
        body="\n".join(body_texts(article)),
        confidence=float(article.get("confidence", 1.0)),
        jump_to=_clean(str(jump_to.get("page", ""))),
        jump_to_mark=_clean(str(jump_to.get("mark", ""))),
        jump_from=_clean(str(jump_from.get("page", ""))),
        jump_from_mark=_clean(str(jump_from.get("mark", ""))),
        persons=tuple(name for name in names if name),
        printed=_clean(" ".join(as_printed(article))),
    )


def body_texts(article: Mapping[str, Any]) -> Iterator[str]:
    """Summary, dateline, crossheads and paragraphs, one line each, in the order of reading."""
    for name in _REST:
        if article.get(name):
            yield _text(article, name)
    for _, text in running_text(article):
        yield text


def running_text(article: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """("crosshead" or "paragraph", its words) in the order of reading."""
    for sort, _, words in running_parts(article):
        yield sort, words


def running_parts(article: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    """("crosshead" or "paragraph", its number among those in the record, its words) in the order of reading."""
    heads = list(enumerate(article.get("crossheads", ())))
    waiting = sorted(heads, key=lambda head: int(head[1].get("before_paragraph", 0)))
    for number, paragraph in enumerate(article.get("paragraphs", ())):
        while waiting and int(waiting[0][1].get("before_paragraph", 0)) <= number:
            place, head = waiting.pop(0)
            yield "crosshead", place, _clean(str(head.get("text", "")))
        # Tabs part the cells of a table.
        cells = str(paragraph).split("\t") if article.get("kind") == "table" else [str(paragraph)]
        yield "paragraph", number, "\t".join(map(_clean, cells))
    for place, head in waiting:
        yield "crosshead", place, _clean(str(head.get("text", "")))


def as_printed(article: Mapping[str, Any]) -> Iterator[str]:
    """The fields that people have corrected, as the source has them."""
    joins = article.get("joins") or {}
    for name in ("kicker", "headline", "subheadline", *_REST):
        if any("was" in join for join in joins.get(name, ())):
            yield _uncorrected(str(article.get(name, "")), joins[name])
    texts = {
        "paragraphs": article.get("paragraphs", ()),
        "crossheads": [head.get("text", "") for head in article.get("crossheads", ())],
    }
    for name, values in texts.items():
        for text, row in zip(values, joins.get(name, ()), strict=False):
            if any("was" in join for join in row):
                yield _uncorrected(str(text), row)


def _uncorrected(text: str, joins: Iterable[Mapping[str, Any]]) -> str:
    """The words with what the source has in place of what people put in."""
    for join in sorted(joins, key=lambda join: -int(join["at"])):
        if "was" in join:
            text = text[: join["at"]] + str(join["was"]) + text[join["at"] + len(join["put"]) :]
    return text


def spans_of(article: Mapping[str, Any]) -> list[tuple[int, int]]:
    """All stretches of the page's characters that the item is made of."""
    found: list[tuple[int, int]] = []

    def collect(value: object) -> None:
        match value:
            case [int(start), int(end)]:
                found.append((start, end))
            case list():
                for part in value:
                    collect(part)

    for value in (article.get("spans") or {}).values():
        collect(value)
    return sorted(found)


def _text(article: Mapping[str, Any], name: str) -> str:
    return _clean(str(article.get(name) or ""))


def _person(person: Mapping[str, Any]) -> str:
    words = (person.get("role", ""), person.get("name", ""), person.get("action", ""))
    return " ".join(_clean(str(word)) for word in words if word)


def _clean(text: str) -> str:
    """One line that the database can hold: neither NUL, nor lone surrogates, nor line ends."""
    text = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join(text.replace("\0", "\ufffd").split())
