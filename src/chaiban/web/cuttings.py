"""Parts of a page's picture: an item as it was printed, and its photos."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chaiban.model.catalogue import Sheet

_MARGIN = 6.0


@dataclass(frozen=True, slots=True)
class Cutting:
    """A part of the page to be seen through a window: `window` is x, y, width, height in points.

    `veil` is the path of what is inside the window and not of the item.
    """

    is_photo: bool
    window: tuple[float, float, float, float]
    veil: str

    @property
    def view_box(self) -> str:
        """The window for a drawing."""
        return " ".join(f"{number:.1f}" for number in self.window)


def cuttings(article: Mapping[str, Any], sheet: Sheet) -> list[Cutting]:
    """Each photo of the item, then the item whole; nothing if it has no outline."""
    regions = [region for region in article.get("regions", ()) if region.get("polygon")]
    if not regions:
        return []
    photos = [_cutting([region["polygon"]], sheet, is_photo=True) for region in regions if region["role"] == "photo"]
    return [*photos, _cutting([region["polygon"] for region in regions], sheet, is_photo=False)]


def _cutting(polygons: list[list[list[float]]], sheet: Sheet, *, is_photo: bool) -> Cutting:
    points = [(float(x), float(y)) for polygon in polygons for x, y in polygon]
    margin = 0.0 if is_photo else _MARGIN
    left, top = max(0.0, min(x for x, _ in points) - margin), max(0.0, min(y for _, y in points) - margin)
    right = min(sheet.width, max(x for x, _ in points) + margin)
    bottom = min(sheet.height, max(y for _, y in points) + margin)
    window = (left, top, max(1.0, right - left), max(1.0, bottom - top))
    holes = "" if is_photo else "".join(_outline(polygon) for polygon in polygons)
    frame = f"M{left:.1f} {top:.1f}H{right:.1f}V{bottom:.1f}H{left:.1f}Z"
    return Cutting(is_photo, window, frame + holes if holes else "")


def _outline(polygon: list[list[float]]) -> str:
    return "M" + "L".join(f"{float(x):.1f} {float(y):.1f}" for x, y in polygon) + "Z"
