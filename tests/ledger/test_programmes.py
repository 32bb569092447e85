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
