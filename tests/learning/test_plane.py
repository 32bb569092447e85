"""Pages with geometry: judged beside a baseline, learned from the truth of the sheet."""

from __future__ import annotations

import pytest
from learning.judge_pdf import judge, table
from learning.plane import key_of, learn_plane
from learning.plane_trust import teach

from chaiban.evaluation.measures import total
from chaiban.pipeline.reader import load_reader
from chaiban.typesetter.corpus import Corpora, load_corpora
from chaiban.typesetter.pages import sheet
from chaiban.typesetter.press import press_is_available

pytestmark = pytest.mark.skipif(not press_is_available(), reason="reportlab is not installed")


@pytest.fixture(scope="module")
def corpora() -> Corpora:
    return load_corpora(())


def test_the_reader_is_better_than_cutting_along_white(corpora: Corpora) -> None:
    pages = list(judge(load_reader(), "development", 3, 5, corpora))
    assert all(page.whole for page in pages)
    ours, naive = (total([getattr(page, name) for page in pages]).tallies["article"] for name in ("ours", "naive"))
    assert ours.f1 > 2 * naive.f1
    assert "| all | 3 |" in table(pages)


def test_running_text_is_numbered_story_by_story(corpora: Corpora) -> None:
    page = sheet("train", 0, 1, corpora)
    places: dict[int, list[int]] = {}
    for _, _, item, place, role in key_of(page).lines:
        if role == "body":
            places.setdefault(item, []).append(place)
    assert places
    assert all(numbers == list(range(len(numbers))) for numbers in places.values())


def test_learning_gives_the_same_weights_again(corpora: Corpora) -> None:
    first, second = (learn_plane(load_reader(), 2, 1, corpora) for _ in range(2))
    assert first == second
    assert set(first) == {"continuation", "heads"}


def test_every_item_of_a_page_teaches_trust_once_and_the_same_again(corpora: Corpora) -> None:
    reader = load_reader()
    rows, right = teach(reader, "train", 2, 3, corpora)
    votes = [vote for page in judge(reader, "train", 2, 3, corpora) for vote in page.ours.votes]
    assert right == [vote.right for vote in votes]
    assert len(rows) == len(right)
    assert teach(reader, "train", 2, 3, corpora) == (rows, right)
