"""Whether words go on from other words: a small learned model of what stands on both sides of a line's end."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Reals: TypeAlias = NDArray[np.float32]

REACH = 12
"""Tokens on either side of a seam whose places the model knows."""
BAG = 40
"""Tokens on either side that it knows without their places."""
UNKNOWN = 1
"""The number of a token that was seldom seen; 0 is none at all, numbers from 2 on are known tokens."""
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
class Flow:
    """Numbers of tokens, their vectors (tokens x width), and one side each for ends and starts.

    What `fit` says is the natural log of how much likelier the start is after this end than after any other, plus a
    constant (pointwise mutual information; van den Oord, Li, Vinyals, arXiv 1807.03748, section 2.3).
    """

    numbers: Mapping[str, int] = field(default_factory=dict)
    vectors: Reals = field(default_factory=lambda: np.zeros((2, 1), np.float32))
    ends: Side | None = None
    starts: Side | None = None

    def of_ends(self, texts: Sequence[str]) -> Reals:
        """What comes after each of the texts: texts x dimensions, of no dimension if nothing was learned."""
        return self._encode([self.number(tokens_of(t[-_LONGEST * BAG :])[-BAG:][::-1]) for t in texts], self.ends)

    def of_starts(self, texts: Sequence[str]) -> Reals:
        """What comes before each of the texts: texts x dimensions."""
        return self._encode([self.number(tokens_of(t[: _LONGEST * BAG])[:BAG]) for t in texts], self.starts)

    def fit(self, ends: Reals, starts: Reals) -> Reals:
        """How well each start goes on from each end: ends x starts; 0 where nothing was learned."""
        found: Reals = ends @ starts.T
        return found

    def number(self, tokens: Sequence[str]) -> list[int]:
        """The tokens' numbers; of a Latin word that is not known that of its shape and ending."""
        numbers = self.numbers
        return [numbers.get(token) or numbers.get(shape_of(token), UNKNOWN) for token in tokens]

    def _encode(self, texts: Sequence[Sequence[int]], side: Side | None) -> Reals:
        """Texts in numbers, the token at the seam first, as vectors."""
        if side is None or not texts:
            return np.zeros((len(texts), 0), np.float32)
        tokens = np.zeros((len(texts), BAG), np.int32)
        for row, numbers in zip(tokens, texts, strict=True):
            row[: len(numbers)] = numbers
        near = self.vectors[tokens[:, :REACH]]
        count = np.maximum(1, (tokens > 0).sum(axis=1, keepdims=True)).astype(np.float32)
        bag = (near.sum(axis=1) + self.vectors[tokens[:, REACH:]].sum(axis=1)) / count
        table = np.concatenate([near.reshape(len(texts), -1), bag], axis=1)
        hidden = np.maximum(0.0, table @ side.hidden + side.hidden_bias)
        out: Reals = (hidden @ side.out + side.out_bias).astype(np.float32)
        return out


def tokens_of(text: str) -> list[str]:
    """What a text is made of: Latin words, numbers (all alike), every other character by itself."""
    return ["0" if token[0].isdigit() else token for token in _TOKEN.findall(text)]


def shape_of(token: str) -> str:
    """What stands for a rare Latin word: whether it has a capital, and its last two letters."""
    if not token[0].isalpha() or token[0] >= "\u0250":
        return token
    return ("~A" if token[0].isupper() else "~a") + token[-2:].lower()
