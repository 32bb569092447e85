from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.archive.folding import fold
from chaiban.archive.keep import Change
from chaiban.archive.passages import passages
from chaiban.archive.query import parse, positive_words
from chaiban.archive.schema import STEPS
from chaiban.archive.search import Request, Search, expression_of
from chaiban.archive.store import Archive
from chaiban.archive.tokens import BREAK, placed_tokens, tokens_of
from chaiban.model.catalogue import Issue, Item, Sheet, Title

Keep = Callable[..., Change]
HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年"


def headlines(archive: Archive, typed: str, **more: object) -> list[str]:
    found = Search(archive).find(Request(typed, size=100, **more))  # type: ignore[arg-type]
    assert len(found.hits) == min(100, found.total)
    return [hit.item.headline for hit in found.hits]


def fill(keep: Keep, pages: int, seed: int = 7) -> list[str]:
    """Random pages in two scripts; the texts of their items."""
    chance = random.Random(seed)
    words = ["mill", "bridge", "2025", "，", "。", "council"]
    texts = []
    for page in range(pages):
        bodies = [
            "".join(chance.choice(HAN) if chance.random() < 0.9 else f" {chance.choice(words)} " for _ in range(60))
            for _ in range(10)
        ]
        bodies = [" ".join(body.split()) for body in bodies]
        keep([{"headline": f"{page}/{at}", "body": body} for at, body in enumerate(bodies)], number=f"A{page + 1}")
        texts += bodies
    return texts


def test_search_finds_what_a_scan_of_all_text_finds(archive: Archive, keep: Keep) -> None:
    texts = fill(keep, 30)
    chance = random.Random(1)
    search = Search(archive)
    for size in (1, 2, 2, 3, 4):
        for _ in range(25):
            text = chance.choice(texts)
            at = chance.randrange(len(text) - size)
            piece = text[at : at + size]
            if all(character in HAN for character in piece):
                expected = sum(piece in other.replace(" ", "") for other in texts)
                assert search.find(Request(f'"{piece}"')).total == expected, piece


def test_a_word_is_found_as_a_whole_and_by_its_beginning(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "one", "body": "The councillors met."}, {"headline": "two", "body": "A COUNCIL votes."}])
    assert headlines(archive, "council") == ["two"]
    assert sorted(headlines(archive, "council*")) == ["one", "two"]


def test_both_scripts_find_each_other(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "繁", "body": "橋樑通車，記者報導"}, {"headline": "简", "body": "桥梁通车，记者报导"}])
    assert sorted(headlines(archive, "橋樑")) == sorted(headlines(archive, "桥梁")) == ["简", "繁"]


def test_a_phrase_does_not_match_across_marks_or_paragraphs(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "mark", "body": "目的，人民"}, {"headline": "whole", "body": "目的人民"}])
    assert headlines(archive, "的人") == ["whole"]
    assert headlines(archive, "的，人") == ["mark"]
    assert headlines(archive, "的,人") == ["mark"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("石桥 AND 通车", {"b"}),
        ("石桥 通车", {"b"}),
        ("石桥 OR 磨坊", {"b", "m", "bm"}),
        ("石桥 NOT 磨坊", {"b"}),
        ("石桥 -磨坊", {"b"}),
        ("(石桥 OR 磨坊) NOT 通车", {"m", "bm"}),
        ("NOT 石桥", {"m"}),
        ("headline:b", {"b"}),
        ("byline:林越", {"m"}),
        ("作者:林越 OR 通车", {"b", "m"}),
        ("page:A1", {"b", "m", "bm"}),
        ("page:a9", set()),
        ("date:2025-03", {"b", "m", "bm"}),
        ("date:2025-03-13..", set()),
        ("date:..2025-03-12 石桥", {"b", "bm"}),
        ("磨坊 date:2024..2026", {"m", "bm"}),
        ("section:要闻 磨坊", {"m", "bm"}),
        ("kind:photo", set()),
        ("-date:2025", set()),
    ],
)
def test_queries_mean_what_they_say(archive: Archive, keep: Keep, typed: str, expected: set[str]) -> None:
    keep([
        {"headline": "b", "body": "石桥昨日通车"},
        {"headline": "m", "body": "磨坊重开", "by": "林越"},
        {"headline": "bm", "body": "石桥旁的磨坊"},
    ])  # fmt: skip
    assert set(headlines(archive, typed)) == expected


@given(typed=st.text(alphabet="石桥\"“”()（）:-* ANDORT\0'; headlin\ud800", max_size=60))
def test_nothing_that_is_typed_is_wrong(typed: str) -> None:
    node = parse(typed)
    expression = expression_of(node) if node is not None else None
    assert expression is None or "\0" not in expression


@pytest.mark.parametrize(
    "typed", ["'; DROP TABLE item; --", '" OR 1=1', "headline: NEAR(a b)", "*", "((((", "a" * 9999]
)
def test_hostile_queries_are_words(archive: Archive, keep: Keep, typed: str) -> None:
    keep([{"headline": "b", "body": "石桥"}])
    Search(archive).find(Request(typed, {"title": "' OR 1", "year": "x", "person": '"'}, "x", "y'"))
    assert headlines(archive, "石桥") == ["b"]


