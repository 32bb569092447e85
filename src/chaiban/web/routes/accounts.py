"""Who may sign in and as what: an administrator's page, every change in the archive's log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from chaiban.archive.accounts import account_log, accounts, add_account, remove_account, set_password, set_role
from chaiban.errors import ChaibanError, RequestError
from chaiban.model.account import Account, Role
from chaiban.web import people_views
from chaiban.web.asking import sound
from chaiban.web.desk import Desk
from chaiban.web.permissions import Endpoint

_LONGEST = 1100


class AccountsRoom:
    """The answers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/desk/accounts/", self.overview
        yield "POST", "/desk/accounts/", self.change

    def overview(self, request: Request) -> Response:
        """All accounts, and what was last changed."""
        return self._page(request)

    async def change(self, request: Request) -> Response:
        """Make an account, remove one, change a role or a password; the page again, with what was refused."""
        form = await request.form(max_files=0, max_fields=10)
        asked = {name: sound(str(value))[:_LONGEST] for name, value in form.items()}
        account = self.desk.account(request)
        if account is None:
            raise HTTPException(401)
        try:
            await run_in_threadpool(self._change, asked, account)
        except ChaibanError as error:
            return await run_in_threadpool(self._page, request, error)
        return RedirectResponse("/desk/accounts/", 303)

    def _change(self, asked: Mapping[str, str], account: Account) -> None:
        archive, name, by = self.desk.archive, asked.get("name", ""), account.name
        match asked.get("action"):
            case "add":
                role = _role(asked)
                if not accounts(archive) and role is not Role.ADMINISTRATOR:
                    # From the first account on everybody signs in: somebody has to be able to make the others.
                    raise RequestError("the first account is an administrator's")
                add_account(archive, name, role, asked.get("password", ""), by)
            case "role":
                set_role(archive, name, _role(asked), by)
            case "remove":
                remove_account(archive, name, by, keep_one=True)
            case "password":
                set_password(archive, name, asked.get("password", ""), by)
            case _:
                raise RequestError("nothing was asked for")

    def _page(self, request: Request, error: ChaibanError | None = None) -> Response:
        archive = self.desk.archive
        setting = self.desk.setting(request)
        html = people_views.accounts(self.desk.views, setting, accounts(archive), account_log(archive), error)
        return self.desk.page(request, html, 400 if error else 200)


def _role(asked: Mapping[str, str]) -> Role:
    try:
        return Role(asked.get("role", ""))
    except ValueError as error:
        raise RequestError("there is no such role", remedy=f"one of {', '.join(Role)}") from error
