"""Printed marks in four languages."""

from __future__ import annotations

import pytest

from chaiban.articles.people import credit_persons, persons_latin, persons_zh
from chaiban.model import marks


@pytest.mark.parametrize(
    ("printed", "page", "mark"),
    [
        ("（上接A01版①）", "A1", "①"),
        ("（紧接第一版）", "1", ""),
        ("上接1版②", "1", "②"),
        ("（接第十二版）", "12", ""),
        ("Continued from Page A1", "A1", ""),
        ("Fortsetzung von Seite 1", "1", ""),
        ("Forts. von Seite 12", "12", ""),
        ("BRIDGE, from Page A6", "A6", ""),
    ],
)
def test_marks_of_coming_from_another_page(printed: str, page: str, mark: str) -> None:
    match = marks.JUMP_IN.match(printed)
    assert match is not None
    found = marks.jump_of(match)
    assert (found.page, found.mark) == (page, mark)


@pytest.mark.parametrize(
    ("printed", "page"),
    [
        ("（下转A02版②）", "A2"),
        ("下转第四版", "4"),
        ("转至第三版", "3"),
        ("緊轉第八版①", "8"),
        ("(continued on page 4)", "4"),
        ("HOMES continues on 5".removeprefix("HOMES "), "5"),
        ("See BUDGET, Page A6", "A6"),
    ],
)
def test_marks_of_going_to_another_page(printed: str, page: str) -> None:
    match = marks.JUMP_OUT.match(printed)
    assert match is not None
    assert marks.jump_of(match).page == page


def test_padded_names_and_shared_roles() -> None:
    people = persons_zh("本报记者 陆 秋 方禾 通讯员 沈望舒")
    assert [(p.role, p.name) for p in people] == [("本报记者", "陆秋"), ("本报记者", "方禾"), ("通讯员", "沈望舒")]


def test_western_bylines() -> None:
    assert [(p.role, p.name) for p in persons_latin("By Ada Quill and Tom Reed")] == [
        ("By", "Ada Quill"),
        ("By", "Tom Reed"),
    ]
    assert [(p.role, p.name) for p in persons_latin("Von Ina Beck")] == [("Von", "Ina Beck")]


@pytest.mark.parametrize("words", ["本报记者 叶小棠 摄", "（叶小棠 摄）", "Photo by Ada Quill", "Foto: Ina Beck"])
def test_credits_name_one_person(words: str) -> None:
    assert len(credit_persons(words)) == 1


def test_running_text_is_no_credit() -> None:
    assert credit_persons("大桥建成以后，两地车程将由五十分钟缩短到十二分钟，沿江四个乡镇的农产品进城更加便捷") == ()
