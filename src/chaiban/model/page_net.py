"""A small learned net that sees all lines of a page at once: what each is, what it goes on from, whose it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from chaiban.model.flow import Reals
from chaiban.model.said import Said

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
_LEAST = np.float32(-60.0)
"""Natural log units behind the best beyond which a score is as good as none."""
_LOT = 200_000
"""Scores that are worked out at a time: two such tables stay in the cache of a core."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What the net is told of a page.

    Of each line: what is said of it, the numbers of its first and last tokens (lines x FIRST + LAST),
    what its end wants and its start brings (lines x dimensions), how far each part is behind the best by the chain of
    parts (lines x parts, natural log units, 0 and below). Of each two lines: how much they share (lines x lines).
    """

    names: Said
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
        out: Reals = x @ self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Norm:
    """Numbers of a line shifted and scaled to mean 0 and variance 1, then by learned numbers."""

    weight: Reals
    bias: Reals

    def __call__(self, x: Reals) -> Reals:
        """Rows of the same length."""
        out: Reals = x - x.mean(axis=1, keepdims=True)
        out /= np.sqrt(np.square(out).mean(axis=1, keepdims=True) + np.float32(1e-5))
        out *= self.weight
        out += self.bias
        return out


@dataclass(frozen=True, slots=True)
class Look:
    """What heads of attention find near (heads x BUCKETS) and alike (heads x 3), added to how much they look."""

    near: Reals
    share: Reals

    def scores(self, asked: Reals, shown: Reals, steps: Steps, pairs: Reals) -> Iterator[tuple[slice, Reals]]:
        """How much each line looks at every line, some lines at a time: heads x those lines x all lines.

        `asked` and `shown` are heads x lines x numbers, `pairs` 3 x lines x lines, `steps` as `steps_between` gives
        them. Every lot is written over the one before: so many lines that it stays near the processor.
        """
        heads, lines, _ = asked.shape
        # Each row begins one step further to the left than the row above.
        near = np.lib.stride_tricks.sliding_window_view(self.near[:, steps], lines, axis=1)[:, ::-1]
        shown = np.ascontiguousarray(shown.transpose(0, 2, 1))
        lot = min(lines, max(1, _LOT // (heads * lines)))
        room = np.empty((2, heads * lot * lines), np.float32)
        for start in range(0, lines, lot):
            rows = slice(start, min(start + lot, lines))
            size = (heads, rows.stop - start, lines)
            scores, alike = (part[: math.prod(size)] for part in room)
            np.matmul(self.share, pairs[:, rows].reshape(3, -1), out=alike.reshape(heads, -1))
            found = np.matmul(asked[:, rows], shown, out=scores.reshape(size))
            found += alike.reshape(size)
            found += near[:, rows]
            yield rows, found


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
        asked *= np.float32(np.sqrt(heads / width))
        seen = np.empty((lines, heads, width // heads), np.float32)
        ones = np.ones((lines, 1), np.float32)  # a product with them is a sum, and the quicker one
        for rows, scores in self.look.scores(asked, shown, steps, pairs):
            scores -= scores.max(axis=2, keepdims=True)
            _chances_beside_best(scores)
            seen[rows] = (scores @ given / (scores @ ones)).transpose(1, 0, 2)
        x = x + self.give(seen.reshape(lines, width))
        thought = self.hidden(self.norm2(x))
        x += self.out(np.maximum(thought, 0.0, out=thought))
        return x


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
        source /= np.float32(np.sqrt(source.shape[1]))
        out = np.empty((len(x), len(x) + 1), np.float32)
        out[:, -1:] = self.none(x)
        for rows, scores in self.look.scores(source[None], target[None], steps, pairs):
            out[rows, :-1] = scores[0]
        return _log_softmax(out)


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
        pairs = _pairs_of(sight)
        steps = steps_between(len(sight.tokens))
        words = self.words(self.vectors[sight.tokens].reshape(len(sight.tokens), -1))
        seams = self.seams(np.concatenate([sight.ends, sight.starts], axis=1))
        x: Reals = sight.names.total(self.rows, self.said) + words + seams + self.chain(sight.chain)
        around = self.around(_beside(x))
        x += np.maximum(around, 0.0, out=around)
        for layer in self.layers:
            x = layer(x, steps, pairs)
        x = self.norm(x)
        parts = _log_softmax(self.parts(x) + self.trust * sight.chain)
        return Outlook(parts, self.before(x, steps, pairs), self.opener(x, steps, pairs))


def steps_between(lines: int) -> Steps:
    """The numbers of the distances from one of so many lines to another, from the last back to the first up to from
    the first to the last: exact up to 8 lines either way, then in steps that grow up to 256 lines."""
    distance = np.arange(1 - lines, lines)
    away = np.abs(distance)
    far = _NEAR + 1 + np.log(np.maximum(away, _NEAR) / _NEAR) / np.log(_REACH / _NEAR) * (_FAR - 1)
    step = np.where(away <= _NEAR, away, np.minimum(far.astype(np.intp), _NEAR + _FAR - 1))
    numbers: Steps = (_NEAR + _FAR + np.sign(distance) * step).astype(np.intp)
    return numbers


def _pairs_of(sight: Sight) -> Reals:
    """What each two lines share, and how well the second goes on from the first and the first from the second (3 x
    lines x lines)."""
    lines = len(sight.tokens)
    pairs = np.empty((3, lines, lines), np.float32)
    pairs[0] = sight.kin
    np.matmul(np.float32(FIT) * sight.ends, sight.starts.T, out=pairs[1])
    pairs[2] = pairs[1].T
    return pairs


def _beside(x: Reals) -> Reals:
    """Each line with its neighbours, from AROUND above to AROUND below (lines x numbers of all of them)."""
    lines = len(x)
    padded = np.pad(x, ((AROUND, AROUND), (0, 0)))
    return np.concatenate([padded[step : step + lines] for step in range(2 * AROUND + 1)], axis=1)


def _chances_beside_best(scores: Reals) -> Reals:
    """Powers of e, of scores of 0 and below, in their place. None is so small that a processor takes its time over
    it (below 1e-38, ten times as long)."""
    np.maximum(scores, _LEAST, out=scores)
    return np.exp(scores, out=scores)


def _log_softmax(scores: Reals) -> Reals:
    """Natural logs of the chances of each row's scores, in their place."""
    scores -= scores.max(axis=1, keepdims=True)
    np.maximum(scores, _LEAST, out=scores)
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    return scores
