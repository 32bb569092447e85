"""Why a line was read as it was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided about a line, or about the block that it opens.

    `relation` says what was decided (for a dump nothing: its part was), `margin` the score (natural log units) by
    which it beats `runner_up`, `evidence` the named evidence with what it contributed, strongest first.
    """

    relation: str
    margin: float
    runner_up: str
    evidence: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """A printed line with its part, its item ("" for furniture), and what spoke for the part.

    `margin` is the score (natural log units) by which the part beats `runner_up`, `evidence` the named
    evidence with its weight for the part, strongest first. On a page with geometry a block is decided about as a
    whole: its first line says how (`relation`), the others have no margin.
    """

    row: int
    text: str
    part: str
    item: str
    margin: float | None
    runner_up: str
    evidence: tuple[tuple[str, float], ...]
    relation: str = ""
