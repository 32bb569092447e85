"""Expressions of dates in Chinese text, with the day, month, year or span that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chaiban.algorithms.days import day_of, is_day, number_of, weekday_of
from chaiban.ledger.halves import half_of
from chaiban.ledger.lunar import solar_of
from chaiban.ledger.numerals import fold, whole

_NUMERAL_YEAR = r"(?:1[0-9]|20)\d\d|[一二][〇零一二三四五六七八九]{3}"
_SMALL = r"[0-3]?\d|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_POINT = re.compile(
    rf"(?:(?<![\d.第〇])(?P<year>{_NUMERAL_YEAR}) ?年(?![级代轮])|(?P<relative>今年|去年|前年|明年|后年|上年|同年|次年|翌年|本年))?"
    rf"(?:(?<![\d.．第个])(?P<month>(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])) ?月(?:份)?(?![球亮饼季嫂票刊报薪供])"
    rf"|(?P<moon>本月|上个?月|下个?月))?"
    rf"(?:(?P<part>上旬|中旬|下旬|初|底|末|中(?=[，。、]))|(?<![\d.第])(?P<day>{_SMALL}) ?(?P<mark>日|号)(?![报游元线楼院门]))?"
    rf"(?P<season>年?(?:春天|夏天|秋天|冬天|春季|夏季|秋季|冬季)|[春夏秋冬](?=[，。、])|年?[初底末](?=[，。、至到前，以起开已就我全])|年[初底末中])?"
    rf"(?P<half>[上下]半年|前三季度|第?[一二三四1-4]季度|前(?P<first>{_SMALL})个?月)?"
)
_JOINT = re.compile(r" ?(?:至|到|—+|－+|-|~|～|–|──?)(?: ?今年)? ?")
_DAYS = {"前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "昨晨": -1, "今天": 0, "今日": 0, "今晚": 0,
         "今晨": 0, "今早": 0, "明天": 1, "明日": 1, "明晚": 1, "后天": 2}  # fmt: skip
_DAY_WORD = re.compile("|".join(_DAYS))
_WEEKDAY = re.compile(r"(?P<which>上|本|这|下)(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_AHEAD = re.compile(rf"(?P<way>今后|未来|过去|此后)(?:的)?(?P<count>{_SMALL})年")
_DECADE = re.compile(
    r"(?:(?P<last>上世纪|上个世纪)|(?P<century>1[5-9]|2[01]|二十|十九|二十一)世纪)?(?P<tens>[1-9]0|[二三四五六七八九]十)年代"
)
_YEARS = re.compile(r"(?<![\d.])(?P<a>(?:1[0-9]|20)\d\d) ?(?:至|到|—+|－+|-|~|～|–) ?(?P<b>(?:1[0-9]|20)\d\d) ?年")
_MONTHS = re.compile(
    rf"(?:(?<![\d.第〇])(?P<year>{_NUMERAL_YEAR}) ?年|(?P<relative>今年|去年|前年|明年|本年))?"
    rf"(?<![\d.])(?P<a>{_SMALL}) ?(?:月(?:份)?)?(?:至|到|—+|－+|-|~|～|–) ?(?P<b>1[0-2]|[1-9]|十[一二]?|[二三四五六七八九]) ?月(?:份)?(?!\d)"
)
_LUNAR = re.compile(
    r"(?:农历|阴历|古历)?(?:(?P<year>(?:1[0-9]|20)\d\d)年)?(?P<leap>闰)?(?P<month>正月|腊月|冬月|(?<=历)[二三四五六七八九十][一二]?月)"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]|[二三]?十[一二三四五六七八九]?|[一二]?十|[12]\d|30)日?"
)
_NO_BARE_DAY_AFTER = re.compile(
    r"内|之内|以内|游|后|前|左右|以上|以来|龄|间|行|元|报(?!道)|均|期|线|多|本|常|志|历|照|子|用|化"
)
_NO_BARE_DAY_BEFORE = re.compile(
    r"(?:连续|连|近|第|约|拘留|期限|最长|最短|超过|不少于|仅用|用时|休假|停业|停产|限期|每|满|达|历时|为期|共|逢|个|用|“|[A-Za-z\d.])$"
)
_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "前年": -2, "明年": 1, "后年": 2}
_FUTURE = re.compile(r"将|计划|预计|力争|拟|确保|有望|届时|前完成|截止|开始报名")
_REPORTING = re.compile(r"记者|获悉|了解到|看到|采访")


@dataclass(frozen=True, slots=True)
class Mention:
    """A date in the text: characters `start` to `end` (open), the ISO `value` (None: known to be a date, not which)."""

    start: int
    end: int
    value: str | None
    rule: str


@dataclass(slots=True)
class _Context:
    """What the text has said so far: the day it counts from, the year last named and where."""

    year: int | None
    month: int | None
    day: int | None
    named: int | None = None
    at: int = -1000
    before: str = ""


@lru_cache(maxsize=256)  # times and figures ask for the same paragraphs
def mentions(text: str, reference: tuple[int, int, int] | None) -> tuple[Mention, ...]:
    """All dates of a paragraph in order, none within another. Dates in book marks are given without a value."""
    folded = fold(text)
    context = _Context(*(reference or (None, None, None)))
    found: list[Mention] = []
    at = 0
    while at < len(folded):
        if folded[at] not in _FIRST:
            at += 1
            continue
        mention = next((m for m in (rule(folded, at, context) for rule in _RULES) if m is not None), None)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        if mention.value and mention.value[:4].isdigit():
            context.named, context.at, context.before = int(mention.value[:4]), at, mention.value
        at = mention.end
    inside = [(m.start(), m.end()) for m in re.finditer("《[^》]*》", folded)]
    return tuple(
        Mention(m.start, m.end, None, "in a title") if any(a < m.start < b for a, b in inside) else m for m in found
    )


_FIRST = frozenset("0123456789一二三四五六七八九十今去前明后上同次翌本昨这下未过此农阴古正腊冬闰元")


def _years(text: str, at: int, context: _Context) -> Mention | None:
    match = _YEARS.match(text, at)
    return Mention(at, match.end(), f"{match['a']}/{match['b']}", "span of years") if match else None


def _lunar(text: str, at: int, context: _Context) -> Mention | None:
    match = _LUNAR.match(text, at)
    if not match:
        return None
    if context.year is None or context.month is None or context.day is None:
        return Mention(at, match.end(), None, "lunar")
    value = solar_of(match["month"], match["day"], (context.year, context.month, context.day))
    return Mention(at, match.end(), value, "lunar")


def _day_word(text: str, at: int, context: _Context) -> Mention | None:
    match = _DAY_WORD.match(text, at)
    if not match or context.year is None or context.month is None or context.day is None:
        return None
    word, after = match.group(), text[match.end() : match.end() + 2]
    # 今天的中国, 时至今日, 美好的明天, 今日头条 mean no day.
    general = word in ("今天", "今日", "明天", "明日") and (
        after[:1] in "的之头" or text[max(0, at - 1) : at] in ("的", "到", "至", "好") or text[at - 1 : at] == "《"
    )
    if general:
        return Mention(at, match.end(), None, "no day")
    return Mention(at, match.end(), _shifted(context, _DAYS[word]), "day word")


def _weekday(text: str, at: int, context: _Context) -> Mention | None:
    match = _WEEKDAY.match(text, at)
    if not match or context.year is None or context.month is None or context.day is None:
        return None
    today = number_of(context.year, context.month, context.day)
    wanted = "一二三四五六日".find(match["day"].replace("天", "日"))
    shift = wanted - weekday_of(today) + {"上": -7, "下": 7}.get(match["which"], 0)
    return Mention(at, match.end(), _shifted(context, shift), "weekday")


def _ahead(text: str, at: int, context: _Context) -> Mention | None:
    match = _AHEAD.match(text, at)
    count = whole(match["count"]) if match else None
    if not match or not count or count < 2 or context.year is None:
        return None
    first = context.year - count if match["way"] == "过去" else context.year
    return Mention(at, match.end(), f"{first}/{first + count - 1}", "years ahead")


def _decade(text: str, at: int, context: _Context) -> Mention | None:
    match = _DECADE.match(text, at)
    tens = whole(match["tens"]) if match else None
    if not match or tens is None:
        return None
    century = whole(match["century"]) if match["century"] else 20
    first = ((century or 20) - 1) * 100 + tens
    return Mention(at, match.end(), f"{first}/{first + 9}", "decade")


def _months(text: str, at: int, context: _Context) -> Mention | None:
    """1至6月; the year is what a point would have there."""
    match = _MONTHS.match(text, at)
    first, last = (whole(match["a"]), whole(match["b"])) if match else (None, None)
    if not match or not first or not last or first >= last or last > 12 or context.year is None:
        return None
    year = _named_year(match, context) or _year_near(text, at, context, last, None)
    return Mention(at, match.end(), f"{year}-{first:02}/{year}-{last:02}", "span of months")


@dataclass(frozen=True, slots=True)
class _Point:
    end: int
    year: int
    month: int | None
    day: int | None
    last: str | None = None

    def value(self) -> str:
        month = f"-{self.month:02}" if self.month else ""
        return f"{self.year}{month}" + (f"-{self.day:02}" if self.day else "")


def _point(text: str, at: int, context: _Context) -> Mention | None:
    """A point, or two with a joint between: 2月10日至15日."""
    first = _read_point(text, at, context, None)
    if first is None:
        return None
    joint = _JOINT.match(text, first.end)
    second = _read_point(text, joint.end(), context, first) if joint else None
    if second is not None and second.value() > first.value() and (second.day is None) == (first.day is None):
        return Mention(at, second.end, f"{first.value()}/{second.value()}", "span")
    return Mention(at, first.end, first.last or first.value(), "date")


def _read_point(text: str, at: int, context: _Context, before: _Point | None) -> _Point | None:
    match = _POINT.match(text, at)
    if not match or match.end() == at:
        return None
    named = _named_year(match, context)
    month = _month(match, context, before)
    day = whole(match["day"]) if match["day"] else None
    if not (match["year"] or match["relative"] or match["month"] or match["moon"]):
        if day is not None and match["mark"] == "日" and before is not None and before.day and before.month:
            return _checked(_Point(match.end("mark"), before.year, before.month, day))
        return _bare_day(text, at, match, day, context) if day is not None and match["mark"] == "日" else None
    if (match["day"] and match["mark"] == "号" and not month) or (match["relative"] and match["day"] and not month):
        day = None
    if named is None:
        if context.year is None:
            return None
        moon = match["moon"]
        if before is not None:
            named = before.year + (1 if month and before.month and month < before.month else 0)
        elif moon:
            named = (
                context.year - (moon[0] == "上" and context.month == 1) + (moon[0] == "下" and context.month == 12)
            )
        else:
            named = _year_near(text, at, context, month, day)
    end = match.end() if day is not None or not match["day"] else match.start("day")
    last = None
    if match["half"] and not month:
        last = half_of(match, named)
    return _checked(_Point(end, named, month, day, last))


def _named_year(match: re.Match[str], context: _Context) -> int | None:
    if match["year"]:
        return whole(match["year"])
    word = match["relative"]
    if not word:
        return None
    if word == "同年":
        return context.named
    if word in ("次年", "翌年"):
        return context.named + 1 if context.named else None
    return context.year + _RELATIVE[word] if context.year is not None else None


def _month(match: re.Match[str], context: _Context, before: _Point | None) -> int | None:
    if match["month"]:
        return 1 if match["month"] == "元" else whole(match["month"])
    if match["moon"] and context.month:
        return (context.month - 1 + {"本": 0, "上": -1, "下": 1}[match["moon"][0]]) % 12 + 1
    return None


def _bare_day(text: str, at: int, match: re.Match[str], day: int | None, context: _Context) -> _Point | None:
    """8日上午: in the month of the reference, or the one before if that day is still to come."""
    end = match.end("mark")
    if day is None or context.year is None or context.month is None or context.day is None:
        return None
    if _NO_BARE_DAY_AFTER.match(text, end) or _NO_BARE_DAY_BEFORE.search(text[max(0, at - 3) : at]):
        return None
    year, month = context.year, context.month
    if at - context.at <= 15 and len(context.before) == 10 and day > int(context.before[8:]):
        # 10月2日、9日和16日 go on in the same month.
        return _checked(_Point(end, int(context.before[:4]), int(context.before[5:7]), day))
    if day > context.day and not _FUTURE.search(_clause(text, at)):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return _checked(_Point(end, year, month, day))


def _year_near(text: str, at: int, context: _Context, month: int | None, day: int | None) -> int:
    """The year of a date without one: that of the sentence before, else the last such date, else this year's."""
    assert context.year is not None
    close = context.named is not None and 0 <= at - context.at <= 120
    if month and day and context.month and context.day:
        past = (context.month - month) * 30 + context.day - day
        close = close and not 0 <= past <= 10
    if close and context.named is not None and not _REPORTING.search(_clause(text, at, 30)):
        return context.named
    if month is None or context.month is None or _FUTURE.search(_clause(text, at)):
        return context.year
    ahead = (month - context.month) * 30 + (day or 1) - (context.day or 1)
    return context.year - 1 if ahead > 100 else context.year


def _clause(text: str, at: int, reach: int = 20) -> str:
    """The words around `at` up to the sentence's ends, `reach` characters after it at the most."""
    start = max(text.rfind("。", 0, at), text.rfind("；", 0, at)) + 1
    return re.split("[。；]", text[max(start, at - 20) : at + reach])[0]


def _checked(point: _Point) -> _Point | None:
    return point if is_day(point.year, point.month or 1, point.day or 1) else None


def _shifted(context: _Context, days: int) -> str:
    today = number_of(context.year or 1, context.month or 1, context.day or 1)
    year, month, day = day_of(today + days)
    return f"{year}-{month:02}-{day:02}"


_RULES = (_years, _lunar, _day_word, _weekday, _ahead, _decade, _months, _point)
