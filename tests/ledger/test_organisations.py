from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger, reported

from chaiban.model.ledger import Organisation


def names(*paragraphs: str) -> list[str]:
    return [r.name for r in reported(Organisation, *paragraphs)]


@needs_tagger
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("昨日，宝鸡市公安局召开会议。", "宝鸡市公安局"),
        ("她毕业于西北农业大学。", "西北农业大学"),
        ("记者从国家统计局获悉，粮食增产。", "国家统计局"),
        ("眉县汤峪镇党委书记赵国良来到村里。", "眉县汤峪镇党委"),
        ("欧盟今天发表声明。", "欧盟"),
        ("“暖心大姐”工作站受到表扬。", "暖心大姐工作站"),
    ],
)
def test_a_body_has_a_proper_word_in_front_or_is_known(text: str, name: str) -> None:
    assert name in [n.replace("“", "").replace("”", "") for n in names(text)]


@needs_tagger
@pytest.mark.parametrize(
    "text", ["有关部门正在调查。", "公司今年效益不错。", "市委书记赵国良来到村里。", "学校的老师都来了。"]
)
def test_a_body_without_a_name_is_none(text: str) -> None:
    assert names(text) == []


@needs_tagger
def test_a_name_said_again_shorter_is_one_record() -> None:
    found = names("眉县城关高中今年招生五百人。", "城关高中的校舍是新的。")
    assert found == ["眉县城关高中"]


@needs_tagger
def test_every_item_of_a_list_of_firms_is_one() -> None:
    found = names("园区先后引进了长河科技、金盾水泥、明珠电缆等15家企业。")
    assert {"长河科技", "金盾水泥", "明珠电缆"} <= set(found)


@needs_tagger
def test_a_short_body_at_the_head_of_a_paragraph_is_not_joined_with_one_further_on() -> None:
    found = reported(Organisation, "国务院和各省（区、市）政府和新疆生产建设兵团主要负责人参加会议。")
    assert all(r.name and r.start < r.end for r in found)
    assert (
        reported(Organisation, "国务院今天开会，各省政府和新疆生产建设兵团参加会议，南方电网和北方公司列席。")[0].name
        == "国务院"
    )


@needs_tagger
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("国家新能源研究与开发协调领导小组组长李海波出席。", ["国家新能源研究与开发协调领导小组"]),
        ("第十五届阿拉伯卫生部长理事会会议５日闭幕。", ["阿拉伯卫生部长理事会"]),
        ("两家银行合并成为德国第二大银行。", []),
        ("李海波在京会见英中贸易协会主席古沛。", ["英中贸易协会"]),
        ("中国队名列第七。", ["中国队"]),
    ],
)
def test_a_name_has_all_its_words_and_no_others(text: str, names: list[str]) -> None:
    assert [o.name for o in reported(Organisation, text)] == names


@needs_tagger
def test_a_shorter_print_in_the_headline_is_the_same_body() -> None:
    found = reported(Organisation, "解放军总参谋部日前发出通报。", headline="总参表彰优秀干部")
    assert [o.name for o in found] == ["解放军总参谋部"]
