"""What the page net is told of a page: named evidence and words of every line, and what each two lines share."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import FloatArray
from chaiban.layout.words import Words
from chaiban.model.flow import Heard, Reals
from chaiban.model.page_net import FIRST, LAST, Sight
from chaiban.model.said import Said

_SPREAD = 12
"""Lines in which words may stand that are counted as shared: what is said everywhere ties nothing."""
_LEAST = -16.0
"""Natural log units: a part that is further behind the best one is out of the question."""


def take_sight(heard: Heard, words: Words, said: Said, marginals: FloatArray) -> Sight:
    """What the net sees of lines with these rare words. Evidence that repeats the neighbours' is left out: the net
    sees them, too."""
    own = [at for at, name in enumerate(said.names) if name[0] not in "+-"]
    names = Said([said.names[at] for at in own], said.counts[:, own])
    tokens = np.concatenate([heard.firsts[:, :FIRST], heard.lasts[:, :LAST]], axis=1).astype(np.int32)
    behind = np.maximum(_LEAST, marginals - marginals.max(axis=1, keepdims=True)).astype(np.float32)
    return Sight(names, tokens, heard.ends, heard.starts, behind, kinship(words))


def kinship(words: Words) -> Reals:
    """How many rare words each two lines share, each counted by how few lines hold it."""
    count = words.count
    at, value = [np.zeros(0, np.intp)], [np.zeros(0)]
    for spread in range(2, _SPREAD + 1):
        lines = words.line[words.holders == spread].reshape(-1, spread)
        at.append((lines[:, :, None] * count + lines[:, None, :]).ravel())
        value.append(np.full(at[-1].size, 1.0 / spread))
    kin = np.bincount(np.concatenate(at), np.concatenate(value), count * count).reshape(count, count)
    np.fill_diagonal(kin, 0.0)
    return kin.astype(np.float32)
