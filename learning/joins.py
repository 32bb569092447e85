"""Learns what links fragments, what pairs heads with stories, and how far to trust an item."""

from __future__ import annotations

from collections.abc import Iterable

from chaiban.algorithms.logistic import learn_logistic
from chaiban.model.lexicon import Weights
from chaiban.pipeline.lessons import Labelled
from chaiban.pipeline.teaching import teach_heads, teach_links, teach_trust


def learn_links(pages: Iterable[Labelled], weights: Weights) -> dict[str, float]:
    """Weights of the evidence that one fragment goes on in another."""
    return learn_logistic(*teach_links(pages, weights))


def learn_heads(pages: Iterable[Labelled], weights: Weights) -> dict[str, float]:
    """Weights of the evidence that a head stands over a story."""
    return learn_logistic(*teach_heads(pages, weights))


def learn_trust(pages: Iterable[Labelled], weights: Weights) -> dict[str, float]:
    """Weights of the evidence that an item is right."""
    return learn_logistic(*teach_trust(pages, weights))
