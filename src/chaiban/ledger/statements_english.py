"""Statements of an English article: quoted words with a speaker and a verb of saying beside them."""

from __future__ import annotations

import re

from chaiban.model.ledger import HEADLINE, ArticleText, Organisation, Person, Record, Statement

LONGEST = 30
_VERBS = "said|says|told|added|explained|warned|argued|insisted|admitted|announced|wrote|replied|asked|claimed|stated|declared|noted|observed|remarked"
_QUOTED = re.compile(r"[“\"‘]([^”\"]{4,}?)[,.!?]?[”\"]")
_INDIRECT = re.compile(rf"\b({_VERBS})(?: (?:that|on \w+ that|\w+ reporters that))?(?=:? [“\"\w])")


def find_english(article: ArticleText, found: tuple[Record, ...]) -> tuple[Statement, ...]:
    """The statements in the order of the text."""
    names = [r.name for r in found if isinstance(r, (Person, Organisation))]
    short = {name.split()[-1]: name for name in names if " " in name}
    known = sorted({*names, *short}, key=len, reverse=True)
    if not known:
        return ()
    who = "|".join(map(re.escape, known))
    before = re.compile(
        rf"((?:{who}))(?:,[^,.]{{2,60}},)? ({_VERBS})\b(?: (?:that|reporters(?: that)?|the \w+ that))?[,:]? ?[“\"]?"
    )
    after = re.compile(
        rf"[,.!?]?[”\"],? (?:({_VERBS}) ((?:Mr |Mrs |Ms |Dr )?(?:{who}))|((?:Mr |Mrs |Ms |Dr )?(?:{who}))(?:,[^,.]{{2,60}},)? ({_VERBS}))"
    )
    statements: list[Statement] = []
    for paragraph, text in article.passages():
        if paragraph == HEADLINE:
            continue
        for match in after.finditer(text):
            opened = max(text.rfind(mark, 0, match.start()) for mark in '“"')
            if opened >= 0:
                name, cue = (match[2], match[1]) if match[2] else (match[3], match[4])
                statements.append(_statement(paragraph, text, opened + 1, name, cue, short, match.start()))
        for match in before.finditer(text):
            if match.end() < len(text) - 8 and not any(
                abs(s.start - match.end()) < 4 and s.paragraph == paragraph for s in statements
            ):
                statements.append(_statement(paragraph, text, match.end(), match[1], match[2], short, len(text)))
    return tuple(sorted(statements, key=lambda s: (s.paragraph, s.start)))


def _statement(
    paragraph: int, text: str, start: int, name: str, cue: str, short: dict[str, str], stop: int
) -> Statement:
    bare = re.sub(r"^(?:Mr|Mrs|Ms|Dr) ", "", name)
    end = min(start + LONGEST, len(text), max(stop, start + 4))
    return Statement(
        paragraph=paragraph, start=start, end=end, confidence=0.7, evidence=("quote",),
        speaker=short.get(bare, bare), cue=cue, quote=text[start:end],
    )  # fmt: skip
