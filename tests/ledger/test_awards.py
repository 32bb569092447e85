from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.model.ledger import Award


@needs_tagger
@pytest.mark.parametrize(
    ("text", "recipient", "honour", "giver"),
    [
        ("周海涛荣获全国劳动模范称号。", "周海涛", "全国劳动模范", None),
        ("青山村被宝鸡市政府评为“文明村”。", "青山村", "文明村", "宝鸡市政府"),
        ("国务院授予周海涛“抗洪英雄”称号。", "周海涛", "抗洪英雄", "国务院"),
        ("中国科协将“科普之星”的称号授予何玉兰。", "何玉兰", "科普之星", "中国科协"),
    ],
)
def test_an_honour_has_who_got_it_and_who_gave_it(text: str, recipient: str, honour: str, giver: str | None) -> None:
    assert (recipient, honour, giver) in [(a.recipient, a.honour, a.giver) for a in reported(Award, text)]


@needs_tagger
def test_several_honours_and_several_people_are_one_record_each() -> None:
    found = reported(Award, "李长根和何玉兰获得一等奖、优秀组织奖。")
    assert {(a.recipient, a.honour) for a in found} == {
        (who, what) for who in ("李长根", "何玉兰") for what in ("一等奖", "优秀组织奖")
    }


@needs_tagger
@pytest.mark.parametrize("text", ["该村获得丰收。", "周海涛获得了大家的支持。", "奖励办法正在修改。"])
def test_what_is_got_without_an_honour_is_no_award(text: str) -> None:
    assert reported(Award, text) == []


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "他荣获称号的消息传来。",
        "青山队获得荣誉称号的奖。",
        "将称号授予周海涛。",
        "改革创新奖评选以来，青山区先后获得一等奖、二等奖。",
        "周海涛被评为全国“双十佳”标兵。",
    ],
)
def test_the_span_of_an_honour_holds_its_words(text: str) -> None:
    for award in reported(Award, text):
        words = text[award.start : award.end].replace("“", "").replace("”", "")
        assert len(words) > 1
        assert award.honour.endswith(words)


@needs_tagger
@pytest.mark.parametrize(
    ("text", "recipient", "honour"),
    [
        ("全国妇联授予296个集体全国巾帼文明岗称号。", "296个集体", "全国巾帼文明岗"),
        ("青山村被命名为“山东专利村”和“中国试点村”。", "青山村", "中国试点村"),
        ("青山村被评为全国“双学双比”先进单位。", "青山村", "全国双学双比先进单位"),
        ("被授予劳动模范称号的宝鸡市公安局民警周海涛来了。", "周海涛", "劳动模范"),
        ("已有30名民警获得“忠诚卫士”称号。", "30名民警", "忠诚卫士"),
    ],
)
def test_counted_described_and_quoted_honours_are_read_whole(text: str, recipient: str, honour: str) -> None:
    assert (recipient, honour) in [(a.recipient, a.honour) for a in reported(Award, text)]


@needs_tagger
@pytest.mark.parametrize(
    "text", ["周海涛向学员颁发毕业证书。", "北京赢得了运动员、教练员的赞誉。", "申请人至少获得一项科技进步奖。"]
)
def test_certificates_praise_and_conditions_are_no_awards(text: str) -> None:
    assert reported(Award, text) == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("中国组合周小雨/陈大海夺得金牌。", ["周小雨", "陈大海"]),
        ("马明、扎庚、许建军、张海洋等10名同志获得“最美税务人”称号。", ["马明", "扎庚", "许建军", "张海洋"]),
        ("周小雨和陈大海分获冠亚军。", ["周小雨", "陈大海"]),
    ],
)
def test_each_of_a_pair_or_list_is_honoured(text: str, recipients: list[str]) -> None:
    assert [a.recipient for a in reported(Award, text)] == recipients


@needs_tagger
def test_a_grade_of_somebody_else_is_no_scheme() -> None:
    found = reported(Award, "李明获一等奖，王芳、陈静分获二等奖。")
    assert {(a.recipient, a.honour) for a in found} == {("李明", "一等奖"), ("王芳", "二等奖"), ("陈静", "二等奖")}


