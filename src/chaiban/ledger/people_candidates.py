"""Where names of people may stand: the tagger's words mended, words after a post that it missed, shapes without it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from chaiban.ledger.mended_names import mend_name
from chaiban.ledger.names import DOTS, NameShapes
from chaiban.ledger.posts import PostWords
from chaiban.model.ledger import Token

# Family names that far oftener say what somebody should or can do.
_MODALS = frozenset(("要", "应", "能", "可", "会", "须", "将"))
KIN = re.compile(
    r"(?:父亲|母亲|丈夫|妻子|儿子|女儿|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|老伴|媳妇|女婿|儿媳|孙子|孙女|爸爸|妈妈|岁的|名叫|叫|同志)$"
)
"""What stands before the name of a relative."""


def name_candidates(
    text: str, tokens: tuple[Token, ...], shapes: NameShapes, words: PostWords, countries: Collection[str]
) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether the tagger says so) of what may be a name, without overlaps; `countries` are names in front of
    which a foreigner's home stands."""
    reached = 0
    for i, token in enumerate(tokens):
        if token.start < reached:
            continue
        if token.tag == "PER" and not _begins_a_place(tokens, i, shapes):
            japanese = _japanese(text, tokens, i, words)
            if japanese:
                reached = japanese
                yield token.start, japanese, True
                continue
            start, end = mend_name(text, tokens, i, *_whole_name(text, tokens, i, shapes), shapes, words)
            reached = end
            if end - start >= 2:
                yield start, end, True
            continue
        start = _behind_country(text, tokens, i, shapes, countries)
        if start:
            reached = token.end
            yield start, token.end, False
            continue
        end = (
            _untagged(text, tokens, i, shapes, words)
            or _beside_one(text, tokens, i, shapes)
            or _japanese(text, tokens, i, words)
        )
        if end:
            reached = end
            yield token.start, end, False
    if not tokens:
        yield from _without_tagger(text, shapes, words)


def _begins_a_place(tokens: tuple[Token, ...], i: int, shapes: NameShapes) -> bool:
    """Whether the tagger cut a foreign town in two: 努尔|苏丹市."""
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        following is not None
        and following.tag == "LOC"
        and following.start == tokens[i].end
        and following.text[-1] in "市州省县区镇"
        and shapes.is_foreign(tokens[i].text + following.text[:-1])
    )


def _behind_country(
    text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes, countries: Collection[str]
) -> int:
    """Where a foreign name begins in a list of people with their countries (英国帕尔默、…) that the tagger took for a
    place (澳大利亚哈科特) or any word (澳大利亚|托普); 0 if none does."""
    token = tokens[i]
    begin = 0
    for length in range(2, min(6, token.end - token.start - 1)):
        if token.tag == "LOC" and token.text[:length] in countries:
            begin = token.start + length
    if i and token.tag in ("nz", "nw") and tokens[i - 1].end == token.start and tokens[i - 1].text in countries:
        begin = token.start
    name = text[begin : token.end]
    if not begin or not shapes.is_foreign(name) or len(name) > 6:
        return 0
    left = max(text.rfind(mark, 0, begin) for mark in "，；。：") + 1
    right = min((at for mark in "，；。" if (at := text.find(mark, token.end)) >= 0), default=len(text))
    beside = any(
        t.tag == "PER" and left <= t.start < right and tokens[k].text in countries and tokens[k].end == t.start
        for k, t in enumerate(tokens[1:])
    )
    return begin if beside else 0


def _beside_one(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes) -> int:
    """Where a foreign name ends that stands beside one of the tagger's, a stroke between: 甲/乙."""
    token = tokens[i]
    if token.tag not in ("LOC", "nz", "nw") or not shapes.is_foreign(token.text) or len(token.text) > 6:
        return 0
    for k, other in ((i - 1, i - 2), (i + 1, i + 2)):
        inside = min(k, other) >= 0 and max(k, other) < len(tokens)
        if inside and tokens[k].text in ("/", "／") and tokens[other].tag == "PER":
            return token.end
    return 0


def _japanese(text: str, tokens: tuple[Token, ...], i: int, words: PostWords) -> int:
    """Where a Japanese name of two and two characters ends that the tagger cut in two behind a post (知事|大村|秀章)."""
    token = tokens[i]
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if following is None or token.end - token.start != 2 or following.end - following.start != 2:
        return 0
    if token.tag not in ("PER", "LOC", "nz", "n") or following.tag in ("v", "w", "p", "u", "c", "d", "TIME"):
        return 0
    after = tokens[i + 2] if i + 2 < len(tokens) else None
    closed = after is None or after.tag in ("w", "v", "p", "d", "c", "TIME")
    home = "日本" in text[max(0, token.start - 30) : token.start]
    return following.end if closed and home and words.head_before(text, token.start) < token.start else 0


def _whole_name(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes) -> tuple[int, int]:
    """The tagger's word with what belongs to it: parts joined by dots, a given name cut off."""
    start, end = tokens[i].start, tokens[i].end
    while end < len(text) - 1 and text[end] in DOTS:
        following = next((t for t in tokens if t.start <= end + 1 < t.end), None)
        # 约翰|·柯比: the mark and what follows may be one word.
        glued = following is not None and following.start == end and following.end - end > 2
        if following is None or (following.tag in ("w", "v", "p") and not glued):
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
            longest = 4 if token.tag == "PER" else 2
            if token.start != end or token.end - token.start > longest or not sounds:
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
    if first.text in _MODALS:
        return 0  # 党员干部|要|带头
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
    fits = fits or words.head_after(text, end) > end
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
