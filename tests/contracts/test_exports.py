from __future__ import annotations

import pytest

from chaiban.exports.registry import EXPORTS
from chaiban.model.article import Article, Kind, PageReading, Reading, Text
from chaiban.model.page import Line, Page

# Every form of writing with its suffix: whoever adds one adds it here.
CONTRACT = {"terminal": ".txt", "json": ".json", "jsonl": ".jsonl", "markdown": ".md", "html": ".html"}

WORDS = "青溪 \ud800 Mill"


def reading(pages: int) -> Reading:
    page = Page("p.txt", 1, WORDS, (Line(0, len(WORDS), 0),))
    story = Article("a1", Kind.ARTICLE, 0.5, headline=Text(WORDS, ((0, len(WORDS)),)))
    return Reading("p.txt", (PageReading(page, "zh-Hans", (story,)),) * pages)


def test_the_registry_is_the_contract() -> None:
    assert {name: export.suffix for name, export in EXPORTS.items()} == CONTRACT


@pytest.mark.parametrize("name", CONTRACT)
@pytest.mark.parametrize("pages", [0, 1, 3])
def test_every_form_is_utf8_and_the_same_each_time(name: str, pages: int) -> None:
    render = EXPORTS[name].render
    text = render(reading(pages))
    text.encode("utf-8")
    assert text == render(reading(pages))
    assert not text or text.endswith("\n")
    assert text.count("Mill") >= pages


@pytest.mark.parametrize("name", [name for name in CONTRACT if EXPORTS[name].strings])
def test_forms_that_may_be_strung_together_end_their_line(name: str) -> None:
    text = EXPORTS[name].render(reading(1))
    assert text
    assert text[-1] == "\n"
