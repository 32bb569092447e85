"""Words and columns of lines as programs set them: no printed spaces, kerned spaces, columns out of step."""

from __future__ import annotations

import textwrap

from chaiban.sources.pdf.glyphs import Glyph
from chaiban.sources.pdf.looks import Look
from chaiban.sources.pdf.runs import find_runs

SIZE = 10.0
LOOK = Look(SIZE, "Invented", 400, 0, 0)
PAGE = (600.0, 800.0)
TEXT = (
    "the ferry over the river runs again after nine years and the people of both towns came down to the landing "
    "with flags and a brass band although it rained from morning to night and the mayor had lost his hat in the "
    "wind before he could say a word about the price of the new boat which the council will hear about on Monday"
)


def line(words: str, x: float, y: float, *, space: float, printed: bool, kerned: float = 0.0) -> list[Glyph]:
    """Glyphs half an em wide; between words white of `space` em, after an f less by `kerned`."""
    glyphs = []
    for number, char in enumerate(words):
        if char != " ":
            glyphs.append(Glyph(char, x, y, (x, y - 0.86 * SIZE, x + 0.5 * SIZE, y + 0.14 * SIZE), LOOK))
            x += 0.5 * SIZE
            continue
        wide = (space - (kerned if words[number - 1] == "f" else 0.0)) * SIZE
        if printed:
            glyphs.append(Glyph(" ", x, y, (x, y - 0.86 * SIZE, x + wide, y + 0.14 * SIZE), LOOK))
        x += wide
    return glyphs


def read(glyphs: list[Glyph]) -> list[str]:
    return ["".join(g.char if g else " " for g in run.glyphs) for run in find_runs(glyphs, (), PAGE)]


def justified(words: str, left: float, width: float, y: float) -> list[Glyph]:
    """A line of words stretched to the width."""
    white = (width - 0.5 * SIZE * sum(c != " " for c in words)) / max(1, words.count(" ")) / SIZE
    return line(words, left, y, space=white, printed=False)


def test_a_line_without_printed_spaces_has_its_words_parted_on_a_page_that_prints_them() -> None:
    rows = textwrap.wrap(TEXT, 60)
    glyphs = [g for n, row in enumerate(rows) for g in line(row, 30, 100 + 12 * n, space=0.3, printed=True)]
    glyphs += line("printed on paper from the mill at the weir", 30, 400, space=0.2, printed=False)
    assert read(glyphs) == [*rows, "printed on paper from the mill at the weir"]


def test_a_word_space_pulled_in_behind_an_f_is_one() -> None:
    words = "a chief of the guild of millers and half of them"
    assert read(line(words, 30, 100, space=0.2, printed=False, kerned=0.12)) == [words]


def test_a_letter_spaced_line_is_not_torn_behind_its_overhanging_letters() -> None:
    glyphs, x = [], 30.0
    for char in "WATERWAYSOFTHEVALLEY":
        glyphs.append(Glyph(char, x, 100.0, (x, 91.4, x + 5, 101.4), LOOK))
        x += 5.9
    assert read(glyphs) == ["WATERWAYSOFTHEVALLEY"]


def test_columns_out_of_step_are_parted_where_two_of_their_lines_stand_level() -> None:
    words = ["ferry", "river", "towns", "flags", "brass", "rains", "mayor"]
    left = [" ".join(words[n:] + words[:n]) for n in range(7)] * 2
    right = [" ".join(reversed(row.split())) for row in left]
    glyphs = [g for n, words in enumerate(left) for g in justified(words, 30, 196, 100 + 12 * n)]
    # The second column is half a line lower; in its middle a paragraph's end stands level with the first.
    glyphs += [g for n, words in enumerate(right[:6]) for g in justified(words, 234, 196, 106 + 12 * n)]
    glyphs += justified("realities.", 234, 50, 100 + 12 * 7)
    glyphs += [g for n, words in enumerate(right[6:12]) for g in justified(words, 234, 196, 202 + 12 * n)]
    found = read(glyphs)
    assert "realities." in found
    assert all(words in found for words in left)


def test_white_of_a_narrow_justified_column_parts_no_line() -> None:
    # Words with their left and right edges, as a program stretched them: some stand below each other by chance.
    rows: list[list[tuple[str, int, int]]] = [
        [("ferry", 220, 260), ("is", 268, 276), ("the", 283, 302), ("presence", 309, 360), ("of a", 367, 392)],
        [("painted", 220, 269), ("figures", 301, 351), ("(a", 381, 392)],
        [("weathered-oak", 220, 292), ("dog", 302, 323), ("with", 333, 359), ("eyes", 369, 392)],
        [("of", 220, 240), ("glass)", 246, 291), ("near", 297, 321), ("the", 327, 345), ("helm.", 351, 392)],
        [("Boats", 220, 286), ("of", 302, 318), ("old", 345, 352), ("in", 383, 392)],
        [("afloat", 220, 260), ("everywhere", 270, 340), ("now", 350, 392)],
    ]  # fmt: skip
    glyphs = []
    for number, row in enumerate(rows):
        y = 100 + 14.3 * number
        for word, left, right in [*row, *((w, a + 183, b + 183) for w, a, b in rows[0])]:
            step = (right - left) / len(word)
            boxes = [(left + n * step, y - 8.6, left + (n + 1) * step, y + 1.4) for n in range(len(word))]
            glyphs += [Glyph(char, box[0], y, box, LOOK) for char, box in zip(word, boxes, strict=True)]
    assert "weathered-oak dog with eyes" in read(glyphs)
