"""The pages that were read worst as pictures: the truth at the left, the reading at the right, items by colour."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from chaiban.exports.look_style import COLOURS
from chaiban.sources.pdf.picture import grey_of

SCALE = 1.2
"""Pixels a point."""
_WHITE = 20


Items = Sequence[dict[str, Any]]
"""Articles of a page as readings and gold files have them."""


def draw_side_by_side(data: bytes, gold: Items, read: Items, target: Path) -> None:
    """Write a PNG of the page twice, the regions of the gold items on one, those of the reading on the other."""
    from PIL import Image

    plain = Image.fromarray(grey_of(data, target.name, 1, SCALE)).convert("RGB")
    both = Image.new("RGB", (2 * plain.width + _WHITE, plain.height), "white")
    for place, articles in enumerate((gold, read)):
        both.paste(_outlined(plain.copy(), articles), (place * (plain.width + _WHITE), 0))
    target.parent.mkdir(parents=True, exist_ok=True)
    both.save(target)


def _outlined(picture: Any, articles: Items) -> Any:
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture, "RGBA")
    for place, article in enumerate(articles):
        colour = COLOURS[place % len(COLOURS)]
        middles = []
        for region in article.get("regions", ()):
            points = [(x * SCALE, y * SCALE) for x, y in region["polygon"]]
            head = region["role"] in ("headline", "kicker", "subheadline")
            draw.polygon(points, fill=f"{colour}{'60' if head else '20'}", outline=colour, width=2)
            middles.append((sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points)))
        if len(middles) > 1:
            draw.line(middles, fill=colour, width=2)
        if middles:
            draw.text(middles[0], str(place + 1), fill=colour)
    return picture
