from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.ledger.event_subjects import subject_of
from chaiban.ledger.event_topics import Told
from chaiban.ledger.sentences import Stretch
from chaiban.ledger.stage import record
from chaiban.model.ledger import Activity, ArticleText, Lexicons
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons


@needs_tagger
@pytest.mark.parametrize(
    ("text", "actors", "action"),
    [
        ("昨日，副市长周海涛到眉县调研春耕工作。", ("周海涛",), "调研"),
        ("国务院副总理陈志远今天在北京会见了法国客人。", ("陈志远",), "会见"),
        ("第三届秦岭旅游大会昨日在宝鸡举行。", ("第三届秦岭旅游大会",), "举行"),
        ("李春明、何玉兰等参加活动。", ("李春明", "何玉兰"), "参加"),
    ],
)
def test_who_acts_stands_before_the_verb(text: str, actors: tuple[str, ...], action: str) -> None:
    found = reported(Activity, text)
    assert (actors, action) in [(a.actors, a.action) for a in found]


@needs_tagger
def test_what_is_said_has_not_been_done() -> None:
    found = reported(Activity, "周海涛强调，各县要召开会议，成立小组。")
    assert found == []


@needs_tagger
def test_he_is_the_person_named_before() -> None:
    found = reported(Activity, "周海涛昨日到眉县。", "他会见了当地的老人。")
    assert ("周海涛",) in [a.actors for a in found if a.action == "会见"]


@needs_tagger
def test_the_quote_is_the_sentence_and_the_span_the_action() -> None:
    text = "天气晴好。昨日，副市长周海涛到眉县调研春耕工作。"
    (activity,) = reported(Activity, text)
    assert text[activity.start : activity.end] == activity.action
    assert activity.quote == "昨日，副市长周海涛到眉县调研春耕工作"
    assert activity.time == "2019-06-12"


@needs_tagger
def test_who_stands_behind_by_acts() -> None:
    found = reported(Activity, "新编《本草辨析》，最近由河东医科大学出版社推出。")
    assert [(a.actors, a.action) for a in found] == [(("河东医科大学出版社",), "推出")]


@needs_tagger
def test_an_occasion_named_by_what_it_celebrates_is_held() -> None:
    found = reported(Activity, "庆祝光明小学建校50周年座谈会14日在西安召开。")
    assert [(a.actors, a.action) for a in found] == [(("庆祝光明小学建校50周年座谈会",), "召开")]


@needs_tagger
def test_what_a_clause_without_a_subject_is_about_stands_in_the_clause_before() -> None:
    found = reported(Activity, "传输容量最大的光纤通信系统，今天在这里开通启用。")
    assert [(a.actors, a.action) for a in found] == [(("光纤通信系统",), "开通启用")]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "周海涛邀请陈志远今年访问陕西。",
        "周海涛昨日未在公约上签字。",
        "周海涛同乡亲们共同庆祝新中国成立75周年。",
        "周海涛昨日对宝鸡发生地震表示慰问。",
    ],
)
def test_what_is_wished_not_done_or_only_felt_is_no_event(text: str) -> None:
    told = [a.action for a in reported(Activity, text)]
    assert not {"访问", "签字", "成立", "发生", "地震"} & set(told)


@needs_tagger
def test_who_has_begun_to_speak_speaks_on_to_the_end_of_the_paragraph() -> None:
    text = "周海涛指出，今年任务很重。宝鸡市政府启动春耕工程。"
    assert reported(Activity, "周海涛昨日到眉县调研。", text)[1:] == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("日前，中国第9批赴黎巴嫩维和部队在营区举行授勋仪式。", "中国第9批赴黎巴嫩维和部队"),
        ("韩国第30届国会议员选举今天举行。", "韩国第30届国会议员选举"),
        ("在决赛中，意大利队罗西以１分４７秒夺冠。", "罗西"),
    ],
)
def test_the_whole_subject_acts(text: str, actors: str) -> None:
    assert [a.actors for a in reported(Activity, text)] == [(actors,)]


@needs_tagger
def test_the_one_behind_long_posts_acts_and_goes_on() -> None:
    found = reported(Activity, "省委常委、副省长、推进秦岭生态保护领导小组组长周海涛出席大会，并宣布工程开工。")
    assert {a.actors for a in found} == {("周海涛",)}


@needs_tagger
def test_a_verb_that_no_list_has_tells_an_event_where_all_else_speaks_for_one() -> None:
    found = reported(
        Activity, "梅州市人民法院昨日裁决东江造船厂赔偿工人损失。", headline="法院裁决东江造船厂赔偿工人损失"
    )
    assert (("梅州市人民法院",), "裁决") in [(a.actors, a.action) for a in found]


@needs_tagger
def test_what_the_same_people_do_is_told_once() -> None:
    found = reported(Activity, "昨日，副市长周海涛到眉县调研春耕工作。", "周海涛先后到槐芽镇调研。")
    assert [a.action for a in found].count("调研") == 1


@needs_tagger
def test_without_learned_numbers_the_rules_stand_alone() -> None:
    lexicons = load_lexicons()
    (tagged,) = with_tokens([ArticleText("a", "", ("昨日，副市长周海涛到眉县调研春耕工作。",), "2019-06-13")])
    found = [r for r in record(tagged, Lexicons(lexicons.lists)) if isinstance(r, Activity)]
    assert [(a.actors, a.action) for a in found] == [(("周海涛",), "调研")]
    assert found[0].evidence == ("event verb", "actor")


@needs_tagger
@pytest.mark.parametrize(
    ("text", "verb", "names"),
    [
        ("河口县、沙湾镇和青年志愿者协会昨日在广场举行义卖。", "举行", ("河口县", "沙湾镇", "青年志愿者协会")),
        ("在上午举行的座谈会上，通过了章程。", "通过", ("座谈会",)),
        ("以三分钟的成绩获胜。", "获胜", None),
    ],
)
def test_the_subject_of_a_clause_is_its_nouns(text: str, verb: str, names: tuple[str, ...] | None) -> None:
    (tagged,) = with_tokens([ArticleText("a", "", (text,))])
    here = Told(0, text, Stretch(0, len(text), text), tagged.tokens[0], 0, 1)
    subject = subject_of(here, text.index(verb))
    assert (subject.names if subject else None) == names


@needs_tagger
def test_both_that_are_joined_act() -> None:
    found = reported(Activity, "瑞典银行和挪威联合银行今天宣布合并。", headline="瑞典银行和挪威联合银行合并")
    assert {a.actors for a in found if a.action == "宣布"} == {("瑞典银行", "挪威联合银行")}


@needs_tagger
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("澳门特区政府昨晚举行欢迎晚宴。", "欢迎"),
        ("周海涛昨日对做好春耕工作作出了指示。", "做好"),
        ("周海涛昨日同出席会议的各国代表合影。", "出席"),
    ],
)
def test_a_verb_within_what_another_is_done_to_tells_nothing(text: str, verb: str) -> None:
    found = [a.action for a in reported(Activity, text)]
    assert found
    assert verb not in found
