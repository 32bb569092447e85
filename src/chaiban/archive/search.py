"""Find items: every item that has the words, counted by facet, sorted, with passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from chaiban.archive.columns import ColumnCache, Columns, Numbers, Truths
from chaiban.archive.counting import Texts, folded_texts, relevance, times
from chaiban.archive.index import SHORT, TEXT
from chaiban.archive.look_up import items_by_id
from chaiban.archive.passages import mark, passages
from chaiban.archive.query import About, All, Either, Node, Without, Words, parse, positive_words
from chaiban.archive.short import is_chinese, pairs_of, short_expression
from chaiban.archive.store import Archive
from chaiban.archive.stories import stories_of
from chaiban.model.catalogue import Found, Hit

FACETS = ("title", "year", "section", "kind", "person")
_SHOWN_VALUES = 20
# Beyond this many hits no ranking by rarity tells them apart: headlines first, then the newest.
_RANKED = 5_000
# Chinese words are counted in the texts themselves, which costs by the hit; the index would count them by the
# places of common characters.
_COUNTED = 300
# A phrase that its pairs let expect in more items than these is looked up by the places of its characters.
_PROVED = 1_000
# Beyond this many not even the headlines: looking for them costs as much as the search itself.
_HEADED = 20_000
_WEIGHTS = "8.0, 4.0, 1.0"


@dataclass(frozen=True, slots=True)
class Request:
    """What to look for, which facet values to keep to, and which part of the hits to give."""

    typed: str = ""
    facets: Mapping[str, str] = field(default_factory=dict)
    since: str = ""
    until: str = ""
    sort: str = "relevance"
    start: int = 0
    size: int = 20


class Search:
    """Searches one archive; holds the columns of its items in memory."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._columns = ColumnCache(archive)

    def find(self, request: Request) -> Found:
        """The hits of a request; everything, newest first, if nothing was typed."""
        columns = self._columns.get()
        node = parse(request.typed)
        ids = self._with_joint(node, self._matching(node, columns), columns) if node is not None else columns.ids
        places = np.searchsorted(columns.ids, ids)
        if len(columns.ids):
            # What came in after the columns were read is found next time.
            there = columns.ids[np.minimum(places, len(columns.ids) - 1)] == ids
            places = places[there]
        else:
            places = places[:0]
        places = _narrowed(places, request, columns)
        order = _one_a_story(self._order(node, places, request, columns), columns)
        shown = columns.ids[order[request.start : request.start + request.size]].tolist()
        words = positive_words(node)
        items = items_by_id(self._archive, shown)
        stories = stories_of(self._archive, [items[number] for number in shown if number in items])
        hits = tuple(
            Hit(
                items[number],
                tuple(mark(items[number].headline, words)),
                tuple(passages(items[number], words)),
                stories[number].parts if number in stories else (),
            )
            for number in shown
            if number in items
        )
        return Found(len(order), hits, _counts(places, columns))

    def _matching(self, node: Node, columns: Columns) -> Numbers:
        """The numbers of all items that match, in order."""
        if isinstance(node, Words):
            return self._having(node)
        if (short := short_expression(node)) is not None:
            return self._in_index(short, SHORT)
        if (expression := expression_of(node)) is not None:
            return self._in_index(expression)
        match node:
            case About():
                return columns.ids[_about(node, columns)]
            case Without(part):
                return np.setdiff1d(columns.ids, self._matching(part, columns), assume_unique=True)
            case Either(parts):
                return np.unique(np.concatenate([self._matching(part, columns) for part in parts]))
            case All(parts):
                return self._all(parts, columns)
        raise AssertionError(node)

    def _all(self, parts: tuple[Node, ...], columns: Columns) -> Numbers:
        """Everything that one index can answer in one go is asked in one go."""
        short = [part for part in parts if short_expression(_bare(part)) is not None]
        if all(isinstance(part, Without) for part in short):
            short = []
        worded = [part for part in parts if part not in short and expression_of(part) is not None]
        sets = [self._matching(_together(group), columns) for group in (short, worded) if group]
        left = [part for part in parts if part not in short and part not in worded]
        sets += [self._matching(part, columns) for part in left if not isinstance(part, Without)]
        found = sets[0] if sets else columns.ids
        for other in sets[1:]:
            found = np.intersect1d(found, other, assume_unique=True)
        for part in left:
            if isinstance(part, Without):
                found = np.setdiff1d(found, self._matching(part.part, columns), assume_unique=True)
        return found

    def _with_joint(self, node: Node, ids: Numbers, columns: Columns) -> Numbers:
        """The numbers with those of stories that have all the words, though no part has them all."""
        if not isinstance(node, All) or not _is_wording(node) or not columns.story.any():
            return ids
        having = [np.intersect1d(self._matching(part, columns), columns.ids) for part in node.parts]
        told = [np.unique(columns.story[np.searchsorted(columns.ids, found)]) for found in having]
        joint = np.setdiff1d(
            told[0], [0, *columns.story[np.searchsorted(columns.ids, np.intersect1d(ids, columns.ids))]]
        )
        for other in told[1:]:
            joint = np.intersect1d(joint, other, assume_unique=True)
        if not len(joint):
            return ids
        parts = columns.ids[np.isin(columns.story, joint)]
        return np.union1d(ids, np.intersect1d(parts, np.concatenate(having)))

    def _having(self, words: Words) -> Numbers:
        """The numbers of the items with these words. Chinese ones are looked up by pairs, however common each
        character is; whether the pairs stand side by side, the text says.
        """
        if not is_chinese(words):
            return self._in_index(_written(words))
        if (short := short_expression(words)) is not None:
            return self._in_index(short, SHORT)
        likely = self._in_index(pairs_of(words), SHORT)
        if len(likely) > _PROVED:
            return self._in_index(_written(words))
        held = (number for number, texts in self._texts(likely) if times(texts, words))
        return np.sort(np.fromiter(held, np.int64))

    def _texts(self, numbers: Numbers) -> Iterator[tuple[int, Texts]]:
        return folded_texts(self._archive.connection, numbers.tolist())

    def _in_index(self, expression: str, table: str = TEXT) -> Numbers:
        query = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
        rows = self._archive.connection.execute(query, (expression,)).fetchall()
        return np.fromiter((row[0] for row in rows), np.int64, len(rows))

    def _order(self, node: Node | None, places: Numbers, request: Request, columns: Columns) -> Numbers:
        """The places sorted as asked for; ties by the newest, then by the order of adding."""
        date, ids = columns.date[places], columns.ids[places]
        if request.sort == "oldest":
            return places[np.lexsort((ids, date))]
        words = positive_words(node)
        if request.sort != "relevance" or not words or not len(places):
            return places[np.lexsort((ids, -date))]
        chinese = all(map(is_chinese, words))
        if chinese and len(places) <= _COUNTED:
            scores = relevance(list(self._texts(ids)), words)
        elif not chinese and len(places) <= _RANKED:
            expression = " OR ".join(_written(word) for word in words)
            scores = self._scores(expression, int(ids[0]), int(ids[-1]))
        else:
            scores = {}
        if scores:
            rank = np.array([scores.get(number, 0.0) for number in ids.tolist()])
            return places[np.lexsort((ids, -date, rank))]
        heads = [Words(word.tokens, "headline", word.beginning) for word in words if word.column != "people"]
        if not heads or len(places) > _HEADED:
            return places[np.lexsort((ids, -date))]
        in_head = np.isin(ids, np.concatenate([self._having(head) for head in heads]))
        return places[np.lexsort((ids, -date, ~in_head))]

    def _scores(self, expression: str, first: int, last: int) -> dict[int, float]:
        query = (
            f"SELECT rowid, bm25(item_text, {_WEIGHTS}) FROM item_text"
            " WHERE item_text MATCH ? AND rowid BETWEEN ? AND ?"
        )
        return dict(self._archive.connection.execute(query, (expression, first, last)))


