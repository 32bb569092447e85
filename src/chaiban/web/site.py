"""The server: an archive's routes, each behind its guard."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from chaiban.archive.store import Archive
from chaiban.web.answers import SafeHeaders
from chaiban.web.desk import Desk
from chaiban.web.door import Door
from chaiban.web.mending import Mending
from chaiban.web.permissions import guarded
from chaiban.web.pictures import NoPictures, Pictures
from chaiban.web.routes.accounts import AccountsRoom
from chaiban.web.routes.adding import Adding, Ingest
from chaiban.web.routes.entities import EntityRoom
from chaiban.web.routes.entrance import Entrance
from chaiban.web.routes.machines import Machines
from chaiban.web.routes.mending import MendingRoom
from chaiban.web.routes.pages import Pages


def build_site(
    archive: Archive,
    *,
    hosts: Sequence[str] = ("localhost", "127.0.0.1", "[::1]"),
    ingest: Ingest | None = None,
    pictures: Pictures | None = None,
    mending: Mending | None = None,
    noindex: bool = False,
    alone: bool = True,
    https: bool = False,
) -> Starlette:
    """The e-paper of an archive as an ASGI application that answers only to these host names.

    `alone`: only this machine can reach it, so that whoever asks may do everything as long as there is no
    account. `https`: browsers reach it over https, so that cookies must not travel otherwise.
    """
    door = Door(archive, alone=alone, https=https)
    desk = Desk(
        archive,
        pictures or NoPictures(),
        door,
        noindex=noindex,
        may_add=ingest is not None,
        may_mend=mending is not None,
    )
    rooms = [MendingRoom(desk, mending).routes(), EntityRoom(desk, mending.entities).routes()] if mending else []
    rooms += [Pages(desk).routes(), Machines(desk).routes(), Entrance(desk).routes(), AccountsRoom(desk).routes()]
    if ingest:
        rooms.append(Adding(desk, ingest).routes())
    return Starlette(
        routes=[guarded(door, *route) for room in rooms for route in room],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(SafeHeaders),
            Middleware(GZipMiddleware),
        ],
        exception_handlers={HTTPException: desk.failed},
    )
