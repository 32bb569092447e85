from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.model.ledger import Statement


@needs_tagger
@pytest.mark.parametrize(
    ("text", "speaker", "beginning"),
    [
        ("周海涛说：“今年一定把路修好，让大家过个好年。”", "周海涛", "今年一定把路修好"),
        ("周海涛指出，要把安全放在第一位。", "周海涛", "要把安全放在第一位"),
        ("“路修好了，菜就卖得出去了。”村民李长根高兴地说。", "李长根", "路修好了"),
        ("外交部今天表示，会谈是有益的。", "外交部", "会谈是有益的"),
        ("与会各方认为，合作前景广阔。", "与会各方", "合作前景广阔"),
        ("评论说，这一决定来得正是时候。", "评论", "这一决定来得正是时候"),
    ],
)
def test_words_are_given_to_who_is_named_nearest(text: str, speaker: str, beginning: str) -> None:
    (statement,) = reported(Statement, text)
    assert statement.speaker == speaker
    assert statement.quote.startswith(beginning)
    assert len(statement.quote) <= 30
    assert text[statement.start : statement.end] == statement.quote


@needs_tagger
def test_he_is_who_was_spoken_of_before() -> None:
    statements = reported(Statement, "周海涛昨日到眉县。他说，路一定要修好。")
    assert [s.speaker for s in statements] == ["周海涛"]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "他获得劳动模范荣誉称号，很高兴。",
        "一堂安全课开讲，台下坐着骑手。",
        "周海涛对此表示感谢。",
        "这座桥被称为天桥。",
    ],
)
def test_a_verb_without_words_says_nothing(text: str) -> None:
    assert reported(Statement, text) == []


@needs_tagger
def test_points_that_are_announced_begin_in_the_next_paragraph() -> None:
    (statement,) = reported(Statement, "周海涛就此提出三点建议：", "第一，把水管好，把路修好。")
    assert (statement.paragraph, statement.speaker) == (1, "周海涛")


@needs_tagger
def test_a_feeling_about_something_is_no_statement() -> None:
    assert reported(Statement, "李海波对外交官在安曼接连遭到袭击表示严重关切。") == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("北京冬奥会参赛运动员及多国人士表示，北京冬奥会服务细致贴心。", "多国人士"),
        ("李海波在日前举行的工业情况通报会上说：“去年是困难的一年。”", "李海波"),
    ],
)
def test_the_speaker_is_told_with_the_words_that_belong_to_it(text: str, speaker: str) -> None:
    assert [s.speaker for s in reported(Statement, text)] == [speaker]
