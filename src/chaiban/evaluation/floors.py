"""Scores pinned like versions: floors, the data they were measured on, and the gate that guards them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from chaiban.errors import RequestError
from chaiban.evaluation.measures import LOWER_IS_BETTER

SCALE = 10_000
"""A floor has four decimals, rounded to the lenient side, so that the run that set it passes."""

HAIR = 1e-9
"""Sums of floats differ in the last bits between machines: so small a difference is none."""

Rates: TypeAlias = Mapping[str, Mapping[str, float]]
"""Measure by measure for each group of pages (all, a language, a split)."""


@dataclass(frozen=True, slots=True)
class Floors:
    """The least that may be measured on the data with this digest (the most where lower is better)."""

    data: str
    limits: Rates


@dataclass(frozen=True, slots=True)
class Breach:
    """A measure on the wrong side of its floor; `measured` is None if it wasn't measured at all."""

    group: str
    measure: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        found = "not measured" if self.measured is None else f"{self.measured:.4f}"
        return f"{self.group}, {self.measure}: floor {self.floor:.4f}, {found}"


def digest_data(files: Iterable[tuple[str, bytes]]) -> str:
    """The digest of named files, whatever their order."""
    whole = hashlib.sha256()
    for name, content in sorted(files):
        whole.update(f"{hashlib.sha256(content).hexdigest()} {name}\n".encode("utf-8", "backslashreplace"))
    return f"sha256:{whole.hexdigest()}"


def parse_floors(document: Any, where: str = "") -> Floors:
    """Floors from their JSON form {"data": ..., "floors": {group: {measure: floor}}}, else RequestError."""
    match document:
        case {"data": str(data), "floors": dict(limits)} if all(
            isinstance(row, dict) and all(map(_is_rate, row.values())) for row in limits.values()
        ):
            return Floors(data, limits)
    raise RequestError("not a file of floors", where=where, remedy="set them anew with --raise-floors")


def floors_json(floors: Floors) -> dict[str, Any]:
    """The JSON form, keys sorted so that a change shows as one line."""
    return {
        "data": floors.data,
        "floors": {group: dict(sorted(row.items())) for group, row in sorted(floors.limits.items())},
    }


def find_breaches(floors: Floors, measured: Rates, data: str) -> tuple[Breach, ...]:
    """What lies below its floor. Raises RequestError if the data aren't those the floors were measured on."""
    if data != floors.data:
        raise RequestError("the floors were measured on other data", remedy="restore the data or set the floors anew")
    breaches = []
    for group, row in floors.limits.items():
        for measure, floor in row.items():
            rate = measured.get(group, {}).get(measure)
            if rate is None or _is_worse(measure, rate, floor):
                breaches.append(Breach(group, measure, floor, rate))
    return tuple(breaches)


def raise_floors(floors: Floors | None, measured: Rates, data: str, *, allow_lower: bool = False) -> Floors:
    """Floors at what was measured. Raises RequestError where that lowers one and it isn't allowed.

    On other data every floor starts anew, which counts as lowering.
    """
    fresh = Floors(
        data,
        {
            group: {measure: _lenient(measure, rate) for measure, rate in row.items()}
            for group, row in measured.items()
        },
    )
    if floors is None or allow_lower:
        return fresh
    breaches = find_breaches(floors, measured, data)
    if breaches:
        raise RequestError(
            "floors would be lowered: " + "; ".join(map(str, breaches)),
            remedy="say why in the same commit and allow it with --allow-lower",
        )
    return fresh


def _is_worse(measure: str, rate: float, floor: float) -> bool:
    return rate > floor + HAIR if measure in LOWER_IS_BETTER else rate < floor - HAIR


def _lenient(measure: str, rate: float) -> float:
    if measure in LOWER_IS_BETTER:
        return math.ceil((rate - HAIR) * SCALE) / SCALE
    return math.floor((rate + HAIR) * SCALE) / SCALE


def _is_rate(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
