"""The whole ledger of an article: what holds for every record, with the tagger and without."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learning.story_labels import gold_of, story_files

from chaiban.exports.ledger_json import record_object
from chaiban.ledger.sentences import clause_at, clauses, sentence_at, sentences
from chaiban.ledger.stage import record
from chaiban.model.ledger import KINDS, ArticleText, Lexicons, Record
from chaiban.pipeline.ledger import with_tokens
from chaiban.pipeline.lexicons import load_lexicons, words_of
from chaiban.sources.articles_json import language_of

LEXICONS = load_lexicons()
PRINT = """昨日 2018年 市长 王大海 李小雨 到 眉县 汤峪镇 调研 ， 。 总投资 3.5亿元 “ ” 《 》 办法 平台 荣获 先进集体
称号 说： 表示 ，强调 30 多 名 公司 大学 一 和 、 在 的 A"""
WORDS = [*PRINT.split(), " ", "\n"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=40).map("".join)
ENGLISH = st.lists(
    st.sampled_from(["Mr. Smith", "said", "the", "London", "on Monday", "$3 million", ",", ".", "Inc.", "“", "”"]),
    max_size=30,
)


def check(article: ArticleText, records: tuple[Record, ...]) -> None:
    for found in records:
        text = article.text(found.paragraph)
        assert 0 <= found.start < found.end <= len(text)
        assert 0 <= found.confidence <= 1
        assert found.evidence
        told = record_object(found)
        assert told["kind"] in {kind.kind for kind in KINDS}
        name = told.get("name") or told.get("title") or told.get("action") or told.get("text")
        if name and found.kind != "programme":
            squeezed = "".join(c for c in text[found.start : found.end] if c not in "“”‘’《》\"' \n")
            assert "".join(c for c in name if c not in "“”‘’《》\"' \n") in squeezed or squeezed in name


@settings(max_examples=60)
@given(TEXTS, TEXTS)
def test_every_span_holds_what_its_record_says(headline: str, text: str) -> None:
    article = ArticleText("a", headline, tuple(text.split("\n")), "2019-06-13")
    check(article, record(article, LEXICONS))
    (tagged,) = with_tokens([article])
    check(tagged, record(tagged, LEXICONS))


@settings(max_examples=40)
@given(ENGLISH)
def test_the_same_holds_in_english(words: list[str]) -> None:
    article = ArticleText("a", "", (" ".join(words),), "2019-06-13", None, "en")
    check(article, record(article, LEXICONS))


@pytest.mark.parametrize("path", story_files(), ids=lambda path: path.stem)
def test_the_same_holds_in_our_stories_however_they_are_cut(path: Path) -> None:
    for told in gold_of(path)["articles"]:
        for paragraphs in (tuple(told["paragraphs"]), (" ".join(told["paragraphs"]),)):
            article = ArticleText("a", told["headline"], paragraphs, told["issue_date"], None, path.stem[:2])
            check(article, record(article, LEXICONS))


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_any_text_is_gone_through(text: str) -> None:
    for language in ("zh", "en", "de", "fr", "es"):
        article = ArticleText("a", text, (text,), "2019-06-13", text, language)
        check(article, record(article, LEXICONS))


def test_without_lexicons_and_tagger_there_is_still_a_ledger() -> None:
    article = ArticleText("a", "", ("昨日，大桥通车。",), "2019-06-13")
    assert [found.kind for found in record(article, Lexicons({}))][:1] == ["time"]


def test_an_empty_article_reports_nothing() -> None:
    assert record(ArticleText("a", "", ()), LEXICONS) == ()


def test_the_same_article_gives_the_same_ledger() -> None:
    article = ArticleText(
        "a", "王大海到眉县调研", ("昨日，市长王大海到眉县汤峪镇调研，总投资3.5亿元。",), "2019-06-13"
    )
    assert record(article, LEXICONS) == record(article, LEXICONS)


def test_an_articles_ledger_does_not_depend_on_the_articles_tagged_with_it() -> None:
    articles = [
        ArticleText(str(i), "", (f"{'昨日，' * i}市长王大海到眉县汤峪镇调研。",), "2019-06-13") for i in range(6)
    ]
    together = with_tokens(articles)
    assert [with_tokens([article])[0] for article in articles] == together


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_names_itself_and_its_fields_are_written(kind: type[Record]) -> None:
    assert kind.kind
    assert {"paragraph", "start", "end", "confidence", "evidence"} <= {field.name for field in fields(kind)}


def test_the_words_of_a_text_can_be_left_out_of_the_lexicons() -> None:
    lists = Lexicons({"x": {"汤峪镇": "", "镇": "", "眉县": "county"}})
    assert dict(lists.without("到汤峪镇").words("x")) == {"镇": "", "眉县": "county"}


def test_a_list_is_a_word_a_line_with_its_note() -> None:
    assert words_of("# what\n米\n元\tmoney\n\n") == {"米": "", "元": "money"}


@given(TEXTS)
def test_sentences_and_clauses_are_stretches_of_their_text(text: str) -> None:
    for stretch in (*sentences(text), *clauses(text)):
        assert text[stretch.start : stretch.end] == stretch.text
    together = "".join(s.text for s in sentences(text))
    assert "".join(together.split()) == "".join(text.split())
    for position in range(len(text)):
        if text[position] not in "，。：\n ":
            clause = clause_at(text, position)
            assert clause.start <= position < clause.end
            assert text[position] in sentence_at(text, position).text


def test_a_language_without_extractors_gives_nothing_rather_than_wrong() -> None:
    text = "Il sindaco di Roma ha detto che il ponte della città non è sicuro e che gli altri sono chiusi nel 2018."
    language = language_of(text)
    assert language == "other"
    assert record(ArticleText("a", "", (text,), "2019-06-13", None, language), load_lexicons()) == ()
