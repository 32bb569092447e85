"""Where every letter of a page's items is printed, for scripts: cuttings of the page, hits on published sites."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from chaiban.archive.records import Record
from chaiban.model.catalogue import Sheet
from chaiban.model.lexicon import FloatArray
from chaiban.web.printed import PrintedPart, printed_parts
from chaiban.web.safety import shown


def page_places(sheet: Sheet, record: Record, keys: Mapping[str, int], boxes: FloatArray) -> dict[str, Any]:
    """`{"size", "items": [{"key", "outline", "parts": [{"name", "text", "lines"}]}]}`, lengths in points.

    A line is `[first letter, left, top, bottom, right of the first letter, right of the second, ...]`.
    """
    items = []
    for article in record["articles"]:
        if article["id"] not in keys:
            continue
        parts = [
            {"name": part.name, "text": shown(part.text), "lines": _lines(part, record["characters"], boxes)}
            for part in printed_parts(article)
        ]
        outline = [[[_short(x), _short(y)] for x, y in region["polygon"]] for region in article.get("regions", ())]
        items.append({"key": keys[article["id"]], "outline": outline, "parts": parts})
    return {"size": [sheet.width, sheet.height], "items": items}


def _lines(part: PrintedPart, characters: str, boxes: FloatArray) -> list[list[float]]:
    """The printed lines of a text; a letter that was put in ends where the one before it does."""
    lines: list[list[float]] = []
    for letter, number in enumerate(part.numbers(characters)):
        box = boxes[number].tolist() if 0 <= number < len(boxes) else [math.nan]
        line = lines[-1] if lines else None
        if math.isnan(box[0]):
            if line:
                line.append(line[-1])
            continue
        left, top, right, bottom = map(_short, box)
        if line and line[2] <= (top + bottom) / 2 <= line[3] and -1 <= left - line[-1] <= 2 * (bottom - top):
            line[2], line[3] = min(line[2], top), max(line[3], bottom)
            line.append(right)
        else:
            lines.append([letter, left, top, bottom, right])
    return lines


def _short(number: float) -> float:
    """To a tenth of a point."""
    return round(float(number), 1)
