"""Figures: value, unit, qualifier, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.ledger import figures
from chaiban.ledger.numerals import value_of
from chaiban.model.ledger import ArticleText, Figure
from chaiban.pipeline.lexicons import load_lexicons

LEXICONS = load_lexicons()


def found(text: str, language: str = "zh") -> list[Figure]:
    records = figures.find(ArticleText("a", "", (text,), "2019-06-13", None, language), LEXICONS, ())
    return [record for record in records if isinstance(record, Figure)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("总投资35.2亿元。", 3_520_000_000, "元", "exact"),
        ("出口额达12.5亿美元。", 1_250_000_000, "美元", "exact"),
        ("造价１，２００万元。".replace("，", ""), 12_000_000, "元", "exact"),
        ("收入1,250元。", 1250, "元", "exact"),
        ("修路3万多公里。", 30_000, "公里", "over"),
        ("救出四十余人。", 40, "人", "over"),
        ("年产值千万元以上。", 10_000_000, "元", "over"),
        ("全镇七成以上通了气。", 70, "%", "over"),
        ("覆盖率百分之九十五。", 95, "%", "exact"),
        ("收入同比增长8.5%。", 8.5, "%", "growth"),
        ("长约5公里。", 5, "公里", "about"),
        ("来了近百名学生。", 100, "名", "about"),
        ("不足30平方米。", 30, "平方米", "under"),
        ("10天以内办结。", 10, "天", "under"),
        ("最高奖励50万元。", 500_000, "元", "max"),
        ("至少植树20棵。", 20, "棵", "min"),
        ("审批用了3个工作日。", 3, "个工作日", "exact"),
        ("等了2个多月。", 2, "个月", "over"),
        ("连续五年盈利。", 5, "年", "exact"),
        ("提高1.2个百分点。", 1.2, "个百分点", "growth"),
        ("二千三百五十户搬迁。", 2350, "户", "exact"),
        ("利润三点五亿元。", 350_000_000, "元", "exact"),
        ("全县人口48万。", 480_000, "人", "exact"),
        ("帮助6.5万贫困群众。", 65_000, "人", "exact"),
        ("投资总额超过2.1万亿。", 2_100_000_000_000, "元", "over"),
        ("用时30至45天。", 45, "天", "exact"),
        ("容量为40条—45条。", 45, "条", "exact"),
        ("提出6点建议。", 6, "点", "exact"),
    ],
)
def test_a_figure_is_read(text: str, value: float, unit: str, qualifier: str) -> None:
    assert [(f.value, f.unit, f.qualifier) for f in found(text)] == [(value, unit, qualifier)]


@pytest.mark.parametrize(
    "text",
    [
        "第五届运动会闭幕。",
        "获得一等奖。",
        "排名全市第3。",
        "会议8时30分开始。",
        "上午9点集合。",
        "推进“2+4”布局。",
        "住在3号楼2单元。",
        "办一个厂。",
        "一名老人说。",
        "2018年6月3日开工。",
        "5G信号稳定。",
        "四季如春。",
        "数百人围观。",
        "百家争鸣。",
        "三年级学生来了。",
        "核心零部件到货。",
        "进入前三名。",
        "他写了《三十个春天》。",
        "参加100米自由泳。",
        "电话12345。",
    ],
)
def test_what_measures_nothing_gives_no_record(text: str) -> None:
    assert found(text) == []


def test_what_one_verb_says_of_two_shares_holds_for_both() -> None:
    assert [f.qualifier for f in found("产量和销量分别增长6.1%、5.3%。")] == ["growth", "growth"]


def test_the_quote_is_the_clause() -> None:
    (figure,) = found("路通了，全长12公里，车多了。")
    assert figure.quote == "全长12公里"


def test_what_is_counted_is_the_noun_behind_a_counting_word() -> None:
    assert found("新建18座泵站。")[0].subject == "泵站"


def test_what_is_measured_stands_before_a_measure() -> None:
    assert found("大桥全长800米。")[0].subject == "大桥全长"


def test_every_occurrence_is_recorded() -> None:
    assert len(found("东村12户，西村12户。")) == 2


@given(st.integers(2, 99_999_999))
def test_a_printed_number_is_its_value(number: int) -> None:
    assert [f.value for f in found(f"共有{number}吨。")] == [number]
    assert [f.value for f in found(f"共有{number:,}吨。")] == [number]


def in_chinese(number: int) -> str:
    """A number below 10,000 in Chinese numerals."""
    text, zero = "", False
    for digit, scale in zip(f"{number:04}", ("千", "百", "十", ""), strict=True):
        if digit == "0":
            zero = bool(text)
            continue
        text += ("零" if zero else "") + "零一二三四五六七八九"[int(digit)] + scale
        zero = False
    return text


@given(st.integers(1, 9999))
def test_chinese_numerals_are_their_value(number: int) -> None:
    assert value_of(in_chinese(number)) == number


@given(st.text(alphabet="0123456789一二三十百千万亿点个元%年人名多余近约、，。至—“”第％１．", max_size=40))
def test_any_text_gives_spans_that_hold_a_number(text: str) -> None:
    for figure in found(text):
        words = text[figure.start : figure.end]
        assert any(c in "0123456789０１一二三四五六七八九十百千万亿两" for c in words)
        assert figure.quote in text
