"""Names of places and their levels: what the gazetteer knows, and what a name's last word says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons

# The last words of divisions, longest first, with their level.
_DIVISIONS = (
    ("特别行政区", "province"), ("自治区", "province"), ("自治州", "city"), ("自治县", "county"), ("自治旗", "county"),
    ("街道办事处", "town"), ("街道办", "town"), ("街道", "town"), ("经济技术开发区", "county"), ("开发区", "county"),
    ("示范区", "county"), ("高新区", "county"), ("经开区", "county"), ("试验区", "county"), ("保税区", "county"), ("新区", "county"),
    ("地区", "city"), ("社区", "village"), ("行政村", "village"), ("自然村", "village"), ("嘎查", "village"), ("苏木", "town"),
    ("省", "province"), ("市", "city"), ("盟", "city"), ("州", "province"), ("县", "county"), ("区", "county"), ("旗", "county"),
    ("镇", "town"), ("乡", "town"), ("村", "village"), ("屯", "village"), ("寨", "village"), ("庄", "village"), ("堡", "village"),
)  # fmt: skip
_SITE_DISTRICTS = re.compile(r"(?:保护|风景|风景名胜|滩|海|旅游|度假|景|矿|灌|港|小|园|林|校|厂|库|牧|山|片)区$")
_SITE_VILLAGES = ("冬奥村", "奥运村", "亚运村", "大运村", "度假村", "影视村", "文化村")
_PROVINCES_BY_RULE = ("北京", "天津", "上海", "重庆", "香港", "澳门", "台湾")
_ORGANISATION = re.compile(
    r"(?:大学|学院|小学|中学|一中|二中|三中|高中|初中|学校|幼儿园|医院|公司|集团|银行|分行|支行|工厂|[^水]厂|局|厅|委|委员会|政府|法院|检察院|"
    r"协会|学会|联合会|研究院|研究所|报社|电视台|出版社|队|俱乐部|党委|支部|总工会|妇联|团|所|处|办|办公室|社|部|部队|署|会|院|党|军|校)$"
)


_DIVISION = re.compile(
    r"[^等和及与、的]{1,7}?(?:特别行政区|自治区|自治州|自治县|街道办事处|街道(?!办)|社区|开发区|示范区|高新区|新区|省(?![委级份道])|(?<!城)市(?![场委民区域直属])|"
    r"县(?![城道委志级])|(?<![景矿港小园山片厂库林牧校])区(?![委域块间])|镇(?!街道)|乡(?![村镇路])|村(?![民矿站委路桥镇煤里]|中心站)|嘎查|屯(?=$)|州(?![区县市镇乡村])(?=..))"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a chain of names: characters `start` to `end` of the chain, its level, and how that is known."""

    start: int
    end: int
    level: str
    rule: str


@lru_cache(maxsize=8)
def _gazetteer(lexicons: Lexicons) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """(names by their first two characters, longest first; {name: level})."""
    levels = {name: level for name, level in lexicons.words("world").items() if len(name) > 1}
    for name, level in lexicons.words("divisions").items():
        levels[name] = "province" if name.removesuffix("市") in _PROVINCES_BY_RULE else level
    starts: dict[str, list[str]] = {}
    for name in sorted(levels, key=len, reverse=True):
        starts.setdefault(name[:2], []).append(name)
    return {start: tuple(names) for start, names in starts.items()}, levels


@lru_cache(maxsize=8)
def countries_of(lexicons: Lexicons) -> frozenset[str]:
    """The names of countries."""
    return frozenset(name for name, level in lexicons.words("world").items() if level == "country")


def known_at(text: str, at: int, lexicons: Lexicons) -> tuple[str, str] | None:
    """(name, level) of the longest name of the gazetteer that begins at `at`; level "county short" for 武陟 of 武陟县."""
    starts, levels = _gazetteer(lexicons)
    for name in starts.get(text[at : at + 2], ()):
        if text.startswith(name, at):
            return name, levels[name]
    return None


def level_by_suffix(name: str, lexicons: Lexicons) -> str | None:
    """The level that the last word of a name says; None if it says nothing."""
    known = known_at(name, 0, lexicons)
    if known and len(known[0]) == len(name) - 1 and known[1].endswith("short") and name[-1] in "市县区旗":
        return "county"
    if known and known[0] == name and not known[1].endswith("short"):
        return known[1]
    if name.endswith(_SITE_VILLAGES):
        return "site"
    if len(name) > 3 and name[-1] in "堡庄寨屯" and all(c in lexicons.words("transliteration") for c in name):
        return "city"
    if _SITE_DISTRICTS.search(name) and not name.endswith(("新区", "地区")):
        return "site"
    for suffix, level in _DIVISIONS:
        if name.endswith(suffix) and len(name) > len(suffix):
            return level
    return "site" if ends_in_site(name, lexicons) else None


def ends_in_site(name: str, lexicons: Lexicons) -> bool:
    """True for 天河公园, 黄河; not for the bare word."""
    suffixes = lexicons.words("site_suffixes")
    return any(name[-size:] in suffixes for size in range(1, min(7, len(name))))


def is_organisation(name: str) -> bool:
    """True for names that end like a school, an agency, a company."""
    return bool(_ORGANISATION.search(name)) and not name.endswith(("居委会驻地", "派出所旁"))


