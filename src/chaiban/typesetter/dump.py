"""A typeset page as some tool dumped it, with the gold page and the truth about every line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chaiban.model.line_truth import LineTruth

__all__ = ["Dump", "LineTruth"]


@dataclass(frozen=True, slots=True)
class Dump:
    """The text, its gold (evaluation.md) and its truth lines in the order of the text.

    `tool` names the imitated tool, `order` is one of reading, trailing_heads, paint, layout.
    """

    text: str
    gold: dict[str, Any]
    lines: tuple[LineTruth, ...]
    tool: str
    order: str
    style: str
    language: str
