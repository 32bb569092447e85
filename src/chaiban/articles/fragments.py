"""Fragments of running text: stretches of it that nothing interrupts in the dump."""

from __future__ import annotations

from dataclasses import dataclass

from chaiban.articles.draft import Draft
from chaiban.articles.units import Unit
from chaiban.model.layout import Part
from chaiban.model.topic import grams_of

FINAL = frozenset("。！？!?.…")
_CLOSED = FINAL | {"：", ":"}
_CLOSERS = '”’」』）)》"»'


@dataclass(slots=True)
class Fragment:
    """A fragment of running text: its unit's place in the dump, its words, what its ends look like."""

    place: int
    draft: Draft
    measure: float
    resumed: bool
    closed: bool
    leads: bool
    leaves: bool
    opened: int
    chinese: bool
    blanks: int
    grams: frozenset[str]


def is_closed(text: str) -> bool:
    """True if the words end a sentence or lead up to a list, closing quotes and brackets looked through."""
    core = text.rstrip(_CLOSERS + " ")
    return bool(core) and core[-1] in _CLOSED


def fragment_of(unit: Unit, draft: Draft, leads: bool, leaves: bool) -> Fragment:
    """The fragment of a text unit."""
    text = draft.value
    measures = [line.measure for line in unit.lines]
    return Fragment(
        place=-1,
        draft=draft,
        measure=max(dict.fromkeys(measures), key=measures.count),
        resumed=unit.lines[0].part is Part.RESUMED,
        closed=is_closed(text),
        leads=leads,
        leaves=leaves,
        opened=sum(map(text.count, "“「『《（(")) - sum(map(text.count, "”」』》）)")),
        chinese=max(text[:40], default="") >= "㐀",
        blanks=unit.lines[0].strip.blanks,
        grams=frozenset(grams_of(text)),
    )
