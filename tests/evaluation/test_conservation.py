from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.conservation import check_conservation
from chaiban.model.page import is_visible

Page = dict[str, Any]


def test_a_lawful_page_holds(lawful_page: Page) -> None:
    law = check_conservation(lawful_page)
    assert law.holds, law.faults
    assert (law.placed, law.lost, law.doubled) == (law.visible, (), ())


def test_a_lost_character_is_found(lawful_page: Page) -> None:
    lawful_page["furniture"][0].update(spans=[[27, 33]], text="A02 青溪")
    law = check_conservation(lawful_page)
    assert not law.holds
    assert law.lost == ((33, 34),)
    assert law.placed == law.visible - 1
    assert not law.faults


def test_a_doubled_character_is_found(lawful_page: Page) -> None:
    lawful_page["unassigned"].append({"text": "利", "spans": [[24, 25]]})
    law = check_conservation(lawful_page)
    assert not law.holds
    assert law.doubled == ((24, 25),)


def changed_text(page: Page) -> None:
    page["articles"][0]["headline"] = "Mill reopens last"


def missing_join(page: Page) -> None:
    page["articles"][0]["joins"]["paragraphs"][0].pop()


def shifted_join(page: Page) -> None:
    page["articles"][0]["joins"]["headline"][0]["at"] = 6


def join_beyond_the_text(page: Page) -> None:
    page["articles"][0]["joins"]["headline"][1]["at"] = 99


def word_dropped(page: Page) -> None:
    article = page["articles"][0]
    article["paragraphs"] = ["充利用"]
    article["joins"]["paragraphs"] = [[{"at": 1, "drop": [21, 24], "put": ""}]]


def words_put_in(page: Page) -> None:
    article = page["articles"][0]
    article["paragraphs"] = ["充分的利用"]
    article["joins"]["paragraphs"][0][1]["put"] = "的"


def text_without_spans(page: Page) -> None:
    page["articles"][0]["kicker"] = "Mill"


def spans_without_text(page: Page) -> None:
    del page["articles"][0]["headline"]


def paragraph_without_spans(page: Page) -> None:
    page["articles"][0]["paragraphs"].append("石桥")


def stretch_beyond_the_page(page: Page) -> None:
    page["furniture"][0]["spans"] = [[27, 99]]


def stretch_of_the_wrong_form(page: Page) -> None:
    page["furniture"][0]["spans"] = [[27, 30.5]]


def joins_of_the_wrong_form(page: Page) -> None:
    page["furniture"][0]["joins"] = [{"at": 1}]


def name_from_nowhere(page: Page) -> None:
    page["articles"][0]["byline"] = [{"role": "记者", "name": "石桥"}]
    page["articles"][0]["spans"]["byline"] = [[25, 25]]


@pytest.mark.parametrize(
    "breaks",
    [
        changed_text,
        missing_join,
        shifted_join,
        join_beyond_the_text,
        word_dropped,
        words_put_in,
        text_without_spans,
        spans_without_text,
        paragraph_without_spans,
        stretch_beyond_the_page,
        stretch_of_the_wrong_form,
        joins_of_the_wrong_form,
        name_from_nowhere,
    ],
    ids=lambda breaks: str(breaks.__name__),
)
def test_a_field_that_does_not_follow_from_its_characters_is_a_fault(lawful_page: Page, breaks: Any) -> None:
    breaks(lawful_page)
    law = check_conservation(lawful_page)
    assert law.faults
    assert not law.holds


def test_names_and_jump_marks_may_leave_their_brackets_behind() -> None:
    page: Page = {
        "characters": "（记者 柳一舟）下转第四版",
        "articles": [
            {
                "byline": [{"role": "记者", "name": "柳一舟"}],
                "jump_to": {"page": "4", "printed": "下转第四版"},
                "spans": {"byline": [[0, 8]], "jump_to": [[8, 13]]},
            }
        ],
    }
    assert check_conservation(page).holds


def test_only_a_dateline_may_leave_punctuation_behind() -> None:
    joins = [{"at": 0, "drop": [0, 1], "put": ""}, {"at": 3, "drop": [4, 5], "put": ""}]
    for field, holds in (("dateline", True), ("headline", False)):
        item: Page = {field: "本报讯", "spans": {field: [[0, 5]]}, "joins": {field: joins}}
        assert check_conservation({"characters": "【本报讯】", "articles": [item]}).holds is holds


def test_a_field_that_is_empty_or_null_needs_no_characters() -> None:
    item: Page = {"headline": None, "kicker": "", "byline": [], "jump_to": None, "paragraphs": []}
    assert check_conservation({"characters": "", "articles": [item]}).holds


def test_a_page_without_characters_is_not_lawful_by_default() -> None:
    assert not check_conservation({"articles": []}).holds


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_what_is_left_out_is_exactly_what_is_lost(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    kept = [[0, start], [end, len(text)]]
    page = {"characters": text, "unassigned": [{"text": text[:start] + text[end:], "spans": kept}]}
    law = check_conservation(page)
    assert law.visible - law.placed == sum(map(is_visible, text[start:end]))
    assert not law.faults


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["spans", "joins", "text", "paragraphs", "headline", "at"]), inner)
    ),
    max_leaves=8,
)


@given(JSON, JSON)
def test_odd_records_are_faults_and_never_a_crash(articles: Any, furniture: Any) -> None:
    page = {"characters": "莲子丰收", "articles": [articles], "furniture": furniture}
    assert check_conservation(page).visible == 4