def _one_a_story(order: Numbers, columns: Columns) -> Numbers:
    """The places in their order, of every story the best part alone."""
    stories = columns.story[order]
    _, firsts = np.unique(stories, return_index=True)
    keep = stories == 0
    keep[firsts] = True
    best: Numbers = order[keep]
    return best


def _once_a_story(places: Numbers, values: Numbers, columns: Columns) -> Numbers:
    """The values without those that another part of the same story has too."""
    stories = columns.story[places]
    alone = values[stories == 0]
    if len(alone) == len(values):
        return values
    pairs = np.unique(np.stack([stories[stories > 0], values[stories > 0]]), axis=1)
    return np.concatenate([alone, pairs[1]])


def expression_of(node: Node) -> str | None:
    """The node as an expression of the text index, or None if it can't answer it, or not soon."""
    match node:
        case Words() if not is_chinese(node):
            return _written(node)
        case All(parts) | Either(parts):
            found = [expression_of(part) for part in parts]
            if None not in found:
                return f"({(' AND ' if isinstance(node, All) else ' OR ').join(map(str, found))})"
    return None


def _written(words: Words) -> str:
    """Tokens are letters and digits only, so that the quotation marks hold."""
    phrase = f'"{" ".join(words.tokens)}"' + (" *" if words.beginning else "")
    return f"{{{words.column}}} : {phrase}" if words.column else phrase


