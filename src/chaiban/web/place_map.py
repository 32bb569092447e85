"""A map of mentions that needs no tiles: dots where divisions lie, the others faintly for the shape of the country.

Seats of Chinese provinces, cities and counties come with the package as a table (`data/divisions.tsv`), countries and
cities of the world as another (`world_places`). Places that they lack (towns, sites) and names that several places
bear are in the list beside the map alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from chaiban.web.world_places import WorldPlace, world_places, world_places_named

WIDE = 640.0
_EDGE = 14.0
_MOST_HIGH = 640.0
_LEAST_SPAN = 0.6
"""Degrees that a map shows at least, so that one town isn't all there is."""
_LABELS = 12
_MARGIN = 1.25
"""A little of what is around is shown too."""
_NAMED = 15
_COUNTY = 2
_NEAR = 3
"""Places of one city, or of one country but China, that make a map of their own."""
_FAR = 50.0
"""Degrees of latitude from which on a map shows great cities for the shape of the continents, no counties."""
_GREAT = 1_200
"""Cities that are drawn for that."""


@dataclass(frozen=True, slots=True)
class Division:
    """A division of China: `code` is its official one, of which the first digits are those of what it lies in."""

    code: str
    name: str
    short: str
    longitude: float
    latitude: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: the name as it was printed, articles, where, how large; `label` is shown beside it."""

    name: str
    articles: int
    x: float
    y: float
    radius: float
    label: str


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The spots, the largest first; `ground` are divisions that nothing was said of, with their names where these are
    few enough to be read; `world` if places of the world's table are on it."""

    spots: tuple[Spot, ...]
    ground: tuple[tuple[float, float, str], ...]
    high: float
    missing: int
    world: bool = False


def place_maps(places: Sequence[tuple[str, int]]) -> list[PlaceMap]:
    """Maps of these (name, articles): of the city or country of which most is told, if it is a part only, and of all.

    None if fewer than two places are known.
    """
    found = locate(places)
    if len(found) < 2:
        return []
    counts: dict[str, int] = {}
    for _, articles, division in found:
        if division.code[2:4] != "00":
            counts[_home_of(division)] = counts.get(_home_of(division), 0) + articles
    home = max(sorted(counts), key=lambda code: counts[code], default="")
    near = [row for row in found if _home_of(row[2]) == home]
    drawn = [near, found] if _NEAR <= len(near) < len(found) else [found]
    return [_map_of(rows, len(places) - len(found)) for rows in drawn]


def _map_of(found: Sequence[tuple[str, int, Division]], missing: int) -> PlaceMap:
    frame = _frame([division for _, _, division in found])
    most = max(articles for _, articles, _ in found)
    spots = []
    taken: list[tuple[float, float]] = []
    for name, articles, division in sorted(found, key=lambda row: (-row[1], row[0])):
        x, y = frame.at(division)
        free = all(abs(x - a) > 90 or abs(y - b) > 16 for a, b in taken)
        label = name if free and len(taken) < _LABELS else ""
        if label:
            taken.append((x, y))
        spots.append(Spot(name, articles, x, y, round(4 + 9 * math.sqrt(articles / most), 1), label))
    used = {division.code for _, _, division in found}
    around = _around(frame, used, [division for _, _, division in found])
    inside = [(*frame.at(division), division.name) for division in around]
    ground = [(x, y, name) for x, y, name in inside if 0 <= x <= WIDE and 0 <= y <= frame.high]
    if len(ground) > _NAMED:
        ground = [(x, y, "") for x, y, _ in ground]
    said = [(spot.x, spot.y) for spot in spots if spot.label]
    ground = [
        (x, y, "" if any(abs(x - a) < 110 and abs(y - b) < 18 for a, b in said) else name) for x, y, name in ground
    ]
    world = any(division.code[0].isalpha() for division in (*around, *(row[2] for row in found)))
    return PlaceMap(tuple(spots), tuple(ground), frame.high, missing, world)


def _home_of(division: Division) -> str:
    """The city of a Chinese division, the country of another."""
    return division.code[:2] if division.code[0].isalpha() else division.code[:4]


def _around(frame: _Frame, used: set[str], found: Sequence[Division]) -> list[Division]:
    """What is drawn faintly: the divisions of China; great cities where the map is of the world or of elsewhere."""
    abroad = any(division.code[0].isalpha() for division in found)
    tall = frame.high / frame.scale
    chinese = [division for division in divisions() if division.code not in used] if tall < _FAR else []
    great = [place for place in world_places() if place.thousands][:_GREAT] if abroad else []
    return [*chinese, *(place for place in map(_division, great) if place.code not in used)]


