"""The model of seams: what it knows of a text, and that nothing else changes what it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chaiban.model.flow import BAG, REACH, Flow, Side, shape_of, tokens_of

WORDS = [*"一二三四五六七八九十，。", "the", "word", "~ard", "0"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2 * BAG).map(" ".join)


@pytest.fixture(scope="module")
def flow() -> Flow:
    rng = np.random.default_rng(3)
    width, units, out = 4, 6, 5
    vectors = rng.normal(size=(len(WORDS) + 2, width)).astype(np.float32)
    vectors[0] = 0.0

    def side() -> Side:
        shapes = (((REACH + 1) * width, units), (units,), (units, out), (out,))
        return Side(*(rng.normal(size=shape).astype(np.float32) for shape in shapes))

    return Flow({word: number for number, word in enumerate(WORDS, 2)}, vectors, side(), side())


@given(texts=st.lists(TEXTS, min_size=2, max_size=6))
def test_a_text_says_the_same_in_any_company(flow: Flow, texts: list[str]) -> None:
    together = flow.of_ends(texts)
    alone = np.concatenate([flow.of_ends([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-4)


@given(text=st.lists(st.sampled_from(WORDS), min_size=BAG, max_size=BAG), far=TEXTS)
@example(text=["一"] * (BAG - 2) + ["0", "0"], far="一")
def test_what_is_far_from_the_seam_says_nothing(flow: Flow, text: list[str], far: str) -> None:
    # Without white between them two numbers are one.
    closed_up = "".join(text)
    near = closed_up if all(len(word) == 1 for word in text) and "00" not in closed_up else " ".join(text)
    assert len(tokens_of(near)) >= BAG, "all that the model knows is near"
    assert np.array_equal(flow.of_ends([near]), flow.of_ends([f"{far} {near}"]))
    assert np.array_equal(flow.of_starts([near]), flow.of_starts([f"{near} {far}"]))


def test_the_order_of_words_at_the_seam_counts(flow: Flow) -> None:
    assert not np.allclose(flow.of_ends(["一二三四"]), flow.of_ends(["四三二一"]))


def test_where_nothing_was_learned_every_pair_fits_alike() -> None:
    silent = Flow()
    fit = silent.fit(silent.of_ends(["一", "二"]), silent.of_starts(["三", "四", "五"]))
    assert fit.shape == (2, 3)
    assert not fit.any()


def test_chinese_is_known_by_characters_and_other_text_by_words() -> None:
    assert tokens_of("新 时代the Wörter２０３x") == ["新", "时", "代", "the", "Wörter", "0", "x"]
    assert tokens_of("3.5亿元") == ["0", ".", "0", "亿", "元"]


def test_a_rare_word_is_known_by_its_capital_and_ending(flow: Flow) -> None:
    assert shape_of("Halyard") == "~Ard"
    assert flow.number(["halyard"]) == flow.number(["~ard"]) != flow.number(["Halyard"])
