"""Typeset dumps turned into labelled lines, fragments and heads."""

from __future__ import annotations

from chaiban.pipeline.lessons import Labelled, labelled
from chaiban.sources.limits import Limits
from chaiban.sources.stage import open_pages
from chaiban.typesetter.dump import Dump

__all__ = ["Labelled", "label"]


def label(dump: Dump) -> Labelled:
    """A dump with its page and the order of its running text."""
    page = next(iter(open_pages(dump.text.encode("utf-8"), dump.style, Limits())))
    return labelled(page, dump.lines, dump.gold)