@needs_tagger
def test_who_is_chosen_as_what_is_told_one_by_one() -> None:
    found = reported(Award, "市文明办推选竹溪合唱团等12个集体为优秀团队，许明月等8名个人为服务标兵。")
    assert [(a.recipient, a.honour) for a in found] == [("12个集体", "优秀团队"), ("8名个人", "服务标兵")]


@needs_tagger
def test_the_anchor_of_a_long_honour_is_its_last_words() -> None:
    text = "周海涛昨日获得全省职工技能大赛数控车床项目青年组一等奖。"
    (award,) = reported(Award, text)
    assert text[award.start : award.end] == "一等奖"
    assert award.honour.endswith("青年组一等奖")


@needs_tagger
@pytest.mark.parametrize("text", ["周海涛在决赛中争夺冠军。", "周海涛取得近年来最佳成绩。"])
def test_what_is_fought_for_and_what_is_achieved_is_no_honour(text: str) -> None:
    assert reported(Award, text) == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "awards"),
    [
        ("获一等奖的是周海涛、何玉兰。", {("周海涛", "一等奖"), ("何玉兰", "一等奖")}),
        ("二等奖：周海涛、何玉兰。", {("周海涛", "二等奖"), ("何玉兰", "二等奖")}),
        ("第三届金桥奖昨日揭晓，周海涛获此殊荣。", {("周海涛", "金桥奖")}),
        ("第三届金桥奖昨日揭晓。获奖者是：周海涛；何玉兰。", {("周海涛", "金桥奖"), ("何玉兰", "金桥奖")}),
        ("周海涛被宝鸡市公安局记三等功。", {("周海涛", "三等功")}),
        ("何玉兰说，宝鸡市公安局给周海涛记二等功。", {("周海涛", "二等功")}),
        ("全国金桥奖获得者、青山区副区长周海涛来了。", {("周海涛", "全国金桥奖")}),
        ("何玉兰以8个进球成为本届联赛最佳射手。", {("何玉兰", "本届联赛最佳射手")}),
    ],
)
def test_winners_are_found_in_lists_and_by_what_is_said_of_the_prize(text: str, awards: set[tuple[str, str]]) -> None:
    assert {(a.recipient, a.honour) for a in reported(Award, text)} == awards


@needs_tagger
def test_the_lines_under_a_grade_are_its_winners() -> None:
    found = reported(Award, "一等奖（2名）", "《山里的灯》周海涛", "《渡口》何玉兰", "二等奖", "《雪》陈大海")
    assert [(a.recipient, a.honour, a.paragraph) for a in found] == [
        ("周海涛", "一等奖", 0), ("何玉兰", "一等奖", 0), ("陈大海", "二等奖", 3),
    ]  # fmt: skip


@needs_tagger
def test_a_line_of_honours_belongs_to_whom_the_article_is_about() -> None:
    text = "周海涛在站上干了三十年，周海涛的徒弟也成了站长。"
    found = reported(Award, "荣誉：全国劳动模范、“金桥”奖章获得者", text, headline="周海涛近如何")
    assert [(a.recipient, a.honour) for a in found] == [("周海涛", "全国劳动模范"), ("周海涛", "金桥奖章")]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "周海涛说，在冬奥会上夺取金牌，是几代人的追求。",
        "一等奖获奖数从去年的三项降到一项。",
        "花样游泳包揽两枚金牌。",
        "宝鸡市公安局查获奖章三枚。",
        "环境质量入选全国优秀案例。",
    ],
)
def test_what_is_hoped_for_and_what_nobody_is_honoured_with_is_no_award(text: str) -> None:
    assert reported(Award, text) == []


@needs_tagger
def test_those_behind_a_verb_are_not_honoured_with_the_first() -> None:
    found = reported(Award, "获得亚军的周海涛输给了陈大海。")
    assert [(a.recipient, a.honour) for a in found] == [("周海涛", "亚军")]


@needs_tagger
def test_of_prizes_that_are_only_begun_to_be_named_the_first_goes_to_the_first() -> None:
    found = reported(Award, "影片《山里的灯》《渡口》分获最佳影片等9项大奖。")
    assert [(a.recipient, a.honour) for a in found] == [("《山里的灯》", "最佳影片")]
