"""Jump marks in whole dumps: of many shapes, broken over lines, and sentences that merely speak of a page."""

from __future__ import annotations

from typing import Any

import pytest

from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader

FIRST = """石桥昨日通车
本报讯（记者 林越）石桥昨日正式通车，两岸群众
冒雨前来观看。新桥长三百米，宽十二米，由县交通
局主持建造，前后用了两年时间。县长说，石桥通车以
后，两岸群众来往将更加方便，也将带动山里的茶叶
外销。{}

磨坊重开
本报讯（记者 方禾）停工三十年的磨坊昨日重新开张，
村民们排队磨面。磨坊主人说，以后每天都开门。
"""
LATER = """{}县里还将修建两条新路，把石桥同省道连接起来。
工程预计明年春天开工，秋天完工。老人们说，这
座桥他们等了四十年，今天终于走上去了。
"""
FIRST_LATIN = """Bridge opens to traffic
By ADA QUILL
The stone bridge over the river opened on Tuesday after two
years of work, and hundreds came in the rain to walk over it.
The mayor said the bridge would bring the valley closer to the
coast and help farmers sell their tea.
{}

Mill turns again
By TOM REED
The mill that had stood still for thirty years opened again on
Monday, and villagers queued with their grain.
"""
LATER_LATIN = """{}
Two more roads are planned, and the work will begin in spring.
Old people said that they had waited for forty years for the
bridge, and now they had walked over it.
"""


def read(text: str) -> list[dict[str, Any]]:
    record = page_record(load_reader().read(text.encode(), "p.txt").pages[0])
    articles: list[dict[str, Any]] = record["articles"]
    return articles


@pytest.mark.parametrize(
    ("form", "mark", "page"),
    [
        (FIRST, "（下转第二版）", "2"),
        (FIRST, "（下转\n第二版）", "2"),
        (FIRST, "（下转A02\n版②）", "A2"),
        (FIRST, "（转2版）", "2"),
        (FIRST, "\n下转A02版②", "A2"),
        (FIRST, "这座桥有一百三\n十年了，书里第二版写过。", None),
        (FIRST_LATIN, "See BRIDGE, Page A6", "A6"),
        (FIRST_LATIN, "SEE BRIDGE, PAGE A6", "A6"),
        (FIRST_LATIN, ">> Page 3", "3"),
        (FIRST_LATIN, "Continued\non page 4", "4"),
        (FIRST_LATIN, "CONTINUED ON PAGE 4", "4"),
        (FIRST_LATIN, "Fortsetzung auf Seite 3", "3"),
        (FIRST_LATIN, "Suite page 4", "4"),
        (FIRST_LATIN, "Pasa a la página 5", "5"),
        (FIRST_LATIN, "See page 3 of the report for the figures.", None),
    ],
)
def test_where_a_story_goes_on(form: str, mark: str, page: str | None) -> None:
    first, second = read(form.format(mark))
    assert (first.get("jump_to") or {}).get("page") == page
    assert "jump_to" not in second


@pytest.mark.parametrize(
    ("form", "mark", "page"),
    [
        (LATER, "（上接A01版①）\n", "A1"),
        (LATER, "（上接\nA01版①）\n", "A1"),
        (LATER, "（上接第一版）", "1"),
        (LATER, "（紧接第一版）\n", "1"),
        (LATER, "接A1版\n", "A1"),
        (LATER, "接二连三的好消息\n", None),
        (LATER, "转3次车才到的地方，", None),
        (LATER_LATIN, "From Page A1", "A1"),
        (LATER_LATIN, "FROM A1", "A1"),
        (LATER_LATIN, "BRIDGE, from Page A1", "A1"),
        (LATER_LATIN, "Continued from front page", "1"),
        (LATER_LATIN, "Fortsetzung von Seite 1", "1"),
        (LATER_LATIN, "Viene de la página 3", "3"),
        (LATER_LATIN, "Suite de la une", "1"),
        (LATER_LATIN, "From page 3 of the report on", None),
    ],
)
def test_where_a_story_comes_from(form: str, mark: str, page: str | None) -> None:
    (item,) = read(form.format(mark))
    assert (item.get("jump_from") or {}).get("page") == page