def parts_of(chain: str, lexicons: Lexicons) -> list[Part]:
    """A chain of names taken apart: 河北省石家庄市正定县曲阳桥镇 -> four parts; what names nothing is left out."""
    parts: list[Part] = []
    at = 0
    while at < len(chain):
        part = _next_part(chain, at, lexicons, first=not parts)
        parts.append(part)
        at = part.end
    return _joined(chain, parts, lexicons)


def _next_part(chain: str, at: int, lexicons: Lexicons, *, first: bool) -> Part:
    rest = chain[at:]
    known = known_at(chain, at, lexicons)
    if known and known[1].endswith("short") and re.match(".[镇乡村]", chain[at + len(known[0]) :]):
        # 沙河店镇 is no 店镇 of 沙河.
        known = None
    if known and known[1] == "district short":
        town = re.match(r".{1,5}(?:镇|街道|乡|村|社区)", chain[at + len(known[0]) :])
        known = None if first and not town else (known[0], "county short")
    if known:
        name, level = known
        after = chain[at + len(name) :]
        longer = _longer(name, level, after)
        if longer:
            return Part(
                at, at + len(name) + len(longer), level_by_suffix(name + longer, lexicons) or "site", "suffix"
            )
        if level != "county short" or not after or level_by_suffix(after, lexicons) or known_at(after, 0, lexicons):
            if level == "county short":
                # 太湖, 洪湖: the water is better known than the county that has its name.
                level = "site" if name[-1] in "湖江河" and not after else "county"
            return Part(at, at + len(name), level, "gazetteer")
    # The first last word of a division that leaves a name of two to seven characters before it.
    match = _DIVISION.match(rest)
    if match and not (known and match.end() < len(known[0])):
        name = match.group()
        return Part(at, at + match.end(), level_by_suffix(name, lexicons) or "site", "suffix")
    # A river, then a city (长江泰州): the known name begins a part of its own.
    for cut in range(2, len(rest) - 1):
        known = known_at(rest, cut, lexicons)
        if known and known[1] in ("province", "city", "county") and ends_in_site(rest[:cut], lexicons):
            return Part(at, at + cut, "site", "rest")
    water = re.match(r".{2,5}?(?:沙漠|草原|高原|盆地|半岛|群岛|海峡|山脉)(?=..)", rest)
    if water:
        return Part(at, at + water.end(), "site", "suffix")
    return Part(at, len(chain), level_by_suffix(rest, lexicons) or "", "rest")


def _longer(name: str, level: str, after: str) -> str:
    """What belongs to the name behind a short one: 张家口 + 市, 中山 + 路 (a road of that name); nothing of a country's."""
    if level == "country" or name[-1] in "省市县区旗州":
        return ""
    division = re.match("社区|街道(?:办事处|办)?|镇|乡|村(?!民)", after) if level.endswith("short") else None
    if division:
        return division.group()
    if level.endswith("short") and after[:1] in tuple("市县区旗") and not after.startswith(("市场", "区域", "县城")):
        return after[0]
    if after.startswith("地区"):
        # 张家口地区 was a division of its own; 北京地区 is Beijing.
        return "地区" if level == "city" and not after.startswith(("地区性", "地区的")) else ""
    for suffix in (
        "路街道",
        "新区",
        "市",
        "省",
        "州",
        "路",
        "街",
        "大道",
        "大街",
        "镇",
        "乡",
        "村",
        "山",
        "河",
        "湖",
        "湾",
        "岛",
    ):
        if (
            after.startswith(suffix)
            # 石家庄 + 湾里庙: a water or a mountain ends the name, or it is none of this place.
            and (suffix not in "山河湖湾岛" or len(after) == 1)
            and not after.startswith(("市场", "街道", "路口", "山区", "村民"))
        ):
            return suffix
    return ""


def _joined(chain: str, parts: list[Part], lexicons: Lexicons) -> list[Part]:
    """A site's bare class word belongs to the short name before it (张家口 + 火车站); loose ends name nothing."""
    joined: list[Part] = []
    alone = lexicons.words("site_suffixes")
    for part in parts:
        text = chain[part.start : part.end]
        bare = part.rule == "rest" and is_bare(text, alone)
        before = joined[-1] if joined else None
        if bare and before and before.rule == "suffix" and before.level == "site":
            joined[-1] = Part(before.start, part.end, "site", "suffix")
        elif (
            (bare or _names_a_house(text))
            and before
            and before.rule == "gazetteer"
            and chain[before.end - 1] not in "省市县区旗州"
        ):
            joined[-1] = Part(before.start, part.end, "site", "site of a place")
        else:
            joined.append(part)
    return joined


def _names_a_house(text: str) -> bool:
    """天津 + 艺术博物馆: the town belongs to the name."""
    return 3 < len(text) < 8 and text.endswith(
        ("博物馆", "图书馆", "美术馆", "体育馆", "体育场", "纪念馆", "大剧院", "会展中心", "机场")
    )


def is_bare(text: str, suffixes: Mapping[str, str]) -> bool:
    """True for 火车站北广场, 体育馆: class words that may stand alone and points of the compass, nothing else."""
    while text:
        size = next((size for size in range(min(7, len(text)), 1, -1) if suffixes.get(text[-size:]) == "alone"), 0)
        if not size and text[-1] not in "东西南北新老大":
            return False
        text = text[: -(size or 1)]
    return True