def test_facets_count_the_hits_and_narrow_them(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "b", "body": "石桥", "by": "林越"}, {"headline": "m", "body": "磨坊"}])
    keep([{"headline": "b2", "body": "石桥"}], date="2024-01-02", section="文体")
    found = Search(archive).find(Request("石桥"))
    assert found.facets["year"] == (("2025", 1), ("2024", 1))
    assert dict(found.facets["section"]) == {"要闻": 1, "文体": 1}
    assert found.facets["person"] == (("林越", 1),)
    for facet, value, expected in (("year", "2024", "b2"), ("person", "林越", "b"), ("section", "文体", "b2")):
        assert headlines(archive, "石桥", facets={facet: value}) == [expected]


def test_hits_are_sorted_by_date_and_headlines_come_first(archive: Archive, keep: Keep) -> None:
    for year in (2023, 2025, 2024):
        keep([{"headline": str(year), "body": "石桥" + "长文" * 40}], date=f"{year}-01-01")
    keep([{"headline": "石桥", "body": "短讯"}], date="2020-01-01")
    assert headlines(archive, "石桥", sort="newest") == ["2025", "2024", "2023", "石桥"]
    assert headlines(archive, "石桥", sort="oldest") == ["石桥", "2023", "2024", "2025"]
    assert headlines(archive, "石桥")[0] == "石桥"


def test_a_search_sees_what_was_added_and_removed_since(archive: Archive, keep: Keep) -> None:
    search = Search(archive)
    assert search.find(Request("石桥")).total == 0
    keep([{"headline": "b", "body": "石桥"}], data=b"1")
    assert search.find(Request("石桥")).total == 1
    keep([{"headline": "b", "body": "石桥"}], number="A2")
    assert search.find(Request("石桥")).total == 2
    keep([{"headline": "m", "body": "磨坊"}], data=b"2")
    assert search.find(Request("石桥")).total == 1


def test_passages_mark_the_words_as_printed(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "新橋", "body": "序" * 200 + "石橋通車" + "尾" * 200}])
    (hit,) = Search(archive).find(Request("石桥")).hits
    assert [words for words, match in hit.passages if match] == ["石橋"]
    assert "".join(words for words, _ in hit.passages).strip("…") in hit.item.body


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert BREAK not in tokens_of(text)
    assert all(start < end <= len(text) for _, start, end in placed_tokens(text))


@given(st.text(alphabet="石橋桥，。 mill2025Ａé（)"), st.text(alphabet="石橋桥，。 mill2025Ａé（)"))
def test_the_tokens_of_a_text_are_those_of_its_parts(one: str, other: str) -> None:
    assert tokens_of(f"{one} {other}") == tokens_of(one) + tokens_of(other)


def test_an_archive_of_the_first_step_is_indexed_anew(archive: Archive, keep: Keep) -> None:
    """As an older chaiban left it: without the short index and all that later steps make."""
    keep([{"headline": "石桥通车", "body": "两岸相连。"}])
    later = "".join(STEPS[1:])
    for table, column in re.findall(r"ALTER TABLE (\w+) ADD COLUMN (\w+)", later):
        archive.connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in reversed(re.findall(r"CREATE (?:VIRTUAL )?TABLE (\w+)", later)):
        archive.connection.execute(f"DROP TABLE {table}")
    archive.connection.execute("PRAGMA user_version = 1")
    with Archive(archive.folder) as opened:
        for typed in ("石", "石桥", "石桥通车", "headline:石桥"):
            assert Search(opened).find(Request(typed)).total == 1, typed
        assert Search(opened).find(Request("桥石")).total == 0
        # Characters on two sides of a paragraph's end or a comma are no pair.
        assert Search(opened).find(Request("车两")).total == 0


@pytest.mark.parametrize("at", [0, 3, 29, 30, 31, 498, 499, 500, 501, 5_000])
@pytest.mark.parametrize("typed", ["石桥", "石橋", "石桥 通车", '"石桥" mill'])
def test_the_passage_is_that_of_the_whole_text_wherever_the_words_stand(
    monkeypatch: pytest.MonkeyPatch, at: int, typed: str
) -> None:
    body = ("平安windmill河。" * 700)[:at] + "石桥明日通车mill" + "windmill，河岸石桥" * 40
    issue = Issue(1, Title(1, "t", "t", "zh"), "", "")
    item = Item(1, Sheet(1, issue, "A1", "", "zh"), 1, "a1", "article", "", body=body)
    words = positive_words(parse(typed))
    quick = list(passages(item, words))
    monkeypatch.setattr("chaiban.archive.passages._about_where", lambda text, _: (0, len(text)))
    assert quick == list(passages(item, words))
    assert ("石桥", True) in quick
