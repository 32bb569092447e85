"""The screen where people mend a page, and its API."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chaiban.archive import journal, look_up, public
from chaiban.errors import ChaibanError, RequestError
from chaiban.model.account import Account, Right
from chaiban.model.catalogue import Issue, Sheet
from chaiban.web import corrections_api as corrections
from chaiban.web import people_views
from chaiban.web.answers import json_answer
from chaiban.web.desk import Desk
from chaiban.web.mending import Mending
from chaiban.web.permissions import Endpoint

_SHEET = "/titles/{slug}/{label}/{page}/"
_API = "/api/titles/{slug}/{label}/{page}"
_ISSUES = 30


class MendingRoom:
    """The answers."""

    def __init__(self, desk: Desk, mending: Mending) -> None:
        self.desk, self.mending = desk, mending

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/desk/", self.overview
        yield "POST", "/desk/public/", self.make_public
        yield "GET", f"{_SHEET}mend/", self.screen
        yield "GET", f"{_API}/shown", self.shown
        yield "GET", f"{_API}/boxes", self.boxes
        yield "GET", f"{_API}/suggestions", self._said(self.mending.suggestions)
        yield "GET", f"{_API}/conflicts", self._said(self.mending.conflicts)
        yield "GET", f"{_API}/compare", self.compare
        yield "GET", f"{_API}/versions/{{number}}", self.version
        yield "GET", f"{_API}/corrections", self._said(self.mending.history)
        yield "POST", f"{_API}/corrections", self.correct

    def overview(self, request: Request) -> Response:
        """The latest issues with the state of each page."""
        archive = self.desk.archive
        issues: list[Issue] = []
        for title in look_up.titles(archive):
            issues += look_up.issues(archive, title, limit=_ISSUES)
        issues.sort(key=lambda issue: issue.date, reverse=True)
        rows = [
            (issue, [(sheet, *states[sheet.number]) for sheet in look_up.sheets(archive, issue)])
            for issue in issues[:_ISSUES]
            for states in [journal.states(archive, issue.id)]
        ]
        only = public.only_published(archive)
        return self.desk.page(
            request, people_views.desk(self.desk.views, self.desk.setting(request), rows, only_published=only)
        )

    async def make_public(self, request: Request) -> Response:
        """Say whether all pages are public, or only those that somebody has published."""
        which = str((await request.form()).get("which", ""))
        try:
            await run_in_threadpool(self.mending.set_public, which)
        except ChaibanError as error:
            raise HTTPException(400) from error
        return RedirectResponse("/desk/", 303)

    def screen(self, request: Request) -> Response:
        """The page to be mended."""
        sheet = self.desk.sheet(request)
        account = account_of(self.desk, request)
        rights = {
            "may_propose": account.may(Right.PROPOSE),
            "may_correct": account.may(Right.CORRECT),
            "may_publish": account.may(Right.PUBLISH),
            "by": account.name,
            "all_public": not public.only_published(self.desk.archive),
        }
        others = look_up.sheets(self.desk.archive, sheet.issue)
        html = people_views.mend(self.desk.views, self.desk.setting(request), sheet, rights, others)
        return self.desk.page(request, html)

    def shown(self, request: Request) -> Response:
        """The page as it is shown, with its version as ETag; 304 if it is still that."""
        try:
            value, etag = corrections.shown_json(self.mending, self.desk.sheet(request))
        except ChaibanError as error:
            return _refused(error)
        if request.headers.get("if-none-match") == etag:
            return Response(status_code=304, headers={"ETag": etag})
        return _tagged(value, etag)

    def boxes(self, request: Request) -> Response:
        """The box of every character of the page, null for those without one."""
        letters = self.desk.pictures.letters(self.desk.sheet(request))
        rows = [] if letters is None else letters.round(1).tolist()
        return json_answer({"boxes": [None if row[0] != row[0] else row for row in rows]})

    def compare(self, request: Request) -> Response:
        """What is different between two versions."""
        old, new = (request.query_params.get(name, "") for name in ("from", "to"))
        return self._answer(lambda: corrections.compare_json(self.mending, self.desk.sheet(request), old, new))

    def version(self, request: Request) -> Response:
        """The page as it was."""
        number = str(request.path_params["number"])
        return self._answer(lambda: corrections.version_json(self.mending, self.desk.sheet(request), number))

    async def correct(self, request: Request) -> Response:
        """Append corrections to the page's journal."""
        data = await request.body()
        return await run_in_threadpool(self._correct, request, data)

    def _correct(self, request: Request, data: bytes) -> Response:
        account = account_of(self.desk, request)
        sheet = self.desk.sheet(request)
        try:
            body = body_of(data)
            value, etag = corrections.correct_json(
                self.mending,
                sheet,
                body,
                by=account.name,
                if_match=request.headers.get("if-match", ""),
                key=request.headers.get("idempotency-key", ""),
                may_edit=account.may(Right.CORRECT),
            )
        except ChaibanError as error:
            return _refused(error)
        return _tagged(value, etag)

    def _said(self, say: Callable[[Sheet], dict[str, Any]]) -> Endpoint:
        def answer(request: Request) -> Response:
            return self._answer(lambda: say(self.desk.sheet(request)))

        return answer

    def _answer(self, say: Callable[[], dict[str, Any]]) -> Response:
        try:
            return json_answer(say())
        except ChaibanError as error:
            return _refused(error)


def account_of(desk: Desk, request: Request) -> Account:
    """Who asks; 401 if nobody has signed in."""
    account = desk.account(request)
    if account is None:
        raise HTTPException(401)
    return account


def body_of(data: bytes) -> dict[str, Any]:
    """The JSON object of a request. Raises RequestError for anything else."""
    try:
        body = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RequestError("the body is no JSON") from error
    if not isinstance(body, dict):
        raise RequestError("the body is no object")
    return body


def _refused(error: ChaibanError) -> Response:
    return json_answer(*corrections.error_json(error))


def _tagged(value: dict[str, Any], etag: str) -> Response:
    answer = json_answer(value)
    answer.headers.update({"ETag": etag, "Cache-Control": "private, no-cache"})
    return answer
