"""Matter broken into galley lines of a column's measure, justified as the house does it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from chaiban.typesetter.advances import line_width
from chaiban.typesetter.imprint import Matter
from chaiban.typesetter.linebreak import Broken, break_chinese, break_latin
from chaiban.typesetter.styles import Style

_BESIDE_DIGITS = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9%])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class GalleyLine:
    """One line before it has a place; lengths in em. A blank one has no text and role ""."""

    text: str
    role: str
    part: int
    opens: bool
    indent: float
    width: float
    justified: bool
    measure: float
    hyphenated: bool = False


BLANK = GalleyLine("", "", 0, False, 0.0, 0.0, False, 0.0)


def set_galley(
    matter: Sequence[Matter], measure_at: Callable[[int], float], style: Style, language: str, rng: Random
) -> list[GalleyLine]:
    """All lines of the matter; `measure_at` gives the measure of line n of the galley, blank ones counted."""
    lines: list[GalleyLine] = []
    before = ""
    for piece in matter:
        if lines and _parted(before, piece, style):
            lines.append(BLANK)
        lines += _set_piece(piece, len(lines), measure_at, style, language, rng)
        before = piece.role
    return lines


def _parted(before: str, piece: Matter, style: Style) -> bool:
    """True where a blank line stands before the piece."""
    if piece.role == "crosshead":
        return piece.opens and style.blank_crosshead
    if before == "crosshead":
        return style.blank_crosshead
    if before in ("byline", "jump") and piece.role == "body":
        return style.script == "zh"
    return style.spaced_paragraphs and before == piece.role == "body"


def _set_piece(
    piece: Matter, start: int, measure_at: Callable[[int], float], style: Style, language: str, rng: Random
) -> list[GalleyLine]:
    def measure(number: int) -> float:
        return measure_at(start + number)

    indent = style.indent if piece.align == "body" else 0.0
    broken: tuple[Broken, ...]
    if style.script == "zh":
        broken = break_chinese(piece.text, measure, indent, style.punctuation)
    else:
        kept = frozenset(piece.whole.split())
        broken = break_latin(piece.text, measure, indent, language, style.hyphenate and piece.align == "body", kept)
    lines = []
    for number, line in enumerate(broken):
        room = measure(number)
        white = indent if number == 0 else 0.0
        full = piece.align == "body" and number < len(broken) - 1 and not style.ragged
        if piece.align in ("centre", "right"):
            white = max(0.0, room - line.width) / (2 if piece.align == "centre" else 1)
        text = _stretched(line, room - white, style, rng) if full else line.text
        width = room - white if full else min(line.width, room)
        lines.append(
            GalleyLine(
                text,
                piece.role,
                piece.part,
                piece.opens and number == 0,
                white,
                width,
                full,
                room,
                line.hyphenated,
            )
        )
    return lines


def _stretched(line: Broken, room: float, style: Style, rng: Random) -> str:
    """The line as a text tool sees it once its white is spread: letter-spaced, or open beside digits."""
    if style.script != "zh":
        return line.text
    slack = room - line.width
    if slack <= 0.05:
        return line.text
    gaps = max(1, len(line.text) - 1)
    if slack / gaps >= style.spreads_at:
        return re.sub(r"(?<=[^\sA-Za-z0-9])(?=\S)|(?<=[A-Za-z0-9])(?=[^\sA-Za-z0-9.,%:/])", " ", line.text)
    if rng.random() < style.pads_digits:
        return _BESIDE_DIGITS.sub(lambda _: " " if rng.random() < 0.8 else "", line.text)
    return line.text


def natural_width(text: str, style: Style) -> float:
    """Width of a line of display type in em."""
    return line_width(text, chinese=style.script == "zh")
