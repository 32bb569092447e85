"""Whether words go on from other words: a small learned model of what stands on both sides of a line's end."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float32]
Numbers: TypeAlias = NDArray[np.intp]

REACH = 12
"""Tokens on either side of a seam whose places the model knows."""
BAG = 40
"""Tokens on either side that it knows without their places."""
UNKNOWN = 1
"""The number of a token that was seldom seen; 0 is none at all, numbers from 2 on are known tokens."""
NUMBER = "0"
"""The token that stands for every number."""
_LONGEST = 8
"""Characters of the longest tokens, for cutting texts before they are taken apart."""
_TOKEN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+|[0-9０-９]+|[^\s\u3000]")


@dataclass(frozen=True, slots=True)
class Side:
    """The layers of one side of the seam: `hidden` (REACH + 1) * width x units, `out` units x dimensions."""

    hidden: Reals
    hidden_bias: Reals
    out: Reals
    out_bias: Reals


@dataclass(frozen=True, slots=True)
class Heard:
    """What the model of seams makes of some texts: the numbers of their tokens, from the last one back and from the
    first one on (texts x BAG), and what their ends want and their starts bring (texts x dimensions, none if nothing
    was learned)."""

    lasts: Numbers
    firsts: Numbers
    ends: Reals
    starts: Reals

    def picked(self, order: Sequence[int]) -> Heard:
        """The same of these texts, in this order."""
        return Heard(self.lasts[order], self.firsts[order], self.ends[order], self.starts[order])


@dataclass(frozen=True, slots=True)
class Flow:
    """Numbers of tokens, their vectors (tokens x width), and one side each for ends and starts.

    What `fit` says is the natural log of how much likelier the start is after this end than after any other, plus a
    constant (pointwise mutual information; van den Oord, Li, Vinyals, arXiv 1807.03748, section 2.3).
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    vectors: Reals = field(default_factory=lambda: np.zeros((2, 1), np.float32))
    ends: Side | None = None
    starts: Side | None = None

    def hear(self, texts: Sequence[str]) -> Heard:
        """What the model makes of each of the texts, both of its ends and of its beginnings."""
        if max(map(len, texts), default=0) > _LONGEST * BAG:
            lasts = self._numbers([text[-_LONGEST * BAG :] for text in texts])[0]
            firsts = self._numbers([text[: _LONGEST * BAG] for text in texts])[1]
        else:
            lasts, firsts = self._numbers(texts)
        return Heard(lasts, firsts, self._encode(lasts, self.ends), self._encode(firsts, self.starts))

    def of_ends(self, texts: Sequence[str]) -> Reals:
        """What comes after each of the texts: texts x dimensions, of no dimension if nothing was learned."""
        return self._encode(self._numbers([text[-_LONGEST * BAG :] for text in texts])[0], self.ends)

    def of_starts(self, texts: Sequence[str]) -> Reals:
        """What comes before each of the texts: texts x dimensions."""
        return self._encode(self._numbers([text[: _LONGEST * BAG] for text in texts])[1], self.starts)

    def fit(self, ends: Reals, starts: Reals) -> Reals:
        """How well each start goes on from each end: ends x starts; 0 where nothing was learned."""
        found: Reals = ends @ starts.T
        return found

    def number(self, tokens: Iterable[str]) -> list[int]:
        """The tokens' numbers; of a Latin word that is not known that of its shape and ending."""
        return list(map(_Known(self.numbers).__getitem__, tokens))

    def _numbers(self, texts: Sequence[str]) -> tuple[Numbers, Numbers]:
        """The numbers of each text's last and of its first tokens, the one at the seam first: texts x BAG."""
        tokens = list(map(_TOKEN.findall, texts))
        numbers = np.array(self.number(itertools.chain.from_iterable(tokens)), dtype=np.intp)
        counts = np.array([len(line) for line in tokens], dtype=np.intp)
        line = np.repeat(np.arange(len(texts)), counts)
        stop = np.cumsum(counts)[line]
        at = np.arange(len(numbers))
        tables = []
        for place in (stop - 1 - at, at - (stop - counts[line])):
            table = np.zeros((len(texts), BAG), np.intp)
            near = place < BAG
            table[line[near], place[near]] = numbers[near]
            tables.append(table)
        return tables[0], tables[1]

    def _encode(self, tokens: Numbers, side: Side | None) -> Reals:
        """Texts in numbers, the token at the seam first, as vectors."""
        if side is None or not len(tokens):
            return np.zeros((len(tokens), 0), np.float32)
        counts = (tokens > 0).sum(axis=1)
        width = self.vectors.shape[1]
        table = np.empty((len(tokens), (REACH + 1) * width), np.float32)
        table[:, :-width] = self.vectors[tokens[:, :REACH]].reshape(len(tokens), -1)
        bag = table[:, :-width].reshape(len(tokens), REACH, width).sum(axis=1)
        # Tokens fill the places from the seam on: behind those of the longest text is nothing to add up.
        for place in range(REACH, int(counts.max())):
            held = counts > place
            bag[held] += self.vectors[tokens[held, place]]
        table[:, -width:] = bag / np.maximum(1, counts)[:, None].astype(np.float32)
        hidden = table @ side.hidden
        hidden += side.hidden_bias
        np.maximum(hidden, 0.0, out=hidden)
        out: Reals = hidden @ side.out
        out += side.out_bias
        return out


class _Known(dict[str, int]):
    """Tokens by number, each looked up once; of a Latin word that is not known the number of its shape and ending."""

    def __init__(self, numbers: Mapping[str, int]) -> None:
        super().__init__()
        self.numbers = numbers

    def __missing__(self, token: str) -> int:
        word = NUMBER if token[0].isdigit() else token
        number = self[token] = self.numbers.get(word) or self.numbers.get(shape_of(word), UNKNOWN)
        return number


def tokens_of(text: str) -> list[str]:
    """What a text is made of: Latin words, numbers (all alike), every other character by itself."""
    return [NUMBER if token[0].isdigit() else token for token in _TOKEN.findall(text)]


def shape_of(token: str) -> str:
    """What stands for a rare Latin word: whether it has a capital, and its last two letters."""
    if not token[0].isalpha() or token[0] >= "\u0250":
        return token
    return ("~A" if token[0].isupper() else "~a") + token[-2:].lower()
