"""Glyphs on one baseline into pieces of printed lines; a gutter parts two pieces, a word space doesn't."""

from __future__ import annotations

import itertools
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from chaiban.model.geometry import Rule
from chaiban.sources.pdf.glyphs import Glyph

BASELINE = 0.05
"""Em by which baselines of one line may differ."""
WORD_GAP, WIDE_GAP = 0.5, 0.75
"""Em of white (between Latin letters, between wide characters) above which it may be a gutter."""
RIVER = 0.45
"""Em of white that has to run through all lines of a gutter."""
JUSTIFIED = 6.0
"""Em of white that a justified line may show between two words at the most."""
FILLED = 1.6
"""Em of white up to which printed spaces prove that it is no gutter."""
_CLOSERS = frozenset("，。、；：？！）》」』】〉”’")
DISPLAY = 1.35
"""Times the body size from which type is display type, whose word spaces may be as wide as gutters."""


@dataclass(slots=True, eq=False)
class Piece:
    """Glyphs that stand side by side. Lengths along (`left`, `right`) and across (`base`) the line."""

    glyphs: list[Glyph]
    left: float
    right: float
    base: float
    size: float
    vertical: bool = False
    spaces: list[Glyph] = field(default_factory=list)

    @property
    def top(self) -> float:
        """The upper edge of the type."""
        return self.base - 0.86 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of the type."""
        return self.base + 0.14 * self.size


def piece_of(glyphs: list[Glyph]) -> Piece:
    """The piece of glyphs sorted along one line."""
    return Piece(
        glyphs,
        min(g.box[0] for g in glyphs),
        max(g.box[2] for g in glyphs),
        glyphs[0].y,
        max(g.look.size for g in glyphs),
    )


def body_size(glyphs: Sequence[Glyph]) -> float:
    """The type size that most characters of the page have, to a twentieth; 0 for no glyph."""
    counts: dict[float, int] = {}
    for glyph in glyphs:
        counts[glyph.look.size] = counts.get(glyph.look.size, 0) + 1
    best, most = 0.0, 0
    for size in sorted(counts):
        near = sum(n for other, n in counts.items() if abs(other - size) <= 0.05 * size)
        if near > most:
            best, most = size, near
    return best


def gather_pieces(
    glyphs: Sequence[Glyph], blanks: Sequence[Glyph], rules: Sequence[Rule], body: float
) -> list[list[Piece]]:
    """The pieces of lying text, row by row from the top, each row from left to right.

    `blanks` are the printed spaces: white that one fills is a word space.
    """
    printed: dict[int, list[Glyph]] = {}
    for blank in blanks:
        printed.setdefault(round(blank.y), []).append(blank)
    standing = [rule.box for rule in rules if not rule.lies]
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.y, g.x)):
        if rows and glyph.y - rows[-1][0].y <= BASELINE * min(glyph.look.size, rows[-1][0].look.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    cut = []
    for row in rows:
        at = round(row[0].y)
        cut.append(_cut_row(row, standing, [b for y in (at - 1, at, at + 1) for b in printed.get(y, ())]))
    return [_without_word_spaces(number, cut, standing, body) for number in range(len(cut))]


@cache
def is_wide(char: str) -> bool:
    """True for characters of Chinese print."""
    return char >= "⺀" or unicodedata.east_asian_width(char) in "WF" or "—" <= char <= "”"


@cache
def is_ideograph(char: str) -> bool:
    """True for a Chinese character proper."""
    return "㐀" <= char <= "鿿" or "豈" <= char <= "﫿" or char >= "\U00020000"


def is_hangul(char: str) -> bool:
    """True for Korean syllables: as wide as Chinese characters, but words are spaced."""
    return "\uac00" <= char <= "\ud7a3"


def _cut_row(
    row: list[Glyph], standing: Sequence[tuple[float, float, float, float]], blanks: Sequence[Glyph]
) -> list[Piece]:
    row.sort(key=lambda g: (g.box[0], g.box[2], g.char))
    _put_marks_behind(row)
    crossing = _crossing(row[0].y, row[0].look.size, standing)
    pieces: list[Piece] = []
    current: list[Glyph] = []
    right = 0.0
    for glyph in row:
        if current:
            before = current[-1]
            em = before.look.size if before.look.size < glyph.look.size else glyph.look.size
            gap = glyph.box[0] - right
            if -0.6 * em <= gap <= 0.05 * em:
                # Most glyphs touch: nothing parts them.
                right = glyph.box[2] if glyph.box[2] > right else right
                current.append(glyph)
                continue
            limit = WIDE_GAP if is_wide(before.char) and is_wide(glyph.char) else WORD_GAP
            overlaps = gap < -0.6 * em and abs(glyph.look.size - before.look.size) > 0.1 * em
            ruled = gap > 0.05 * em and any(right - 0.1 * em <= x <= glyph.box[0] + 0.1 * em for x in crossing)
            wide = gap > limit * em and not (gap < FILLED * em and _is_filled(right, glyph.box[0], blanks))
            if wide or overlaps or ruled:
                pieces.append(piece_of(current))
                current = []
        right = max(right, glyph.box[2]) if current else glyph.box[2]
        current.append(glyph)
    pieces.append(piece_of(current))
    return pieces


def _put_marks_behind(row: list[Glyph]) -> None:
    """Accents that stand where their letter begins come behind it, as Unicode has them."""
    for n, (mark, letter) in enumerate(itertools.pairwise(row)):
        if mark.char >= "\u0300" and unicodedata.combining(mark.char) and not unicodedata.combining(letter.char):
            middle = (mark.box[0] + mark.box[2]) / 2
            owned = n > 0 and row[n - 1].box[2] > middle - 0.1 * mark.look.size
            if not owned and letter.box[0] - 0.01 <= middle < letter.box[2]:
                row[n], row[n + 1] = letter, mark


def _is_filled(start: float, end: float, blanks: Sequence[Glyph]) -> bool:
    """True if printed spaces take up most of the white from `start` to `end`."""
    inside = sum(b.box[2] - b.box[0] for b in blanks if start < (b.box[0] + b.box[2]) / 2 < end)
    return inside > 0.6 * (end - start)


def _crossing(base: float, size: float, standing: Sequence[tuple[float, float, float, float]]) -> list[float]:
    """Where standing rules cross a row."""
    middle = base - 0.36 * size
    return [(left + right) / 2 for left, top, right, bottom in standing if top <= middle <= bottom]


def _without_word_spaces(
    number: int, rows: list[list[Piece]], standing: Sequence[tuple[float, float, float, float]], body: float
) -> list[Piece]:
    row = rows[number]
    out = [Piece(list(row[0].glyphs), row[0].left, row[0].right, row[0].base, row[0].size)]
    crossing = _crossing(row[0].base, row[0].size, standing)
    for piece in row[1:]:
        last = out[-1]
        ruled = any(last.right - 0.1 * piece.size <= x <= piece.left + 0.1 * piece.size for x in crossing)
        if not ruled and last.right <= piece.left and _is_word_space(last, piece, number, rows, body):
            last.glyphs += piece.glyphs
            last.right, last.size = piece.right, max(last.size, piece.size)
        else:
            out.append(Piece(list(piece.glyphs), piece.left, piece.right, piece.base, piece.size))
    return out


def _is_word_space(left: Piece, right: Piece, number: int, rows: list[list[Piece]], body: float) -> bool:
    """True if the white between two pieces is no gutter: lines above or below run across it."""
    # A drop cap before them doesn't make the words larger.
    sizes = left.glyphs[-1].look.size, right.glyphs[0].look.size
    em = min(sizes)
    gap = right.left - left.right
    if max(sizes) > 1.2 * em:
        return gap < 0.5 * em
    if gap > 0.6 * em and left.glyphs[-1].char in _CLOSERS:
        # A mark at a line's end is set half as wide as its box.
        gap += 0.45 * em
    display = em > DISPLAY * body
    if abs(sizes[0] - sizes[1]) > 0.05 * em and gap > 0.85 * em and _is_edge(right, number, rows):
        return False  # another type begins at a column's edge
    if gap > (1.6 if display else JUSTIFIED) * em:
        return _is_letter_spaced(left, right)
    support, crossed = 1, 0
    for step in (-1, 1):
        more, met = _river(left.right, right.left, number, step, rows, em)
        support += more
        crossed += met
    latin = not is_wide(left.glyphs[-1].char) and not is_wide(right.glyphs[0].char)
    if crossed and latin and not display and not _is_edge(right, number, rows):
        return True
    # White of a narrow gutter is seen between many lines; between a few it may be chance.
    if support >= (4 if gap > 0.85 * em else 8) and not display:
        # So may that of a narrow column's justified lines, but soon lines above and below run across it.
        return crossed == 2 and latin and support < 8
    if display:
        return support < 3
    # Narrow justified columns have lines with white of several em; those around them run across it.
    if crossed == 2 or gap < 0.85 * em:
        return True
    # Beside a short story few lines show the gutter, but those begin at one edge.
    if support >= 3 and crossed < 2 and _is_edge(right, number, rows):
        return False
    if _widest_gap(left) > 0.7 * gap:
        return True
    if gap > 2.6 * em:
        return (crossed == 1 and support < 2 and gap < 4 * em) or _is_letter_spaced(left, right)
    if crossed == 1:
        return support < 3 or gap < 0.9 * em
    return gap < 1.0 * em or _is_letter_spaced(left, right)


def _is_edge(piece: Piece, number: int, rows: list[list[Piece]]) -> bool:
    """True if more lines near by begin where the piece does: a column's edge, not a word after wide white.

    Two of them; or three a paragraph's indent further left.
    """
    near: list[float] = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(rows) and abs(rows[at][0].base - piece.base) < 8 * piece.size:
            place = bisect_left(rows[at], piece.left - 2.2 * piece.size, key=lambda p: p.left)
            near += [p.left for p in rows[at][place : place + 1] if p.left < piece.left + 0.2 * piece.size]
            at += step
    if sum(abs(left - piece.left) < 0.2 * piece.size for left in near) >= 2:
        return True
    return any(sum(abs(left - other) < 0.1 * piece.size for left in near) >= 3 for other in near)


def _widest_gap(piece: Piece) -> float:
    """The widest white inside a piece: that of its justified words."""
    return max((b.box[0] - a.box[2] for a, b in itertools.pairwise(piece.glyphs)), default=0.0)


def _is_letter_spaced(left: Piece, right: Piece) -> bool:
    """True if both pieces are single wide characters or end in ones set as far apart."""
    gap = right.left - left.right
    inner = [b.box[0] - a.box[2] for a, b in zip(left.glyphs, left.glyphs[1:], strict=False)]
    return bool(len(inner) >= 2 and all(abs(one - gap) < 0.15 * right.size for one in inner[-2:]))


def _river(start: float, end: float, number: int, step: int, rows: list[list[Piece]], em: float) -> tuple[int, int]:
    """How many rows on that side leave the white free, and 1 if one that crosses it was met.

    Columns out of step show a line on one side and the next on the other: two rows then count as one.
    """
    support, at, base = 0, number + step, rows[number][0].base
    beside = [0, 0]
    while 0 <= at < len(rows) and support < 8:
        row = rows[at]
        if abs(row[0].base - base) > 2.3 * em:
            break
        place = bisect_left(row, start - 8 * em, key=lambda p: p.right)
        met = False
        for piece in row[place:]:
            if piece.left > end + 8 * em:
                break
            if piece.right <= start + 0.01 or piece.left >= end - 0.01:
                # Right of a gutter a column begins, with an indent at the most; left of it a line may end early.
                far = piece.left - end > 2.7 * em
                if abs(piece.size - em) < 0.25 * em and not far:
                    beside[piece.left >= end - 0.01] = 1
                    met = True
                continue
            # The piece stands in the white: what is left of it on the larger side?
            before, after = piece.left - start, end - piece.right
            if max(before, after) < RIVER * em:
                # A head or a caption of another size says nothing of the columns under or over it.
                return support, int(abs(piece.size - em) < 0.25 * em)
            if before >= after:
                end, beside[1] = piece.left, 1
            else:
                start, beside[0] = piece.right, 1
            met = True
        if met:
            base = row[0].base
        if all(beside):
            support += 1
            beside = [0, 0]
        at += step
    return support, 0
