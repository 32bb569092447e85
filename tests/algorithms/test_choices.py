"""Weights learned from choices prefer what was right and stay where nothing was seen."""

from __future__ import annotations

from chaiban.algorithms.choices import Choice, learn_choices

LEVEL, LOWER = {"level": 1.0}, {"lower": 1.0}


def test_what_was_chosen_outweighs_its_rival() -> None:
    weights = learn_choices([Choice((LEVEL, LOWER), 0)] * 20, {}, ridge=1.0)
    assert weights["level"] > weights["lower"]
    assert weights["bias"] + weights["level"] > 0


def test_where_none_is_right_all_rivals_fall_below_none() -> None:
    weights = learn_choices([Choice((LEVEL,), -1)] * 20, {}, ridge=1.0)
    assert weights["bias"] + weights["level"] < 0


def test_without_choices_the_prior_stays() -> None:
    assert learn_choices([], {"level": 1.6}) == {"level": 1.6, "bias": 0.0}


def test_a_higher_ridge_stays_nearer_to_the_prior() -> None:
    choices = [Choice((LEVEL, LOWER), 1)] * 20
    near, far = (learn_choices(choices, {"level": 2.0}, ridge)["level"] for ridge in (100.0, 1.0))
    assert far < near < 2.0
