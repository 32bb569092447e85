"""Who looks, from where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from chaiban.model.account import Account, Right
from chaiban.web.addresses import Addresses
from chaiban.web.wording import Wording


@dataclass(frozen=True, slots=True)
class Setting:
    """Who looks, from where: the words of the interface, the addresses, what the site may do."""

    say: Wording
    at: Addresses
    static: bool = False
    noindex: bool = False
    may_add: bool = False
    may_mend: bool = False
    asked: Mapping[str, str] = field(default_factory=dict)
    account: Account | None = None
    token: str = ""

    def may(self, right: str) -> bool:
        """True if whoever looks has this right."""
        return right == Right.ANYONE or (self.account is not None and self.account.may(Right(right)))
