"""Where names of people may stand: the tagger's words mended, words after a post that it missed, shapes without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.mended_names import mend_name
from chaiban.ledger.names import DOTS, NameShapes
from chaiban.ledger.posts import PostWords
from chaiban.model.ledger import Token

KIN = re.compile(
    r"(?:父亲|母亲|丈夫|妻子|儿子|女儿|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|老伴|媳妇|女婿|儿媳|孙子|孙女|爸爸|妈妈|岁的|名叫|叫|同志)$"
)
"""What stands before the name of a relative."""


def name_candidates(
    text: str, tokens: tuple[Token, ...], shapes: NameShapes, words: PostWords
) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether the tagger says so) of what may be a name, without overlaps."""
    reached = 0
    for i, token in enumerate(tokens):
        if token.start < reached:
            continue
        if token.tag == "PER":
            start, end = mend_name(text, tokens, i, *_whole_name(text, tokens, i, shapes), shapes, words)
            reached = end
            if end - start >= 2:
                yield start, end, True
            continue
        end = _untagged(text, tokens, i, shapes, words)
        if end:
            reached = end
            yield token.start, end, False
    if not tokens:
        yield from _without_tagger(text, shapes, words)


def _whole_name(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes) -> tuple[int, int]:
    """The tagger's word with what belongs to it: parts joined by dots, a given name cut off."""
    start, end = tokens[i].start, tokens[i].end
    while end < len(text) - 1 and text[end] in DOTS:
        following = next((t for t in tokens if t.start <= end + 1 < t.end), None)
        if following is None or following.tag in ("w", "v", "p"):
            break
        end = following.end
    while start > 1 and text[start - 1] in DOTS:
        front = next((t for t in tokens if t.start < start - 1 <= t.end), None)
        if front is None or front.tag in ("w", "v", "p"):
            break
        start = front.start
    name = text[start:end]
    if text.startswith("胡说", end) and not shapes.is_chinese(name) and shapes.is_foreign(name):
        # 内塔尼亚|胡说: the last sound of the name went to the verb.
        return start, end + 1
    twice = i + 1 < len(tokens) and tokens[i + 1].tag == "PER" and tokens[i + 1].start == end
    if (twice or not shapes.is_chinese(name)) and shapes.is_foreign(name):
        for token in tokens[i + 1 : i + 4]:
            sounds = all(c in shapes.foreign for c in token.text) and token.tag in (
                "n",
                "nz",
                "LOC",
                "PER",
                "ORG",
                "xc",
                "a",
            )
            if token.start != end or token.end - token.start > 2 or not sounds:
                break
            end = token.end
    if len(name) == 3 and name[2] in "在向对说将" and shapes.is_chinese(name):
        return start, end - 1
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        following is not None
        and end == tokens[i].end
        and following.end - following.start == 1
        and (
            len(name) == 1
            and name in shapes.single
            and following.tag in ("n", "nz", "a", "an", "v", "PER", "nw", "xc")
        )
    ):
        end = following.end
    return start, end


def _untagged(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes, words: PostWords) -> int:
    """Where a name that the tagger missed ends, if one begins with this word: after a post, before what names stand
    before."""
    start = tokens[i].start
    if text[start] not in shapes.single and text[start : start + 2] not in shapes.double:
        if tokens[i].tag in ("LOC", "nz", "ORG", "nw") and words.head_before(text, start) < start:
            return tokens[i].end if shapes.is_foreign(tokens[i].text) and tokens[i].end - start <= 6 else 0
        return 0
    if words.head_before(text, start) == start and not KIN.search(text[max(0, start - 4) : start]):
        return 0
    end = start
    first = tokens[i]
    if first.end - start > 1 and first.tag not in ("nz", "LOC", "ORG", "nw", "xc"):
        return 0
    for token in tokens[i : i + 3]:
        if token.tag in ("w", "u", "p", "c", "r", "d") or token.end - start > 3:
            break
        end = token.end
    if not shapes.is_chinese(text[start:end]):
        return 0
    following = next((t for t in tokens if t.start >= end), None)
    fits = following is None or following.tag in ("w", "v", "p", "d", "c", "u", "r", "TIME", "vd", "ad")
    return end if fits else 0


def _without_tagger(text: str, shapes: NameShapes, words: PostWords) -> Iterator[tuple[int, int, bool]]:
    """Names by rule alone: after a post, before a verb of saying or a mark."""
    for match in re.finditer(
        r"[㐀-鿿]{2,4}?(?=[，、。：；“”（）\s]|说|表示|指出|强调|介绍|告诉|认为|来到|一行|带领|出席|主持|在|$)", text
    ):
        for start in range(match.start(), match.end() - 1):
            if shapes.is_chinese(text[start : match.end()]) and words.head_before(text, start) < start:
                yield start, match.end(), False
                break
