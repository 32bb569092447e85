"""What stands before a story's first words, broken over columns as print has it."""

from __future__ import annotations

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
