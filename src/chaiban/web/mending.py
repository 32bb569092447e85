"""The door for corrections of pages; what goes through it is plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from chaiban.model.catalogue import Sheet
from chaiban.web.entity_mending import EntityMending


class Mending(Protocol):
    """Shows pages with people's corrections and takes new ones. Every refusal is a ChaibanError."""

    @property
    def entities(self) -> EntityMending:
        """The same for persons, places and bodies of the ledger."""

    def shown(self, sheet: Sheet) -> dict[str, Any]:
        """The page as it is shown, with `revision`, `version`, `state`, counts and proposals."""

    def correct(
        self, sheet: Sheet, body: Mapping[str, Any], *, by: str, expected: str, key: str = "", may_edit: bool = True
    ) -> dict[str, Any]:
        """Append corrections, all or none; the page afterwards."""

    def history(self, sheet: Sheet) -> dict[str, Any]:
        """Every record of the journal, oldest first."""

    def version(self, sheet: Sheet, number: int) -> dict[str, Any]:
        """The page as it was."""

    def compare(self, sheet: Sheet, old: int, new: int) -> dict[str, Any]:
        """What changed from one version to another."""

    def conflicts(self, sheet: Sheet) -> dict[str, Any]:
        """Corrections that don't fit the present reading."""

    def suggestions(self, sheet: Sheet) -> dict[str, Any]:
        """Ready-made corrections of what the engine doubted."""

    def set_public(self, which: str) -> None:
        """Say what is public: "all" pages, or "published" ones."""
