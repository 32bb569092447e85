"""What was nearly read otherwise is told of the stories that it would have changed."""

from __future__ import annotations

import numpy as np
import pytest

from chaiban.layout.plane.blocks import Block
from chaiban.layout.plane.head_groups import HeadGroup
from chaiban.layout.plane.paragraphs import setting_of
from chaiban.layout.plane.printed import Printed
from chaiban.layout.plane.relations import Chains
from chaiban.layout.plane.scene import Scene
from chaiban.layout.plane.settling import settle
from chaiban.layout.plane.signs import signs_of
from chaiban.layout.traits import describe
from chaiban.model.runner_up import Choice, RunnerUp

SCENE = Scene((), (600.0, 800.0), 10.0, 0.2, (), (), (), ())
WEIGHTS = {"over": 3.0, "covers": 1.2, "gap": -0.25}


def block(number: int, left: float, top: float, lines: int, size: float = 10.0, kind: str = "body") -> Block:
    printed = []
    for row in range(lines):
        start = 1000 * number + 21 * row
        box = (left, top + 12.0 * row, left + 120.0, top + 12.0 * row + size)
        words = describe("the river was high again")
        printed.append(Printed(start, start + 20, row, *box, size, 0, False, False, words))
    return Block(printed, kind=kind, number=number)


def signs(
    link: float, rival: float = -9.0, doubts: tuple[RunnerUp, ...] = (), heads: tuple[float, ...] = (40, 180)
) -> list[dict[str, float]]:
    """The signs of two columns that a link of that score joins and a third below, under heads at the given places."""
    bodies = [block(0, 40, 100, 8), block(1, 180, 100, 8), block(2, 40, 300, 8)]
    groups = [HeadGroup([block(3 + n, left, 70, 1, 20.0, "head")]) for n, left in enumerate(heads)]
    scores = np.full((3, 3), -np.inf)
    scores[0, 1], scores[0, 2] = link, rival
    chains = Chains([bodies[:2], bodies[2:]], {}, scores, [1, -1, -1])
    settled = settle(chains, bodies, groups, [], SCENE, WEIGHTS)
    return list(signs_of(settled, chains, bodies, groups, doubts, SCENE, setting_of(bodies)))


def test_both_sides_of_a_link_taken_out_know_of_it() -> None:
    first, second, third = signs(1.0)
    assert first["cut"] == second["cut"] == 1.0
    assert "cut" not in third


def test_a_cut_hardly_worth_it_is_more_doubtful_than_one_that_was() -> None:
    links = (0.5, 2.0, 4.0)
    told = [signs(link)[0] for link in links]
    assert all("cut" in one for one in told)
    doubts = [one["cut: doubt"] for one in told]
    assert doubts == sorted(doubts)
    assert doubts[0] < doubts[-1]


def test_a_link_that_nearly_was_taken_out_is_more_doubtful_than_one_that_holds() -> None:
    weak, strong = (signs(link)[0] for link in (8.0, 40.0))
    assert "cut" not in weak
    assert "cut" not in strong
    assert weak["kept: doubt"] > strong["kept: doubt"] == 0.0


@pytest.mark.parametrize("link", [1.0, 3.0, 6.0])
def test_a_link_is_as_doubtful_as_its_rival_is_near(link: float) -> None:
    far, near, nearer = (signs(link, link - gap, heads=(40,))[0]["link: rival"] for gap in (5.0, 2.0, 1.0))
    assert 0.0 == far < near < nearer <= 1.0


def test_a_reading_that_came_second_tells_on_the_stories_that_it_would_change_alone() -> None:
    doubt = RunnerUp(Choice.TEXT, 1.0, ((((2000, 2020),),),))
    first, second = signs(40.0, doubts=(doubt,), heads=(40,))
    assert "other text" not in first
    assert second["other text"] == 0.75


def test_a_story_that_stands_within_the_box_of_another_is_told_of_it() -> None:
    bodies = [block(0, 40, 100, 20), block(1, 180, 100, 20), block(2, 180, 120, 4)]
    chains = Chains([bodies[:2], bodies[2:]], {}, np.full((3, 3), -np.inf), [1, -1, -1])
    settled = settle(chains, bodies, [], [], SCENE, WEIGHTS)
    around, within = signs_of(settled, chains, bodies, [], (), SCENE, setting_of(bodies))
    assert (around["amid others"], within["amid others"]) == (1.0, 0.0)


@pytest.mark.parametrize("link", [-3.0, 0.5, 8.0, 40.0])
def test_signs_lie_between_nothing_and_one(link: float) -> None:
    values = [value for one in signs(link, link - 1.0) for value in one.values()]
    assert values
    assert all(0.0 <= value <= 1.0 for value in values)
