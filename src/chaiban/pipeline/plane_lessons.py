"""What pages with geometry teach whose items are known: which column went on in which, whose each head was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from chaiban.algorithms.choices import Choice
from chaiban.corrections.partition import BODY, partition_of
from chaiban.layout.plane.blocks import grow_blocks
from chaiban.layout.plane.continuation import WEIGHTS
from chaiban.layout.plane.head_groups import group_heads
from chaiban.layout.plane.heads import head_pairs
from chaiban.layout.plane.kinds import name_blocks
from chaiban.layout.plane.paragraphs import setting_of, settle_columns
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import link, pairs_of, roofs_of
from chaiban.layout.plane.scene import see
from chaiban.layout.plane.turned import is_set_vertically, turn
from chaiban.model.lexicon import Seams
from chaiban.model.page import Page

HEADS = ("headline", "kicker", "subheadline")
"""Roles of lines of a head."""
_BLOCK = 1_000_000
"""More than the characters of a page: places are counted by block, then by character."""


class Key(Protocol):
    """What is true of a page's lines."""

    def find(self, line: Printed) -> tuple[int, int, str]:
        """Item, place in its running text (rising, -1 for none) and role of a line; (-1, -1, "") if nobody knows."""


class Choices:
    """Choices gathered from the pairs of pages: each block or head with its rivals, from either side."""

    def __init__(self) -> None:
        """Nothing gathered yet."""
        self.all: list[Choice] = []

    def add_page(self, pairs: Iterable[tuple[int, int, dict[str, float], bool]]) -> None:
        """One page's pairs (i, j, evidence, truth)."""
        sides: dict[tuple[str, int], list[tuple[dict[str, float], bool]]] = {}
        for i, j, names, right in pairs:
            sides.setdefault(("from", i), []).append((names, right))
            sides.setdefault(("to", j), []).append((names, right))
        for entries in sides.values():
            at = next((n for n, entry in enumerate(entries) if entry[1]), -1)
            self.all.append(Choice(tuple(names for names, _ in entries), at))


@dataclass(frozen=True)
class CheckedPage:
    """A page with geometry and its gold, whose spans count the page's characters."""

    page: Page
    gold: Mapping[str, Any]


class GoldKey:
    """The truth about lines by the gold's spans."""

    def __init__(self, gold: Mapping[str, Any]) -> None:
        """Who holds each character of the gold."""
        self._held: dict[int, tuple[int, int, str]] = {}
        for item, holder in enumerate(partition_of(gold).items):
            for number, block in enumerate(holder.blocks):
                body = block.role in BODY
                role = ("caption" if holder.kind == "photo" else "body") if body else block.role
                for at in range(block.start, block.end):
                    place = number * _BLOCK + at - block.start if role == "body" else -1
                    self._held[at] = item, place, role

    def find(self, line: Printed) -> tuple[int, int, str]:
        """Item, place and role; running text counts before a lead-in in the same line."""
        held = [self._held[at] for at in range(line.start, line.end) if at in self._held]
        return next((entry for entry in held if entry[2] == "body"), held[0] if held else (-1, -1, ""))


def learn_page(links: Choices, heads: Choices, page: Page, key: Key, seams: Seams) -> None:
    """Gather the choices of a page. Heads are paired with the stories that the hand-set continuations make."""
    upright = is_set_vertically(page)
    scene = see(turn(page), upright=True) if upright else see(page)
    blocks = grow_blocks(scene)
    name_blocks(blocks, scene)
    bodies = [b for b in blocks if b.kind == "body"]
    settle_columns(bodies)
    setting = setting_of(bodies)
    groups = group_heads(blocks, scene)
    numbers = {b.number: n for n, group in enumerate(groups) for b in group.blocks}
    roofs = roofs_of(bodies, blocks, scene)
    first = [key.find(b.first) for b in bodies]
    last = [key.find(b.last) for b in bodies]
    found = []
    for i, j, names in pairs_of(bodies, blocks, roofs, numbers, scene, setting, seams):
        if last[i][2] == first[j][2] == "body":
            follows = [f[1] for f in first if f[0] == last[i][0] and f[1] > last[i][1]]
            right = first[j][0] == last[i][0] and first[j][1] == min(follows, default=-1)
            found.append((i, j, names, right))
    links.add_page(found)
    chains = link(bodies, blocks, roofs, numbers, scene, setting, seams, WEIGHTS).chains
    stories = [*chains, *([b] for b in blocks if b.kind == "caption")]
    owners = [key.find(max(story, key=lambda b: b.length).first)[0] for story in stories]
    found = []
    for i, j, names in head_pairs(groups, stories, scene):
        item, _, role = key.find(max(groups[i].blocks, key=lambda b: b.size).first)
        if role in HEADS:
            found.append((i, j, names, item == owners[j]))
    heads.add_page(found)
