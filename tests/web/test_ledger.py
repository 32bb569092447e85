"""The pages of the ledger: what is in them, where they lead, the same served and published."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient
from tests.pipeline.test_ledger_of_pages import folder  # noqa: F401 - a fixture

from chaiban.archive.entities import entities
from chaiban.archive.ledger import facts, names
from chaiban.archive.look_up import newest
from chaiban.archive.public import public_record
from chaiban.archive.query import parse, positive_words
from chaiban.archive.store import Archive
from chaiban.model.entity import JOINED
from chaiban.model.facts import Fact, FactQuery
from chaiban.pipeline.ledger_of_pages import record_pages
from chaiban.web.addresses import name_path
from chaiban.web.charts import bars, plot
from chaiban.web.clean_text import article_of
from chaiban.web.hits import hit_spans
from chaiban.web.ledger_pages import KINDS, phrase, sentence_phrase
from chaiban.web.publish import Publication, publish
from chaiban.web.site import build_site


@pytest.fixture
def site(folder: Path) -> TestClient:  # noqa: F811
    archive = Archive(folder)
    record_pages(archive)
    return TestClient(build_site(archive), base_url="http://localhost", headers={"accept-language": "en"})


def fact(name: str = "王大海", date: str = "2019-06-13", value: float | None = None, **told: object) -> Fact:
    kind = "person" if value is None else "figure"
    place = ("日报", "daily", date, "", "A1", 1, "")
    return Fact(1, *place, kind, name, value, "元", f"见{name}。", 1, name, (), {"titles": [], **told})


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_page(site: TestClient, kind: str) -> None:
    answer = site.get(f"/ledger/{kind}/")
    assert answer.status_code == 200
    assert f'/ledger/{kind}/" aria-current="true"' in answer.text


def test_a_kind_that_is_not_there_is_404(site: TestClient) -> None:
    assert site.get("/ledger/weather/").status_code == 404


def test_every_row_opens_its_article_with_the_words_marked(site: TestClient) -> None:
    (person,) = re.findall(r'href="(/ledger/person/[?][^"]*at=[^"]+)"', site.get("/ledger/person/?lang=zh").text)
    article, page = re.findall(r'href="(/titles/[^"]+)"', site.get(person.replace("&amp;", "&")).text)
    assert "<mark>王大海</mark>" in site.get(article.replace("&amp;", "&")).text
    assert site.get(page.replace("&amp;", "&")).status_code == 200


def test_figures_are_narrowed_by_unit_and_words(site: TestClient) -> None:
    assert site.get("/ledger/figure/").text.count("<tr><td") == 2
    assert site.get("/ledger/figure/?unit=元").text.count("<tr><td") == 1
    assert site.get("/ledger/figure/?text=没有").text.count("<tr><td") == 0
    assert site.get("/ledger/figure/?start=x&sort=none&unit=%22%3Cb%3E").status_code == 200


def test_the_published_site_has_the_same_pages(folder: Path, tmp_path: Path) -> None:  # noqa: F811
    with Archive(folder) as archive:
        record_pages(archive)
        publish(archive, tmp_path / "site", Publication("zh"))
        wanted = {kind: {name for name, *_ in names(archive, kind, -1)} for kind in JOINED}
    site = tmp_path / "site"
    for kind, called in wanted.items():
        text = (site / "ledger" / kind / "index.html").read_text("utf-8")
        led = re.findall(rf'href="\.\./\.\./ledger/{kind}/([^"]+)"', text)
        pages = [site / "ledger" / kind / unquote(link) for link in led]
        assert len(set(pages)) == len(called)
        for page in pages:
            text = (page / "index.html").read_text("utf-8")
            assert "<form" not in text.split("<main")[1]
            links = re.findall(r'href="(\.\./\.\./\.\./titles/[^"?#]+)', text)
            assert links
            assert all((page / unquote(link) / "index.html").is_file() for link in links)
    assert wanted["person"]


@given(st.lists(st.text(min_size=1, max_size=80), min_size=2, max_size=2, unique=True))
def test_every_name_has_a_path_of_its_own_that_a_file_system_takes(pair: list[str]) -> None:
    paths = [unquote(name_path("person", name)) for name in pair]
    assert paths[0] != paths[1]
    for path in paths:
        room, kind, name, end = path.split("/")
        assert (room, kind, end) == ("ledger", "person", "")
        assert len(name.encode("utf-8", "surrogatepass")) < 200
        assert name.strip(" .")
        assert name not in (".", "..")


@pytest.mark.parametrize("name", ["王大海", "Ellen Marsh", "St. Luke’s Hospital", "São Paulo"])
def test_an_ordinary_name_is_read_in_its_path(name: str) -> None:
    assert name.split()[-1] in unquote(name_path("organisation", name))


def test_people_of_one_name_are_joined_unless_print_tells_them_apart() -> None:
    one = [fact(titles=["市长"]), fact(), fact(titles=["市长", "副书记"])]
    assert [len(entity.facts) for entity in entities(one)] == [3]
    assert len(entities([fact(organisation="甲厂"), fact(organisation="乙校")])) == 2
    assert len(entities([fact(titles=["厂长"]), fact(titles=["教师"])])) == 2
    assert len(entities([fact("王大海"), fact("李小雨")])) == 2


def test_what_is_told_apart_has_an_id_of_its_own_that_later_issues_leave_alone() -> None:
    one, two = fact(organisation="甲厂"), fact(date="2019-06-14", organisation="乙校")
    ids = {entity.facts[0].record["organisation"]: entity.id for entity in entities([one, two])}
    assert len(set(ids.values())) == 2
    later = entities([one, two, fact(date="2020-01-01", organisation="甲厂")])
    assert {entity.facts[0].record["organisation"]: entity.id for entity in later} == ids


def test_who_is_told_without_a_post_is_nobody_s_where_there_are_several() -> None:
    two = [fact(titles=["厂长"]), fact(titles=["教师"]), fact(), fact()]
    assert sorted(len(entity.facts) for entity in entities(two)) == [1, 1, 2]
    assert [len(entity.facts) for entity in entities(two[1:])] == [3]


def test_the_chart_shows_greater_values_higher_and_later_dates_to_the_right() -> None:
    drawn = plot([fact(value=10.0, date="2019-01-01"), fact(value=1000.0, date="2019-01-02")])
    assert drawn is not None
    first, second = drawn.dots
    assert first.x < second.x
    assert first.y > second.y
    assert plot([fact(value=10.0)]) is None


def test_bars_count_mentions_by_month_and_by_year_when_months_are_too_many() -> None:
    assert [(bar.when, bar.number) for bar in bars(["2019-01-31", "2019-03-01", "2019-03-02", ""])] == [
        ("2019-01", 1),
        ("2019-02", 0),
        ("2019-03", 2),
    ]
    assert [bar.when for bar in bars(["1950-01-01", "2019-01-01"])][:2] == ["1950", "1951"]
    assert bars(["2019-01-31", "2019-01-02"]) == []


def test_the_sentence_of_every_record_is_marked_on_its_page(folder: Path) -> None:  # noqa: F811
    with Archive(folder) as archive:
        record_pages(archive)
        (item,) = newest(archive, None, 5)
        page = public_record(archive, item.sheet)
        assert page is not None
        for fact in facts(archive, FactQuery()):
            for asked in (phrase(fact), sentence_phrase(fact)):
                words = positive_words(parse(asked))
                spans = hit_spans(article_of(page, item), page["characters"], words)
                marked = {number for start, end in spans for number in range(start, end)}
                assert marked & {number for start, end in fact.spans for number in range(start, end)}, asked


@pytest.mark.parametrize(
    ("sentence", "words", "asked"),
    [
        ("他说“建好桥”并动工。", "动工", "并动工。"),
        ("办好“首席服务官”制度。", "“首席服务官”制度", "首席服务官"),
        ("“”", "“”", ""),
    ],
)
def test_quotes_do_not_end_what_is_asked_for(sentence: str, words: str, asked: str) -> None:
    said = replace(fact(), sentence=sentence, at=sentence.index(words), words=words)
    assert sentence_phrase(said) == (f'"{asked}"' if asked else "")
