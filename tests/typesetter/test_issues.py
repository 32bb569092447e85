"""Typeset issues: whatever is cut, marked or left out, the parts of a story are the story."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.corpus import load_corpora
from chaiban.typesetter.issues import SetIssue, issue, issues

CORPORA = load_corpora([])


def parts_of(found: SetIssue) -> dict[str, list[tuple[str, Copy]]]:
    parts: dict[str, list[tuple[int, str, Copy]]] = defaultdict(list)
    for number, sheet in found.pages:
        for copy in sheet.items:
            if copy.story:
                parts[copy.story[0]].append((copy.story[1], number, copy))
    return {
        name: [(number, copy) for _, number, copy in sorted(row, key=lambda r: r[0])] for name, row in parts.items()
    }


ISSUES = list(issues("train", 12, 3, CORPORA, ("en", "de")))


def test_an_issue_depends_on_its_number_alone() -> None:
    assert issue("train", 5, 3, CORPORA, ("en", "de")) == ISSUES[5]


def test_marks_name_the_page_of_the_other_part() -> None:
    seen = 0
    for found in ISSUES:
        for row in parts_of(found).values():
            for (here, first), (there, second) in pairwise(row):
                assert first.story
                assert second.story
                if second.story[1] != first.story[1] + 1:
                    continue
                assert first.jump_to or second.jump_from
                assert first.jump_to is None or first.jump_to[0] == there
                assert second.jump_from is None or second.jump_from[0] == here
                seen += 1
    assert seen > 15


def test_what_the_bars_ask_for_occurs() -> None:
    whole = [row for found in ISSUES for row in parts_of(found).values()]
    assert {4, 8} <= {len(found.pages) + len(found.missing) for found in ISSUES}
    assert any(found.missing for found in ISSUES)
    later = [copy for row in whole for _, copy in row if copy.story and copy.story[1] > 1]
    assert any(not copy.headline for copy in later)
    assert any(copy.headline for copy in later)
    assert any(copy.jump_from is None for copy in later)
    assert any(len(row) == 3 for row in whole)
    routes = [tuple(number for number, _ in row) for found in ISSUES[:6] for row in parts_of(found).values()]
    assert len(routes) > len(set(routes))
