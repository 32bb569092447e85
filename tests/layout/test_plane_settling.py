"""A head left alone takes a story out of one that a weak link made of two."""

from __future__ import annotations

import numpy as np
import pytest

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import Chains
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.settling import settle
from chaiban.layout.traits import describe

SCENE = Scene((), (600.0, 800.0), 10.0, 0.2, (), (), (), ())


def block(number: int, left: float, top: float, lines: int, size: float = 10.0, kind: str = "body") -> Block:
    printed = []
    for row in range(lines):
        box = (left, top + 12.0 * row, left + 120.0, top + 12.0 * row + size)
        printed.append(Printed(0, 20, row, *box, size, 0, False, False, describe("the river was high again")))
    return Block(printed, kind=kind, number=number)


def settled(link: float) -> list[list[int]]:
    """The stories, by the numbers of their blocks, of two columns under two heads that a link of that score joins."""
    bodies = [block(0, 40, 100, 8), block(1, 180, 100, 8)]
    heads = [HeadGroup([block(2, 40, 70, 1, 20.0, "head")]), HeadGroup([block(3, 180, 70, 1, 20.0, "head")])]
    scores = np.full((2, 2), -np.inf)
    scores[0, 1] = link
    chains = Chains([bodies], {}, scores, [1, -1])
    weights = {"over": 3.0, "covers": 1.2, "gap": -0.25}
    return [[b.number for b in story] for story in settle(chains, bodies, heads, [], SCENE, weights).stories]


def test_a_weak_link_gives_way_to_a_head_left_alone() -> None:
    assert settled(0.5) == [[0], [1]]


@pytest.mark.parametrize("link", [12.0, 40.0])
def test_a_strong_link_holds(link: float) -> None:
    assert settled(link) == [[0, 1]]
