"""Breaks text into lines for a terminal, where a Chinese character takes two cells."""

from __future__ import annotations

import re

from rich.cells import cell_len

# A word with the spaces before it, or one character that may be parted from its neighbours.
_WIDE = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_PIECE = re.compile(rf"\s*(?:[{_WIDE}]|[^\s{_WIDE}]+)")
_NO_START = frozenset("，。、；：？！”’）》】〕」』…—·%％,.;:?!)]}")
_NO_END = frozenset("“‘（《【〔「『([{")


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells. No line starts with a closing mark or ends with an opening one, unless
    nothing else fits; a word too long for a line is cut.
    """
    lines: list[str] = []
    line = ""
    for unit in _units(text):
        if line and cell_len(line + unit) > width:
            lines.append(line)
            line = ""
        line += unit if line else unit.lstrip()
        while cell_len(line) > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line] if line else lines


def _units(text: str) -> list[str]:
    """What may not be broken: a piece with the marks that cling to it."""
    units: list[str] = []
    for piece in _PIECE.findall(text):
        clings = units and not piece[0].isspace() and (piece[0] in _NO_START or units[-1][-1] in _NO_END)
        if clings:
            units[-1] += piece
        else:
            units.append(piece)
    return units


def _fitting(line: str, width: int) -> int:
    """How many characters of the line fit; at least one."""
    used = 0
    for at, character in enumerate(line):
        used += cell_len(character)
        if used > width:
            return max(at, 1)
    return len(line)
