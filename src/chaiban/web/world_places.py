"""Where countries and larger cities of the world lie, by their names in print.

The table `data/world.tsv` (GeoNames, CC BY 4.0; made by learning/cities.py) has a country at its capital, and the
cities of 100,000 people and more, with Chinese and German names of the larger ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_FAR_GREATER = 3
"""Of two cities of a name the one is meant that has so many times the people of the other."""
_LEAST = 10
"""Thousands of people that any city is taken to have."""


@dataclass(frozen=True, slots=True)
class WorldPlace:
    """A city, or a country at its capital: `thousands` of people, 0 for a country."""

    country: str
    name: str
    thousands: int
    longitude: float
    latitude: float


def world_places_named(name: str, told: Mapping[str, int]) -> list[WorldPlace]:
    """What the name may mean: one place if it is a country, far greater than the others of its name, or in the
    country that is told of most (`told`: mentions by country)."""
    found = _names().get(name, ())
    countries = [place for place in found if not place.thousands]
    if countries or len(found) < 2:
        return list(countries[:1] or found)
    first, second = found[:2]
    if max(first.thousands, _LEAST) >= _FAR_GREATER * max(second.thousands, _LEAST):
        return [first]
    most = max(told.values(), default=0)
    home = [place for place in found if most and told.get(place.country, 0) == most]
    return home[:1] or list(found)


@lru_cache(maxsize=1)
def world_places() -> tuple[WorldPlace, ...]:
    """All of the table: countries, then cities, the greatest first."""
    return tuple(place for place, _ in _rows())


@lru_cache(maxsize=1)
def _rows() -> Sequence[tuple[WorldPlace, tuple[str, ...]]]:
    text = files("chaiban.web").joinpath("data", "world.tsv").read_text(encoding="utf-8")
    found = []
    for line in text.splitlines():
        if line and not line.startswith("#"):
            country, name, thousands, x, y, others = line.split("\t")
            place = WorldPlace(country, name, 0 if thousands == "-" else int(thousands), float(x), float(y))
            found.append((place, tuple(others.split())))
    return found


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[WorldPlace, ...]]:
    named: dict[str, list[WorldPlace]] = {}
    for place, others in _rows():
        for name in dict.fromkeys((place.name, *others)):
            named.setdefault(name, []).append(place)
    return {name: tuple(sorted(places, key=lambda place: -place.thousands)) for name, places in named.items()}
