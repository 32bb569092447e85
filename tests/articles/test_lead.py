"""What stands before a story's first words, broken over columns as print has it."""

from __future__ import annotations

import pytest

from chaiban.articles.draft import Draft
from chaiban.articles.lead import trim_lead, trim_tail


def test_a_dateline_whose_rule_stands_in_the_next_column_is_read() -> None:
    words = "NORTHWICK – The bridge over the river was opened on Monday."
    at = words.index("–")
    # The next column begins 500 characters further on: what is printed between is no part of the draft.
    origin = tuple(n if n < at else n + 500 for n in range(len(words)))
    found = trim_lead(Draft(words, origin))
    assert found.dateline is not None
    assert found.dateline.value == "NORTHWICK"
    assert found.body.value.startswith("The bridge")


def draft_of(words: str) -> Draft:
    return Draft(words, tuple(range(len(words))))


def test_a_mark_behind_a_sentence_that_is_cut_is_no_part_of_it() -> None:
    found = trim_tail(draft_of("Until then, buses will stop only twice Continued on Page 5"))
    assert found.jump_to is not None
    assert (found.jump_to.page, found.body.value.rstrip()) == ("5", "Until then, buses will stop only twice")


def test_a_mark_in_small_letters_opens_a_continuation() -> None:
    found = trim_lead(draft_of("continued from page 1 a day. Opponents argue that it ignores the cost."))
    assert found.jump_from is not None
    assert (found.jump_from.page, found.body.value.lstrip()[:6]) == ("1", "a day.")


def test_words_of_a_sentence_are_no_mark() -> None:
    assert trim_tail(draft_of("The line to Wexley was continued on page")).jump_to is None
    assert trim_tail(draft_of("他把车转第三")).jump_to is None


def test_names_in_brackets_are_reporters_only_behind_a_mark_or_a_sentence() -> None:
    named = trim_lead(draft_of("本报讯（董欣鑫 曹婷）推动合作进一步发展，提供法律保障。"))
    assert named.byline is not None
    assert [p.name for p in named.byline.persons] == ["董欣鑫", "曹婷"]
    assert trim_lead(draft_of("（董欣鑫）推动合作进一步发展。")).byline is None
    assert trim_tail(draft_of("代表参加大会。（萧平）")).byline is not None
    assert trim_tail(draft_of("冠军由新人获得（萧平）")).byline is None


def test_a_town_with_the_word_for_a_message_is_a_dateline_only_before_reporters() -> None:
    found = trim_lead(draft_of("古州讯（特约记者 廖 莉）通知近日印发。"))
    assert found.dateline is not None
    assert found.dateline.value == "古州讯"
    assert trim_lead(draft_of("古州讯息产业园（一期）近日开工。")).dateline is None


def test_a_last_paragraph_that_only_names_reporters_is_a_byline() -> None:
    found = trim_tail(draft_of("（首席记者 戴岩、谢智）"), alone=False)
    assert found.byline is not None
    assert found.body.value == ""
    assert trim_tail(draft_of("（首席记者 戴岩、谢智）")).byline is None


@pytest.mark.parametrize(
    ("words", "dateline", "people"),
    [
        ("青城讯见习记者韩然欣毛南报道：江水退了。", "青城讯", ["韩然欣", "毛南"]),
        ("本报记者毛博程昊国报道：江水退了。", None, ["毛博", "程昊国"]),
        ("方林义、徐静报道：江水退了。", None, ["方林义", "徐静"]),
        ("Eichheim. Im Frühjahr wird auf dem Damm gebaut.", "Eichheim", []),
    ],
)
def test_who_reports_from_where_is_read_without_brackets(words: str, dateline: str | None, people: list[str]) -> None:
    found = trim_lead(draft_of(words))
    assert (found.dateline and found.dateline.value) == dateline
    assert ([p.name for p in found.byline.persons] if found.byline else []) == people
    assert found.body.value.lstrip()[:2] in ("江水", "Im")


@pytest.mark.parametrize(
    "words", ["Silence. The room was empty.", "方林义在报道中说：江水退了。", "方圆十里的人报道：江水退了。"]
)
def test_a_sentence_that_opens_like_a_lead_in_stays_whole(words: str) -> None:
    assert trim_lead(draft_of(words)).body.value == words


def test_a_town_and_the_word_for_news_are_a_dateline_where_white_stands_behind_them() -> None:
    words = "凤林讯江水退了。"
    apart = Draft(words, tuple(n + (n > 2) for n in range(len(words))))
    found = trim_lead(apart)
    assert found.dateline is not None
    assert found.dateline.value == "凤林讯"
    assert trim_lead(draft_of(words)).dateline is None
    spaced = Draft(words, tuple(2 * n for n in range(len(words))))
    assert trim_lead(spaced).dateline is None


@pytest.mark.parametrize(
    ("words", "credit"),
    [
        ("江水退了。（某社发（夏天娜摄））", ("某社发", "夏天娜", "摄")),
        ("江水退了。（丁生文/图）", ("", "丁生", "文/图")),
        ("江水退了。（丁生/图）", ("", "丁生", "图")),
    ],
)
def test_a_caption_ends_with_its_credit(words: str, credit: tuple[str, str, str]) -> None:
    found = trim_tail(draft_of(words), caption=True)
    assert found.credit is not None
    assert [(p.role, p.name, p.action) for p in found.credit.persons] == [credit]
    assert found.body.value == "江水退了。"
