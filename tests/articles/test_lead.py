"""What stands before a story's first words, broken over columns as print has it."""

from __future__ import annotations

from chaiban.articles.draft import Draft
from chaiban.articles.lead import trim_lead


def test_a_dateline_whose_rule_stands_in_the_next_column_is_read() -> None:
    words = "NORTHWICK – The bridge over the river was opened on Monday."
    at = words.index("–")
    # The next column begins 500 characters further on: what is printed between is no part of the draft.
    origin = tuple(n if n < at else n + 500 for n in range(len(words)))
    found = trim_lead(Draft(words, origin))
    assert found.dateline is not None
    assert found.dateline.value == "NORTHWICK"
    assert found.body.value.startswith("The bridge")
