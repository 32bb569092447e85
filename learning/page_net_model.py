"""The page net as it learns, in PyTorch; `chaiban.model.page_net` reads pages with the same arrays in numpy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from chaiban.model.flow import Reals
from chaiban.model.layout import PARTS
from chaiban.model.page_net import AROUND, BUCKETS, FIRST, FIT, LAST, Steps, steps_between
from learning.page_net_pages import UNASKED, NetPage

WIDTH, HEADS, INNER, LAYERS, POINT = 128, 4, 256, 4, 64
"""Numbers of a line, heads of attention, numbers of a thought, layers, numbers by which lines point to lines."""
SEAM = 128
"""Dimensions of a line's end and start in the model of seams, together."""
UNHEARD = 0.08
"""Share of the named evidence that the net isn't told while it learns."""
MUTE = (0.4, 0.15)
"""Shares of pages, and of lines on the others, whose words it isn't shown: stories come back on many pages, and a net
that always saw their words would learn them by heart."""
_NEVER = -1e4


@dataclass(frozen=True)
class Batch:
    """Pages beside each other, filled up to the longest; `inside` says which lines are lines."""

    names: Tensor
    offsets: Tensor
    tokens: Tensor
    seams: Tensor
    chain: Tensor
    pairs: Tensor
    places: Tensor
    inside: Tensor
    parts: Tensor
    before: Tensor
    opener: Tensor


class Layer(nn.Module):
    """Every line looks at all lines, then thinks."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(WIDTH)
        self.ask = nn.Linear(WIDTH, 3 * WIDTH)
        self.give = nn.Linear(WIDTH, WIDTH)
        self.near = nn.Parameter(torch.zeros(HEADS, BUCKETS))
        self.share = nn.Parameter(torch.zeros(HEADS, 3))
        self.norm2 = nn.LayerNorm(WIDTH)
        self.hidden = nn.Linear(WIDTH, INNER)
        self.out = nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, pairs: Tensor, places: Tensor, mask: Tensor) -> Tensor:
        """Pages x lines x WIDTH."""
        pages, lines, _ = x.shape
        q, k, v = self.ask(self.norm(x)).view(pages, lines, 3, HEADS, -1).permute(2, 0, 3, 1, 4)
        bias = self.near[:, places].unsqueeze(0) + torch.einsum("pcij,hc->phij", pairs, self.share)
        seen = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias + mask)
        x = x + self.drop(self.give(seen.transpose(1, 2).reshape(pages, lines, WIDTH)))
        inner: Tensor = x + self.drop(self.out(torch.relu(self.hidden(self.norm2(x)))))
        return inner


class Pointer(nn.Module):
    """Scores of every line (rows) pointing to every line, and to none in the last column."""

    def __init__(self) -> None:
        super().__init__()
        self.source = nn.Linear(WIDTH, POINT)
        self.target = nn.Linear(WIDTH, POINT)
        self.none = nn.Linear(WIDTH, 1)
        self.near = nn.Parameter(torch.zeros(1, BUCKETS))
        self.share = nn.Parameter(torch.zeros(1, 3))

    def forward(self, x: Tensor, pairs: Tensor, places: Tensor, outside: Tensor) -> Tensor:
        """Pages x lines x lines + 1."""
        scores = self.source(x) @ self.target(x).transpose(1, 2) / math.sqrt(POINT)
        scores = scores + self.near[0, places] + torch.einsum("pcij,c->pij", pairs, self.share[0])
        scores = scores.masked_fill(outside[:, None, :], _NEVER)
        return torch.cat([scores, self.none(x)], dim=2)


class Net(nn.Module):
    """The whole net, over the vectors of the model of seams, which stay as they are."""

    def __init__(self, names: int, vectors: Reals, drop: float = 0.1) -> None:
        super().__init__()
        self.names = nn.EmbeddingBag(names, WIDTH, mode="sum")
        nn.init.normal_(self.names.weight, std=0.15)
        self.register_buffer("vectors", torch.from_numpy(vectors))
        self.words = nn.Linear((FIRST + LAST) * vectors.shape[1], WIDTH)
        self.seams = nn.Linear(SEAM, WIDTH)
        self.chain = nn.Linear(len(PARTS), WIDTH)
        self.around = nn.Conv1d(WIDTH, WIDTH, 2 * AROUND + 1, padding=AROUND)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.norm = nn.LayerNorm(WIDTH)
        self.parts = nn.Linear(WIDTH, len(PARTS))
        self.trust = nn.Parameter(torch.tensor([0.6]))
        self.before = Pointer()
        self.opener = Pointer()
        self.drop = nn.Dropout(drop)

    def forward(self, b: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of the lines' parts, of the lines that they go on from, and of those that open their items."""
        pages, lines = b.inside.shape
        keep = (torch.rand(b.names.shape) > UNHEARD).float() if self.training else torch.ones(b.names.shape)
        said = self.names(b.names, b.offsets, per_sample_weights=keep).view(pages, lines, WIDTH)
        words = self.words(self.drop(self.vectors[b.tokens].flatten(2))) + self.seams(self.drop(b.seams))
        if self.training:
            # Stories come back on many pages: a net that always saw the words would learn them by heart.
            words = words * (torch.rand(pages, 1, 1) > MUTE[0]) * (torch.rand(pages, lines, 1) > MUTE[1])
        x = (said + words + self.chain(b.chain)) * b.inside.unsqueeze(-1)
        x = self.drop(x + torch.relu(self.around(x.transpose(1, 2)).transpose(1, 2)))
        mask = torch.zeros(pages, 1, 1, lines).masked_fill(~b.inside[:, None, None, :], _NEVER)
        for layer in self.layers:
            x = layer(x, b.pairs, b.places, mask)
        x = self.norm(x)
        outside = ~b.inside
        return (
            self.parts(x) + self.trust * b.chain,
            self.before(x, b.pairs, b.places, outside),
            self.opener(x, b.pairs, b.places, outside),
        )


