"""A head's line whose last word waits for the next is no head by itself."""

from __future__ import annotations

import numpy as np
import pytest

import chaiban
from chaiban.layout.hanging import goes_on
from chaiban.layout.lines import lines_of
from chaiban.layout.traits import describe
from chaiban.model.layout import Strip


def steps_of(*texts: str) -> list[bool]:
    strips = [Strip(n, n + 1, n, 0.0, 0) for n in range(len(texts))]
    return [
        bool(step) for step in goes_on(lines_of(strips, [describe(text) for text in texts], np.zeros(len(texts))))
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Board Asks Owners to Pay for",
        "HARBOUR BOARD ASKS OWNERS TO PAY FOR",
        "Stadtrat streitet über das",
        "Le conseil vote la fin de",
        "El consejo aprueba la obra del",
    ],
)
def test_a_line_that_ends_with_a_small_word_waits_for_the_next(line: str) -> None:
    assert steps_of(line, "Old Mill") == [True]
    assert steps_of(line + " Wharf", "Old Mill") == [False]


def test_a_line_that_begins_small_belongs_to_the_one_above_unless_it_names_people() -> None:
    assert steps_of("Council backs its plan", "to rescue the mill") == [True]
    assert steps_of("Rat billigt den Plan", "von Anna Weber") == [False]


def test_a_lone_capital_is_a_name_and_chinese_lines_never_wait() -> None:
    assert steps_of("Mayor Falls Back on Plan A", "Second Vote Is Due") == [False]
    assert steps_of("码头的", "修缮") == [False]


def test_nothing_is_said_of_one_line() -> None:
    assert steps_of("Waiting for the") == []


DUMP = """\
Pellbridge Harbour Board Asks Owners of Small Boats to Pay for
Dredging of the Inner Basin Next Spring

PELLBRIDGE -- The harbour board voted on Tuesday to ask
the owners of all small boats to pay a share of the
dredging that it plans for the inner basin. The work
is to begin in March and will take about six weeks.
Owners who spoke at the meeting said that the share
was too large for boats that are used in summer alone.

Last Ferry of the Season Leaves an Hour Late
Captain Waits for Three Schools

The last ferry of the season left the town quay an
hour late on Sunday because its captain waited for
three classes whose train had been held up. Nobody
complained, he said, as all had tea on deck meanwhile.
"""


def test_both_lines_of_such_a_head_are_the_headline() -> None:
    first = chaiban.read(DUMP.encode()).pages[0].articles[0]
    assert first.headline is not None
    assert first.headline.value == " ".join(DUMP.splitlines()[:2])
