from __future__ import annotations

import pytest

from chaiban.articles.masthead import printed_date, printed_paper


@pytest.mark.parametrize(
    ("line", "paper"),
    [
        ("云溪日报", "云溪日报"),
        ("雲溪都市報", "雲溪都市報"),
        ("A02 2025年3月12日 星期三 云溪农村报", "云溪农村报"),
        ("文汇报", "文汇报"),
        ("The Harrow Vale Courier", "The Harrow Vale Courier"),
        ("C1 The Oakwick Post Sunday, April 16, 2014", "The Oakwick Post"),
        ("PAGE 3 The Gorhaven Record Thursday, September 3, 1990", "The Gorhaven Record"),
        ("10 Lindheimer Tageblatt Montag, 27. Oktober 2006", "Lindheimer Tageblatt"),
        ("Nr. 280 / Seite T2 Mühlhausener Nachrichten Dienstag, 20. September 1999", "Mühlhausener Nachrichten"),
    ],
)
def test_the_newspaper_is_read_from_nameplates_and_folio_lines(line: str, paper: str) -> None:
    assert printed_paper(line) == paper


@pytest.mark.parametrize(
    "line",
    [
        "今日8版",
        "本报地址：云溪路1号",
        "天气预报",
        "海报",
        "国内新闻",
        "责编/刘梦梦",
        "Local News",
        "World News",
        "PAGE 1",
        "Edited by Elrick Post",
        "Lokale Nachrichten",
        "Kleinanzeigen",
        "Sunday Sport",
        "2025年3月12日",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_none(line: str) -> None:
    assert printed_paper(line) == ""


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2025年3月12日 星期三", "2025-03-12"),
        ("Tuesday, March 12, 2025", "2025-03-12"),
        ("Monday, 3 May 2021", "2021-05-03"),
        ("Montag, 27. Oktober 2006", "2006-10-27"),
        ("Seite 4 27.10.2006", "2006-10-27"),
        ("March 2025", ""),
        ("第6613期", ""),
        ("Tuesday, March 32, 2025", ""),
    ],
)
def test_dates_are_read_in_the_languages_of_the_pages(line: str, date: str) -> None:
    assert printed_date(line) == date
