"""A small learned net that sees all lines of a page at once: what each is, what it goes on from, whose it is."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.flow import Reals

Numbers: TypeAlias = NDArray[np.int32]
Steps: TypeAlias = NDArray[np.intp]

FIRST, LAST = 10, 6
"""Tokens of a line's beginning and end whose places the net knows."""
_NEAR, _FAR, _REACH = 8, 9, 256
BUCKETS = 2 * (_NEAR + _FAR) + 1
AROUND = 2
"""Lines on either side of which each hears before it looks at all."""
FIT = 0.1
"""What the fit of two seams counts as in the net."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the net is told of a page.

    Of each line: the names of what is said of it, the numbers of its first and last tokens (lines x FIRST + LAST),
    what its end wants and its start brings (lines x dimensions), how far each part is behind the best by the chain of
    parts (lines x parts, natural log units, 0 and below). Of each two lines: how much they share (lines x lines).
    """

    names: Sequence[Sequence[str]]
    tokens: Numbers
    ends: Reals
    starts: Reals
    chain: Reals
    kin: Reals


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the net says, in natural logs of chances: of each line its part (lines x parts), the line that its text
    goes on from, the line that opens its item's text (lines x lines + 1; the last column stands for none)."""

    parts: Reals
    before: Reals
    opener: Reals


@dataclass(frozen=True, slots=True)
class Dense:
    """A layer of weights (in x out) and what is added."""

    weight: Reals
    bias: Reals

    def __call__(self, x: Reals) -> Reals:
        """Rows x out."""
        out: Reals = x @ self.weight + self.bias
        return out


@dataclass(frozen=True, slots=True)
class Norm:
    """Numbers of a line shifted and scaled to mean 0 and variance 1, then by learned numbers."""

    weight: Reals
    bias: Reals

    def __call__(self, x: Reals) -> Reals:
        """Rows of the same length."""
        centred = x - x.mean(axis=1, keepdims=True)
        variance = np.square(centred).mean(axis=1, keepdims=True)
        out: Reals = centred / np.sqrt(variance + 1e-5) * self.weight + self.bias
        return out


@dataclass(frozen=True, slots=True)
class Look:
    """What heads of attention find near (heads x BUCKETS) and alike (heads x 3), added to how much they look."""

    near: Reals
    share: Reals

    def bias(self, steps: Steps, pairs: Reals) -> Reals:
        """Heads x lines x lines; `steps` as `steps_between` gives them."""
        lines = len(steps) // 2 + 1
        out = (self.share @ pairs.reshape(3, -1)).reshape(-1, lines, lines)
        # Each row begins one step further to the left than the row above.
        out += np.lib.stride_tricks.sliding_window_view(self.near[:, steps], lines, axis=1)[:, ::-1]
        return out


@dataclass(frozen=True, slots=True)
class Layer:
    """Every line looks at all lines, then thinks by itself (Vaswani et al., arXiv 1706.03762)."""

    norm: Norm
    ask: Dense
    look: Look
    give: Dense
    norm2: Norm
    hidden: Dense
    out: Dense

    def __call__(self, x: Reals, steps: Steps, pairs: Reals) -> Reals:
        """Lines x width, as they came."""
        lines, width = x.shape
        heads = len(self.look.near)
        asked, shown, given = self.ask(self.norm(x)).reshape(lines, 3, heads, -1).transpose(1, 2, 0, 3)
        scores = self.look.bias(steps, pairs)
        scores += (asked / np.float32(np.sqrt(width / heads))) @ shown.transpose(0, 2, 1)
        seen = (_softmax(scores) @ given).transpose(1, 0, 2).reshape(lines, width)
        x = x + self.give(seen)
        out: Reals = x + self.out(np.maximum(0.0, self.hidden(self.norm2(x))))
        return out


@dataclass(frozen=True, slots=True)
class Pointer:
    """Lines that point to lines (Dozat and Manning, arXiv 1611.01734)."""

    source: Dense
    target: Dense
    none: Dense
    look: Look

    def __call__(self, x: Reals, steps: Steps, pairs: Reals) -> Reals:
        """Natural logs of chances, lines x lines + 1."""
        source, target = self.source(x), self.target(x)
        scores = source @ target.T / np.float32(np.sqrt(source.shape[1])) + self.look.bias(steps, pairs)[0]
        return _log_softmax(np.concatenate([scores, self.none(x)], axis=1))


@dataclass(frozen=True, slots=True)
class PageNet:
    """The net: rows of `said` by name, the vectors of tokens, and its layers."""

    rows: Mapping[str, int]
    said: Reals
    vectors: Reals
    words: Dense
    seams: Dense
    chain: Dense
    around: Dense
    layers: tuple[Layer, ...]
    norm: Norm
    parts: Dense
    trust: float
    before: Pointer
    opener: Pointer

    def look_at(self, sight: Sight) -> Outlook:
        """What the net says of a page of at least one line. O(lines^2)."""
        fit = FIT * (sight.ends @ sight.starts.T)
        pairs = np.stack([sight.kin, fit, fit.T]).astype(np.float32)
        steps = steps_between(len(sight.tokens))
        words = self.words(self.vectors[sight.tokens].reshape(len(sight.tokens), -1))
        seams = self.seams(np.concatenate([sight.ends, sight.starts], axis=1))
        x = self._said(sight.names) + words + seams + self.chain(sight.chain)
        x = x + np.maximum(0.0, self.around(_beside(x)))
        for layer in self.layers:
            x = layer(x, steps, pairs)
        x = self.norm(x)
        parts = _log_softmax(self.parts(x) + self.trust * sight.chain)
        return Outlook(parts, self.before(x, steps, pairs), self.opener(x, steps, pairs))

    def _said(self, names: Sequence[Sequence[str]]) -> Reals:
        rows = [[row for name in line if (row := self.rows.get(name)) is not None] for line in names]
        lines = np.repeat(np.arange(len(rows)), list(map(len, rows)))
        flat = np.fromiter(itertools.chain.from_iterable(rows), np.intp, len(lines))
        size = len(self.said)
        # How often each name is said of each line: most are never, but one product is faster than many sums.
        counts = np.bincount(lines * size + flat, minlength=len(rows) * size).reshape(len(rows), size)
        out: Reals = counts.astype(np.float32) @ self.said
        return out


def steps_between(lines: int) -> Steps:
    """The numbers of the distances from one of so many lines to another, from the last back to the first up to from
    the first to the last: exact up to 8 lines either way, then in steps that grow up to 256 lines."""
    distance = np.arange(1 - lines, lines)
    away = np.abs(distance)
    far = _NEAR + 1 + np.log(np.maximum(away, _NEAR) / _NEAR) / np.log(_REACH / _NEAR) * (_FAR - 1)
    step = np.where(away <= _NEAR, away, np.minimum(far.astype(np.intp), _NEAR + _FAR - 1))
    numbers: Steps = (_NEAR + _FAR + np.sign(distance) * step).astype(np.intp)
    return numbers


def _beside(x: Reals) -> Reals:
    """Each line with its neighbours, from AROUND above to AROUND below (lines x numbers of all of them)."""
    lines = len(x)
    padded = np.pad(x, ((AROUND, AROUND), (0, 0)))
    return np.concatenate([padded[step : step + lines] for step in range(2 * AROUND + 1)], axis=1)


def _softmax(scores: Reals) -> Reals:
    """The chances of the scores, in their place."""
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return scores


def _log_softmax(scores: Reals) -> Reals:
    shifted = scores - scores.max(axis=-1, keepdims=True)
    out: Reals = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out
