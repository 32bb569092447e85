"""Names of evidence by number: what is said of a page's lines is a table of numbers, and can still be named."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from chaiban.algorithms.arrays import BoolArray, IntArray
from chaiban.model.said import Said

Choice: TypeAlias = IntArray | BoolArray | int
"""For every line the place of what it chose in one of a family's lists; one figure where all chose the same."""


@dataclass(frozen=True, slots=True)
class Family:
    """Names that stand together in the vocabulary, one for each combination of what its lists hold."""

    start: int
    sizes: tuple[int, ...]

    def at(self, *choices: Choice, where: BoolArray | bool = True) -> IntArray:
        """The number of each line's name, 0 where nothing is said."""
        place: Choice = 0
        for size, choice in zip(self.sizes, choices, strict=True):
            place = place * size + choice
        return np.where(where, self.start + place, 0)

    @property
    def numbers(self) -> range:
        """The numbers of all its names."""
        count = 1
        for size in self.sizes:
            count *= size
        return range(self.start, self.start + count)

    def by(self, members: Sequence[str]) -> dict[str, int]:
        """The number of each name by the member of the only list."""
        return dict(zip(members, self.numbers, strict=True))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names in the order of their numbers. Number 0 is no name: nothing is said. It grows while modules are loaded,
    and not after."""

    names: list[str] = field(default_factory=lambda: [""])

    def family(self, form: str, *lists: Sequence[object]) -> Family:
        """A family of names: the form with one member of each list in its brackets."""
        start = len(self.names)
        self.names.extend(form.format(*chosen) for chosen in itertools.product(*lists))
        return Family(start, tuple(map(len, lists)))

    def marked(self, mark: str, *families: Family) -> IntArray:
        """For every number that there is the number of its name with the mark before it; 0 for other families."""
        marked = np.zeros(len(self.names), dtype=np.intp)
        for family in families:
            for number in family.numbers:
                marked[number] = len(self.names)
                self.names.append(mark + self.names[number])
        return marked


VOCABULARY = Vocabulary()
"""All that can be said of a line but for what names a character of the page."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is said of every line: numbers of names, lines x things to say, 0 where nothing is said.

    `names` holds the vocabulary's names and, after them, the page's own.
    """

    numbers: IntArray
    names: Sequence[str]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[list[str]]:
        """The names of what is said, line by line."""
        names = self.names
        return ([names[number] for number in line if number] for line in self.numbers.tolist())

    def rows(self, known: Mapping[str, int]) -> IntArray:
        """The same table with the row of each name in a table of weights; -1 where nothing known is said."""
        rows = np.fromiter(map(known.get, self.names, itertools.repeat(-1)), np.intp, len(self.names))
        rows[0] = -1
        found: IntArray = rows[self.numbers]
        return found

    def said(self, start: int = 0, stop: int | None = None) -> Said:
        """What is said of the lines from one to another, counted."""
        numbers = self.numbers[start:stop]
        used = np.flatnonzero(np.bincount(numbers.ravel(), minlength=1))
        column = np.zeros(len(self.names), dtype=np.intp)
        column[used] = np.arange(len(used))
        counts = np.zeros((len(numbers), len(used)), np.float32)
        places = column[numbers] + len(used) * np.arange(len(numbers))[:, None]
        np.add.at(counts.reshape(-1), places.ravel(), np.float32(1.0))
        first = int(len(used) > 0 and used[0] == 0)
        return Said([self.names[number] for number in used[first:].tolist()], counts[:, first:])


def shifted(numbers: IntArray, by: int) -> IntArray:
    """The table with every line's entries at the line so many further down; nothing is said where none is there."""
    out = np.zeros_like(numbers)
    if by > 0:
        out[by:] = numbers[:-by]
    else:
        out[:by] = numbers[-by:]
    return out
