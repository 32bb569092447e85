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
        ("（上接\n第一版）", "1", ""),
        ("（上接A01\n版①）", "A1", "①"),
        ("接A1版", "A1", ""),
        ("（接A01①）", "A1", "①"),
        ("BUDGET continued from 3", "3", ""),
        ("FROM 3", "3", ""),
        ("（接第1版③）", "1", "③"),
        ("（续第三版）", "3", ""),
        ("上接头版", "1", ""),
        ("CONTINUED FROM PAGE 1", "1", ""),
        ("Continued\nfrom page A4", "A4", ""),
        ("Continued from front page", "1", ""),
        ("From Page A1", "A1", ""),
        ("FROM A1", "A1", ""),
        ("BUDGET From A1", "A1", ""),
        ("From the front page", "1", ""),
        ("» FROM PAGE 3", "3", ""),
        ("(FORTSETZUNG VON SEITE 1)", "1", ""),
        ("Fortsetzung von der ersten Seite", "1", ""),
        ("Fortsetzung von der Titelseite", "1", ""),
        ("Suite de la page 3", "3", ""),
        ("Suite de la une", "1", ""),
        ("Viene de la página 3", "3", ""),
        ("VIENE DE LA PÁG. 12", "12", ""),
        ("Viene de portada", "1", ""),
        ("（上接上版）", "previous", ""),
        ("承上版", "previous", ""),
        ("（上接前页①）", "previous", "①"),
        ("接上一版", "previous", ""),
        ("Continued from previous page", "previous", ""),
        ("BRIDGE, continued from the preceding page", "previous", ""),
        ("Fortsetzung von der vorigen Seite", "previous", ""),
        ("Suite de la page précédente", "previous", ""),
        ("Viene de la página anterior", "previous", ""),
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
        ("（下转\n第二版）", "2"),
        ("（下转A02\n版②）", "A2"),
        ("（转2版）", "2"),
        ("转B02②", "B2"),
        ("BUDGET continues on 5", "5"),
        ("Please see BUDGET, 5", "5"),
        ("未完，下转第3版", "3"),
        ("SEE BUDGET, PAGE A6", "A6"),
        ("See BUDGET, A6", "A6"),
        ("See CITY COUNCIL on A6", "A6"),
        ("CONTINUED ON PAGE 4", "4"),
        ("Continued on p. 4", "4"),
        ("Please turn to Page A4".removeprefix("Please "), "A4"),
        (">> Page 3", "3"),
        ("» Page A3", "A3"),
        ("→ Seite 3", "3"),
        ("Fortsetzung auf Seite 3", "3"),
        ("Forts. Seite 3", "3"),
        ("Lesen Sie weiter auf Seite 3", "3"),
        ("Bitte umblättern auf Seite 3", "3"),
        ("Suite page 4", "4"),
        ("(Suite p. 4)", "4"),
        ("Lire la suite en page 4", "4"),
        ("Pasa a la página 5", "5"),
        ("Continúa en la pág. 5", "5"),
        ("（下转下版）", "next"),
        ("转下页", "next"),
        ("未完，转下一版", "next"),
        ("Continued on next page", "next"),
        ("Please see next page", "next"),
        ("BRIDGE continues on the following page", "next"),
        ("(siehe nächste Seite)", "next"),
        ("Fortsetzung auf der nächsten Seite", "next"),
        ("Suite page suivante", "next"),
        ("Sigue en la página siguiente", "next"),
    ],
)
def test_marks_of_going_to_another_page(printed: str, page: str) -> None:
    match = marks.JUMP_OUT.match(printed)
    assert match is not None
    assert marks.jump_of(match).page == page


@pytest.mark.parametrize(
    "words",
    [
        "接二连三的好消息传来。",
        "接1路公交车可到。",
        "接上级通知，明日停课。",
        "转下岗工人再就业。",
        "他接上页码后离开。",
        "See next page of the report for more.",
        "From the last page of his book it is clear.",
        "上接天光，下接地气。",
        "续一杯茶，再谈桥的事。",
        "From page 3 of the report on, the figures change.",
        "From page 12 to page 40 the book is dull.",
        "From A4 paper he folded a boat.",
        "FROM A1 TO B2 THE ROAD IS CLOSED",
        "Suite des débats demain.",
        "Viene de Madrid en tren.",
        "Fortsetzung von gestern",
        "Continued from 1990 on, the work",
        "continued from 20% to 30%",
        "from the page he read aloud",
    ],
)
def test_a_sentence_that_speaks_of_a_page_comes_from_none(words: str) -> None:
    assert marks.JUMP_IN.match(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "转3次车才到。",
        "转一圈回来。",
        "转头就走。",
        "See page 3",
        "Siehe Seite 4",
        "详见3版",
        "（详见第三版）",
        "See THE LIGHT",
        "» Das Buch hat 300 Seiten",
        "→ Page 3 of the plan",
        "suite au vote de page",
        "Sigue en Madrid",
        "weiter auf dem Weg",
        "turn to 1984 again",
    ],
)
def test_a_sentence_or_a_teaser_that_names_a_page_goes_on_nowhere(words: str) -> None:
    assert marks.JUMP_OUT.match(words) is None


@pytest.mark.parametrize("words", ["Siehe Seite 4", "See page 3", "详见3版", "Lesen Sie Seite 4"])
def test_a_teaser_s_words_are_known_as_those_of_a_teaser(words: str) -> None:
    assert marks.TEASER.search(words)


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


@pytest.mark.parametrize("words", ["记者走基层", "记者调查", "记者手记"])
def test_a_rubric_that_opens_with_a_reporter_is_no_byline(words: str) -> None:
    assert marks.BYLINE_ZH.match(words) is None
    assert marks.RUBRIC.match(words)


@pytest.mark.parametrize(
    "words",
    ["本报记者郁青禾", "记者 走川", "记者陈彬", "记者：欧阳靖", "記者王子晴／台北報導", "记者张三 李四 摄影报道"],
)
def test_a_role_with_names_is_a_byline_however_it_is_spaced(words: str) -> None:
    assert marks.BYLINE_ZH.match(words)


@pytest.mark.parametrize("words", ["Landkreis stellt Mittel bereit", "Hotel am Hafen", "a pastel door", "telephoned"])
def test_a_word_that_holds_the_sign_of_a_telephone_is_none(words: str) -> None:
    assert marks.PHONE.search(words) is None


@pytest.mark.parametrize("words", ["Tel. 04421", "TEL 88", "电话 8", "Teléfono: 91", "Phone ahead"])
def test_a_telephone_is_known_by_its_sign(words: str) -> None:
    assert marks.PHONE.search(words)


@pytest.mark.parametrize("words", ["2026년 11월 28일 토요일", "2026年（令和8年）11月28日", "2026年11月28日"])
def test_dates_of_east_asia_are_dates(words: str) -> None:
    found = marks.DATE.search(words)
    assert found is not None
    assert (found["y"], found["m"], found["d"]) == ("2026", "11", "28")
