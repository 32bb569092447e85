"""Who is who in the ledger: people's word for it, as forms and as an API."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chaiban.errors import ChaibanError
from chaiban.model.account import Account, Right
from chaiban.web import corrections_api as corrections
from chaiban.web.answers import json_answer
from chaiban.web.asking import local_way, sound
from chaiban.web.desk import Desk
from chaiban.web.entity_mending import EntityMending
from chaiban.web.permissions import Endpoint
from chaiban.web.routes.mending import account_of, body_of


class EntityRoom:
    """The answers."""

    def __init__(self, desk: Desk, entities: EntityMending) -> None:
        self.desk, self.entities = desk, entities

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/desk/entities/", self.history
        yield "POST", "/desk/entities/", self.take
        yield "GET", "/api/entities/{kind}", self.shown
        yield "GET", "/api/entity-corrections", self.told
        yield "POST", "/api/entity-corrections", self.correct

    def history(self, request: Request) -> Response:
        """All corrections with what became of them."""
        setting = self.desk.setting(request)
        told = self.entities.history()
        rows = told["corrections"][::-1]
        values = {**told, "corrections": rows, "key": secrets.token_hex(8), "way": "/desk/entities/"}
        return self.desk.page(request, self.desk.views.render("entities.html", setting, **values, trail=()))

    async def take(self, request: Request) -> Response:
        """Do what a form says and go back to where it was; or say why not."""
        form = await request.form()
        asked: dict[str, Any] = {"action": str(form.get("action", ""))}
        if "kind" in form:
            asked |= {"kind": str(form["kind"]), "mentions": [sound(str(one)) for one in form.getlist("mention")]}
        if "of" in form:
            asked["of"] = [str(one) for one in form.getlist("of")]
        seen, key, way = (sound(str(form.get(name, ""))) for name in ("revision", "key", "next"))
        try:
            account = account_of(self.desk, request)
            await run_in_threadpool(self._correct, account, {"corrections": [asked]}, seen, key)
        except ChaibanError as error:
            setting = self.desk.setting(request)
            said = [text for text in (error.reason, error.where, error.remedy) if text]
            html = self.desk.views.message(setting, setting.say("refused"), said, local_way(way))
            return self.desk.page(request, html, corrections.STATUSES.get(error.code, 400))
        return RedirectResponse(local_way(way), 303)

    def shown(self, request: Request) -> Response:
        """All of a name."""
        name = sound(request.query_params.get("name", ""))
        return self._answer(request, lambda: self.entities.shown(sound(request.path_params["kind"]), name))

    def told(self, request: Request) -> Response:
        """All corrections."""
        return self._answer(request, self.entities.history)

    async def correct(self, request: Request) -> Response:
        """Append corrections to the journal."""
        data = await request.body()

        def answer() -> dict[str, Any]:
            seen = request.headers.get("if-match", "").strip().removeprefix("W/").strip('"')
            key = request.headers.get("idempotency-key", "")
            return self._correct(account_of(self.desk, request), body_of(data), seen, key)

        return await run_in_threadpool(self._answer, request, answer)

    def _correct(self, account: Account, body: dict[str, Any], seen: str, key: str) -> dict[str, Any]:
        may_edit = account.may(Right.CORRECT)
        return self.entities.correct(body, by=account.name, expected=seen, key=key, may_edit=may_edit)

    def _answer(self, request: Request, say: Callable[[], dict[str, Any]]) -> Response:
        try:
            value = say()
        except ChaibanError as error:
            return json_answer(*corrections.error_json(error))
        tag = corrections.etag_of(value)
        if request.method == "GET" and request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers={"ETag": tag})
        answer = json_answer(value)
        answer.headers.update({"ETag": tag, "Cache-Control": "private, no-cache"})
        return answer
