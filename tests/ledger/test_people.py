from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.ledger.credits import in_credits
from chaiban.ledger.names import name_shapes
from chaiban.ledger.posts import post_words, posts_before
from chaiban.model.ledger import ArticleText, Person
from chaiban.pipeline.lexicons import load_lexicons

LEXICONS = load_lexicons()


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name", "titles", "organisation"),
    [
        ("眉县县委书记赵国良来到村里。", "赵国良", ("县委书记",), "眉县县委"),
        ("市委常委、统战部长李春明出席会议。", "李春明", ("市委常委", "统战部长"), None),
        ("副市长周海涛说，今年要修好这条路。", "周海涛", ("副市长",), None),
        ("国务院副总理陈志远会见了来访的客人。", "陈志远", ("副总理",), "国务院"),
        ("青山镇党委书记何玉兰表示，要把路修好。", "何玉兰", ("党委书记",), "青山镇党委"),
        ("匈牙利总统阿代尔今天抵达北京。", "阿代尔", ("总统",), "匈牙利"),
        ("“水变清了。”水厂厂长李海波说。", "李海波", ("厂长",), "水厂"),
        ("宝鸡市第一中学学生（１５岁）刘晓雯获得一等奖。", "刘晓雯", ("学生",), "宝鸡市第一中学"),
    ],
)
def test_a_post_goes_without_its_unit_unless_the_two_are_one(
    text: str, name: str, titles: tuple[str, ...], organisation: str | None
) -> None:
    people = {p.name: p for p in reported(Person, text)}
    assert name in people
    assert people[name].titles == titles
    assert people[name].organisation == organisation


@needs_tagger
def test_posts_in_several_bodies_keep_their_own() -> None:
    (person,) = reported(Person, "中共中央政治局常委、全国政协主席郑文山今天在北京会见客人。")
    assert person.titles == ("中共中央政治局常委", "全国政协主席")
    assert person.organisation is None


@needs_tagger
def test_a_person_is_recorded_once_with_the_posts_of_all_mentions() -> None:
    (person,) = reported(Person, "江海明主席昨天抵达。", "国家主席江海明发表了讲话。")
    assert (person.paragraph, person.start) == (0, 0)
    assert person.titles == ("国家主席",)


@needs_tagger
def test_a_short_foreign_name_is_the_full_one_again() -> None:
    people = reported(Person, "奥委会主席托马斯·温特说，准备工作做得好。", "温特表示感谢。")
    assert [p.name for p in people] == ["托马斯·温特"]


@needs_tagger
def test_who_reports_is_no_person_of_the_story() -> None:
    people = reported(Person, "本报讯（记者 王小丽）昨日，村民李长根家的桃子熟了。（张建军摄）")
    assert [p.name for p in people] == ["李长根"]


@needs_tagger
def test_the_body_in_front_is_where_a_person_belongs() -> None:
    people = reported(Person, "广东省江门市第一中学的陈小青和蒋志平获得入围奖。")
    assert [p.organisation for p in people] == ["广东省江门市第一中学"] * 2


@pytest.mark.parametrize("word", ["中方", "美军", "双方", "高温"])
def test_words_that_only_look_like_names_are_none(word: str) -> None:
    assert name_shapes(LEXICONS).is_no_name(word)


@pytest.mark.parametrize(("text", "is_one"), [("欧阳明华", True), ("王强", True), ("我们", False), ("李", False)])
def test_a_chinese_name_is_a_family_name_and_one_or_two_more(text: str, is_one: bool) -> None:
    assert name_shapes(LEXICONS).is_chinese(text) == is_one


def test_without_the_tagger_a_post_still_shows_a_name() -> None:
    from chaiban.ledger import people

    article = ArticleText("a", "", ("副县长孙立平说，桥明年就能通车。",), "2019-06-13")
    assert [p.name for p in people.find(article, LEXICONS, ()) if isinstance(p, Person)] == ["孙立平"]


def test_posts_are_read_backwards_from_the_name() -> None:
    found = posts_before("市长兼市委书记", 7, (), post_words(LEXICONS))
    assert found is not None
    assert found.titles == ("市长", "市委书记")
    assert posts_before("昨天下午", 4, (), post_words(LEXICONS)) is None


def test_a_closing_bracket_of_names_is_a_credit() -> None:
    text = "桥通车了。（王小丽 李长根）"
    assert in_credits(text, text.index("王小丽"), 2, 3)
    assert not in_credits(text, 0, 2, 3)


@needs_tagger
def test_a_name_that_the_tagger_cut_is_mended_beside_a_post() -> None:
    names = [p.name for p in reported(Person, "外交部发言人扎哈罗娃今天表示遗憾。", "总理李鹏发来贺电。")]
    assert names == ["扎哈罗娃", "李鹏"]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    ["现为西北农业大学教授的孙立平说，今年雨水好。", "孙立平（西北农业大学教授）说，今年雨水好。"],
)
def test_a_post_may_be_told_beside_the_name(text: str) -> None:
    (person,) = reported(Person, text)
    assert (person.name, person.titles, person.organisation) == ("孙立平", ("教授",), "西北农业大学")


@needs_tagger
def test_places_of_fighting_and_weapons_are_nobody() -> None:
    assert reported(Person, "俄军在库皮扬斯克、红利曼等方向打击乌军，并击落“海马斯”火箭炮炮弹。") == []


@needs_tagger
def test_a_post_that_several_hold_counts_for_the_whole_list() -> None:
    found = reported(Person, "省科协副主席李春明、何玉兰、陈志远出席会议。")
    assert {p.name: p.titles for p in found} == dict.fromkeys(("李春明", "何玉兰", "陈志远"), ("副主席",))


@needs_tagger
def test_those_who_stand_beside_somebody_lend_him_no_post() -> None:
    (person,) = reported(Person, "柳湾村村民和县长韩春明站在田边。")
    assert person.titles == ("县长",)


@needs_tagger
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("男子１００米仰泳前三名是：英国哈克特、美国克拉默、德国帕特尔。", ["哈克特", "克拉默", "帕特尔"]),
        ("男双选手刘江／张冰负于丹麦的拉森／克里斯蒂。", ["刘江", "张冰", "拉森", "克里斯蒂"]),
        ("白宫发言人约翰·沃克称，援助不会停止。", ["约翰·沃克"]),
        ("市长库里博夫等高级官员在机场迎接客人。", ["库里博夫"]),
        ("日本爱知县知事高田文雄接过会旗。", ["高田文雄"]),
    ],
)
def test_what_stands_beside_a_name_says_that_it_is_one(text: str, names: list[str]) -> None:
    assert {p.name for p in reported(Person, text)} == set(names)


@needs_tagger
def test_a_town_cut_in_two_is_no_person() -> None:
    assert reported(Person, "努尔苏丹市市长在机场迎接客人。") == []


@needs_tagger
def test_what_somebody_should_do_is_no_name() -> None:
    assert reported(Person, "倡议书提出，党员干部要带头移风易俗，市民要错峰出行。") == []
