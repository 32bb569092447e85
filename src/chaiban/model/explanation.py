"""Why a line was read as it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A printed line with its part, its item ("" for furniture), and what spoke for the part.

    `margin` is the score (natural log units) by which the part beats `runner_up`, `evidence` the named
    evidence with its weight for the part, strongest first.
    """

    row: int
    text: str
    part: str
    item: str
    margin: float
    runner_up: str
    evidence: tuple[tuple[str, float], ...]