def steps_table(lines: int) -> Steps:
    """For each two lines (lines x lines) the number of the distance from the first to the second."""
    table: Steps = steps_between(lines)[np.arange(lines)[None, :] - np.arange(lines)[:, None] + lines - 1]
    return table


def batch_of(pages: Sequence[NetPage], known: Mapping[str, int]) -> Batch:
    """Pages as tensors."""
    most = max(len(page.parts) for page in pages)
    count = len(pages)
    names: list[int] = []
    offsets: list[int] = []
    tokens = np.zeros((count, most, FIRST + LAST), np.int64)
    seams = np.zeros((count, most, SEAM), np.float32)
    chain = np.zeros((count, most, len(PARTS)), np.float32)
    pairs = np.zeros((count, 3, most, most), np.float32)
    inside = np.zeros((count, most), bool)
    targets = np.full((3, count, most), UNASKED, np.int64)
    for row, page in enumerate(pages):
        lines = len(page.parts)
        for line in page.sight.names:
            offsets.append(len(names))
            names += [number for name in line if (number := known.get(name)) is not None]
        offsets += [len(names)] * (most - lines)
        tokens[row, :lines] = page.sight.tokens
        seams[row, :lines] = np.concatenate([page.sight.ends, page.sight.starts], axis=1)
        chain[row, :lines] = page.sight.chain
        fit = page.sight.ends.astype(np.float32) @ page.sight.starts.astype(np.float32).T
        pairs[row, :, :lines, :lines] = page.sight.kin, FIT * fit, FIT * fit.T
        inside[row, :lines] = True
        targets[0, row, :lines] = page.parts
        for place, pointer in ((1, page.before), (2, page.opener)):
            targets[place, row, :lines] = np.where(pointer == lines, most, pointer)
    return Batch(
        torch.tensor(names),
        torch.tensor(offsets),
        torch.from_numpy(tokens),
        torch.from_numpy(seams),
        torch.from_numpy(chain),
        torch.from_numpy(pairs),
        torch.from_numpy(steps_table(most)),
        torch.from_numpy(inside),
        *torch.from_numpy(targets),
    )
