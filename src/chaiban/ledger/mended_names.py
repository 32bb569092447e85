"""Names that the tagger cut short beside a post."""

from __future__ import annotations

from collections.abc import Sequence

from chaiban.ledger.names import NameShapes
from chaiban.ledger.posts import PostWords
from chaiban.model.ledger import Token

# Single characters that stand as verbs behind a name, whatever comes next.
_VERBS = frozenset("说在是有对向为到将称去来率带想要问答看走跑叫让给把被送与和同等及从用以已也还又则就都曾不未即当")


def mend_name(
    text: str, tokens: Sequence[Token], i: int, start: int, end: int, shapes: NameShapes, words: PostWords
) -> tuple[int, int]:
    """The stretch of word `i` with a single character before it (发言人|扎|哈罗娃) or behind it (会长|唐树|备|关于),
    where a post stands right in front."""
    before = tokens[i - 1] if i else None
    joins = before is not None and (before.text in _VERBS or before.tag in ("c", "p", "u", "w", "m", "q"))
    if before is not None and not joins and before.end == start and start - before.start == 1:
        foreign = shapes.is_foreign(text[before.start : end]) and before.text in shapes.foreign
        chinese = before.text in shapes.single and shapes.is_chinese(text[before.start : end])
        if (foreign or (chinese and end - start <= 2)) and words.head_before(text, before.start) < before.start:
            start = before.start
    following = tokens[i + 1 : i + 3]
    if len(following) == 2 and end - start == 2 and shapes.is_chinese(text[start:end]):
        single, after = following
        cut = single.end - single.start == 1 and single.start == end and single.text not in _VERBS
        if cut and single.tag == "v" and after.tag == "p" and words.head_before(text, start) < start:
            end = single.end
    return start, end
