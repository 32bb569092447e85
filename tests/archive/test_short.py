from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from tests.archive.test_search import HAN, fill, headlines

from chaiban.archive import search as searching
from chaiban.archive.keep import Change
from chaiban.archive.search import Request, Search
from chaiban.archive.store import Archive

Keep = Callable[..., Change]


def found(archive: Archive, typed: str) -> set[int]:
    return {hit.item.id for hit in Search(archive).find(Request(typed, size=1000)).hits}


def test_pairs_and_texts_find_what_the_places_of_characters_find(
    archive: Archive, keep: Keep, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(keep, 20)
    chance = random.Random(3)
    phrases = ["".join(chance.choices(HAN, k=size)) for size in (3, 3, 3, 4) for _ in range(40)]
    by_pairs = [found(archive, phrase) for phrase in phrases]
    monkeypatch.setattr(searching, "_PROVED", -1)
    assert [found(archive, phrase) for phrase in phrases] == by_pairs
    assert any(by_pairs)


@pytest.mark.parametrize(
    "typed", ["{} {}", "{} OR {}", "{} -{}", "{} {} NOT 的一", "({} OR 我) -{}", "text:{} -headline:{}"]
)
def test_one_question_to_the_short_index_finds_what_its_words_find(archive: Archive, keep: Keep, typed: str) -> None:
    texts = [text.replace(" ", "") for text in fill(keep, 20)]
    one, other = texts[5][3:5], texts[5][30:32]
    means = {
        "{} {}": lambda text: one in text and other in text,
        "{} OR {}": lambda text: one in text or other in text,
        "{} -{}": lambda text: one in text and other not in text,
        "{} {} NOT 的一": lambda text: one in text and other in text and "的一" not in text,
        "({} OR 我) -{}": lambda text: (one in text or "我" in text) and other not in text,
        "text:{} -headline:{}": lambda text: one in text,
    }
    assert len(found(archive, typed.format(one, other))) == sum(map(means[typed], texts))


def test_a_phrase_is_found_through_white_space_but_not_through_paragraphs(archive: Archive, keep: Keep) -> None:
    keep([{"headline": "through", "body": "云溪石 桥通车"}, {"headline": "apart", "body": "云溪石\n桥通车"}])
    keep([{"headline": "marked", "body": "云溪石，桥通车"}, {"headline": "old", "body": "雲溪石橋通車"}], number="A2")
    assert set(headlines(archive, "石桥通车")) == {"through", "old"}


def test_among_few_hits_the_word_that_is_said_oftener_comes_first(archive: Archive, keep: Keep) -> None:
    keep([
        {"headline": "once", "body": "石桥" + "长文" * 20},
        {"headline": "thrice", "body": "石桥石桥石桥" + "长文" * 18},
        {"headline": "说石桥", "body": "长文" * 21},
    ])  # fmt: skip
    assert headlines(archive, "石桥") == ["说石桥", "thrice", "once"]
