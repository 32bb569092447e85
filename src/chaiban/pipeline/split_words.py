"""The tagger's words, those apart that it grows together: a capital's short name and a verb, 新任 and a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.model.ledger import Token

_PLACES = frozenset("京沪津渝港澳穗汉")
_BEFORE_PLACE = frozenset(("在", "来", "赴", "抵", "离", "到", "由", "从", "于"))
_MEETING = re.compile(
    r"(?:(?:分别|集体|先后|共同)?(?:会见|会晤|接见|看望|慰问|考察|调研|参观|访问|出席|参加|举行|举办|召开|主持|接受|发布|签署|宣布))"
)
_IN_OFFICE = re.compile(r"^(?:新任|时任|现任|原任|前任)(?=.{2})")


def split_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """The words in order, those taken apart that are two or three: 在|京会见甲协会, 新任某部|副部长."""
    before = ""
    for token in tokens:
        yield from _parts(token, before)
        before = token.text


def _parts(token: Token, before: str) -> Iterator[Token]:
    text, start = token.text, token.start
    if token.tag in ("ORG", "LOC", "nz") and text[:1] in _PLACES and before in _BEFORE_PLACE:
        verb = _MEETING.match(text, 1)
        if verb:
            yield Token(text[:1], "LOC", start, start + 1)
            yield Token(verb.group(), "v", start + 1, start + verb.end())
            if verb.end() < len(text):
                yield Token(text[verb.end() :], token.tag, start + verb.end(), token.end)
            return
    office = _IN_OFFICE.match(text)
    if office and token.tag in ("ORG", "a", "nz", "LOC"):
        yield Token(office.group(), "v", start, start + office.end())
        yield Token(text[office.end() :], "ORG", start + office.end(), token.end)
        return
    yield token
