"""A page's lines as they were read in two orders: what they are is heard better where they stand among their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from chaiban.model.layout import Layout
from chaiban.model.page_net import Outlook


def back_in_order(before: Layout, after: Layout) -> Layout:
    """The lines in the order of `before` with the parts that they were read as in the order of `after`, and the mean
    of what the page net said of them in both."""
    place = {read.strip.start: number for number, read in enumerate(after.strips)}
    order = [place[read.strip.start] for read in before.strips]
    strips = tuple(
        replace(after.strips[number], strip=read.strip) for number, read in zip(order, before.strips, strict=True)
    )
    if before.outlook is None or after.outlook is None:
        return replace(before, strips=strips)
    return replace(before, strips=strips, outlook=_mean(before.outlook, after.outlook, order))


def _mean(one: Outlook, other: Outlook, order: Sequence[int]) -> Outlook:
    """The mean chances of two outlooks; line n of the first is line order[n] of the other."""
    lines, columns = np.asarray(order), np.asarray([*order, len(order)])
    return Outlook(
        other.parts[lines],
        np.logaddexp(one.before, other.before[np.ix_(lines, columns)]) - np.float32(np.log(2)),
        np.logaddexp(one.opener, other.opener[np.ix_(lines, columns)]) - np.float32(np.log(2)),
    )
