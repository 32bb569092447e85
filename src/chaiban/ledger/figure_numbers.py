"""Where a Chinese text prints a number that measures or counts, with its value and unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chaiban.ledger.numerals import DIGITS, value_of
from chaiban.ledger.sentences import clause_at
from chaiban.model.ledger import Lexicons

_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_CHINESE = (
    r"(?<![唯统单专])(?:[零〇一二三四五六七八九两十万亿]|百(?!分)|千(?![瓦克米卡帕伏焦]))+(?:[多余][万亿]+)?"
    r"(?:点[零一二三四五六七八九]+(?=[成倍万亿公平个米元])[万亿]*)?"
)
_MORE = "余多来"
_SCALE = (
    r"[多余]?(?:[十万亿]|百(?!分)|千(?![瓦克米卡帕伏焦]))+(?:\d{1,4}(?:[十百万]|千(?![瓦克米卡帕伏焦]))+)*|[多余]"
)
_RANGE = r" ?(?:至|到|—+|－+|-|~|～|–|、) ?"
_NOTHING_BEFORE = re.compile(
    r"(?:第|[A-Za-z.+＋×/:：#№\d－—~～-]|星期|(?<![每一两三四])周|礼拜|农历|初|同日|编号|电话|热线|邮编|代码)$"
)
_RANGE_BEFORE = re.compile(
    r"(?:^|[^第A-Za-z.\d])(?:\d[\d,.]*[十百千万亿]*[㐀-鿿%℃]{0,3}|[一二三四五六七八九两十百千万]+[㐀-鿿]{0,2})(?:至|到|—+|－+|-|~|～|–)$"
)
_CLOCK = re.compile(
    r"(?<![\d.])\d{1,2}(?:时(?!代|期|速|间|尚|许可)|点(?!建议|意见|要求|希望|体会|主张|共识|看法|启示|措施|多?个))(?:\d{1,2}分?|半|许|整|左右|钟)?|\d{1,2}[:：]\d\d"
)
_ADDRESS_AFTER = re.compile(r"(?:号|单元|室|号楼|弄|路|街|高速|国道|省道|大街|航站楼)")
_GENERAL_ONE = frozenset("一")
_LONE_SCALES = frozenset("十百千万亿")
_ORDINAL_AFTER = re.compile(r"等奖|等功|等品|星级|级|号|等舱|流|线城|维码|线|把手|院|食堂")
_EVENT = re.compile(r"[个女男]?[蝶蛙仰混]|自由泳|栏|跑|短跑|接力|障碍|气手|步枪|手枪")
_RANGE_AFTER = re.compile(r"(?:—+|－+|-|~|～|–)\d")
_NOUN_POINT = re.compile(r"建议|意见|要求|希望|体会|主张|共识|看法|启示|措施|原则|承诺|倡议")
_PEOPLE = re.compile(
    r"人口|游客|观众|粉丝|网民|从业人员|用工|参与者|听众|职工|会员|学生|党员|群众|居民|农民|村民|市民|职员|旅客|用户|人员|考生|"
    r"工人|师生|教师|大军|民众|劳动力|移民|难民|同胞|侨胞|儿女|青年|妇女|儿童|老人"
)
_CASES = re.compile(r"(?:病例|确诊|感染者)[^，]{0,4}$")
_INDEX = re.compile(r"指数[^，。\d]{0,8}(?:为|是|达|至|到|报|于)$")
_SUMS = re.compile(
    r"总额|投资|产值|收入|资金|利润|税|贷款|市值|营收|规模|价值|成交额|销售额|金额|存款|余额|债|赤字|顺差|逆差|GDP|支出|经费|损失|售价|总价"
)


@dataclass(frozen=True, slots=True)
class Number:
    """Characters `start` to `end` of the text, value and unit; `inside`: the 多 or 余 within; `arabic` or in Chinese."""

    start: int
    end: int
    value: float
    unit: str
    inside: str
    arabic: bool
    rule: str


def numbers(text: str, lexicons: Lexicons, taken: list[tuple[int, int]]) -> list[Number]:
    """The numbers of a folded text in order, none in `taken`, in a title, a fixed phrase or a clock time."""
    taken = [*taken, *((m.start(), m.end()) for m in _CLOCK.finditer(text))]
    taken += [(m.start(), m.end()) for m in re.finditer(r"《[^》]*》", text)]
    phrases, pattern = _patterns(lexicons)
    taken += [(m.start(), m.end()) for m in phrases.finditer(text)] if phrases else []
    found: list[Number] = []
    at = 0
    while match := pattern.search(text, at):
        at = match.end() if match.end() > match.start() else match.start() + 1
        if any(a < match.end() and match.start() < b for a, b in taken):
            overlap = [b for a, b in taken if a < match.end() and match.start() < b]
            at = max(match.start() + 1, min(max(overlap), match.end()))
            continue
        number = _number(text, match, lexicons)
        if number is not None:
            found.append(number)
    return found


@lru_cache(maxsize=8)
def _patterns(lexicons: Lexicons) -> tuple[re.Pattern[str] | None, re.Pattern[str]]:
    phrases = "|".join(map(re.escape, sorted(lexicons.words("numeral_phrases"), key=len, reverse=True)))
    units = "|".join(map(re.escape, sorted(lexicons.words("units"), key=len, reverse=True))) or "个"
    pattern = (
        rf"(?:百分之|千分之)(?P<share>(?:{_ARABIC})|[零一二三四五六七八九十百点两]+)"
        rf"|(?P<numeral>(?P<arabic>{_ARABIC})(?P<scale> ?(?:{_SCALE}))?|(?P<chinese>{_CHINESE}))"
        rf"(?P<more>[{_MORE}])?(?:个多(?P<tail>{units}|月|星期)| ?(?P<unit>(?:{units})))?(?P<per>/(?:{units}|日|平方公里|立方米))?"
    )
    return (re.compile(phrases) if phrases else None), re.compile(pattern)


def _number(text: str, match: re.Match[str], lexicons: Lexicons) -> Number | None:
    before = text[max(0, match.start() - 12) : match.start()]
    if match["share"]:
        value = value_of(match["share"])
        unit = "%" if match.group().startswith("百") else "‰"
        return None if value is None else Number(match.start(), match.end(), value, unit, "", True, "share in words")
    if _NOTHING_BEFORE.search(before) and not _RANGE_BEFORE.search(before):
        return None
    if match["arabic"]:
        return _arabic(text, match, lexicons)
    return _chinese(text, match, lexicons)


def _arabic(text: str, match: re.Match[str], lexicons: Lexicons) -> Number | None:
    unit, scale, end = _unit(match, lexicons), (match["scale"] or "").strip(), match.end()
    more = ("多" if match["tail"] else "") + (match["more"] or "") + "".join(c for c in scale if c in _MORE)
    value = value_of(match["arabic"] + scale)
    after = text[end : end + 4]
    if value is None:
        return None
    if not unit:
        implied = _implied_unit(text, match) if any(c in "万亿" for c in scale) else None
        if "." in match["arabic"] and not scale and _INDEX.search(text[max(0, match.start() - 14) : match.start()]):
            implied = ""
        return (
            None
            if implied is None
            else Number(match.start(), match.end(), value, implied, more, True, "unit implied")
        )
    if _rejected(text, match, unit, after):
        return None
    if text.startswith("人民币", end) and not unit.endswith("元"):
        unit, end = "元", end + 3
    unit = "元" if unit in ("人民币", "块钱") else unit
    if unit == "成":
        value, unit = value * 10, "%"
    if unit[0] in "千百":
        # 30万千瓦: whoever reads the span alone would take the unit's 千 for a part of the number.
        end = match.start("unit")
    return Number(match.start(), end, value, unit + (match["per"] or ""), more, True, "figure and unit")


def _unit(match: re.Match[str], lexicons: Lexicons) -> str:
    """The unit as printed; 3个多月 counts in 个月, 6个多美元 in 美元."""
    tail = match["tail"]
    if tail:
        return f"个{tail}" if f"个{tail}" in lexicons.words("units") else tail
    return match["unit"] or ""


def _implied_unit(text: str, match: re.Match[str]) -> str | None:
    """人 for a population, 元 for a sum, where print leaves the unit out: 563万贫困人口, 投资总额超1.2万亿."""
    clause = clause_at(text, match.start())
    before, after = text[clause.start : match.start()][-16:], text[match.end() : min(clause.end, match.end() + 24)]
    if _SUMS.search(before[-8:]):
        return "元"
    if _PEOPLE.search(before[-6:]) or _PEOPLE.search(after.split("、")[0]):
        return "人"
    if before.endswith("例") or _CASES.search(before):
        return "例"
    return "元" if _SUMS.search(before) else None


def _rejected(text: str, match: re.Match[str], unit: str, after: str) -> bool:
    """A number that is a label, an order, an address or a part of a name."""
    digits = match["arabic"] or ""
    if unit == "年" and (after.startswith(("级", "代", "制")) or re.fullmatch(r"(?:1[5-9]|20)\d\d", digits)):
        return True
    if unit == "届" and not re.search(r"[连共续历]", text[max(0, match.start() - 4) : match.start()]):
        return True
    if unit == "点" and "." not in digits and not _NOUN_POINT.match(after):
        return True
    if unit in ("栋", "幢", "座", "层", "排", "期", "轮", "组", "队", "班") and _ADDRESS_AFTER.match(after):
        return True
    if unit in ("年", "天", "日") and after.startswith(("行动", "计划", "规划", "攻坚", "国债")):
        return True
    if unit == "级":
        # 6.1级地震 and 七级大风 measure, 二级 and 三级 rank.
        windy = re.search("风[^，。]{0,3}$|地震[^，。]{0,3}$", text[max(0, match.start() - 8) : match.start()])
        return not (windy or "." in digits or after.startswith(("地震", "大风", "以上大风", "余震", "阵风")))
    if unit in ("组", "队") and text[max(0, match.start() - 2) : match.start()].endswith(("村", "社区", "庄")):
        return True
    if unit == "日":
        # A day of the month, unless the words around count days: 10日内, 拘留15日.
        counted = text[max(0, match.start() - 3) : match.start()].endswith(
            ("拘留", "连续", "历时", "为期", "限期", "长达")
        )
        return not (counted or after.startswith(("内", "以内", "之内", "游")))
    if unit in ("年", "天", "个月", "个多月", "小时", "周") and re.match(
        "前(?!后|后|景|途|往|进|夕|三|两|列|[一-九])", after
    ):
        # Three years ago is a time, and a vague one.
        return True
    if unit == "张" and text[max(0, match.start() - 3) : match.start()].endswith(("图片", "照片")):
        return True
    if unit == "单" and after.startswith(("元", "位")):
        return True
    if unit == "分" and after.startswith(("公司", "局", "行", "校", "会", "店", "院", "区", "厂", "之")):
        return True
    if unit in ("周", "度") and after.startswith(("年", "电" if unit == "周" else "假")):
        return True
    if unit in ("名", "位", "强") and text[match.start() - 1 : match.start()] == "前" and match.start():
        return True
    if unit == "米" and _EVENT.match(after):
        return True
    if unit and _RANGE_AFTER.match(text, match.end()):
        return True
    return _is_label(text, match)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """“2+4”, “410”, “10个一”: a quotation of a few characters that begins with the number."""
    if text[match.start() - 1 : match.start()] not in ("“", "‘") or match.start() == 0:
        return False
    close = re.compile("[”’]").search(text, match.end())
    return close is not None and close.start() - match.start() <= 10


def _chinese(text: str, match: re.Match[str], lexicons: Lexicons) -> Number | None:
    numeral, unit = match["chinese"], _unit(match, lexicons)
    more = match["more"] or ("多" if match["tail"] else "") or "".join(c for c in numeral if c in "多余")
    value = value_of(numeral)
    if value is None or set(numeral) <= set("零〇"):
        return None
    if not unit:
        long = len(numeral) > 1 and numeral[-1] in "万亿" and not set(numeral) <= _LONE_SCALES
        implied = _implied_unit(text, match) if long else None
        return (
            None
            if implied is None
            else Number(match.start(), match.end(), value, implied, more, False, "unit implied")
        )
    note, after = lexicons.words("units").get(unit, ""), text[match.end() : match.end() + 4]
    points = unit == "点" and bool(_NOUN_POINT.match(after))
    if (note == "digits" and not points) or _is_idiom(text, match, numeral, more, note):
        return None
    if (
        unit == "届"
        or _rejected(text, match, unit, after)
        or (unit == "人" and after.startswith(("民", "大", "生", "类")))
    ):
        return None
    if unit == "成":
        if after.startswith(("为", "功", "立", "员", "果", "长", "都", "本", "就", "绩")):
            return None
        value, unit = value * 10, "%"
    unit = "元" if unit in ("人民币", "块钱") else unit
    return Number(match.start(), match.end(), value, unit + (match["per"] or ""), more, False, "numeral and unit")


def _is_idiom(text: str, match: re.Match[str], numeral: str, more: str, note: str) -> bool:
    """一 as “a”, rough counts (四五个, 数百人), ranks (二等奖), and 百家, 万人 that nothing measures."""
    before, after = text[max(0, match.start() - 4) : match.start()], text[match.end() : match.end() + 4]
    if numeral in _GENERAL_ONE and match["unit"] != "成":
        return True
    if len(numeral) > 1 and all(c in DIGITS for c in numeral):
        return True
    if more == "来" and numeral[-1] not in "十百千万":
        return True
    if _ORDINAL_AFTER.match(text, max(match.start("unit"), match.start("tail"))) or _ORDINAL_AFTER.match(after):
        return True
    if not set(numeral) <= _LONE_SCALES:
        return False
    if before.endswith(("数", "几", "好", "十", "同")):
        return True
    measured = more or note == "money" or len(numeral) > 1 or re.search(r"[近超逾过约]$|足足$|达$", before)
    return numeral != "十" and not measured and not re.match("以上|以下|之多", after)
