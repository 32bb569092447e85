"""What the page net hears in the words of blocks: which goes on in which, which head speaks of which story."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.algorithms.odds import odds_of_meeting, scaled_odds
from chaiban.algorithms.rivals import best_other
from chaiban.layout.plane.blocks import Block
from chaiban.model.page_net import Outlook

_SAID = 2.0
"""Scaled log-odds beyond which a pair beside its rivals counts no more."""


@dataclass(frozen=True, slots=True)
class Words:
    """What the net says of a page's lines, which are found by their first characters.

    `resumed` and `jumped` are the first characters of lines that go on in mid-paragraph, and of texts that are said
    to come from another page.
    """

    outlook: Outlook
    number_of: Mapping[int, int]
    resumed: frozenset[int] = frozenset()
    jumped: frozenset[int] = frozenset()

    def of_links(self, bodies: Sequence[Block]) -> dict[str, FloatArray]:
        """For each two blocks (that before x that after), by name: that the second goes on from the first, that both
        are of one item, that the second goes on from nothing."""
        first = [self.number_of[block.first.start] for block in bodies]
        last = [self.number_of[block.last.start] for block in bodies]
        before = np.exp(self.outlook.before[first].astype(np.float64))
        onward = scaled_odds(before[:, last].T)
        begun = np.broadcast_to(scaled_odds(before[:, -1])[None, :], onward.shape)
        openers = self._openers([block] for block in bodies)
        return {
            "words: go on": onward,
            "words: go on beside": _beside(onward),
            "words: one item": odds_of_meeting(openers, openers),
            "words: begin": begun,
        }

    def of_heads(self, heads: Sequence[Sequence[Block]], stories: Sequence[Sequence[Block]]) -> dict[str, FloatArray]:
        """For each head and story, by name: that they are one item, alone and beside the best rivals of both; how the
        story begins."""
        told = odds_of_meeting(self._openers(heads), self._openers(stories))
        starts = [story[0].first.start for story in stories]
        begun = scaled_odds(np.exp(self.outlook.before[[self.number_of[s] for s in starts], -1].astype(np.float64)))
        resumed = np.array([float(start in self.resumed) for start in starts])
        jumped = np.array([float(start in self.jumped) for start in starts])
        return {
            "words: one item": told,
            "words: one item, other stories": np.clip(told - best_other(told, 1), -_SAID, _SAID),
            "words: one item, other heads": np.clip(told - best_other(told, 0), -_SAID, _SAID),
            "words: begin": np.broadcast_to(begun, told.shape),
            "resumed": np.broadcast_to(resumed, told.shape),
            "jumped": np.broadcast_to(jumped, told.shape),
        }

    def signs_of(self, heads: Sequence[Block], body: Sequence[Block]) -> dict[str, float]:
        """How little the words speak for what was put together, each from 0 to 1: the head with its text, the weakest
        of the links, the most foreign of the columns, a beginning."""
        start = self.number_of[body[0].first.start]
        found = {"words: no beginning": 1.0 - float(np.exp(self.outlook.before[start, -1]))}
        if heads:
            found["words: other head"] = 1.0 - float(self._alike([heads], [body])[0, 0])
        if len(body) > 1:
            links = [
                float(np.exp(self.outlook.before[self.number_of[b.first.start], self.number_of[a.last.start]]))
                for a, b in itertools.pairwise(body)
            ]
            found["words: other link"] = 1.0 - min(links)
            found["words: other item"] = 1.0 - float(self._alike([[block] for block in body], [body]).min())
        return found

    def _alike(self, some: Sequence[Sequence[Block]], others: Sequence[Sequence[Block]]) -> FloatArray:
        """The chances that some are of one item with others."""
        shared: FloatArray = np.sqrt(self._openers(some)) @ np.sqrt(self._openers(others)).T
        return shared

    def _openers(self, groups: Iterable[Sequence[Block]]) -> FloatArray:
        """Of every group of blocks the chances of all lines to open its item (groups x lines)."""
        found = [
            np.exp(self.outlook.opener[lines, :-1].astype(np.float64)).mean(axis=0)
            for lines in map(self._lines_of, groups)
        ]
        return np.stack(found) if found else np.zeros((0, self.outlook.opener.shape[0]))

    def _lines_of(self, blocks: Iterable[Block]) -> list[int]:
        return [self.number_of[line.start] for block in blocks for line in block.lines]


def _beside(table: FloatArray) -> FloatArray:
    """Every pair beside the best other pair that either of the two would make."""
    rivals = np.maximum(best_other(table, 0), best_other(table, 1))
    return np.clip(table - rivals, -_SAID, _SAID)


def entries(tables: Mapping[str, FloatArray]) -> Iterator[tuple[int, int, dict[str, float]]]:
    """Row, column and what the tables say there, by name."""
    shape = next(iter(tables.values())).shape
    for i in range(shape[0]):
        for j in range(shape[1]):
            yield i, j, {name: float(table[i, j]) for name, table in tables.items()}
