"""Pages read badly are drawn with the truth beside the reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from learning.pictured import SCALE, draw_side_by_side
from PIL import Image
from tests.pdf_pages import HEIGHT, WIDTH, newspaper_page, write_pdf


def test_truth_stands_left_and_the_reading_right(tmp_path: Path) -> None:
    square = [[100, 200], [200, 200], [200, 300], [100, 300]]
    gold = [{"regions": [{"role": "headline", "polygon": square}]}]
    target = tmp_path / "worst" / "page.png"
    draw_side_by_side(write_pdf([newspaper_page()]), gold, [], target)
    picture: Any = Image.open(target)
    assert picture.height == round(HEIGHT * SCALE)
    half, down = round(WIDTH * SCALE) + 20, round(250 * SCALE)

    def is_coloured(x: int) -> bool:
        red, green, blue = picture.getpixel((x, down))
        return not red == green == blue

    assert is_coloured(round(150 * SCALE))
    assert not any(is_coloured(half + x) for x in range(0, half - 20, 3))
