"""Places and their levels, with the tagger and without."""

from __future__ import annotations

import pytest
from tests.ledger.reported import needs_tagger

from chaiban.ledger import places
from chaiban.ledger.place_names import parts_of
from chaiban.model.ledger import ArticleText, Place, Token
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons

LEXICONS = load_lexicons()


def found(
    text: str, *, tagged: bool = True, language: str = "zh", tokens: tuple[Token, ...] = ()
) -> list[tuple[str, str]]:
    article = ArticleText("a", "", (text,), "2019-06-13", None, language, {0: tokens} if tokens else {})
    if tagged and not tokens:
        (article,) = with_tokens([article])
    records = places.find(article, LEXICONS, ())
    assert all(text[r.start : r.end] == r.name for r in records if isinstance(r, Place))
    return [(r.name, r.level) for r in records if isinstance(r, Place)]


@pytest.mark.parametrize(
    ("chain", "parts"),
    [
        ("陕西省宝鸡市眉县汤峪镇", ["陕西省", "宝鸡市", "眉县", "汤峪镇"]),
        ("湖南长沙岳麓区", ["湖南", "长沙", "岳麓区"]),
        ("北京顺义", ["北京", "顺义"]),
        ("大同市云州区", ["大同市", "云州区"]),
        ("内蒙古阿拉善左旗", ["内蒙古", "阿拉善左旗"]),
        ("宝鸡火车站南广场", ["宝鸡火车站南广场"]),
        ("南京路步行街", ["南京路步行街"]),
        ("长江泰州", ["长江", "泰州"]),
    ],
)
def test_a_chain_is_taken_apart(chain: str, parts: list[str]) -> None:
    assert [chain[part.start : part.end] for part in parts_of(chain, LEXICONS)] == parts


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("他到浙江省绍兴市柯桥区采访。", [("浙江省", "province"), ("绍兴市", "city"), ("柯桥区", "county")]),
        ("法国和巴西签了约。", [("法国", "country"), ("巴西", "country")]),
        ("重庆今天入夏。", [("重庆", "province")]),
        ("船过长江。", [("长江", "site")]),
        ("志愿者在宝鸡火车站服务。", [("宝鸡火车站", "site")]),
    ],
)
def test_places_have_their_level(text: str, wanted: list[tuple[str, str]]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "我市农村改厕过半。",
        "全国各地都下了雨。",
        "坚持中国特色社会主义。",
        "华东和长三角降温。",
        "《北京的金山上》很好听。",
    ],
)
def test_what_names_no_place_of_its_own_gives_no_record(text: str) -> None:
    assert found(text) == []


def test_a_short_form_of_a_name_that_is_there_is_the_same() -> None:
    assert found("眉县产果。后来，眉县的果卖到国外。") == [("眉县", "county")]


def test_known_names_are_found_without_the_tagger() -> None:
    assert ("绍兴市", "city") in found("他到浙江省绍兴市柯桥区采访。", tagged=False)


def test_words_of_the_tagger_that_belong_together_are_one_name() -> None:
    tokens = (
        Token("在", "p", 0, 1),
        Token("清水镇", "LOC", 1, 4),
        Token("南", "f", 4, 5),
        Token("李庄村", "LOC", 5, 8),
    )
    assert found("在清水镇南李庄村", tokens=tokens) == [("清水镇", "town"), ("南李庄村", "village")]


@needs_tagger
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("部队在库尔斯克、阿夫季夫卡、巴赫马奇等方向击退进攻。", {"库尔斯克", "阿夫季夫卡", "巴赫马奇"}),
        ("西藏打造墨脱、芒康、波密等一批旅游目的地。", {"西藏", "墨脱", "芒康", "波密"}),
        ("总统访问哈萨克斯坦共和国，哈萨克斯坦总理到机场迎接。", {"哈萨克斯坦共和国"}),
        ("绿水青山就是金山银山。", set()),
        ("全省有A级景区59处。", set()),
    ],
)
def test_a_list_or_a_saying_tells_what_a_name_is(text: str, wanted: set[str]) -> None:
    assert {name for name, _ in found(text)} == wanted
