"""Bylines in the shapes that papers print, line by line as they stand."""

from __future__ import annotations

import pytest

from chaiban.articles.people import persons_ko, persons_latin, persons_zh
from chaiban.articles.story import name_people, with_more
from chaiban.layout.traits import describe
from chaiban.model import marks
from chaiban.model.article import People, Person

SHAPES = [
    (("By Jane Doe",), [("By", "Jane Doe")]),
    (("By JANE DOE AND JOHN ROE",), [("By", "JANE DOE"), ("By", "JOHN ROE")]),
    (("By Ann Poe, Jane Doe and John Roe",), [("By", "Ann Poe"), ("By", "Jane Doe"), ("By", "John Roe")]),
    (("By JANE DOE, Staff Writer",), [("Staff Writer", "JANE DOE")]),
    (("BY JANE DOE", "STAFF REPORTER"), [("STAFF REPORTER", "JANE DOE")]),
    (("By Jane Doe and John Roe", "Staff Writer"), [("Staff Writer", "Jane Doe"), ("Staff Writer", "John Roe")]),
    (("Jane Doe, Political Editor",), [("Political Editor", "Jane Doe")]),
    (("By Jane Doe", "Special to the Beacon"), [("Special to the Beacon", "Jane Doe")]),
    (("By J. R. Doe | Education Editor",), [("Education Editor", "J. R. Doe")]),
    (("By Jane Doe", "Associated Press"), [("Associated Press", "Jane Doe")]),
    (("Von Anna Beispiel",), [("Von", "Anna Beispiel")]),
    (("VON ANNA BEISPIEL UND KARL MUSTER",), [("Von", "ANNA BEISPIEL"), ("Von", "KARL MUSTER")]),
    (("Von unserem Redakteur Karl M.",), [("Von unserem Redakteur", "Karl M.")]),
    (("(red)",), [("", "red")]),
    (("VON ANNA BEISPIEL", "UND KARL MUSTER"), [("Von", "ANNA BEISPIEL"), ("Von", "KARL MUSTER")]),
    (("By JANE DOE, Court", "Reporter"), [("Court Reporter", "JANE DOE")]),
    (("By JANE DOE, STAFF", "WRITER"), [("STAFF WRITER", "JANE DOE")]),
    (("By Jane Doe", "Special to the", "Beacon"), [("Special to the Beacon", "Jane Doe")]),
    (("Jane Doe, The Beacon", "Press"), [("The Beacon Press", "Jane Doe")]),
    (("By Ann Poe and Jane D.", "Doe"), [("By", "Ann Poe"), ("By", "Jane D. Doe")]),
]


@pytest.mark.parametrize(("lines", "people"), SHAPES)
def test_every_person_of_a_byline_is_named_with_the_printed_role(
    lines: tuple[str, ...], people: list[tuple[str, str]]
) -> None:
    assert [(p.role, p.name) for p in persons_latin(*lines)] == people


def test_a_name_broken_at_a_line_end_is_one_name() -> None:
    assert [p.name for p in persons_latin("By Jane Doe and John", "Roe")] == ["Jane Doe", "John Roe"]


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("新华社记者 程蓉怡孟德", [("新华社记者", "程蓉怡"), ("新华社记者", "孟德")]),
        ("通讯员 段成邹佳", [("通讯员", "段成"), ("通讯员", "邹佳")]),
        ("记者 石 春丁立明", [("记者", "石春"), ("记者", "丁立明")]),
        ("记者 欧阳明华", [("记者", "欧阳明华")]),
        ("记者 阿里木江", [("记者", "阿里木江")]),
        ("本报记者 陆 文", [("本报记者", "陆文")]),
        ("全媒体记者 余安辉本报见习记者 罗菲", [("全媒体记者", "余安辉"), ("本报见习记者", "罗菲")]),
    ],
)
def test_chinese_names_are_parted_where_their_line_swallowed_the_white(
    words: str, people: list[tuple[str, str]]
) -> None:
    assert [(p.role, p.name) for p in persons_zh(words)] == people


def test_a_role_broken_at_a_line_end_is_one_and_a_deed_is_no_name() -> None:
    found = name_people(["□特约记者 杜宇乐 首席", "记者 秦立天", "文"])
    assert [(p.role, p.name) for p in found] == [("特约记者", "杜宇乐"), ("首席记者", "秦立天")]


@pytest.mark.parametrize("words", ["文化旅游", "图为赵玉学和村民", "文与社会", "本报讯本报记者罗祥霞报"])
def test_words_that_open_like_a_role_are_no_byline(words: str) -> None:
    assert marks.BYLINE_ZH.match(words) is None


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("남지호 기자", [("기자", "남지호")]),
        ("[한서윤 기자]", [("기자", "한서윤")]),
        ("해문=오민재 선임기자 omj@bugan.example", [("선임기자", "오민재")]),
        ("류태오 기자, 문가은 특파원", [("기자", "류태오"), ("특파원", "문가은")]),
    ],
)
def test_a_korean_byline_has_the_role_behind_the_name(words: str, people: list[tuple[str, str]]) -> None:
    assert "byline" in describe(words).marks
    assert [(one.role, one.name) for one in persons_ko(words)] == people


@pytest.mark.parametrize("words", ["기자들은 새벽부터 기다렸다.", "그는 기자가 되고 싶었다"])
def test_korean_words_that_speak_of_reporters_are_no_byline(words: str) -> None:
    assert "byline" not in describe(words).marks


def test_a_role_on_a_line_of_its_own_is_that_of_the_people_above_it() -> None:
    names = People((Person("By", "OWEN CASTELL"), Person("Political Editor", "Maud Ferris")), ((10, 25),))
    both = with_more(names, People((Person("", "Staff Writer"),), ((30, 42),)))
    assert [(one.role, one.name) for one in both.persons] == [
        ("Staff Writer", "OWEN CASTELL"),
        ("Political Editor", "Maud Ferris"),
    ]
    assert both.spans == ((10, 25), (30, 42))


def test_further_people_of_a_byline_come_behind_the_first() -> None:
    first, more = People((Person("By", "Ann Poe"),), ((1, 3),)), People((Person("", "Jan Roe"),), ((5, 8),))
    assert with_more(first, more).persons == first.persons + more.persons
    assert with_more(None, more) == more
