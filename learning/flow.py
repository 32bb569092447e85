"""Learns which words go on from which: `python -m learning.flow ARCHIVE... --manuals FILE`.

Both sides of a seam are made vectors whose product tells true pairs from others (InfoNCE: van den Oord, Li, Vinyals,
arXiv 1807.03748). In each step some hundred seams of one language are drawn, several of every story; each end has to
find its start among all starts, and each start its end. First words of paragraphs and of headlines stand among the
starts, last words among the ends, though they go on from nothing. Needs PyTorch (`pip install chaiban[flow]`);
seeded; ten minutes on two cores.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from chaiban.model.flow import BAG, REACH
from chaiban.typesetter.corpus import load_corpora
from learning.flow_texts import Texts, in_numbers, number_tokens, stories_by_language

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights" / "flow.npz"
WIDTH, UNITS, DIMENSIONS = 32, 160, 64
SEAMS, EACH, OTHERS = 1024, 4, 256
"""Seams of a step, how many of them from the same story, and how many ends and starts without a partner."""
SHARES = {
    "zh-Hans": 0.36,
    "zh-Hant": 0.16,
    "en": 0.18,
    "de": 0.12,
    "fr": 0.05,
    "es": 0.04,
    "it": 0.03,
    "pt": 0.02,
    "nl": 0.02,
    "ja": 0.02,
}
"""How often the seams of a step are of a language."""
_CLOSERS = frozenset("，。、；：！？”’」』》）),.;:!?%…—")
_OPENERS = frozenset("“‘「『《（(„")
_SHOWN = 1000

Mask: TypeAlias = NDArray[np.bool_]


class Encoder(nn.Module):
    """One side of the seam."""

    def __init__(self, vectors: nn.Embedding) -> None:
        super().__init__()
        self.vectors = vectors
        self.hidden = nn.Linear((REACH + 1) * WIDTH, UNITS)
        self.out = nn.Linear(UNITS, DIMENSIONS)

    def forward(self, tokens: Tensor) -> Tensor:
        """Seams x DIMENSIONS from seams x BAG token numbers, the one at the seam first."""
        known = self.vectors(tokens) * (tokens > 0).unsqueeze(-1)
        bag = known.sum(1) / (tokens > 0).sum(1, keepdim=True).clamp(min=1)
        near = nn.functional.dropout(known[:, :REACH].flatten(1), 0.1, self.training)
        return torch.relu(self.hidden(torch.cat([near, bag], 1))).matmul(self.out.weight.T) + self.out.bias


class Drawer:
    """Draws seams of one language."""

    def __init__(self, texts: Texts, closers: Mask, openers: Mask) -> None:
        text = texts.text.astype(np.int64)
        self.text = torch.from_numpy(text)
        self.paragraphs = torch.from_numpy(texts.paragraphs.astype(np.int64))
        self.stories = torch.from_numpy(texts.stories.astype(np.int64))
        # No line begins with what closes or ends with what opens.
        inside = (text[1:] > 0) & (text[:-1] > 0) & ~closers[text[1:]] & ~openers[text[:-1]]
        self.places = torch.from_numpy(np.arange(1, len(text))[inside])
        # The seams of every story lie side by side.
        self.first = torch.searchsorted(self.places, self.stories)
        self.last = torch.cat([self.first[1:], torch.tensor([len(self.places)])])

    def draw(self, generator: torch.Generator) -> tuple[Tensor, Tensor]:
        """Ends and starts, SEAMS partners in the same order, then OTHERS without one."""
        story = torch.randint(len(self.stories), (SEAMS // EACH,), generator=generator)
        first, last = self.first[story].unsqueeze(1), self.last[story].unsqueeze(1)
        spread = (torch.rand((SEAMS // EACH, EACH), generator=generator) * (last - first)).long()
        at = self.places[(first + spread).clamp(max=len(self.places) - 1)].flatten()
        alone = self.paragraphs[torch.randint(1, len(self.paragraphs), (2, OTHERS), generator=generator)]
        ends = self._cut(torch.cat([at, alone[0] - 1]), -1, generator)
        return ends, self._cut(torch.cat([at, alone[1]]), 1, generator)

    def _cut(self, at: Tensor, step: int, generator: torch.Generator) -> Tensor:
        """Up to BAG tokens from the seam on, within the paragraph and as long as a line or some."""
        offsets = torch.arange(BAG)
        index = at.unsqueeze(1) + (offsets if step > 0 else -1 - offsets)
        tokens = self.text[index.clamp(0, len(self.text) - 1)]
        alive = (tokens > 0).long().cumprod(1)
        length = torch.randint(7, 2 * BAG, (len(at), 1), generator=generator)
        return tokens * alive * (offsets < length)


def loss_of(ends: Tensor, starts: Tensor) -> Tensor:
    """How badly the partners find each other: the cross-entropy of either side's choice among all of the other."""
    fit = ends @ starts.T
    partner = torch.arange(SEAMS)
    rows = nn.functional.cross_entropy(fit[:SEAMS], partner)
    columns = nn.functional.cross_entropy(fit[:, :SEAMS].T, partner)
    return (rows + columns) / 2


