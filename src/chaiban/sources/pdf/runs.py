"""The printed lines of a page out of its glyphs, numbered by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from chaiban.model.geometry import Box, Rule
from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.pieces import Piece, body_size, gather_pieces, is_ideograph, is_wide, piece_of
from chaiban.sources.pdf.rejoined import rejoin
from chaiban.sources.pdf.upright import dissolve_rows, stand_up
from chaiban.sources.pdf.word_gaps import is_set_without_spaces, with_kerned_spaces


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
        mine = [g for g in inked if g.look.angle == angle and id(g) not in placed]
        if not mine:
            continue
        turned = [_turned(g, angle, size) for g in mine]
        white = [g for g in spaces if g.look.angle == angle]
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
        pieces = _with_initials(_without_low_initials(_with_raised(pieces), body), body)
        _hand_out_spaces(pieces, blanks)
        for piece in pieces:
            laid = with_kerned_spaces(_spaced(piece, trusts_spaces and not is_set_without_spaces(piece)), piece)
            first = back[id(piece.glyphs[0])]
            runs.append(
                Run(
                    tuple(None if g is None else back[id(g)] for g in laid),
                    piece.vertical or angle % 2 == 1,
                    (round(first.y, 1), round(first.x, 1)),
                )
            )
    return sorted(runs, key=lambda run: (run.place, [g.char if g else " " for g in run.glyphs]))


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


def _with_raised(pieces: list[Piece]) -> list[Piece]:
    """Pieces off the baseline (raised figures, another font's digits) joined to the line they stand in."""
    order = sorted((p for p in pieces if not p.vertical), key=lambda p: (p.left, p.base))
    by_right = sorted(order, key=lambda p: p.right)
    gone: set[int] = set()
    rights = [p.right for p in by_right]
    for piece in order:
        if id(piece) in gone:
            continue
        small = piece.size
        lo, hi = bisect_left(rights, piece.left - 0.3 * small), bisect_right(rights, piece.left + 0.12 * small)
        for other in by_right[lo:hi]:
            if other is piece or id(other) in gone or other.base == piece.base:
                continue
            large = max(other.size, piece.size)
            drift = abs(other.base - piece.base)
            limit = 0.5 if min(other.size, piece.size) < 0.8 * large else 0.22
            if drift <= limit * large and piece.left - other.right < 0.3 * min(other.size, piece.size):
                if max(other.size, piece.size) > 1.7 * min(other.size, piece.size):
                    continue
                keep = other.base if other.size >= piece.size else piece.base
                merged_right = max(other.right, piece.right)
                other.glyphs += piece.glyphs
                other.base, other.size, other.right = keep, large, merged_right
                gone.add(id(piece))
                break
    return [p for p in pieces if id(p) not in gone]


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
            and -0.3 * body <= p.left - cap.right <= 1.3 * body
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
    open_gap = _open_gap(piece)
    wide = sum(is_wide(g.char) for g in piece.glyphs) * 2 > len(piece.glyphs)
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
            elif _asks_for_space(before, glyph, trusts_spaces, open_gap, wide):
                out.append(None)
        out.append(glyph)
    return out


def _middle(glyph: Glyph) -> float:
    return (glyph.box[0] + glyph.box[2]) / 2


def _open_gap(piece: Piece) -> float:
    """Em of white between two ideographs from which it is meant: a padded name, parts of a headline."""
    gaps = sorted(b.box[0] - a.box[2] for a, b in zip(piece.glyphs, piece.glyphs[1:], strict=False))
    usual = gaps[len(gaps) // 2] / piece.size if gaps else 0.0
    return max(0.2, max(0.0, usual) + 0.16)


def _asks_for_space(before: Glyph, glyph: Glyph, trusts_spaces: bool, open_gap: float, wide: bool) -> bool:
    gap = glyph.box[0] - before.box[2]
    em = min(before.look.size, glyph.look.size)
    if is_ideograph(before.char) and is_ideograph(glyph.char):
        return gap > open_gap * em
    # Quotation marks and dashes are as wide as the characters among which they stand.
    if any(is_wide(g.char) and (wide or not "—" <= g.char <= "„") for g in (before, glyph)):
        return gap > 0.55 * em
    if wide and not (before.char.isalpha() and glyph.char.isalpha()):
        # Stretched Chinese lines open the figures in them too.
        return gap > max(0.45, open_gap) * em
    return gap > (0.45 if trusts_spaces else 0.16) * em
