"""Stretches that may name places: those of lists, and those that are found without a tagger."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from chaiban.ledger.place_names import known_at
from chaiban.model.ledger import Lexicons

LEVELS = {
    "村": "village",
    "社区": "village",
    "镇": "town",
    "乡": "town",
    "街道": "town",
    "景区": "site",
    "景点": "site",
    "路段": "site",
}
_LISTED = re.compile(
    r"(?<=[在于到自、，和（为是有括])((?:[㐀-鿿]{2,6}、)+[㐀-鿿]{2,6})等(?:\d+|[两三四五六七八九十几多]+)?个?(村|镇|乡|社区|街道|景区|景点|路段)(?![民干委长])"
)
_FRONTS = re.compile(r"(?<=在)((?:[㐀-鿿]{2,8}、)+[㐀-鿿]{2,8})等(?:多|两|三|各)?(?:个)?(?:方向|地区|地|城市|城镇)")
FULL = re.compile(r"(?:省|自治区|市|州|县|区|旗|盟)$")


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of a paragraph that may be one or more names in a row."""

    start: int
    end: int
    rule: str


def listed_runs(text: str, foreign: Collection[str]) -> list[Run]:
    """后王庄、大李营等村: each of the list is one; those that name their level themselves are found as they are. Foreign
    names in a list of fronts, towns or regions are cities (在甲、乙等方向); `foreign` are the characters of such names."""
    runs: list[Run] = []
    for match in _FRONTS.finditer(text):
        at = match.start(1)
        for name in match[1].split("、"):
            if all(c in foreign for c in name):
                runs.append(Run(at, at + len(name), "front"))
            at += len(name) + 1
    for match in _LISTED.finditer(text):
        at = match.start(1)
        for name in match[1].split("、"):
            if len(name) < 6 and not name.endswith(("镇", "乡", "村", "社区", "街道", "县", "区")):
                runs.append(Run(at, at + len(name), LEVELS[match[2]]))
            at += len(name) + 1
    return runs


def without_overlaps(runs: list[Run]) -> list[Run]:
    """The runs in order, of those that overlap the likeliest."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.rule not in LEVELS.values(), run.start, -run.end)):
        if not any(run.start < other.end and other.start < run.end for other in kept):
            kept.append(run)
    return sorted(kept, key=lambda run: run.start)


def plain_runs(text: str, lexicons: Lexicons) -> list[Run]:
    """Without a tagger: full names of the gazetteer, with the chain of divisions behind them."""
    runs: list[Run] = []
    at = 0
    while at < len(text):
        known = known_at(text, at, lexicons)
        if not known or known[1] == "county short":
            at += 1
            continue
        end = at + len(known[0])
        chain = re.compile(r"(?:[^\W\d的在和与等是有]{1,6}?(?:县|区|镇|乡|街道|村|社区))*").match(text, end)
        end = chain.end() if chain and FULL.search(known[0]) else end
        follows = text[end : end + 8]
        if not re.match(
            r"(?:共产党|特色|人民|.{0,4}(?:大学|学院|小学|中学|公司|银行|局|厅|委|法院|检察院|集团|医院|队|政府))",
            follows,
        ):
            runs.append(Run(at, end, "gazetteer"))
        at = end
    return runs
