"""An invented page and its reading, as plain JSON."""

from __future__ import annotations

from typing import Any

import pytest

Page = dict[str, Any]

LONG = "清晨的渡口停着三条木船，船工们把新收的莲子一袋一袋搬上岸，等着镇上的收购站开门。"
LATE = "傍晚时分，修好的水磨又转了起来，磨坊主说这是二十年来头一回，孩子们围着看了很久。"
MUCH = "据青溪镇农技站介绍，今年雨水调匀，莲田比去年多了三百亩，预计总产可达四十万公斤。"


@pytest.fixture
def gold_page() -> Page:
    """Three items: a story with every field, a continuation without a headline, a photo."""
    return {
        "source": "青溪报.txt",
        "language": "zh-Hans",
        "section": "乡镇新闻",
        "articles": [
            {
                "id": "a1",
                "kind": "article",
                "kicker": "秋收一线",
                "headline": "莲子丰收 渡口繁忙",
                "subheadline": "青溪镇新添三百亩莲田",
                "dateline": "本报讯",
                "byline": [{"role": "记者", "name": "柳一舟"}, {"role": "通讯员", "name": "麦田"}],
                "paragraphs": [LONG, MUCH],
                "crossheads": [{"before_paragraph": 1, "text": "雨水调匀"}],
                "jump_to": {"page": "4", "mark": "①", "printed": "下转第四版①"},
            },
            {
                "id": "a2",
                "kind": "article",
                "paragraphs": [LATE + "磨坊明天开放参观。"],
                "jump_from": {"page": "A1", "printed": "上接A01版"},
            },
            {
                "id": "a3",
                "kind": "photo",
                "paragraphs": ["图为青溪镇渡口的船工在搬运莲子。"],
                "credit": [{"role": "本报记者", "name": "柳一舟", "action": "摄"}],
                "belongs_to": "a1",
            },
        ],
    }


@pytest.fixture
def lawful_page() -> Page:
    """A reading's page that keeps the law: a letter-spaced line, a hyphen, a word space, a ligature."""
    characters = "Mill re-\nopens ﬁrst\n充 分\n利用\nA02 青溪报\n"
    return {
        "characters": characters,
        "articles": [
            {
                "id": "a1",
                "kind": "article",
                "headline": "Mill reopens first",
                "paragraphs": ["充分利用"],
                "spans": {"headline": [[0, 8], [9, 19]], "paragraphs": [[[20, 26]]]},
                "joins": {
                    "headline": [
                        {"at": 7, "drop": [7, 9], "put": ""},
                        {"at": 13, "drop": [15, 16], "put": "fi"},
                    ],
                    "paragraphs": [[{"at": 1, "drop": [21, 22], "put": ""}, {"at": 2, "drop": [23, 24], "put": ""}]],
                },
            }
        ],
        "furniture": [{"role": "folio", "text": "A02 青溪报", "spans": [[27, 34]], "joins": []}],
        "unassigned": [],
    }
