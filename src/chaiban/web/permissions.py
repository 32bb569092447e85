"""Who may ask for what: one table of all routes, and the guard that stands before each of them."""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import cast
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chaiban.model.account import Right
from chaiban.web.door import Door

UPLOADS, UPLOAD_BYTES = 100, 64 * 2**20
_BYTES = 2**20
_FIELDS = 600
"""Enough for all mentions that somebody can part from others at a time."""
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_SHEET = "/titles/{slug}/{label}/{page}/"

_API = "/api/titles/{slug}/{label}/{page}"

TABLE: dict[tuple[str, str], Right] = {
    ("GET", "/"): Right.ANYONE,
    ("GET", "/ledger/"): Right.ANYONE,
    ("GET", "/ledger/{kind}/"): Right.ANYONE,
    ("GET", "/titles/{slug}/"): Right.ANYONE,
    ("GET", "/titles/{slug}/{label}/"): Right.ANYONE,
    ("GET", _SHEET): Right.ANYONE,
    ("GET", f"{_SHEET}page.png"): Right.ANYONE,
    ("GET", f"{_SHEET}large.png"): Right.ANYONE,
    ("GET", f"{_SHEET}thumbnail.png"): Right.ANYONE,
    ("GET", f"{_SHEET}places.json"): Right.ANYONE,
    ("GET", f"{_SHEET}{{key}}/"): Right.ANYONE,
    ("GET", f"{_SHEET}{{key}}/story/"): Right.ANYONE,
    ("GET", f"{_SHEET}{{key}}/story/text.txt"): Right.ANYONE,
    ("GET", f"{_SHEET}{{key}}/text.txt"): Right.ANYONE,
    ("GET", f"{_SHEET}{{key}}/article.docx"): Right.ANYONE,
    ("GET", "/search/"): Right.ANYONE,
    ("GET", "/search/hits.csv"): Right.ANYONE,
    ("GET", "/feed.atom"): Right.ANYONE,
    ("GET", "/feed.rss"): Right.ANYONE,
    ("GET", "/sitemap.xml"): Right.ANYONE,
    ("GET", "/robots.txt"): Right.ANYONE,
    ("GET", "/static/{name:path}"): Right.ANYONE,
    ("GET", "/api/"): Right.ANYONE,
    ("GET", "/api/openapi.json"): Right.ANYONE,
    ("GET", "/api/titles"): Right.ANYONE,
    ("GET", "/api/stories/{slug}/{label}"): Right.ANYONE,
    ("GET", "/api/search"): Right.ANYONE,
    ("GET", "/api/titles/{slug}"): Right.ANYONE,
    ("GET", "/api/titles/{slug}/{label}"): Right.ANYONE,
    ("GET", "/api/titles/{slug}/{label}/{page}"): Right.ANYONE,
    ("GET", "/api/titles/{slug}/{label}/{page}/{key}"): Right.ANYONE,
    ("GET", "/desk/"): Right.READ,
    ("POST", "/desk/public/"): Right.ADMINISTER,
    # Who is who in the ledger: correctors propose, editors decide, as for pages.
    ("GET", "/desk/entities/"): Right.READ,
    ("POST", "/desk/entities/"): Right.PROPOSE,
    ("GET", "/api/entities/{kind}"): Right.ANYONE,
    ("GET", "/api/entity-corrections"): Right.READ,
    ("POST", "/api/entity-corrections"): Right.PROPOSE,
    ("GET", "/desk/accounts/"): Right.ADMINISTER,
    ("POST", "/desk/accounts/"): Right.ADMINISTER,
    ("GET", f"{_SHEET}mend/"): Right.READ,
    ("GET", f"{_API}/shown"): Right.READ,
    ("GET", f"{_API}/boxes"): Right.READ,
    ("GET", f"{_API}/suggestions"): Right.READ,
    ("GET", f"{_API}/conflicts"): Right.READ,
    ("GET", f"{_API}/compare"): Right.READ,
    ("GET", f"{_API}/versions/{{number}}"): Right.READ,
    ("GET", f"{_API}/corrections"): Right.READ,
    # Correctors propose here, editors correct; what each kind of correction needs is the API's own affair.
    ("POST", f"{_API}/corrections"): Right.PROPOSE,
    ("GET", "/sign-in/"): Right.ANYONE,
    # Nobody is signed in yet: the form has a token of its own (`Door.knock`).
    ("POST", "/sign-in/"): Right.ANYONE,
    ("POST", "/sign-out/"): Right.READ,
    ("GET", "/add/"): Right.ADD,
    ("POST", "/add/"): Right.ADD,
}
_OWN_TOKEN = {("POST", "/sign-in/")}

Endpoint = Callable[[Request], Response | Awaitable[Response]]


def guarded(door: Door, method: str, path: str, endpoint: Endpoint) -> Route:
    """A route that lets through what the table allows; a route that isn't in the table is a KeyError.

    The account is in `request.state.account`. A change is refused unless it is signed: with the header
    X-CSRF-Token or the field `token` of a form.
    """
    right = TABLE[method, path]
    is_async = inspect.iscoroutinefunction(endpoint)

    async def answer(request: Request) -> Response:
        account = await run_in_threadpool(door.who, request)
        request.state.account = account
        if right is not Right.ANYONE and (account is None or not account.may(right)):
            return _refusal(request, signed_in=account is not None)
        if method not in _SAFE:
            _check_size(request, UPLOAD_BYTES if path == "/add/" else _BYTES)
            if (method, path) not in _OWN_TOKEN and not door.is_signed(request, await _token(request)):
                await request.close()
                raise HTTPException(403)
        if is_async:
            return await cast(Awaitable[Response], endpoint(request))
        return await run_in_threadpool(cast(Callable[[Request], Response], endpoint), request)

    return Route(path, answer, methods=[method])


def _refusal(request: Request, *, signed_in: bool) -> Response:
    """Whoever hasn't signed in is shown the door, if it is a person looking at a page."""
    if signed_in:
        raise HTTPException(403)
    if request.method == "GET" and not request.url.path.startswith("/api/"):
        return RedirectResponse(f"/sign-in/?next={quote(request.url.path)}", 303)
    raise HTTPException(401)


def _check_size(request: Request, most: int) -> None:
    said = request.headers.get("content-length", "")
    if not (said.isascii() and said.isdigit()):
        raise HTTPException(411)
    if int(said) > most:
        raise HTTPException(413)


async def _token(request: Request) -> str:
    if "x-csrf-token" in request.headers:
        return request.headers["x-csrf-token"]
    if request.headers.get("content-type", "").startswith(("multipart/", "application/x-www-form-urlencoded")):
        # Kept by the request, so that the endpoint gets it without reading again.
        form = await request.form(max_files=UPLOADS, max_fields=_FIELDS)
        return str(form.get("token", ""))
    return ""
