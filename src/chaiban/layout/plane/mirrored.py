"""A page whose lines run from right to left, mirrored so that its columns do, too: one engine reads both ways."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from chaiban.model.geometry import Box, Panel, Picture, Rule
from chaiban.model.page import Page

_SINISTRAL = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")
"""Letters of Hebrew, Arabic and the scripts between them (Unicode blocks)."""
MOSTLY = 0.5
"""Share of the page's letters from which it is one that runs from right to left."""


def runs_from_the_right(page: Page) -> bool:
    """True if most letters of the page are of scripts that run from right to left."""
    if _SINISTRAL.search(page.characters) is None:
        return False
    count = len(_SINISTRAL.findall(page.characters))
    return count > MOSTLY * sum(map(str.isalpha, page.characters))


def mirror(page: Page) -> Page:
    """The page with left and right exchanged; characters and lines keep their numbers."""
    geometry = page.geometry
    assert geometry is not None
    assert page.size is not None
    width = page.size[0]
    boxes = geometry.boxes
    return replace(
        page,
        geometry=replace(
            geometry,
            boxes=np.column_stack([width - boxes[:, 2], boxes[:, 1], width - boxes[:, 0], boxes[:, 3]]),
            rules=tuple(Rule(mirrored(rule.box, width)) for rule in geometry.rules),
            panels=tuple(Panel(mirrored(p.box, width), p.framed, p.colour) for p in geometry.panels),
            pictures=tuple(Picture(mirrored(p.box, width)) for p in geometry.pictures),
        ),
    )


def mirrored(box: Box, width: float) -> Box:
    """A box of a page `width` wide as it stands on the mirrored page, and back."""
    return width - box[2], box[1], width - box[0], box[3]
