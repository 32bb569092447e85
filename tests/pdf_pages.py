"""Small PDF files written by hand: Courier lines at given places, so that tests know every position."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

SIZE, LEAD, COLUMN, GUTTER, CHARS = 9.0, 12.0, 162.0, 18.0, 30
WIDTH, HEIGHT = 600.0, 500.0
FONT = "/Font << /F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >>"


@dataclass(frozen=True)
class Piece:
    """Words painted at (x, y), y from the top to the baseline; rules have no words but a width and a height."""

    words: str
    x: float
    y: float
    size: float = SIZE
    bold: bool = False
    rule: tuple[float, float] | None = None


STORIES = (
    (
        "Bridge opens after years",
        (
            "The bridge over the river was opened on Monday morning by the mayor and a brass band of forty, and "
            "hundreds of people walked across it in the rain.",
            "Work had begun nine years ago and was halted twice when money ran short. The last crane was taken "
            "down in spring, and the toll houses were painted green.",
            "A market will be held on the old ferry landing every week from now on, the council said later.",
        ),
        2,
        36.0,
    ),
    (
        "Mill to close",
        (
            "The paper mill at the harbour will close at the end of the year, its owners told the workers on "
            "Friday. Eighty people work there.",
            "The union asked for talks and called the plan a heavy blow to the town and its young families.",
        ),
        1,
        36.0 + 2 * (COLUMN + GUTTER),
    ),
)


def newspaper_page() -> list[Piece]:
    """A folio line, a rule, a story of two columns and beside it a story of one, in order of reading."""
    pieces = [
        Piece("A5", 36, 30),
        Piece("Monday, 3 May 2021", 240, 30),
        Piece("", 36, 40, rule=(528, 1)),
    ]
    for head, paragraphs, columns, left in STORIES:
        pieces.append(Piece(head, left, 74, 22.0 if columns == 2 else 18.0, bold=True))
        lines = [
            (("  " if number == 0 else "") + line)
            for text in paragraphs
            for number, line in enumerate(textwrap.wrap(text, CHARS, initial_indent="  "))
        ]
        lines = [line.replace("    ", "  ", 1) if line.startswith("    ") else line for line in lines]
        deep = -(-len(lines) // columns)
        for number, line in enumerate(lines):
            column, row = divmod(number, deep)
            white = len(line) - len(line.lstrip())
            x = left + column * (COLUMN + GUTTER) + white * 0.6 * SIZE
            pieces.append(Piece(line.strip(), x, 100 + row * LEAD))
    return pieces


def split_words(pieces: Sequence[Piece]) -> list[Piece]:
    """The same page, every character painted by itself; spaces are not painted at all."""
    out = []
    for piece in pieces:
        if piece.rule:
            out.append(piece)
        for number, char in enumerate(piece.words):
            if char != " ":
                out.append(Piece(char, piece.x + number * 0.6 * piece.size, piece.y, piece.size, piece.bold))
    return out


def write_pdf(
    pages: Sequence[Sequence[Piece]], *, scale: float = 1.0, shift: tuple[float, float] = (0.0, 0.0), extra: str = ""
) -> bytes:
    """A PDF of pages; `extra` is put in front of each page's content as it stands."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = "<< /F0 << /Type /Font /Subtype /Type1 /BaseFont /Courier >> /F1 << /Type /Font /Subtype /Type1 "
    fonts += "/BaseFont /Courier-Bold >> >>"
    kids = []
    for pieces in pages:
        content = extra + "".join(_painted(piece, scale, shift) for piece in pieces)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        width, height = WIDTH * scale + 2 * shift[0], HEIGHT * scale + 2 * shift[1]
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font {fonts} >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assemble(objects)


def _painted(piece: Piece, scale: float, shift: tuple[float, float]) -> str:
    x, y = piece.x * scale + shift[0], (HEIGHT - piece.y) * scale + shift[1]
    if piece.rule:
        return f"{x:.3f} {y:.3f} {piece.rule[0] * scale:.3f} {piece.rule[1] * scale:.3f} re f\n"
    words = piece.words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F{int(piece.bold)} {piece.size * scale:.3f} Tf {x:.3f} {y:.3f} Td ({words}) Tj ET\n"


def nested_forms(first: int, levels: int, times: int) -> list[str]:
    """Objects from number `first` on: a form that paints the next one some times, and so on; the last one words."""
    objects = []
    for level in range(levels):
        last = level == levels - 1
        content = "BT /F0 9 Tf 50 400 Td (Deep words) Tj ET" if last else "/X Do " * times
        resources = FONT if last else f"/XObject << /X {first + level + 1} 0 R >>"
        objects.append(
            f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 500] /Resources << {resources} >> "
            f"/Length {len(content)} >>\nstream\n{content}\nendstream"
        )
    return objects


def assemble(objects: Sequence[str], trailer: str = "") -> bytes:
    """The file of some objects, numbered from 1, the first being the catalogue."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
