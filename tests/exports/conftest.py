"""A page of an invented paper, read by hand."""

from __future__ import annotations

import pytest

from chaiban.model.article import (
    Article,
    Crosshead,
    Furniture,
    FurnitureRole,
    Join,
    Jump,
    Kind,
    PageReading,
    People,
    Person,
    Reading,
    Text,
)
from chaiban.model.page import Line, Note, Page

ROWS = (
    "青溪新闻",
    "秋收一线",
    "莲子丰收",
    "渡口繁忙",
    "本报讯（记者柳 舟）清晨的渡",
    "口停着三条木船。",
    "雨水调匀",
    "今年雨水 多。",
    "下转第四版①",
    "麦田 摄",
    "<b>&",
)
CHARACTERS = "\n".join(ROWS) + "\n"


def place(words: str) -> tuple[int, int]:
    start = CHARACTERS.index(words)
    return start, start + len(words)


def text(words: str, **joins: tuple[Join, ...]) -> Text:
    return Text(words, (place(words),), **joins)


def lines() -> tuple[Line, ...]:
    found, start = [], 0
    for row, words in enumerate(ROWS):
        found.append(Line(start, start + len(words), row))
        start += len(words) + 1
    return tuple(found)


@pytest.fixture
def page_reading() -> PageReading:
    headline = place("莲子丰收\n渡口繁忙")
    lead = place("清晨的渡\n口停着三条木船。")
    rain = place("今年雨水 多。")
    story = Article(
        id="a1",
        kind=Kind.ARTICLE,
        confidence=0.98765,
        margin=3.14159,
        kicker=text("秋收一线"),
        headline=Text("莲子丰收 渡口繁忙", (headline,), (Join(4, (headline[0] + 4, headline[0] + 5), " "),)),
        dateline=text("本报讯"),
        byline=People((Person("记者", "柳舟"),), (place("（记者柳 舟）"),)),
        paragraphs=(
            Text("清晨的渡口停着三条木船。", (lead,), (Join(4, (lead[0] + 4, lead[0] + 5)),)),
            Text("今年雨水多。", (rain,), (Join(4, (rain[0] + 4, rain[0] + 5)),)),
        ),
        crossheads=(Crosshead(1, text("雨水调匀")),),
        jump_to=Jump("4", "①", "下转第四版①", (place("下转第四版①"),)),
    )
    photo = Article(
        id="a2",
        kind=Kind.PHOTO,
        confidence=0.4,
        credit=People((Person("", "麦田", "摄"),), (place("麦田 摄"),)),
        belongs_to="a1",
    )
    return PageReading(
        page=Page("青溪报.txt", 1, CHARACTERS, lines(), notes=(Note("encoding", "UTF-8"),)),
        language="zh-Hans",
        articles=(story, photo),
        furniture=(Furniture(FurnitureRole.SECTION, text("青溪新闻")),),
        unassigned=(text("<b>&"),),
        section="青溪新闻",
    )


@pytest.fixture
def reading(page_reading: PageReading) -> Reading:
    return Reading("青溪报.txt", (page_reading,))