def _is_wording(node: Node) -> bool:
    """True if the node asks for words alone, none of them unwanted."""
    match node:
        case All(parts) | Either(parts):
            return all(map(_is_wording, parts))
    return isinstance(node, Words)


def _bare(node: Node) -> Node:
    return node.part if isinstance(node, Without) else node


def _together(parts: list[Node]) -> Node:
    return All(tuple(parts)) if len(parts) > 1 else parts[0]


def _about(about: About, columns: Columns) -> Truths:
    if about.field == "date":
        since, _, until = about.value.partition("..")
        return _dated(columns, since, until if ".." in about.value else since)
    wanted = about.value.lower()
    names = columns.names[about.field].names if columns.names else []
    numbers = [number for number, name in enumerate(names) if name.lower() == wanted]
    return np.isin(columns.named.get(about.field, columns.ids), numbers)


def _dated(columns: Columns, since: str, until: str) -> Truths:
    """Days from `since` to `until`, either of them a day, a month, a year or nothing; the undated are out."""
    first, last = _day(since, "0"), _day(until, "9")
    inside: Truths = (columns.date >= max(first, 1)) & (columns.date <= last)
    return inside


def _day(said: str, fill: str) -> int:
    digits = "".join(part.zfill(2) for part in said.replace("/", "-").split("-"))
    if not (digits.isascii() and digits.isdigit()):
        return 0 if fill == "0" else 99_999_999
    return int(digits[:8].ljust(8, fill))


def _narrowed(places: Numbers, request: Request, columns: Columns) -> Numbers:
    for name, value in request.facets.items():
        if name == "year":
            # A year, a month or a day.
            keep = _dated(columns, value, value)[places]
        elif name == "person":
            number = columns.names["person"].numbers.get(value, -1) if columns.names else -1
            keep = np.isin(places, columns.person_of[columns.person == number])
        elif name in FACETS:
            number = columns.names[name].numbers.get(value, -1) if columns.names else -1
            keep = columns.named[name][places] == number if columns.named else places < 0
        else:
            continue
        places = places[keep]
    if request.since or request.until:
        places = places[_dated(columns, request.since, request.until)[places]]
    return places


def _counts(places: Numbers, columns: Columns) -> dict[str, tuple[tuple[str, int], ...]]:
    if not len(places):
        return dict.fromkeys(FACETS, ())
    years, times = np.unique(_once_a_story(places, columns.date[places] // 10_000, columns), return_counts=True)
    dated = [(str(year), int(count)) for year, count in zip(years.tolist(), times, strict=True) if year]
    counts = {"year": tuple(sorted(dated, reverse=True))}
    for name in ("title", "section", "kind"):
        values = _once_a_story(places, columns.named[name][places], columns)
        counts[name] = _most(np.bincount(values), columns.names[name].names)
    chosen = np.zeros(len(columns.ids), bool)
    chosen[places] = True
    by = chosen[columns.person_of]
    people = _once_a_story(columns.person_of[by], columns.person[by], columns)
    counts["person"] = _most(np.bincount(people), columns.names["person"].names) if len(people) else ()
    return counts


def _most(times: Numbers, names: list[str]) -> tuple[tuple[str, int], ...]:
    best: Iterable[int] = np.argsort(-times, kind="stable")[:_SHOWN_VALUES].tolist()
    return tuple((names[number], int(times[number])) for number in best if times[number] and names[number])
