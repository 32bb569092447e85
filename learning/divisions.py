"""The list of places from tables of others: `python -m learning.divisions ADCODES WORLD`.

ADCODES is the table of division codes in the package cpca 0.5.5 (MIT; `cpca/resources/adcodes.csv`: the codes of the
Ministry of Civil Affairs), WORLD the list of countries in the package jionlp 1.5.31 (Apache-2.0;
`jionlp/dictionary/world_location.txt`). Writes `divisions.txt` and `world.txt` of `chaiban/lexicons` and, with the
longitudes and latitudes of the first, the table of the map, `divisions.tsv` of `chaiban/web/data`.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

LEXICONS = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "lexicons"
MAP = Path(__file__).resolve().parents[1] / "src" / "chaiban" / "web" / "data" / "divisions.tsv"
_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|"
    "高山族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|阿昌族|普米族|"
    "塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|京族|独龙族|鄂伦春|赫哲族|门巴族|珞巴族|基诺族|各族|蒙古|回"
)
_SHORTENED = re.compile(rf"(?:{_PEOPLES})*(?:特别行政区|自治区|自治州|自治县|自治旗|省|市|县|地区|盟|林区|区|旗)$")
_MUNICIPALITIES = ("11", "12", "31", "50", "71", "81", "82")


def level_of(code: str) -> str:
    """province, city or county by the zeros of the code."""
    if code[2:6] == "0000":
        return "province"
    return "city" if code[4:6] == "00" else "county"


def short_of(name: str) -> str:
    """郑州市 -> 郑州, 阿坝藏族羌族自治州 -> 阿坝; what would be left with one character stays whole."""
    short = _SHORTENED.sub("", name)
    if len(short) < 2:
        # The people's name is the place's: 内蒙古自治区.
        short = re.sub("(?:自治区|自治州|自治县)$", "", name)
    return short if len(short) > 1 else name


def divisions(rows: list[dict[str, str]]) -> dict[str, str]:
    """{name: level}; short names too, those of counties and districts as "county short" and "district short"."""
    found: dict[str, str] = {}
    for row in sorted(
        rows, key=lambda row: (row["adcode"][2:6] != "0000", row["adcode"][4:6] != "00", row["adcode"])
    ):
        name, level = row["name"], level_of(row["adcode"])
        if re.search("直辖县|市辖区|海域|^县$|开发区$|园区$|管理区$", name):
            continue
        found.setdefault(name, level)
        short = short_of(name)
        if short != name:
            # 朝阳 and 和平 are words of the language: a district's short name counts behind its city's alone.
            own = "district short" if name[-1] == "区" else "county short"
            found.setdefault(short, own if level == "county" else level)
    return found


def places_on_the_map(rows: list[dict[str, str]]) -> list[tuple[str, str, str, str, str]]:
    """(code, name, short name, longitude, latitude) of every division that has a place, by code."""
    found = []
    for row in sorted(rows, key=lambda row: row["adcode"]):
        if row["longitude"] and not re.search("直辖县|市辖区|海域|^县$", row["name"]):
            place = (f"{float(row[name]):.2f}" for name in ("longitude", "latitude"))
            found.append((row["adcode"][:6], row["name"], short_of(row["name"]), *place))
    return found  # type: ignore[return-value]


def world(text: str) -> dict[str, str]:
    """{name: country or city}."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        for country in fields[:2]:
            found.setdefault(country, "country")
        for city in [*fields[2:3], *(fields[3].split("/") if len(fields) > 3 else [])]:
            if city and city not in found and fields[0] != "中国":
                found[city] = "city"
    return found


def write_map(rows: list[dict[str, str]]) -> None:
    """Write the table of the map."""
    head = "# Seats of the divisions of China: code, name, short name, longitude, latitude (cpca 0.5.5, MIT)\n"
    MAP.parent.mkdir(exist_ok=True)
    MAP.write_text(head + "".join("\t".join(row) + "\n" for row in places_on_the_map(rows)), encoding="utf-8")


def main(adcodes: str, countries: str) -> None:
    """Write both lists and the table of the map."""
    with Path(adcodes).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    places = divisions(rows)
    write_map(rows)
    head = "# Divisions of China, by the Ministry of Civil Affairs (cpca 0.5.5, MIT); made by learning/divisions.py\n"
    lines = "".join(f"{name}\t{level}\n" for name, level in sorted(places.items()))
    (LEXICONS / "divisions.txt").write_text(head + lines, encoding="utf-8")
    abroad = world(Path(countries).read_text(encoding="utf-8-sig"))
    head = "# Countries, capitals and large cities (jionlp 1.5.31, Apache-2.0); made by learning/divisions.py\n"
    lines = "".join(f"{name}\t{level}\n" for name, level in abroad.items() if len(name) > 1)
    (LEXICONS / "world.txt").write_text(head + lines, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
