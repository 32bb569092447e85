"""The printed lines of a page out of its glyphs, numbered by position."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaiban.model.geometry import Box, Rule
from chaiban.sources.pdf.aslant import laid_flat
from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.pieces import Piece, body_size, gather_pieces, is_hangul, is_ideograph, is_wide, piece_of
from chaiban.sources.pdf.points import on_their_letters
from chaiban.sources.pdf.raised import with_raised
from chaiban.sources.pdf.rejoined import rejoin
from chaiban.sources.pdf.sinistral import in_order_of_reading, is_sinistral
from chaiban.sources.pdf.upright import dissolve_rows, stand_up
from chaiban.sources.pdf.word_gaps import is_set_without_spaces, with_kerned_spaces

NARROW = 0.33
"""Times a narrow letter's width from which white parts words where no space is printed."""
FEW = 8
BESIDE_CAP = 2.0
"""Em of white behind a drop cap at the most: browsers indent the line beside it, too."""
SPACED = 0.05
"""Em of white between letters from which they are spaced."""


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one printed line in their order; None stands for a word space that was put in."""

    glyphs: tuple[Glyph | None, ...]
    vertical: bool
    place: tuple[float, float]


def find_runs(glyphs: Sequence[Glyph], rules: Sequence[Rule], size: tuple[float, float]) -> list[Run]:
    """All printed lines, sorted by place: from the top, then from the left."""
    inked = [g for g in glyphs if not g.char.isspace()]
    spaces = [g for g in glyphs if g.char.isspace()]
    body = body_size(inked)
    letters = sum(not is_wide(g.char) for g in inked)
    trusts_spaces = sum(g.char != "\u3000" for g in spaces) >= 0.06 * letters
    runs: list[Run] = []
    placed: set[int] = set()
    for angle in range(4):
        mine = [g for g in inked if g.look.angle == angle and not g.look.slant and id(g) not in placed]
        if not mine:
            continue
        turned = on_their_letters([_turned(g, angle, size) for g in mine])
        white = [g for g in spaces if g.look.angle == angle and not g.look.slant]
        blanks = [_turned(g, angle, size) for g in white]
        own_rules = [Rule(_turn_box(rule.box, angle, size)) for rule in rules]
        back = {id(t): g for t, g in zip([*turned, *blanks], [*mine, *white], strict=True)}
        pieces = dissolve_rows([p for row in rejoin(gather_pieces(turned, blanks, own_rules, body)) for p in row])
        if angle == 0:
            # Figures and foreign words lie on their side in vertical lines.
            sideways = [piece_of([g]) for g in inked if g.look.angle == 1]
            stood = stand_up([*pieces, *sideways], body)
            pieces = [p for p in stood if p.vertical or p.glyphs[0].look.angle == 0]
            placed = {id(g) for p in pieces for g in p.glyphs if g.look.angle == 1}
            back |= {id(g): g for p in sideways for g in p.glyphs}
        else:
            pieces = stand_up(pieces, body)
        pieces = _with_initials(_without_low_initials(with_raised(pieces), body), body)
        _hand_out_spaces(pieces, blanks)
        for piece in pieces:
            laid = with_kerned_spaces(_spaced(piece, trusts_spaces and not is_set_without_spaces(piece)), piece)
            first = back[id(piece.glyphs[0])]
            runs.append(
                Run(
                    _with_hyphens([None if g is None else back[id(g)] for g in laid]),
                    piece.vertical or angle % 2 == 1,
                    (round(first.y, 1), round(first.x, 1)),
                )
            )
    runs += _slanted_runs(inked, spaces, body, trusts_spaces)
    return sorted(runs, key=lambda run: (run.place, [g.char if g else " " for g in run.glyphs]))


def _with_hyphens(line: list[Glyph | None]) -> tuple[Glyph | None, ...]:
    """The line, soft hyphens amid its words as the hyphens that are seen: fonts have one glyph for both."""
    for n, glyph in enumerate(line[:-1]):
        if glyph is not None and glyph.char == "\xad" and glyph.box[2] - glyph.box[0] > 0.1 * glyph.look.size:
            line[n] = glyph._replace(char="-")
    return tuple(line)


def _slanted_runs(inked: Sequence[Glyph], spaces: Sequence[Glyph], body: float, trusts_spaces: bool) -> Iterator[Run]:
    """The lines that run aslant, each direction laid flat by itself."""
    for angle, slant in sorted({(g.look.angle, g.look.slant) for g in inked if g.look.slant}):
        mine = [g for g in inked if (g.look.angle, g.look.slant) == (angle, slant)]
        white = [g for g in spaces if (g.look.angle, g.look.slant) == (angle, slant)]
        laid, blanks = laid_flat(mine, angle, slant), laid_flat(white, angle, slant)
        back = {id(t): g for t, g in zip([*laid, *blanks], [*mine, *white], strict=True)}
        pieces = with_raised([p for row in gather_pieces(laid, blanks, (), body) for p in row])
        _hand_out_spaces(pieces, blanks)
        for piece in pieces:
            glyphs = tuple(None if g is None else back[id(g)] for g in _spaced(piece, trusts_spaces))
            first = back[id(piece.glyphs[0])]
            yield Run(glyphs, angle % 2 == 1, (round(first.y, 1), round(first.x, 1)))


def _turned(glyph: Glyph, angle: int, size: tuple[float, float]) -> Glyph:
    """The glyph in a frame in which its line lies."""
    if angle == 0:
        return glyph
    box = _turn_box(glyph.box, angle, size)
    x, y, _, _ = _turn_box((glyph.x, glyph.y, glyph.x, glyph.y), angle, size)
    return Glyph(glyph.char, x, y, box, glyph.look)


def _turn_box(box: Box, angle: int, size: tuple[float, float]) -> Box:
    left, top, right, bottom = box
    width, height = size
    if angle == 1:  # runs down: the page turned back by a quarter
        return top, width - right, bottom, width - left
    if angle == 2:
        return width - right, height - bottom, width - left, height - top
    if angle == 3:
        return height - bottom, left, height - top, right
    return box


def _without_low_initials(pieces: list[Piece], body: float) -> list[Piece]:
    """Drop caps cut off the lower line whose baseline they share, where a line stands beside them further up."""
    out: list[Piece] = []
    for piece in pieces:
        sizes = [g.look.size for g in piece.glyphs[:4]]
        count = next((n for n, size in enumerate(sizes) if n and size < 0.6 * sizes[0]), 0)
        if piece.vertical or not 0 < count <= 2 or sizes[0] < 1.7 * body:
            out.append(piece)
            continue
        cap, rest = piece_of(piece.glyphs[:count]), piece_of(piece.glyphs[count:])
        higher = any(
            -0.3 * body <= other.left - cap.right <= 1.3 * body
            and cap.top - 0.5 * body <= other.base - 0.4 * other.size
            and other.base < cap.base - 0.6 * body
            for other in pieces
            if other is not piece and not other.vertical and other.size < 0.6 * cap.size
        )
        out += [cap, rest] if higher else [piece]
    return out


def _with_initials(pieces: list[Piece], body: float) -> list[Piece]:
    """Drop caps put in front of the first of the lines beside them."""
    gone: set[int] = set()
    for cap in pieces:
        if cap.vertical or len(cap.glyphs) > 2 or cap.size < 1.7 * body or not cap.glyphs[-1].char.isalnum():
            continue
        beside = [
            p
            for p in pieces
            if p is not cap
            and not p.vertical
            and p.size < 0.6 * cap.size
            and -0.3 * body <= p.left - cap.right <= BESIDE_CAP * body
            and cap.top - 0.5 * body <= p.base - 0.4 * p.size <= cap.bottom + 0.1 * body
        ]
        if len(beside) >= 2:
            first = min(beside, key=lambda p: p.base)
            if first.base - 0.9 * first.size <= cap.top + 0.55 * cap.size:
                first.glyphs = cap.glyphs + first.glyphs
                first.left = cap.left
                gone.add(id(cap))
    return [p for p in pieces if id(p) not in gone]


def _hand_out_spaces(pieces: list[Piece], blanks: Sequence[Glyph]) -> None:
    """Each printed space to the piece in whose line it stands."""
    lying = sorted((p for p in pieces if not p.vertical), key=lambda p: p.base)
    bases = [p.base for p in lying]
    for blank in blanks:
        reach = 0.3 * max(blank.look.size, 1.0)
        for piece in lying[bisect_left(bases, blank.y - reach) :]:
            if piece.base > blank.y + reach:
                break
            if piece.left - 0.1 < (blank.box[0] + blank.box[2]) / 2 < piece.right + 0.1:
                piece.spaces.append(blank)
                break


def _spaced(piece: Piece, trusts_spaces: bool) -> list[Glyph | None]:
    """The glyphs with one space wherever one is printed or the white asks for one."""
    if piece.vertical:
        return list(piece.glyphs)
    out: list[Glyph | None] = []
    wide = sum(is_wide(g.char) for g in piece.glyphs) * 2 > len(piece.glyphs)
    open_gap = _open_gap(piece)
    word_gap = 0.45 if trusts_spaces else 0.16
    if not wide:
        word_gap = min(word_gap, 0.45 if trusts_spaces else NARROW * _letter_width(piece)) + _letter_spacing(piece)
    spaces = sorted(piece.spaces, key=lambda g: (g.box[0], g.box[2]))
    at = 0
    for number, glyph in enumerate(piece.glyphs):
        found: Glyph | None = None
        while at < len(spaces) and _middle(spaces[at]) < _middle(glyph):
            if found is None or spaces[at].char == "\u3000":
                found = spaces[at]
            at += 1
        if number:
            before = piece.glyphs[number - 1]
            if found is not None:
                out.append(found)
            elif _asks_for_space(before, glyph, word_gap, open_gap, wide, bool(piece.spaces)):
                out.append(None)
        out.append(glyph)
    return in_order_of_reading(out) if is_sinistral(piece.glyphs) else out


def _middle(glyph: Glyph) -> float:
    return (glyph.box[0] + glyph.box[2]) / 2


def _letter_width(piece: Piece) -> float:
    """Em that a letter of the piece takes; half an em where there are few."""
    widths = [g.box[2] - g.box[0] for g in piece.glyphs if g.char.isalpha()]
    return sum(widths) / len(widths) / piece.size if len(widths) >= FEW else 0.5


def _letter_spacing(piece: Piece) -> float:
    """Em of white that is usual between the letters of a piece; 0 where there are few or they touch."""
    gaps = sorted(
        b.box[0] - a.box[2] for a, b in itertools.pairwise(piece.glyphs) if a.char.isalpha() and b.char.isalpha()
    )
    usual = gaps[len(gaps) // 2] / piece.size if len(gaps) >= FEW else 0.0
    return usual if usual > SPACED else 0.0


def _open_gap(piece: Piece) -> float:
    """Em of white between two ideographs from which it is meant: a padded name, parts of a headline."""
    gaps = sorted(b.box[0] - a.box[2] for a, b in zip(piece.glyphs, piece.glyphs[1:], strict=False))
    usual = gaps[len(gaps) // 2] / piece.size if gaps else 0.0
    return max(0.2, max(0.0, usual) + 0.16)


def _asks_for_space(before: Glyph, glyph: Glyph, word_gap: float, open_gap: float, wide: bool, printed: bool) -> bool:
    gap = glyph.box[0] - before.box[2]
    if gap <= 0:
        return False
    em = min(before.look.size, glyph.look.size)
    if is_ideograph(before.char) and is_ideograph(glyph.char):
        return gap > open_gap * em
    if is_hangul(before.char) or is_hangul(glyph.char):
        # Where spaces are printed between words, the white beside figures and stops is the program's own.
        return gap > (max(0.45, open_gap) if printed else open_gap - 0.04) * em
    if _is_wide_here(before.char, wide) or _is_wide_here(glyph.char, wide):
        return gap > 0.55 * em
    if wide and not (before.char.isalpha() and glyph.char.isalpha()):
        # Stretched Chinese lines open the figures in them too.
        return gap > max(0.45, open_gap) * em
    return gap > word_gap * em


def _is_wide_here(char: str, wide: bool) -> bool:
    """True for characters of Chinese print; dashes, quotation marks and small pictures are the West's too."""
    return is_wide(char) and (wide or not ("\u2010" <= char <= "\u2027" or "\U0001f000" <= char < "\U00020000"))
