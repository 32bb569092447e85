from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from chaiban.evaluation.matching import count_grams, match_texts

TEXTS = st.lists(st.text(alphabet="abc", max_size=14), max_size=6)


def jaccard(one: Counter[str], other: Counter[str]) -> float:
    union = (one | other).total()
    return (one & other).total() / union if union else 0.0


@given(TEXTS, TEXTS)
def test_matches_are_one_to_one_and_best_first(gold: list[str], read: list[str]) -> None:
    matches = match_texts(gold, read)
    assert len({match.gold for match in matches}) == len({match.read for match in matches}) == len(matches)
    overlaps = [match.overlap for match in matches]
    assert overlaps == sorted(overlaps, reverse=True)


@given(TEXTS, TEXTS)
def test_the_overlap_is_the_jaccard_index_of_the_grams(gold: list[str], read: list[str]) -> None:
    for match in match_texts(gold, read):
        wanted = jaccard(count_grams(gold[match.gold]), count_grams(read[match.read]))
        assert match.overlap == wanted > 0.1


@given(TEXTS, TEXTS)
def test_no_two_similar_texts_both_stay_alone(gold: list[str], read: list[str]) -> None:
    matches = match_texts(gold, read)
    alone = [count_grams(read[n]) for n in {*range(len(read))} - {match.read for match in matches}]
    for number in {*range(len(gold))} - {match.gold for match in matches}:
        assert all(jaccard(count_grams(gold[number]), grams) <= 0.1 for grams in alone)


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=14), unique=True, max_size=6))
def test_texts_match_themselves_fully(texts: list[str]) -> None:
    assert [match.overlap for match in match_texts(texts, texts)] == [1.0] * len(texts)


def test_a_text_below_five_characters_is_one_gram_and_an_empty_one_none() -> None:
    assert count_grams("渡口") == {"渡口": 1}
    assert count_grams("") == {}
    assert match_texts([""], [""]) == ()
