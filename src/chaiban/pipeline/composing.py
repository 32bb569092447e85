"""The articles stage as corrections need it: fields of items out of blocks, in their JSON form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from chaiban.articles.stage import jump_of, mend_furniture, mend_item, persons_of
from chaiban.exports.page_json import Record, article_record, loose_record
from chaiban.model.article import Kind
from chaiban.model.correction import Block
from chaiban.model.geometry import Box, Geometry
from chaiban.model.page import Page

_MOST = 500
"""Items kept: people change one or two at a time, and undo what they did."""


@dataclass(frozen=True)
class Composer:
    """Makes the fields of one page's items, each once. Without geometry an item keeps the regions that it was read
    with."""

    page: Page
    _made: dict[tuple[object, ...], Record] = field(default_factory=dict)

    def item(self, name: str, kind: str, blocks: Sequence[Block], origins: Sequence[Mapping[str, Any]]) -> Record:
        """An item in its JSON form, all its characters in fields."""
        key = (name, kind, tuple(blocks), *(origin["id"] for origin in origins))
        if key not in self._made:
            if len(self._made) >= _MOST:
                self._made.clear()
            self._made[key] = self._item(name, kind, blocks, origins)
        return deepcopy(self._made[key])

    def _item(self, name: str, kind: str, blocks: Sequence[Block], origins: Sequence[Mapping[str, Any]]) -> Record:
        pictures = [box for origin in origins for box in _pictures(origin)]
        record = article_record(mend_item(self.page, name, Kind(kind), blocks, pictures))
        if self.page.geometry is None and (kept := [r for origin in origins for r in origin.get("regions", ())]):
            record["regions"] = kept
        return record

    def furniture(self, role: str, blocks: Sequence[Block]) -> Record:
        """A piece of furniture in its JSON form."""
        return {"role": role, **loose_record(mend_furniture(self.page, blocks))}

    def people(self, role: str, words: str) -> list[Record]:
        """Persons of a byline or credit in their JSON form."""
        action = role == "credit"
        return [
            {"role": person.role, "name": person.name} | ({"action": person.action} if action else {})
            for person in persons_of(role, words)
        ]

    def jump(self, words: str, direction: str) -> Record:
        """A jump in its JSON form."""
        page, mark, printed = jump_of(words, direction)
        return {"page": page} | ({"mark": mark} if mark else {}) | {"printed": printed}


def composer_for(record: Mapping[str, Any], number: int = 1, geometry: Geometry | None = None) -> Composer:
    """The composer of a page's record."""
    size = record.get("size")
    shape = (float(size[0]), float(size[1])) if size else None
    return Composer(Page(record["source"], number, record["characters"], (), shape, (), geometry))


def _pictures(origin: Mapping[str, Any]) -> list[Box]:
    found = []
    for region in origin.get("regions", ()):
        if region["role"] == "photo":
            across, down = zip(*region["polygon"], strict=True)
            found.append((float(min(across)), float(min(down)), float(max(across)), float(max(down))))
    return found
