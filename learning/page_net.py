"""Learns the page net: `python -m learning.page_net ARCHIVE... --manuals FILE`.

What each line is, which line it goes on from and which line opens its item's text are three tasks of one encoder (a
transformer: Vaswani et al., arXiv 1706.03762; relative places as in Shaw et al., arXiv 1803.02155; lines that point
to lines as in Dozat and Manning, arXiv 1611.01734). Pages are typeset, dumped and looked at as for the other weights,
and the chain of parts that ships is heard first. Needs PyTorch (`pip install chaiban[flow]`); seeded; an hour on two
cores.
"""

from __future__ import annotations

import argparse
import itertools
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from chaiban.model.flow import Reals
from chaiban.model.layout import BODY, PARTS
from chaiban.pipeline.weights import load_weights
from chaiban.typesetter.corpus import load_corpora
from learning.__main__ import pages_of
from learning.page_net_model import Batch, Net, batch_of
from learning.page_net_pages import UNASKED, NetPage, net_pages

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "weights" / "page_net.npz"
LEAST = 25
"""Names of evidence seen on fewer lines than this are left out."""
LINES = 1100
"""Lines of a step, about."""
LONGEST = 700
"""Lines of the longest page that is learned from."""
SELDOM = 7.0
"""What it counts beyond the rest that a line goes on from another than the one above, or is no text."""
REAL = 0.45
"""Share of pages that real tools dumped."""
_SHOWN = 250
_RESUMED = [number for number, part in enumerate(PARTS) if part.value == "resumed"]
_TEXT = [number for number, part in enumerate(PARTS) if part in BODY]
_HEADS = [number for number, part in enumerate(PARTS) if part.value in ("headline", "kicker", "subheadline")]


def batches(pages: Sequence[NetPage], rng: Random) -> Iterator[list[NetPage]]:
    """All pages once and again, those of about the same length together, in random order."""
    while True:
        found: list[list[NetPage]] = [[]]
        for page in sorted(pages, key=lambda page: len(page.parts) * rng.uniform(0.8, 1.25)):
            most = max(len(page.parts), *(len(other.parts) for other in found[-1][:1]), 1)
            if found[-1] and (len(found[-1]) + 1) * most > LINES:
                found.append([])
            found[-1].append(page)
        rng.shuffle(found)
        yield from found


def loss_of(said: tuple[Tensor, Tensor, Tensor], b: Batch) -> Tensor:
    """The cross-entropies of the three tasks. Most lines go on from the one above and stand in a text whose opener is
    near; those that don't count more."""
    running = torch.isin(b.parts, torch.tensor(_TEXT))
    above = torch.arange(b.parts.shape[1]) - 1
    counts = (
        torch.ones(b.parts.shape),
        1.0 + SELDOM * (b.before != above),
        1.0 + SELDOM * ~running,
    )
    total = torch.zeros(())
    for scores, wanted, weight in zip(said, (b.parts, b.before, b.opener), counts, strict=True):
        weight = (weight * (wanted != UNASKED)).flatten()
        loss = nn.functional.cross_entropy(
            scores.flatten(0, 1), wanted.flatten(), ignore_index=UNASKED, reduction="none"
        )
        total = total + (loss * weight).sum() / weight.sum()
    return total


def names_of(pages: Sequence[NetPage]) -> dict[str, int]:
    """A number for every name that is seen often enough."""
    count = Counter(name for page in pages for line in page.sight.names for name in line)
    return {name: number for number, name in enumerate(sorted(n for n, seen in count.items() if seen >= LEAST))}


def learn_page_net(
    pages: Sequence[NetPage], unseen: Sequence[NetPage], vectors: Reals, steps: int, rate: float = 1.5e-3
) -> dict[str, Any]:
    """The arrays of the net. Prints how it does on unseen pages as it goes."""
    torch.manual_seed(1)
    known = names_of(pages)
    net = Net(len(known), vectors)
    optimiser = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=0.02, betas=(0.9, 0.98))
    loss = 0.0
    for step, chosen in enumerate(itertools.islice(batches(pages, Random(1)), steps), 1):
        for group in optimiser.param_groups:
            group["lr"] = rate * min(1.0, step / 200) * (0.5 + 0.5 * math.cos(math.pi * step / steps)) + 1e-6
        batch = batch_of(chosen, known)
        found = loss_of(net(batch), batch)
        optimiser.zero_grad(set_to_none=True)
        found.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        loss += found.item()
        if step % _SHOWN == 0:
            print(f"{step}: loss {loss / _SHOWN:.3f}; {told(net, unseen, known)}", flush=True)
            loss = 0.0
    arrays: dict[str, NDArray[Any]] = {
        name: values.detach().numpy().astype(np.float16)
        for name, values in net.state_dict().items()
        if name != "vectors"
    }
    arrays["known"] = np.array("\n".join(known))
    return arrays


def told(net: Net, pages: Sequence[NetPage], known: Mapping[str, int]) -> str:
    """Shares of right answers: parts, those of heads; what lines of text go on from, where they go on from another
    column; what opens the items of lines, of heads."""
    net.eval()
    hits: dict[str, list[float]] = {}
    with torch.no_grad():
        for page in pages:
            batch = batch_of([page], known)
            parts, before, opener = (torch.argmax(scores, -1) for scores in net(batch))
            heads = torch.isin(batch.parts, torch.tensor(_HEADS))
            asked = {
                "parts": parts == batch.parts,
                "heads": (parts == batch.parts)[heads],
                "before": (before == batch.before)[batch.before >= 0],
                "resumed": (before == batch.before)[torch.isin(batch.parts, torch.tensor(_RESUMED))],
                "opener": opener == batch.opener,
                "of heads": (opener == batch.opener)[heads],
            }
            for name, right in asked.items():
                hits.setdefault(name, []).extend(right.flatten().float().tolist())
    net.train()
    return ", ".join(f"{name} {sum(right) / max(1, len(right)):.3f}" for name, right in hits.items())


def main() -> None:
    """Learn from the train split, about half of its pages with prose of manuals, and write the net's file."""
    parser = argparse.ArgumentParser(prog="learning.page_net", description="learn the net that sees whole pages")
    parser.add_argument("archives", nargs="*", type=Path)
    parser.add_argument("--manuals", type=Path, help="prose out of manuals, as learning.package_texts writes it")
    parser.add_argument("--pages", type=int, default=5600)
    parser.add_argument("--steps", type=int, default=8000)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    args = parser.parse_args()
    weights = load_weights()
    plain = load_corpora(args.archives)
    corpora = load_corpora(args.archives, manuals=args.manuals) if args.manuals else plain
    first = args.pages * 15 // 28
    labelled = itertools.chain(
        pages_of(corpora, "train", first, 21, REAL), pages_of(plain, "train", args.pages - first, 22, REAL)
    )
    pages = list(net_pages(labelled, weights, LONGEST))
    unseen = list(net_pages(pages_of(plain, "development", 100, 31, REAL), weights, LONGEST))
    np.savez_compressed(args.output, **learn_page_net(pages, unseen, weights.flow.vectors, args.steps))


if __name__ == "__main__":
    main()
