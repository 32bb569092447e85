"""A page whose lines run downwards, turned so that they lie: one engine reads both ways of setting."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from chaiban.model.geometry import Box, Panel, Picture, Rule
from chaiban.model.page import Page, is_visible

MOSTLY = 0.6
"""Share of the page's visible characters that stand in vertical lines from which it is a vertical page."""


def is_set_vertically(page: Page) -> bool:
    """True if most of the text runs downwards."""
    assert page.geometry is not None
    upright = total = 0
    for number, line in enumerate(page.lines):
        count = sum(map(is_visible, page.text_of(line)))
        total += count
        upright += count if number in page.geometry.vertical else 0
    return upright > MOSTLY * total


def turn(page: Page) -> Page:
    """The page a quarter turn to the left: its right edge is the top, lines that ran downwards lie.

    Characters and lines keep their numbers.
    """
    geometry = page.geometry
    assert geometry is not None
    assert page.size is not None
    width, height = page.size

    def moved(box: Box) -> Box:
        return box[1], width - box[2], box[3], width - box[0]

    boxes = geometry.boxes
    turned = np.column_stack([boxes[:, 1], width - boxes[:, 2], boxes[:, 3], width - boxes[:, 0]])
    return replace(
        page,
        size=(height, width),
        geometry=replace(
            geometry,
            boxes=turned,
            vertical=frozenset(range(len(page.lines))) - geometry.vertical,
            rules=tuple(Rule(moved(rule.box)) for rule in geometry.rules),
            panels=tuple(Panel(moved(p.box), p.framed, p.colour) for p in geometry.panels),
            pictures=tuple(Picture(moved(p.box)) for p in geometry.pictures),
        ),
    )


def turned_back(box: Box, width: float) -> Box:
    """A box of the turned page where it stands on the page, which is `width` wide."""
    return width - box[3], box[0], width - box[1], box[2]