def locate(places: Sequence[tuple[str, int]]) -> list[tuple[str, int, Division]]:
    """The places whose seat is known. Of several that bear a name the one is meant that lies where places of plain
    names are told of most, if only one does; otherwise nobody can tell. What is no division of China is looked for in
    the world."""
    plain: dict[str, int] = {}
    named = [(name, articles, _named(name)) for name, articles in places]
    for _, articles, rows in named:
        if len(rows) == 1:
            for length in (2, 4):
                region = rows[0].code[:length]
                plain[region] = plain.get(region, 0) + articles
    found = []
    for name, articles, rows in named:
        chosen = rows if len(rows) < 2 else _nearest_home(rows, plain)
        if len(chosen) == 1:
            found.append((name, articles, chosen[0]))
    abroad = [(name, articles) for name, articles, rows in named if not rows]
    told: dict[str, int] = {}
    for name, articles in abroad:
        alone = world_places_named(name, {})
        if len(alone) == 1:
            told[alone[0].country] = told.get(alone[0].country, 0) + articles
    for name, articles in abroad:
        meant = world_places_named(name, told)
        if len(meant) == 1:
            found.append((name, articles, _division(meant[0])))
    return found


def _division(place: WorldPlace) -> Division:
    """A place of the world as one of the map's; its code begins with letters, that of a country ends in 00."""
    number = "00" if not place.thousands else f"{place.longitude:.2f},{place.latitude:.2f}"
    return Division(place.country + number, place.name, place.name, place.longitude, place.latitude)


def _nearest_home(rows: Sequence[Division], plain: dict[str, int]) -> list[Division]:
    for length in (4, 2):
        weights = [plain.get(row.code[:length], 0) for row in rows]
        best = max(weights)
        if best and weights.count(best) == 1:
            return [rows[weights.index(best)]]
    return []


@dataclass(frozen=True, slots=True)
class _Frame:
    west: float
    north: float
    scale: float
    squeeze: float
    high: float

    def at(self, division: Division) -> tuple[float, float]:
        x = _EDGE + (division.longitude - self.west) * self.squeeze * self.scale
        y = _EDGE + (self.north - division.latitude) * self.scale
        return round(x, 1), round(y, 1)


def _frame(shown: Sequence[Division]) -> _Frame:
    """The part of the world in which they lie, a degree of longitude as short as it is there."""
    west, east = min(d.longitude for d in shown), max(d.longitude for d in shown)
    south, north = min(d.latitude for d in shown), max(d.latitude for d in shown)
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, high = (max(_MARGIN * span, _LEAST_SPAN) for span in ((east - west) * squeeze, north - south))
    scale = min((WIDE - 2 * _EDGE) / wide, (_MOST_HIGH - 2 * _EDGE) / high)
    middle = (west + east) / 2
    west = middle - (WIDE - 2 * _EDGE) / scale / squeeze / 2
    north = (south + north) / 2 + high / 2
    return _Frame(west, north, scale, squeeze, round(high * scale + 2 * _EDGE, 1))


def _named(name: str) -> list[Division]:
    """Divisions of that name; a short name (焦作) counts for the highest that it may mean."""
    whole, short = _names()
    found = whole.get(name, [])
    if not found and name in short:
        found = [row for row in short[name] if _level(row) < _COUNTY]
        # A district's short name is mostly another word: 和平, 新华.
        found = found or ([] if any(row.name.endswith("区") for row in short[name]) else short[name])
    if len(found) > 1:
        level = min(_level(row) for row in found)
        found = [row for row in found if _level(row) == level]
    return found


def _level(row: Division) -> int:
    return 0 if row.code[2:] == "0000" else 1 if row.code[4:] == "00" else _COUNTY


@lru_cache(maxsize=1)
def divisions() -> tuple[Division, ...]:
    """All divisions of the table."""
    text = files("chaiban.web").joinpath("data", "divisions.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(Division(code, name, short, float(x), float(y)) for code, name, short, x, y in rows)


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, list[Division]], dict[str, list[Division]]]:
    whole: dict[str, list[Division]] = {}
    short: dict[str, list[Division]] = {}
    for row in divisions():
        whole.setdefault(row.name, []).append(row)
        if row.short != row.name:
            short.setdefault(row.short, []).append(row)
    return whole, short
