"""Pages that set one story downwards and another across read both, each with its own head."""

from __future__ import annotations

import io
from typing import Any

import pytest

from chaiban.evaluation.conservation import check_conservation
from chaiban.exports.page_json import page_record
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.press import press_is_available

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")

FERRY = (
    "渡口在天亮以前開了船穿過海灣時下著雨船上沒有人看見門上的告示鎮上要求修一座新碼頭鎮長說這比修橋便宜得多橋在春天"
    "已經封閉北岸的船運來木材和鹽送到磨坊港務所平日開放工人從中午起等候潮水。"
)
SCHOOL = (
    "山上的學校今年收了四十名新生校長說教室已經粉刷完畢操場也鋪好了沙子孩子們從三個村子走來最遠的要走兩個小時中午在"
    "食堂吃飯老師住在樓上晚上還要批改作業縣裡答應明年再建一間圖書室。"
)


def across(canvas: Any, words: str, left: float, top: float, size: float, most: int) -> None:
    canvas.setFont("MSung-Light", size)
    for row, start in enumerate(range(0, len(words), most)):
        canvas.drawString(left, 700 - top - 1.3 * size * row, words[start : start + most])


def down(canvas: Any, words: str, left: float, top: float, size: float, most: int) -> None:
    canvas.setFont("MSung-Light", size)
    for place, char in enumerate(words):
        line, depth = divmod(place, most)
        canvas.drawString(left - 1.5 * size * line, 700 - top - 1.02 * size * depth, char)


def page_of(*set_as: tuple[Any, str, float, float, float, int]) -> dict[str, Any]:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("MSung-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(600, 700), invariant=1)
    for way, *what in set_as:
        way(canvas, *what)
    canvas.save()
    record = page_record(load_reader().read(stream.getvalue(), "page.pdf").pages[0])
    assert check_conservation(record).holds
    return record


def told(page: dict[str, Any]) -> dict[str, str]:
    return {item["headline"]: "".join(item["paragraphs"]) for item in page["articles"]}


def test_a_story_set_downwards_on_a_page_set_across_is_read_downwards() -> None:
    page = page_of(
        (across, "渡口天亮前開船", 40, 60, 22, 20),
        (across, FERRY + FERRY, 40, 90, 10, 22),
        (down, "山村學校收新生", 560, 60, 20, 8),
        (down, SCHOOL, 530, 60, 10, 18),
    )
    assert told(page) == {"渡口天亮前開船": FERRY + FERRY, "山村學校收新生": SCHOOL}


def test_a_story_set_across_on_a_page_set_downwards_is_read_across() -> None:
    page = page_of(
        (across, "渡口天亮前開船", 40, 400, 20, 20),
        (across, FERRY, 40, 430, 10, 22),
        (down, "山村學校收新生", 560, 60, 20, 8),
        (down, SCHOOL + SCHOOL, 530, 60, 10, 18),
    )
    assert told(page)["山村學校收新生"] == SCHOOL + SCHOOL
    assert FERRY in told(page).values()


def test_a_head_set_downwards_makes_no_page_of_two_manners() -> None:
    page = page_of((down, "渡口天亮前開船", 40, 60, 20, 8), (across, FERRY + SCHOOL, 70, 60, 10, 22))
    assert told(page) == {"渡口天亮前開船": FERRY + SCHOOL}


def test_full_width_figures_below_each_other_are_lines_and_characters_are_one_vertical_line() -> None:
    page = page_of(
        (across, FERRY, 200, 60, 10, 22), (across, "５３９１０", 40, 60, 10, 1), (across, "渡口船潮水", 80, 60, 10, 1)
    )
    lines = page["characters"].split()
    assert "渡口船潮水" in lines
    assert set("５３９１０") <= set(lines)
