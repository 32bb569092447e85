"""Signing in and out."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chaiban.web import people_views
from chaiban.web.asking import local_way, sound
from chaiban.web.desk import Desk
from chaiban.web.permissions import Endpoint

_LONGEST = 1000


class Entrance:
    """The door as people see it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/sign-in/", self.form
        yield "POST", "/sign-in/", self.sign_in
        yield "POST", "/sign-out/", self.sign_out

    def form(self, request: Request) -> Response:
        """The form for name and password."""
        return self._form(request, local_way(request.query_params.get("next", "")))

    async def sign_in(self, request: Request) -> Response:
        """Where the person was going, with a session; or the form again with what is wrong."""
        form = await request.form(max_files=0, max_fields=10)
        if not self.desk.door.is_knock(request, str(form.get("token", ""))):
            raise HTTPException(403)
        name, password = (sound(str(form.get(field, "")))[:_LONGEST] for field in ("name", "password"))
        way = local_way(str(form.get("next", "")))
        token, wait = await run_in_threadpool(self.desk.door.sign_in, request, name.strip(), password)
        if token is None:
            return self._form(request, way, name, wait=wait)
        answer = RedirectResponse(way, 303)
        self.desk.door.let_in(answer, token)
        return answer

    def sign_out(self, request: Request) -> Response:
        """The front page, without the session."""
        answer = RedirectResponse("/", 303)
        self.desk.door.sign_out(request, answer)
        return answer

    def _form(self, request: Request, way: str, name: str | None = None, *, wait: int = 0) -> Response:
        status = 200 if name is None else 429 if wait else 403
        token_holder = Response()
        token = self.desk.door.knock(token_holder)
        setting = self.desk.setting(request)
        html = people_views.sign_in(
            self.desk.views,
            setting,
            token=token,
            way=way,
            who=name or "",
            refused=name is not None,
            minutes=-(-wait // 60),
        )
        answer = self.desk.page(request, html, status)
        answer.headers["set-cookie"] = token_holder.headers["set-cookie"]
        answer.headers["cache-control"] = "no-store"
        if wait:
            answer.headers["retry-after"] = str(wait)
        return answer
