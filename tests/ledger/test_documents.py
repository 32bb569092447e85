"""Titles and named laws."""

from __future__ import annotations

import pytest

from chaiban.ledger import documents
from chaiban.ledger.documents import kind_of
from chaiban.model.ledger import ArticleText, Document, Lexicons


def found(*paragraphs: str, headline: str = "") -> list[Document]:
    records = documents.find(ArticleText("a", headline, paragraphs), Lexicons({}), ())
    return [record for record in records if isinstance(record, Document)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("河道采砂管理办法", "policy"),
        ("关于做好秋粮收购工作的通知", "policy"),
        ("公共场所控烟规定（试行）", "policy"),
        ("湿地保护条例", "law"),
        ("水上交通安全法", "law"),
        ("老城更新规划（2021—2030年）", "plan"),
        ("校园足球三年行动计划", "plan"),
        ("办事事项清单", "list"),
        ("濒危植物名录", "list"),
        ("渔业合作协议", "other"),
        ("年度水质报告", "other"),
        ("雨夜归人", "work"),
        ("海边日报", "work"),
    ],
)
def test_the_last_word_of_a_title_says_what_it_is(title: str, kind: str) -> None:
    assert kind_of(title) == kind


def test_a_title_is_what_stands_in_book_marks() -> None:
    (document,) = found("会上通过了《河道采砂管理办法》。")
    assert (document.title, document.start, document.end) == ("河道采砂管理办法", 5, 15)


def test_a_title_within_a_title_is_part_of_it() -> None:
    assert [d.title for d in found("学习《〈防洪法〉释义》。")] == ["〈防洪法〉释义"]


def test_a_law_without_book_marks_is_found_and_joined_with_the_same_in_them() -> None:
    assert [(d.title, d.doc_kind) for d in found("依照安全生产法处罚。", "《安全生产法》规定明确。")] == [
        ("安全生产法", "law")
    ]


def test_the_headline_counts_for_what_the_text_lacks() -> None:
    found_here = found("今天学习《甲办法》。", headline="《甲办法》和《乙办法》施行")
    assert [(d.title, d.paragraph) for d in found_here] == [("甲办法", 0), ("乙办法", -1)]
