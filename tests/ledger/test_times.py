"""Dates: what they resolve to, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.algorithms.days import day_of, number_of, weekday_of
from chaiban.ledger import times
from chaiban.model.ledger import ArticleText, Lexicons, Time

NOTHING = Lexicons({})


def values(
    text: str, issue: str | None = "2019-06-13", dateline: str | None = None, language: str = "zh"
) -> list[str]:
    article = ArticleText("a", "", (text,), issue, dateline, language)
    found = times.find(article, NOTHING, ())
    assert all(isinstance(record, Time) and text[record.start : record.end] == record.text for record in found)
    return [record.value for record in found if isinstance(record, Time)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("昨日上午，河堤加固完工。", "2019-06-12"),
        ("前天夜里下了雨。", "2019-06-11"),
        ("６月１日起实行新规。", "2019-06-01"),
        ("去年，厂里换了锅炉。", "2018"),
        ("今年以来，水位一直偏低。", "2019"),
        ("学校建于一九五八年。", "1958"),
        ("二〇〇三年五月二十日通车。", "2003-05-20"),
        ("2011年8月底，老站关闭。", "2011-08"),
        ("展览将于7月2日至15日举行。", "2019-07-02/2019-07-15"),
        ("1至5月，客流上升。", "2019-01/2019-05"),
        ("今年1—5月份，客流上升。", "2019-01/2019-05"),
        ("2016—2018年，三次改造。", "2016/2018"),
        ("今年上半年，产量翻番。", "2019-01/2019-06"),
        ("今年一季度，产量下滑。", "2019-01/2019-03"),
        ("今后三年，投入不变。", "2019/2021"),
        ("农历五月初五，村里赛龙舟。", "2019-06-07"),
        ("正月初八，商铺开门。", "2019-02-12"),
        ("上世纪70年代，渠通了。", "1970/1979"),
        ("上周五，大桥合龙。", "2019-06-07"),
        ("9日晚，暴雨来袭。", "2019-06-09"),
        ("12月，货船首航。", "2018-12"),
        ("计划12月完工。", "2019-12"),
    ],
)
def test_a_date_is_resolved(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "近日，天气转好。",
        "目前，工程过半。",
        "春节前后，车票紧张。",
        "上午8时30分，比赛开始。",
        "历时3个月，跨越10天。",
        "他读的是《2018年的雨》。",
        "被评为2018年度优秀站所。",
        "连续20日无雨。",
        "第3月台已封闭。",
        "今天的孩子不挨饿。",
        "本报6月12日讯（记者 某某）雨停了。",
    ],
)
def test_what_is_no_date_gives_no_record(text: str) -> None:
    assert values(text) == []


def test_yesterday_counts_from_the_datelines_day() -> None:
    assert values("昨天，船队返航。", dateline="新华社青岛6月11日电") == ["2019-06-10"]


def test_a_dateline_of_december_in_january_is_last_years() -> None:
    assert values("昨天，船队返航。", "2020-01-01", "新华社青岛12月31日电") == ["2019-12-30"]


def test_a_date_without_a_year_goes_on_in_the_year_just_named() -> None:
    assert values("2015年春天，合作社成立。9月初，第一批货发出。") == ["2015", "2015-09"]


def test_days_in_a_row_go_on_in_the_same_month() -> None:
    assert values("罢工定在7月2日、9日和16日。") == ["2019-07-02", "2019-07-09", "2019-07-16"]


def test_without_a_day_to_count_from_only_full_dates_are_resolved() -> None:
    assert values("昨日，去年，2月3日，1999年5月。", None) == ["1999-05"]


def test_a_value_is_recorded_once() -> None:
    assert values("昨日晴，昨天有风，6月12日还有雾。") == ["2019-06-12"]


@given(st.integers(number_of(1600, 1, 1), number_of(2400, 12, 31)))
def test_days_and_their_numbers_go_back_and_forth(number: int) -> None:
    assert number_of(*day_of(number)) == number
    assert day_of(number + 1) > day_of(number)


def test_a_known_day_has_its_weekday() -> None:
    assert weekday_of(number_of(2000, 1, 1)) == 5


@given(st.integers(1, 12), st.integers(1, 28), st.integers(1950, 2035))
def test_a_printed_day_means_itself(month: int, day: int, year: int) -> None:
    assert values(f"{year}年{month}月{day}日，开工。") == [f"{year}-{month:02}-{day:02}"]


@given(st.text(alphabet="0123456789年月日昨今去上半初底至—一二十三农历正腊廿第、，。个", max_size=40))
def test_any_text_gives_spans_that_hold_their_words(text: str) -> None:
    values(text)
