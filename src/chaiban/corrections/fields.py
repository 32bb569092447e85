"""A page's record out of its partition: untouched items as they were read, the others made anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from chaiban.corrections.overlays import Record, lay_over, plain_words
from chaiban.corrections.partition import Holder, Partition, spans_in, uncovered
from chaiban.model.correction import Block
from chaiban.model.page import Span, is_visible

SINGLE = ("kicker", "headline", "subheadline", "summary", "dateline")
_NAMED = ("byline", "credit")
_JUMPS = ("jump_from", "jump_to")


class Compose(Protocol):
    """Makes fields out of blocks: the articles stage, as the pipeline hands it in."""

    def item(self, name: str, kind: str, blocks: Sequence[Block], origins: Sequence[Mapping[str, Any]]) -> Record:
        """The JSON form of an item; `origins` are the records of the items whose characters it has."""

    def furniture(self, role: str, blocks: Sequence[Block]) -> Record:
        """The JSON form of a piece of furniture."""

    def people(self, role: str, words: str) -> list[Record]:
        """The persons whom the words of a byline or credit name."""

    def jump(self, words: str, direction: str) -> Record:
        """The jump that the words of a mark say."""


@dataclass(frozen=True)
class _Known:
    """What the engine made of stretches: text and joins by role and spans, so that nothing untouched changes."""

    texts: dict[tuple[str, tuple[Span, ...]], tuple[Any, Any]] = field(default_factory=dict)


def record_of(page: Partition, source: Mapping[str, Any], compose: Compose) -> tuple[Record, list[str]]:
    """The page's record, and the corrections of text whose characters don't stand in one field."""
    known = _known(source)
    overlays = {span: text for span, (text, _) in page.overlays.items()}
    laid: set[Span] = set()
    articles = []
    names = {holder.name for holder in page.items}
    for holder in page.items:
        article = _article(page, holder, known, compose)
        # A story that is gone has nothing that goes with it.
        article.pop("belongs_to", None)
        if holder.belongs_to in names:
            article["belongs_to"] = holder.belongs_to
        if overlays:
            laid |= _overlay_article(page.characters, article, overlays, compose)
        for direction, jump in holder.jumps.items():
            _set_jump(article, direction, jump)
        if holder.links:
            article["links"] = [dict(link) for link in holder.links.values()]
        articles.append(article)
    furniture = []
    for holder in page.furniture:
        piece = (
            dict(holder.origin)
            if holder.origin and not holder.changed
            else compose.furniture(holder.kind, holder.blocks)
        )
        if overlays:
            laid |= _overlay_text(page.characters, piece, overlays)
        furniture.append(piece)
    record = dict(source)
    record |= {name: value for name, value in page.facts.items() if name in ("paper", "date", "number", "section")}
    record |= {"articles": articles, "furniture": furniture}
    record["unassigned"] = _left_over(page.characters, [*articles, *furniture], source)
    if laid:
        record["corrections"] = [{"span": list(span), "put": overlays[span]} for span in sorted(laid)]
    return record, [name for span, (_, name) in page.overlays.items() if span not in laid]


def _article(page: Partition, holder: Holder, known: _Known, compose: Compose) -> Record:
    if holder.origin is not None and not holder.changed:
        return dict(holder.origin) | ({"joins": _copied(holder.origin["joins"])} if "joins" in holder.origin else {})
    origins = [holder.origin] if holder.origin is not None else []
    article = compose.item(holder.name, holder.kind, holder.blocks, origins)
    article["corrected"] = True
    spans, joins = article["spans"], article.setdefault("joins", {})
    for role in (*SINGLE, *_NAMED, *_JUMPS):
        if role in spans and (role, key := _merged(page.characters, spans[role])) and (role, key) in known.texts:
            article[role], kept = known.texts[role, key]
            spans[role] = kept["spans"]
            joins.pop(role, None)
            if kept["joins"]:
                joins[role] = kept["joins"]
    for role, values in (("paragraphs", article.get("paragraphs")), ("crossheads", article.get("crossheads"))):
        for number in range(len(values or ())):
            key = _merged(page.characters, spans[role][number])
            if (role, key) not in known.texts:
                continue
            text, kept = known.texts[role, key]
            if role == "paragraphs":
                values[number] = text  # type: ignore[index]
            else:
                values[number] = values[number] | {"text": text}  # type: ignore[index]
            spans[role][number] = kept["spans"]
            joins.setdefault(role, [[] for _ in values or ()])[number] = kept["joins"]
    if not joins:
        del article["joins"]
    return article


def _known(source: Mapping[str, Any]) -> _Known:
    found = _Known()
    characters = source["characters"]
    for article in source["articles"]:
        spans, joins = article.get("spans") or {}, article.get("joins") or {}
        for role in (*SINGLE, *_NAMED, *_JUMPS):
            if spans.get(role) and role in article:
                kept = {"spans": spans[role], "joins": joins.get(role, [])}
                found.texts[role, _merged(characters, spans[role])] = article[role], kept
        for role in ("paragraphs", "crossheads"):
            rows = joins.get(role) or [[] for _ in article.get(role, ())]
            for value, places, row in zip(article.get(role, ()), spans.get(role, ()), rows, strict=False):
                text = value if role == "paragraphs" else value["text"]
                found.texts[role, _merged(characters, places)] = text, {"spans": places, "joins": row}
    return found


def _merged(characters: str, spans: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    """The spans with those put together between which nothing visible stands."""
    out: list[Span] = []
    for start, end in spans:
        if out and out[-1][1] <= start and not any(map(is_visible, characters[out[-1][1] : start])):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def _overlay_article(characters: str, article: Record, overlays: Mapping[Span, str], compose: Compose) -> set[Span]:
    """Lay the overlays over the fields that hold them; those that were laid."""
    spans = article["spans"] = dict(article["spans"])
    joins = article["joins"] = dict(article.get("joins") or {})
    laid: set[Span] = set()
    for role in SINGLE:
        mine = _mine(spans.get(role, ()), overlays)
        if mine and role in article:
            article[role], joins[role] = lay_over(characters, _pairs(spans[role]), joins.get(role, ()), mine)
            laid |= mine.keys()
    for role in (*_NAMED, *_JUMPS):
        mine = _mine(spans.get(role, ()), overlays)
        if mine and role in article:
            words = plain_words(characters, _pairs(spans[role]), mine)
            article[role] = compose.people(role, words) if role in _NAMED else compose.jump(words, role)
            laid |= mine.keys()
    for role in ("paragraphs", "crossheads"):
        values = list(article.get(role, ()))
        rows = list(joins.get(role) or [[] for _ in values])
        for number, value in enumerate(values):
            mine = _mine(spans[role][number], overlays)
            if mine:
                text, rows[number] = lay_over(characters, _pairs(spans[role][number]), rows[number], mine)
                values[number] = text if role == "paragraphs" else value | {"text": text}
                laid |= mine.keys()
        if values:
            article[role] = values
            if any(rows):
                joins[role] = rows
    if not joins:
        del article["joins"]
    if laid:
        article["corrected"] = True
    return laid


def _overlay_text(characters: str, piece: Record, overlays: Mapping[Span, str]) -> set[Span]:
    mine = _mine(piece["spans"], overlays)
    if mine:
        piece["text"], piece["joins"] = lay_over(characters, _pairs(piece["spans"]), piece.get("joins", ()), mine)
    return set(mine)


def _mine(spans: Sequence[Sequence[int]], overlays: Mapping[Span, str]) -> dict[Span, str]:
    """The overlays that lie in one of the spans."""
    return {held: text for held, text in overlays.items() if any(s <= held[0] and held[1] <= e for s, e in spans)}


def _set_jump(article: Record, direction: str, jump: Mapping[str, str] | None) -> None:
    """What people say of a jump; the printed mark stays where it is printed."""
    printed = (article.get(direction) or {}).get("printed", "")
    if jump is None and article["spans"].get(direction):
        article[direction] = {"page": "", "printed": printed}
    elif jump is None:
        article.pop(direction, None)
    else:
        article[direction] = {**jump, "printed": printed}
    article["corrected"] = True


def _left_over(characters: str, held: Sequence[Record], source: Mapping[str, Any]) -> list[Record]:
    """What no field holds, as the reader writes it."""
    taken = sorted(spans_in([piece["spans"] for piece in held]))
    found = []
    for start, end in uncovered((0, len(characters)), taken):
        at = start
        while at < end:
            if not is_visible(characters[at]):
                at += 1
                continue
            stop = at
            while stop < end and is_visible(characters[stop]):
                stop += 1
            found.append({"text": characters[at:stop], "spans": [[at, stop]]})
            at = stop
    shapes = {tuple(map(tuple, piece["spans"])): piece for piece in source.get("unassigned", ())}
    return [shapes.get(tuple(map(tuple, piece["spans"])), piece) for piece in found]


def _pairs(spans: Sequence[Sequence[int]]) -> list[Span]:
    return [(start, end) for start, end in spans]


def _copied(joins: Mapping[str, Any]) -> Record:
    return dict(joins)
