"""People of an archive: who they are and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """What a request needs."""

    ANYONE = "anyone"
    """Nothing: the public side, and the door."""
    READ = "read"
    """To see pages that aren't public yet, their history and what the engine doubts."""
    PROPOSE = "propose"
    """To propose corrections, which an editor accepts or declines."""
    CORRECT = "correct"
    """To correct at once and to decide on proposals."""
    PUBLISH = "publish"
    """To change what the public sees."""
    ADD = "add"
    """To add pages."""
    ADMINISTER = "administer"
    """To say what is public at all."""


class Role(StrEnum):
    """Each may do all that those before it may."""

    READER = "reader"
    CORRECTOR = "corrector"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


_READER = {Right.ANYONE, Right.READ}
_CORRECTOR = {*_READER, Right.PROPOSE}
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: frozenset(_READER),
    Role.CORRECTOR: frozenset(_CORRECTOR),
    Role.EDITOR: frozenset({*_CORRECTOR, Right.CORRECT, Right.PUBLISH, Right.ADD}),
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may sign in."""

    id: int
    name: str
    role: Role

    def may(self, right: Right) -> bool:
        """True if the role has this right."""
        return right in RIGHTS[self.role]
