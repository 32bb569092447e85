"""The door for page pictures, and the door of an archive that has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from chaiban.model.catalogue import Sheet
from chaiban.model.geometry import Box
from chaiban.model.lexicon import FloatArray


class Pictures(Protocol):
    """Pictures of pages as PNG, None where the source has no picture; nothing withdrawn is seen on them."""

    def there(self, sheet: Sheet) -> bool:
        """True if the page has a picture."""

    def page(self, sheet: Sheet) -> bytes | None:
        """The picture that is read on."""

    def large(self, sheet: Sheet) -> bytes | None:
        """The picture for looking closely."""

    def thumbnail(self, sheet: Sheet) -> bytes | None:
        """The small picture for lists of pages."""

    def boxes(self, sheet: Sheet, spans: Sequence[tuple[int, int]]) -> Sequence[Box]:
        """Where stretches of the page's characters stand."""

    def letters(self, sheet: Sheet) -> FloatArray | None:
        """The box of each of the page's characters, NaN for those without a place; None without a picture."""


class NoPictures:
    """No page has a picture: dumps show their lines."""

    def there(self, sheet: Sheet) -> bool:  # noqa: ARG002
        """Never."""
        return False

    def page(self, sheet: Sheet) -> bytes | None:  # noqa: ARG002
        """None."""
        return None

    large = thumbnail = page

    def boxes(self, sheet: Sheet, spans: Sequence[tuple[int, int]]) -> Sequence[Box]:  # noqa: ARG002
        """None."""
        return ()

    def letters(self, sheet: Sheet) -> FloatArray | None:  # noqa: ARG002
        """None."""
        return None
