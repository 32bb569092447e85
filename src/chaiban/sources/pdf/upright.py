"""Wide characters that stand one below the other: vertical lines."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.pieces import Piece, is_ideograph, is_wide, piece_of

LEAST_PITCH, MOST_PITCH = 0.85, 1.75
"""Em from one character of a vertical line to the next."""
PADDED_PITCH, SQUEEZED_PITCH = 2.15, 0.4
"""The same on a vertical page, where a character's white may stand between them and marks are set close."""
MOSTLY = 0.6
"""Share of a page's characters that stand in columns from which all its lines run downwards."""


def dissolve_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those that only run across vertical lines taken apart into single characters."""
    loose = {id(piece) for piece in pieces if _is_loose(piece)}
    if not loose:
        return list(pieces)
    columns: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for piece in pieces:
        for glyph in piece.glyphs:
            if is_wide(glyph.char):
                middle = (glyph.box[0] + glyph.box[2]) / 2
                columns[round(middle / 4)].append((glyph.box[1], middle, glyph.look.size))
    for column in columns.values():
        column.sort()
    out: list[Piece] = []
    for piece in pieces:
        if id(piece) in loose and _runs_across(piece, columns):
            out += [piece_of([glyph]) for glyph in piece.glyphs]
        else:
            out.append(piece)
    return out


def _is_loose(piece: Piece) -> bool:
    """True if white stands between most characters."""
    return len(piece.glyphs) > 1 and _usual_gap(piece) >= 0.12 * piece.size


def _usual_gap(piece: Piece) -> float:
    gaps = sorted(b.box[0] - a.box[2] for a, b in itertools.pairwise(piece.glyphs))
    return gaps[len(gaps) // 2]


def _runs_across(piece: Piece, columns: dict[int, list[tuple[float, float, float]]]) -> bool:
    wide = [g for g in piece.glyphs if is_wide(g.char)]
    if len(wide) * 2 < len(piece.glyphs):
        return False
    if len(wide) == 1 and _depth(wide[0], columns) < 3:
        return False
    across = _usual_gap(piece)
    down = [gap for g in wide if (gap := _gap_beside(g, columns)) is not None]
    if len(down) * 2 < len(wide):
        return False
    # A letter-spaced head of some lines is wider than deep; vertical text runs on above or below.
    deep = sorted(_depth(g, columns) for g in wide)[len(wide) // 2]
    if deep < 3 or (deep < 5 and len(wide) > deep):
        return len(wide) < 3 and deep == 2
    down.sort()
    return down[(len(down) - 1) // 2] < across - 0.08 * piece.size


def _gap_beside(glyph: Glyph, columns: dict[int, list[tuple[float, float, float]]]) -> float | None:
    """White to the nearer of the characters above and below; figures that lie on their side are none."""
    gaps = [gap for up in (False, True) if (gap := _gap_below(glyph, columns, upwards=up)) is not None]
    return min(gaps, default=None)


def _depth(glyph: Glyph, columns: dict[int, list[tuple[float, float, float]]]) -> int:
    """How many characters stand in one column with this one, up to about five."""
    count = 1
    for upwards in (False, True):
        at = glyph
        while count < 5 and (gap := _gap_below(at, columns, upwards=upwards)) is not None:
            left, top, right, bottom = at.box
            step = -(bottom - top + gap) if upwards else bottom - top + gap
            at = at._replace(box=(left, top + step, right, bottom + step))
            count += 1
    return count


def _gap_below(
    glyph: Glyph, columns: dict[int, list[tuple[float, float, float]]], *, upwards: bool = False
) -> float | None:
    """White to the next character below (or above), None if there is none within an em."""
    middle, size = (glyph.box[0] + glyph.box[2]) / 2, glyph.look.size
    best = None
    edge = glyph.box[1] - 2 * size if upwards else glyph.box[3]
    for key in (round(middle / 4) - 1, round(middle / 4), round(middle / 4) + 1):
        column = columns.get(key, [])
        for top, other, other_size in column[bisect_left(column, (edge - 0.3 * size,)) :]:
            if top > edge + (1.5 if upwards else 1.0) * size:
                break
            if abs(other - middle) < 0.15 * size and abs(other_size - size) < 0.1 * size:
                best = top - edge if best is None else min(best, top - edge)
                break
    return best


def stand_up(pieces: Sequence[Piece], body: float) -> list[Piece]:
    """The pieces, single characters below each other joined to vertical ones; figures may stand among them."""
    singles = [p for p in pieces if _is_single(p)]
    places: dict[int, list[Piece]] = defaultdict(list)
    for piece in sorted(singles, key=_high):
        places[round((piece.left + piece.right) / 8)].append(piece)
    # Two characters may be the last words of two paragraphs; three in a row are a vertical line.
    tall = [run for run in _runs_down(singles, places, MOST_PITCH, body) if _is_upright(run, body)]
    if sum(map(len, tall)) > MOSTLY * sum(len(p.glyphs) for p in pieces):
        # On a vertical page short ends are lines too, and a character's white may stand between two names.
        runs = _runs_down(singles, places, PADDED_PITCH, body)
        tall = [run for run in runs if len(run) > 1 or is_wide(run[0].glyphs[0].char)]
    members = {id(p) for run in tall for p in run}
    out = [p for p in pieces if id(p) not in members]
    for run in tall:
        glyphs = [glyph for p in run for glyph in p.glyphs]
        left, right = min(p.left for p in run), max(p.right for p in run)
        out.append(Piece(glyphs, left, right, run[0].base, max(p.size for p in run), True))
    return out


def _runs_down(
    singles: Sequence[Piece], places: dict[int, list[Piece]], most: float, body: float
) -> list[list[Piece]]:
    """All of them in columns, each from the top; `most` em from one character of body type to the next."""
    taken: set[int] = set()
    runs: list[list[Piece]] = []
    for first in sorted(singles, key=_high):
        if id(first) in taken:
            continue
        run = [first]
        taken.add(id(first))
        limit = most if first.size < 1.2 * body else min(most, MOST_PITCH)
        while (follower := _below(run[-1], places, taken, limit)) is not None:
            run.append(follower)
            taken.add(id(follower))
        runs.append(run)
    return runs


def _is_single(piece: Piece) -> bool:
    """True for one character, or two or three figures or letters set side by side in its place."""
    if len(piece.glyphs) == 1:
        return True
    narrow = len(piece.glyphs) <= 3 and piece.right - piece.left < 1.3 * piece.size
    return narrow and not any(is_wide(glyph.char) for glyph in piece.glyphs)


def _is_upright(run: Sequence[Piece], body: float) -> bool:
    """True if enough characters of Chinese print stand below each other."""
    wide = sum(is_wide(p.glyphs[0].char) for p in run)
    if 2 * wide < len(run) or all(glyph.char.isdigit() for p in run for glyph in p.glyphs):
        return False  # full-width figures below each other are a table's column
    return len(run) > 2 or (len(run) == 2 and run[0].size > 1.25 * body)


def _high(piece: Piece) -> tuple[float, float]:
    return piece.glyphs[0].box[1], piece.left


def _below(piece: Piece, places: dict[int, list[Piece]], taken: set[int], most: float) -> Piece | None:
    middle = (piece.left + piece.right) / 2
    best = None
    near = round(middle / 4)
    for other in (*places.get(near - 1, ()), *places.get(near, ()), *places.get(near + 1, ())):
        marks = not (is_ideograph(piece.glyphs[-1].char) and is_ideograph(other.glyphs[0].char))
        drift = 0.3 if marks and most > MOST_PITCH else 0.15
        if id(other) in taken or abs((other.left + other.right) / 2 - middle) > drift * piece.size:
            continue
        gap = other.glyphs[0].box[1] - piece.glyphs[-1].box[3]
        same = abs(other.size - piece.size) <= 0.06 * piece.size
        least = SQUEEZED_PITCH if marks and most > MOST_PITCH else LEAST_PITCH
        fits = same and (least - 1) * piece.size <= gap <= (most - 1) * piece.size
        if fits and (best is None or _high(other) < _high(best)):
            best = other
    return best
