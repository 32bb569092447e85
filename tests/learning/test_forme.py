"""Learning which columns of a dump go on in which."""

from __future__ import annotations

from itertools import islice

from learning.forme import Key, drawn, learn_forme

from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import load_corpora


def test_the_same_dumps_teach_the_same_numbers_and_crossing_text_speaks_against_going_on() -> None:
    dumps = list(islice(drawn(1, 5, load_corpora([], None)), 3))
    learned = learn_forme(load_reader(), iter(dumps))
    assert learned == learn_forme(load_reader(), iter(dumps))
    assert learned["continuation"]["passes over"] < 0 < learned["continuation"]["goes on"]


def test_the_lines_of_an_item_are_counted_in_the_order_of_its_frames() -> None:
    dump = next(drawn(1, 5, load_corpora([], None)))
    key = Key(dump)
    by_item: dict[int, list[tuple[int, int, int]]] = {}
    for line in dump.lines:
        if line.role == "body":
            item, place, _ = key._held[line.start]
            by_item.setdefault(item, []).append((line.frame, line.start, place))
    assert by_item
    assert all([place for *_, place in sorted(lines)] == list(range(len(lines))) for lines in by_item.values())
