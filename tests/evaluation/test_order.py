from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.order import count_in_order

LINES = [f"第{number:02}行的莲子船" for number in range(20)]


def test_eight_characters_a_line() -> None:
    assert {len(line) for line in LINES} == {8}


@given(st.permutations(LINES))
def test_only_the_right_order_scores_fully(lines: list[str]) -> None:
    kept, counted = count_in_order("".join(LINES), "".join(lines))
    assert counted == len(LINES)
    assert (kept == counted) == (lines == LINES)


def test_two_columns_swapped_keep_the_longer_one() -> None:
    assert count_in_order("".join(LINES), "".join(LINES[5:] + LINES[:5])) == (15, 20)


def test_what_stands_twice_or_not_at_all_is_not_counted() -> None:
    assert count_in_order("".join(LINES[:3]), LINES[0] + LINES[0] + LINES[1]) == (1, 1)
    assert count_in_order("莲子", "莲子") == (0, 0)
