"""Why a page's blocks hang together as they do, for the page that `chaiban look` writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import numpy as np

from chaiban.exports.wording import printable
from chaiban.model.article import PageReading, Region
from chaiban.model.explanation import ExplainedLine

_EVIDENCE = 5
_TEXT = 40
_MOST = 40
"""Reasons of one item that are shown."""


def said(line: ExplainedLine) -> str:
    """A line's reason in words: what was decided, by which evidence, by how much and against what."""
    evidence = ", ".join(f"{name} {weight:+.1f}" for name, weight in line.evidence[:_EVIDENCE])
    margin = "" if line.margin is None else f"; beats by {line.margin:.1f}: {line.runner_up}"
    return f"{line.relation}{': ' if evidence else ''}{evidence}{margin}"


def reasons_in(region: Region, lines: Sequence[ExplainedLine], reading: PageReading) -> Iterator[str]:
    """The reasons of the blocks that begin in a region."""
    geometry = reading.page.geometry
    if geometry is None:
        return
    left, top = (min(corner[n] for corner in region.polygon) for n in (0, 1))
    right, bottom = (max(corner[n] for corner in region.polygon) for n in (0, 1))
    for line in lines:
        if not line.relation:
            continue
        printed = reading.page.lines[line.row]
        boxes = geometry.boxes[printed.start : printed.end]
        if np.isnan(boxes).all():
            continue
        x, y = np.nanmean(boxes[:, 0::2]), np.nanmean(boxes[:, 1::2])
        if left <= x <= right and top <= y <= bottom:
            yield said(line)


def why(name: str, item: str, title: str, lines: Sequence[ExplainedLine]) -> str:
    """A box that says why the item is what it is; it shows while the item is pointed at, or opens in the list."""
    own = [line for line in lines if line.item == item and line.relation][:_MOST]
    if not own:
        return ""
    rows = "".join(
        f"<li><strong>{_safe(line.part)}</strong> “{_safe(line.text[:_TEXT])}” <span>{_safe(said(line))}</span></li>"
        for line in own
    )
    return (
        f'<details class="why" id="{_safe(name)}-why"><summary>Why</summary>'
        f"<p>{_safe(title)}</p><ol>{rows}</ol></details>"
    )


def rules_for(names: Sequence[str]) -> str:
    """Style rules that show an item's reasons at the foot of the window while its outline is pointed at."""
    return "".join(
        f".desk:has(#{name}:is(:hover, :focus-visible)) [data-why={name}] {{ display: block; }}\n" for name in names
    )


def foot(name: str, item: str, title: str, lines: Sequence[ExplainedLine]) -> str:
    """The same reasons at the foot of the window; hidden from readers by ear, who have the list."""
    own = [line for line in lines if line.item == item and line.relation][:3]
    if not own:
        return ""
    rows = "".join(f"<li><strong>{_safe(line.part)}</strong> {_safe(said(line))}</li>" for line in own)
    words = f"<p>{_safe(title)}</p><ul>{rows}</ul>"
    return f'<aside class="foot" data-why="{_safe(name)}" aria-hidden="true">{words}</aside>'


def _safe(text: str) -> str:
    return escape(printable(text), quote=True)
