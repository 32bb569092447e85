"""What every route needs: the archive, the views, and what a request asks for."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from chaiban.archive import look_up
from chaiban.archive.public import is_public
from chaiban.archive.store import Archive
from chaiban.model.account import Account, Right
from chaiban.model.catalogue import Issue, Item, Sheet, Title
from chaiban.web.addresses import Addresses
from chaiban.web.answers import json_answer
from chaiban.web.asking import preferred, sound, there, word_of
from chaiban.web.door import Door
from chaiban.web.pictures import Pictures
from chaiban.web.setting import Setting
from chaiban.web.views import Views
from chaiban.web.wording import LANGUAGES, Wording

_SAID = {401: "sign in", 403: "not allowed", 404: "not found", 409: "changed meanwhile", 410: "withdrawn"}


class Desk:
    """Turns requests into things of the archive, and pages into answers."""

    def __init__(
        self, archive: Archive, pictures: Pictures, door: Door, *, noindex: bool, may_add: bool, may_mend: bool
    ) -> None:
        self.archive, self.pictures, self.door = archive, pictures, door
        self.noindex, self.may_add, self.may_mend = noindex, may_add, may_mend
        self.views = Views(archive, pictures)

    def account(self, request: Request) -> Account | None:
        """Who asks; None for the public."""
        account: Account | None = getattr(request.state, "account", None)
        return account

    def title(self, request: Request) -> Title:
        """The newspaper of the path; 404 if there is none, and so for the others."""
        return there(look_up.title(self.archive, word_of(request, "slug")))

    def issue(self, request: Request) -> Issue:
        """The issue of the path."""
        return there(look_up.issue(self.archive, word_of(request, "slug"), word_of(request, "label")))

    def sheet(self, request: Request) -> Sheet:
        """The page of the path; the public doesn't see those that aren't public yet."""
        found = there(look_up.sheet(self.archive, self.issue(request), word_of(request, "page")))
        account = self.account(request)
        if (account is None or not account.may(Right.READ)) and not is_public(self.archive, found):
            raise HTTPException(404)
        return found

    def item(self, request: Request, sheet: Sheet) -> tuple[Item | None, int]:
        """(the item of the path, or None; its key)."""
        said = word_of(request, "key")
        if not (said.isascii() and said.isdigit() and len(said) < 10):
            raise HTTPException(404)
        return look_up.item(self.archive, sheet, int(said)), int(said)

    def setting(self, request: Request) -> Setting:
        """Who looks, from where."""
        chosen = request.query_params.get("lang") or request.cookies.get("lang") or preferred(request)
        return Setting(
            Wording(chosen),
            Addresses("/", str(request.base_url).rstrip("/")),
            noindex=self.noindex,
            may_add=self.may_add,
            may_mend=self.may_mend,
            asked={name: sound(value) for name, value in request.query_params.items()},
            account=self.account(request),
            token=self.door.token(request) if self.account(request) else "",
        )

    def page(self, request: Request, html: str, status: int = 200) -> Response:
        """A page as an answer. What somebody sees who has signed in is kept by no cache."""
        headers = {"Vary": "Accept-Language, Cookie"}
        if self.account(request):
            headers["Cache-Control"] = "private, no-cache"
        response = HTMLResponse(html.encode("utf-8", "replace"), status, headers)
        if request.query_params.get("lang") in LANGUAGES:
            response.set_cookie("lang", request.query_params["lang"], max_age=31_536_000, samesite="lax")
        return response

    def failed(self, request: Request, error: Exception) -> Response:
        """The answer to a request that can't be met."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        if request.url.path.startswith("/api/"):
            return json_answer({"error": _SAID.get(status, "refused")}, status)
        setting = self.setting(request)
        words = {410: "withdrawn", 403: "not_allowed", 429: "too_often"}.get(status, "gone")
        return self.page(request, self.views.message(setting, setting.say(words), []), status)
