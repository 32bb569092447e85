"""What the heads and the words of the marks say: repeated, shortened, other, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.model.story import IssueItem, JumpMark

_SIGNS = re.compile(r"[\s“”„‘’'\"「」『』《》…·.,;:!?，。、：；！？（）()\[\]—–-]+")
_SHORTENED = re.compile(r"^[“「『\"].*[”」』\"]$|…+$|\.\.\.$")
_MARK_WORDS = frozenset(
    (
        *("continued", "continues", "cont", "contd", "from", "page", "pages", "please", "turn", "jump", "jumps"),
        *("front", "fortsetzung", "forts", "seite", "weiter", "lesen", "nächste", "ersten", "titelseite"),
        *("umblättern", "weiterlesen", "bitte", "suite", "lire", "première", "viene", "pasa", "sigue", "continúa"),
        *("continua", "página", "pagina", "portada"),
    )
)


def head_evidence(earlier: IssueItem, later: IssueItem) -> Iterator[tuple[str, float]]:
    """Named evidence from the head of the later item and from the catchword of a mark."""
    head = plain(later.headline)
    if not head:
        yield "no head", 1.0
    else:
        shared = repeated(head, plain(earlier.kicker + " " + earlier.headline), plain(" ".join(earlier.paragraphs)))
        yield "head repeated", shared[0]
        yield "head of its words", shared[1]
        if shared[0] < 0.5:
            yield "other head", 1.0
        elif _SHORTENED.search(later.headline):
            yield "head shortened", 1.0
    if later.kicker:
        yield "kicker", 1.0
    if later.opened:
        yield "opens like a story", 1.0
    yield from _catchwords(earlier, later)


def plain(text: str) -> str:
    """The text in lower case without signs and white, Latin words parted by one space."""
    return _SIGNS.sub(" ", text).strip().lower()


def repeated(head: str, whole: str, text: str) -> tuple[float, float]:
    """The share of the head's pieces that the other head has, and that its text has."""
    pieces = _pieces(head)
    if not pieces:
        return 0.0, 0.0
    whole, text = f" {whole} ", f" {text} "
    return sum(p in whole for p in pieces) / len(pieces), sum(p in text for p in pieces) / len(pieces)


def _pieces(head: str) -> list[str]:
    """Latin words with the white around them, pairs of other characters."""
    pieces = []
    for word in head.split():
        if word.isascii() or all(character < "⺀" for character in word):
            pieces.append(f" {word} ")
        else:
            pieces += [word[at : at + 2] for at in range(len(word) - 1)] or [word]
    return pieces


def _catchwords(earlier: IssueItem, later: IssueItem) -> Iterator[tuple[str, float]]:
    """A mark's catchword (COUNCIL, from Page A1) is a word of the first part; the two marks may have the same."""
    out, back = catchword(earlier.jump_to), catchword(later.jump_from)
    if out and back:
        yield ("catchwords agree" if out == back else "catchwords differ"), 1.0
    if back:
        there = back in plain(" ".join((earlier.headline, *earlier.paragraphs)))
        yield ("catchword there" if there else "catchword missing"), 1.0


def catchword(mark: JumpMark | None) -> str:
    """The strong word that a Western mark names its story by, in lower case; "" if it has none."""
    if mark is None:
        return ""
    words = [word for word in plain(mark.printed).split() if word.isalpha() and word not in _MARK_WORDS]
    words = [word for word in words if len(word) > 3 and word < "⺀"]
    return words[0] if words else ""
