from __future__ import annotations

import pytest

from chaiban.model.ledger import Token
from chaiban.pipeline.split_words import split_words


def _tokens(*words: tuple[str, str]) -> list[Token]:
    tokens, at = [], 0
    for text, tag in words:
        tokens.append(Token(text, tag, at, at + len(text)))
        at += len(text)
    return tokens


@pytest.mark.parametrize(
    ("words", "split"),
    [
        ((("在", "p"), ("京会见甲乙协会", "ORG")), ["在", "京", "会见", "甲乙协会"]),
        ((("新任冶金部", "a"), ("副部长", "n")), ["新任", "冶金部", "副部长"]),
        ((("在", "p"), ("京剧院", "ORG")), ["在", "京剧院"]),
        ((("京会见甲乙协会", "ORG"),), ["京会见甲乙协会"]),
    ],
)
def test_words_that_grew_together_are_split_and_keep_their_characters(
    words: tuple[tuple[str, str], ...], split: list[str]
) -> None:
    tokens = _tokens(*words)
    found = list(split_words(tokens))
    assert [t.text for t in found] == split
    text = "".join(t.text for t in tokens)
    assert all(text[t.start : t.end] == t.text for t in found)
