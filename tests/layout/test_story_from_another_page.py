"""Below a mark of where it comes from a story goes on in the middle of its paragraph, and is nobody else's."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from chaiban.pipeline.reader import load_reader

SIZE, LEAD, MEASURE, TOP = 10.0, 14.0, 14, 520.0
LEFTS = (40.0, 200.0, 360.0)
WORDS = "云溪河水位上涨两岸居民忙着搬运沙袋加固堤防工程队连夜赶来支援"


def paragraph(count: int, turn: int, indent: bool = True) -> list[str]:
    """`count` lines of a paragraph whose last one is short."""
    text = (WORDS[turn:] + WORDS) * 9
    lines = ["　　" + text[: MEASURE - 2] if indent else text[:MEASURE]]
    lines += [text[MEASURE * n : MEASURE * (n + 1)] for n in range(1, count - 1)]
    return [*lines, text[:5] + "。"]


def draw(canvas: Canvas, left: float, top: float, lines: list[str], size: float = SIZE) -> None:
    canvas.setFont("STSong-Light", size)
    for number, line in enumerate(lines):
        canvas.drawString(left, top - number * LEAD * size / SIZE, line)


@pytest.mark.parametrize("printed", ["（上接一版②）", "（上接A01版）"])
def test_a_story_that_comes_from_another_page_is_not_the_next_column_of_its_neighbour(printed: str) -> None:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(540, 600))
    draw(canvas, LEFTS[0], TOP + 22, ["石桥昨日通车"], 20)
    broken = paragraph(9, 3)[:-1]
    draw(canvas, LEFTS[0], TOP - 14, [*paragraph(6, 0), *paragraph(7, 9), *broken])
    draw(canvas, LEFTS[1], TOP - 100, [printed])
    draw(canvas, LEFTS[1], TOP - 114 - 4, [*paragraph(4, 5, indent=False), *paragraph(8, 7)])
    draw(canvas, LEFTS[2], TOP + 22, ["春耕正忙"], 20)
    draw(canvas, LEFTS[2], TOP - 14, [*paragraph(6, 11), *paragraph(9, 13)])
    canvas.save()
    page = load_reader().read(out.getvalue(), "page.pdf").pages[0]
    (came,) = (article for article in page.articles if article.jump_from is not None)
    assert came.headline is None
    assert len(came.paragraphs) == 2
    assert came.paragraphs[0].value.startswith(WORDS[5:15])
