from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.model.ledger import Programme


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("眉县推行“阳光一站式”服务模式。", "阳光一站式服务模式", "model"),
        ("全市启动“护河”专项行动。", "护河专项行动", "campaign"),
        ("当地推行“一户一长”制度。", "一户一长制度", "system"),
        ("青岛海洋科技产业园今年动工。", "青岛海洋科技产业园", "park"),
        ("会议讨论了“一带一路”建设。", "一带一路", "other"),
    ],
)
def test_a_class_word_makes_a_programme_of_a_name(text: str, name: str, type_: str) -> None:
    found = {p.name: p.type for p in reported(Programme, text)}
    assert any(n.startswith(name) for n in found), found
    assert type_ in found.values()


@needs_tagger
def test_quoted_names_in_a_list_are_one_each() -> None:
    found = reported(Programme, "青山社区推出“五点课堂”“巧匠之家”“护士上门”等特色服务项目。")
    assert [p.name for p in found] == ["五点课堂", "巧匠之家", "护士上门"]
    assert {p.owner for p in found} == {"青山社区"}


@needs_tagger
@pytest.mark.parametrize("text", ["他的话是“实话实说”。", "要加强基础设施建设工程。", "这些项目都很好。"])
def test_slogans_and_bare_class_words_are_none(text: str) -> None:
    assert reported(Programme, text) == []


@needs_tagger
def test_names_within_book_marks_are_documents() -> None:
    assert reported(Programme, "会议通过了《北京青年交流计划》。") == []


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "青山市建立健全责任制度。",
        "青山市开展义务植树活动。",
        "青山市参与“三农”工作。",
        "青山市积极推进美丽中国先行区建设。",
    ],
)
def test_usual_activities_and_aims_are_none(text: str) -> None:
    assert reported(Programme, text) == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青山市深入开展新能源汽车下乡活动。", "新能源汽车下乡活动"),
        ("近年来，通过改革完善耕地占补平衡制度，耕地多了。", "耕地占补平衡制度"),
        ("要结合城市更新行动，扩建停车场。", "城市更新行动"),
    ],
)
def test_what_is_run_in_so_many_words_is_named_without_its_verb(text: str, name: str) -> None:
    assert [p.name for p in reported(Programme, text)] == [name]


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("今天，青岛至威海高铁正式开工建设。", "青岛至威海高铁"),
        ("昨日，西安地铁9号线终南山隧道全线贯通。", "西安地铁9号线终南山隧道"),
        ("“江上清风”全国书画大赛在武汉举行。", "江上清风全国书画大赛"),
        ("当地采取“企业+合作社+农户”的经营模式。", "企业+合作社+农户"),
    ],
)
def test_works_begun_and_what_is_held_under_a_quote_have_names(text: str, name: str) -> None:
    assert name in [p.name for p in reported(Programme, text)]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "他是“青年”高铁通信工。",
        "节目将在央视新闻、央视网等新媒体平台播出。",
        "当地重点招引电子科技、生物医药等项目。",
        "陕西开工建设56个重点项目。",
    ],
)
def test_half_words_media_trades_and_counts_are_no_programmes(text: str) -> None:
    assert reported(Programme, text) == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("由青山县人民政府发起的“护河”专项行动今天启动。", "青山县人民政府"),
        ("这是滕头村正在建设中的“未来社区”。", "滕头村"),
        ("“护河”专项行动今天启动。这项行动很好。眉县实施“护河”专项行动。", "眉县"),
    ],
)
def test_the_owner_is_told_at_any_mention(text: str, owner: str) -> None:
    assert next(p.owner for p in reported(Programme, text)) == owner


@needs_tagger
@pytest.mark.parametrize("text", ["柳湾村农家书屋等48家农家书屋受到表彰。", "当地打造了一批全域旅游示范区。"])
def test_one_of_many_such_places_is_no_programme(text: str) -> None:
    assert reported(Programme, text) == []


@needs_tagger
def test_a_work_is_named_with_what_is_done_there() -> None:
    found = reported(Programme, "赣江大桥大修工程，1月4日竣工。")
    assert [p.name for p in found] == ["赣江大桥大修工程"]


@needs_tagger
def test_a_quoted_name_that_comes_back_is_one() -> None:
    text = "“星火学堂”今天开讲。报名参加“星火学堂”的工人有三百多人。"
    assert "星火学堂" in [p.name for p in reported(Programme, text)]


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("第四届“星河画展”昨日在青山区开幕。", "星河画展"),
        ("“山海·全国乡村文艺展演季”昨日启动。", "山海·全国乡村文艺展演季"),
        ("青山区采取“合作社+基地+农户”的经营模式。", "合作社+基地+农户"),
        ("反应堆“青山一号”昨日建成投运。", "青山一号"),
        ("青山区广泛开展送书下乡活动。", "送书下乡活动"),
        ("青山区开展“千名干部走百村”等活动，密切了联系。", "千名干部走百村"),
        ("青山区举办“百万市民上冰雪”和“全民冰雪运动会”两大活动。", "百万市民上冰雪"),
        ("第35届中国金桥奖昨日在青山区颁发。", "中国金桥奖"),
        ("青山区国家区域医疗中心施工现场一片繁忙。", "青山区国家区域医疗中心"),
        ("支援西山光缆线路铺设、青宝铁路复线和宝山大坝等82项重点工程建设。", "宝山大坝"),
    ],
)
def test_names_are_known_by_their_look_and_by_what_is_said_of_them(text: str, name: str) -> None:
    assert name in [p.name for p in reported(Programme, text)]


@needs_tagger
@pytest.mark.parametrize(
    "text",
    [
        "该党“全国发展运动”总书记发表讲话。",
        "由意大利、法国、德国等很多著名建筑师和工程师设计。",
        "青山河谷建成我国第一条模范长廊。",
        "为完成“九五”计划努力。",
        "他说这是“没有出口的战略”。",
        "军队准备在青山地区展开地面行动。",
        "节目将在央视新闻、央视频、央视网等平台同步播出。",
        "“近水楼台先得月”是一句老话。",
        "在“青山”创建初期，条件很差。",
        "对手采取“分而治之”的办法。",
    ],
)
def test_parties_trades_plans_and_media_are_no_programmes(text: str) -> None:
    assert reported(Programme, text) == []


@needs_tagger
def test_the_same_quoted_words_may_name_two_things() -> None:
    names = [p.name for p in reported(Programme, "各方支持“山海”倡议，实施“山海”科技创新行动计划。")]
    assert "山海科技创新行动计划" in names


@needs_tagger
def test_a_quoted_name_that_comes_back_is_one_only_if_somebody_runs_it() -> None:
    assert reported(Programme, "“铁老大”到汽车站练摊。", "“铁老大”的变化触动了他。") == []


@needs_tagger
@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("针对此类情况，宝鸡市渭滨区搭建了“渭水通”服务平台。", "宝鸡市渭滨区"),
        ("为了鼓励群众，自治区有关部门还实行“重奖能手”办法。", "自治区有关部门"),
        ("这得益于各高校开展的“走企业拓岗位”行动。", "各高校"),
        ("宝鸡市深入开展高校毕业生就业“百日冲锋”系列活动。", "宝鸡市"),
    ],
)
def test_the_owner_is_named_as_printed_and_by_its_words_if_it_is_no_record(text: str, owner: str) -> None:
    assert owner in [p.owner for p in reported(Programme, text)]
