"""What stands on an invented newspaper's page: lines, fills and the gold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfmetrics
from tests.newspapers.houses import House

_FACES = {"zh-Hans": ("STSong-Light",) * 2, "zh-Hant": ("MSung-Light",) * 2}


@dataclass(frozen=True)
class Words:
    """A line at its place, y from the top to the baseline; `wide` stretches it, `downwards` turns it upright."""

    text: str
    x: float
    y: float
    size: float
    face: str
    wide: float = 0.0
    grey: float = 0.0
    downwards: bool = False
    head: bool = False


@dataclass
class Sheet:
    """What stands on the page so far."""

    house: House
    width: float = 0.0
    height: float = 0.0
    words: list[Words] = field(default_factory=list)
    fills: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    gold: list[dict[str, Any]] = field(default_factory=list)

    @property
    def faces(self) -> tuple[str, str]:
        """Body and head type."""
        return _FACES.get(self.house.language, ("Times-Roman", "Helvetica-Bold"))


def width_of(text: str, face: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, face, size))
