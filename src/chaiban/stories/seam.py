"""What the last words of one part and the first of another say of each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.model.lexicon import Seams
from chaiban.model.story import IssueItem
from chaiban.stories.small_words import begins_a_sentence, calls_for_more

_CLOSED = re.compile(r"[。！？!?.：:；…—][”’』」）)\]\"“»›]*$")
_LOWER_START = re.compile(r"[“„\"‘'(]?[a-zäöüß]")
_PAIRS = (("“", "”"), ("「", "」"), ("《", "》"), ("（", "）"), ("(", ")"))
_GERMAN_PAIRS = (("„", "“"), ("(", ")"))
_LEFT_OVER = re.compile(r"[，。、；：！？）》」』”’,.;:!?)]")


def is_open(text: str) -> bool:
    """True if the text stops in the middle of a sentence."""
    return bool(text) and _CLOSED.search(text.rstrip()) is None


def starts_inside(text: str) -> bool:
    """True if the text plainly begins in the middle of a sentence."""
    return bool(_LOWER_START.match(text) or _LEFT_OVER.match(text))


def seam_evidence(earlier: IssueItem, later: IssueItem, seams: Seams) -> Iterator[tuple[str, float]]:
    """Named evidence whether the sentence goes on from one into the other; nothing if either has no text."""
    if not earlier.paragraphs or not later.paragraphs:
        return
    end, start = earlier.paragraphs[-1].rstrip(), later.paragraphs[0].lstrip()
    if not end or not start:
        return
    opened, inside = is_open(end), starts_inside(start)
    latin = is_latin(end) and is_latin(start)
    if opened and inside:
        yield "goes on", 1.0
    elif inside:
        yield "closed before the middle of a sentence", 1.0
    elif opened and latin:
        yield from _before_a_capital(end, start)
    elif opened:
        yield "open, characters fit", max(-1.0, min(1.0, seams.affinity(end, start) / 4))
    else:
        yield ("closed before a sentence" if begins_a_sentence(start) else "closed before a beginning"), 1.0
    if opened and later.opened:
        yield "open before a lead-in", 1.0
    yield from _quotation(end, start)
    if opened and _words_at_the_seam(end, start, "\n".join((*earlier.paragraphs[:-1], *later.paragraphs[1:]))):
        yield "word at the seam is there again", 1.0


def _before_a_capital(end: str, start: str) -> Iterator[tuple[str, float]]:
    """A Latin sentence that is cut, and a text that begins with a capital: a sentence, a name or a German noun."""
    if begins_a_sentence(start):
        yield "open before another sentence", 1.0
    elif calls_for_more(end):
        yield "a noun or a name is due", 1.0
    else:
        yield "open before a capital", 1.0


def _quotation(end: str, start: str) -> Iterator[tuple[str, float]]:
    """Quotation marks and brackets that open in one part are closed in the other."""
    broken = False
    for opening, closing in _GERMAN_PAIRS if "„" in end + start else _PAIRS:
        left = end.rfind(opening) > end.rfind(closing)
        at, again = start.find(closing), start.find(opening)
        taken_up = at >= 0 and (again < 0 or at < again)
        if left and taken_up:
            yield "quotation goes on", 1.0
            return
        # Quotations of several paragraphs are opened again and closed once: only a cut one must go on at once.
        broken = broken or taken_up or (left and is_open(end))
    if broken:
        yield "quotation broken", 1.0


def _words_at_the_seam(end: str, start: str, text: str) -> bool:
    """True if the words that the seam would part stand elsewhere in the two items."""
    if is_latin(end[-2:]) and is_latin(start[:2]):
        before, after = end.split()[-1:], start.split()[:1]
        return bool(before and after) and " ".join((before[0], after[0].strip(",.;:"))) in text
    return end[-2:] + start[:1] in text or end[-1:] + start[:2] in text


def join_of(earlier: IssueItem, later: IssueItem) -> str | None:
    """What stands between the two parts if the sentence goes on over the jump, None if a paragraph ends there."""
    if not earlier.paragraphs or not later.paragraphs or later.opened:
        return None
    end, start = earlier.paragraphs[-1].rstrip(), later.paragraphs[0].lstrip()
    if not end or not start or not is_open(end):
        return None
    if is_latin(end[-2:]) or is_latin(start[:2]):
        return " "
    return ""


def is_latin(text: str) -> bool:
    """True if no character of the text is Chinese, full-width punctuation included."""
    return not any("⺀" <= character <= "鿿" or character >= "＀" for character in text)
