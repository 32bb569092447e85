"""The door for corrections of persons, places and bodies; what goes through it is plain JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class EntityMending(Protocol):
    """Shows who is who and takes people's word for it. Every refusal is a ChaibanError."""

    def shown(self, kind: str, name: str) -> dict[str, Any]:
        """All of that name with their mentions, and the `revision`."""

    def history(self) -> dict[str, Any]:
        """Every record, oldest first, with what became of it, and the `revision`."""

    def correct(
        self, body: Mapping[str, Any], *, by: str, expected: str, key: str = "", may_edit: bool = True
    ) -> dict[str, Any]:
        """Append corrections, all or none."""
