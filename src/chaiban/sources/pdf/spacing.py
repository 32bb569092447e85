"""How far each character advances: letter and word spacing (ISO 32000-1, 9.3.2 and 9.3.3) belong to it."""

from __future__ import annotations

from typing import Any

import numpy as np

from chaiban.sources.pdf.characters import Characters

LEAST, EVEN = 0.06, 0.04
"""Em of white after each character from which a text object is letter-spaced, and by which it may differ."""
MOST_GAPS = 0.6
"""Share of the gaps that have to be even: the others are word spaces and kerning."""
FEWEST = 4
"""Gaps from which a text object says how it is spaced."""
WORD = 1.6
"""Em of white up to which a printed space takes all of it."""


def widen(boxes: Any, x: Any, y: Any, found: Characters, sizes: Any, angles: Any) -> Any:
    """The em boxes, those of letter-spaced text and of stretched spaces as wide as their characters advance."""
    if len(boxes) < 2:
        return boxes
    lying, back = angles % 2 == 0, angles >= 2
    along, across = np.where(lying, x, y), np.where(lying, y, x)
    along = np.where(back, -along, along)
    ends = np.where(lying, np.where(back, -boxes[:, 0], boxes[:, 2]), np.where(back, -boxes[:, 1], boxes[:, 3]))
    near = (found.owners[1:] == found.owners[:-1]) & (np.abs(np.diff(across)) < 0.05 * sizes[1:])
    near &= np.diff(along) > 0.01
    gaps = np.where(near, (along[1:] - ends[:-1]) / np.maximum(sizes[:-1], 0.1), np.nan)
    white = (found.codes == 0x20) | (found.codes == 0xA0) | (found.codes == 0x3000)
    more = np.zeros(len(boxes))
    more[:-1] = np.where(near, _letter_spacing(gaps, white, found.owners), 0.0)
    stretched = near & white[:-1] & (gaps > more[:-1]) & (gaps <= WORD)
    more[:-1] = np.where(stretched, gaps, more[:-1]) * sizes[:-1]
    out = boxes.copy()
    out[:, 2] += np.where(lying & ~back, more, 0.0)
    out[:, 0] -= np.where(lying & back, more, 0.0)
    out[:, 3] += np.where(~lying & ~back, more, 0.0)
    out[:, 1] -= np.where(~lying & back, more, 0.0)
    return out


def _letter_spacing(gaps: Any, white: Any, owners: Any) -> Any:
    """Em by which each character's text object is letter-spaced; 0 where it isn't."""
    inner = ~np.isnan(gaps) & ~white[:-1] & ~white[1:]
    starts = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]])
    group = np.cumsum(np.r_[False, owners[1:] != owners[:-1]])[:-1]
    starts = starts[starts < len(gaps)]
    least = np.minimum.reduceat(np.where(inner, gaps, np.inf), starts)
    count = np.add.reduceat(inner.astype(np.int64), starts)
    even = np.add.reduceat((inner & (gaps < least[group] + EVEN)).astype(np.int64), starts)
    spaced = (least > LEAST) & np.isfinite(least) & (count >= FEWEST) & (even >= MOST_GAPS * count)
    return np.where(spaced, least, 0.0)[group]