def learn_flow(
    train: Mapping[str, Drawer], development: Mapping[str, Drawer], count: int, steps: int, rate: float = 2e-3
) -> dict[str, NDArray[np.float16]]:
    """The arrays of the model for `count` token numbers. Prints the loss on unseen seams as it goes."""
    torch.manual_seed(1)
    generator, languages = torch.Generator().manual_seed(1), torch.Generator().manual_seed(2)
    vectors = nn.Embedding(count, WIDTH)
    nn.init.normal_(vectors.weight, std=0.3)
    ends, starts = Encoder(vectors), Encoder(vectors)
    weights = [*ends.parameters(), *starts.hidden.parameters(), *starts.out.parameters()]
    optimiser = torch.optim.AdamW(weights, lr=rate, weight_decay=0.01)
    names = [name for name in SHARES if name in train]
    shares = torch.tensor([SHARES[name] for name in names])
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, step / 300) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        name = names[int(torch.multinomial(shares, 1, generator=languages))]
        before, after = train[name].draw(generator)
        loss = loss_of(ends(before), starts(after))
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        if (step + 1) % _SHOWN == 0:
            print(step + 1, _unseen(ends, starts, development, generator), flush=True)
    arrays = {"vectors": vectors.weight}
    for side, encoder in (("ends", ends), ("starts", starts)):
        for layer in ("hidden", "out"):
            linear = getattr(encoder, layer)
            arrays |= {f"{side}:{layer}": linear.weight.T, f"{side}:{layer}_bias": linear.bias}
    out = {name: values.detach().numpy().astype(np.float16) for name, values in arrays.items()}
    out["vectors"][0] = 0.0
    return out


def _unseen(ends: Encoder, starts: Encoder, development: Mapping[str, Drawer], generator: torch.Generator) -> str:
    ends.eval()
    starts.eval()
    told = []
    with torch.no_grad():
        for name, drawer in development.items():
            before, after = drawer.draw(generator)
            told.append(f"{name} {loss_of(ends(before), starts(after)).item():.2f}")
    ends.train()
    starts.train()
    return " ".join(told)


def main() -> None:
    """Learn from the stories of the train split and from manuals, write the model's file."""
    parser = argparse.ArgumentParser(prog="learning.flow", description="learn which words go on from which")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--manuals", type=Path, help="prose out of manuals, as learning.package_texts writes it")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    corpora = load_corpora(args.archives)
    stories = stories_by_language(corpora, args.manuals, "train")
    numbers = number_tokens(stories)
    masks = [np.array([False, False, *(t in marks for t in numbers)]) for marks in (_CLOSERS, _OPENERS)]
    train = {name: Drawer(in_numbers(told, numbers), *masks) for name, told in stories.items()}
    held_back = stories_by_language(corpora, args.manuals, "development")
    development = {name: Drawer(in_numbers(told, numbers), *masks) for name, told in held_back.items()}
    arrays: dict[str, Any] = dict(learn_flow(train, development, len(numbers) + 2, args.steps))
    np.savez_compressed(args.output, tokens=np.array(" ".join(numbers)), **arrays)


if __name__ == "__main__":
    main()
