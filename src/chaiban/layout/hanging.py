"""Words that no printed head ends with: what a line of it says when its last word waits for the next."""

from __future__ import annotations

import numpy as np

from chaiban.algorithms.arrays import BoolArray
from chaiban.layout.lines import Lines

_WAITING = (
    # English
    "a an the of to in for on with at by from and or but as into over after under than that who which is are was were"
    " be been has have its his her their our your"
    # German
    " der die das den dem des ein eine einen einem einer und oder mit von vom zum zur im in an am auf für bei nach"
    " aus über unter vor wegen gegen durch ohne um als wie dass sich ist sind wird werden hat haben"
    # French
    " le la les un une des du de et à au aux en dans sur pour par avec sans sous entre que qui"
    # Spanish, Italian, Portuguese
    " el los las del al y con por para sin sobre il lo gli di della dei delle da dal nel nella per su sul tra e che o"
    " os as um uma do dos em no na nos nas com sem ou"
    # Dutch, Swedish, Danish
    " het een van op te met voor door bij naar uit of och i på för av till från om att ett af fra og"
)
WAITING = frozenset(_WAITING.split())
"""Articles, prepositions, conjunctions and the like."""
_EDGE = "“”„‘’\"'«»()[],:;"


def goes_on(lines: Lines) -> BoolArray:
    """Of every line but the last: whether it must go on in the next if it is a head's.

    A Western line does when its last word is one of those, or when the next begins with a small letter and is nothing
    that a mark names: von Anna Weber.
    """
    waits = np.array([_waits(trait.text) for trait in lines.traits[:-1]], dtype=bool)
    small = np.array(
        [trait.text.lstrip(_EDGE)[:1].islower() and not trait.marks for trait in lines.traits[1:]], dtype=bool
    )
    western = ~lines.chinese
    found: BoolArray = (waits | small) & western[:-1] & western[1:]
    return found


def _waits(text: str) -> bool:
    word = (text.split() or [""])[-1]
    # A lone capital is a name: Plan A.
    return word.lower() in WAITING and (len(word) > 1 or word.islower())
