"""Who asks: sessions, the tokens that sign a change, and the one person of a machine of one's own."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from chaiban.archive.accounts import SESSION_SECONDS, account_of, accounts, begin_session, end_session
from chaiban.archive.store import Archive
from chaiban.model.account import Account, Role
from chaiban.web.attempts import Attempts

SESSION, KNOCK = "chaiban_session", "chaiban_knock"
ALONE = Account(0, "local", Role.ADMINISTRATOR)
"""Whoever sits at this machine, as long as nobody has an account."""


class Door:
    """Lets people in. `alone` says that only this machine can ask, so that no account is needed."""

    def __init__(
        self, archive: Archive, *, alone: bool, https: bool = False, attempts: Attempts | None = None
    ) -> None:
        self.archive, self.alone, self.https = archive, alone, https
        self.attempts = attempts or Attempts()
        self._secret = secrets.token_bytes(32)
        # Each password costs 32 MiB to try.
        self._trying = threading.BoundedSemaphore(2)

    def who(self, request: Request) -> Account | None:
        """The account of a request; None for the public."""
        token = request.cookies.get(SESSION, "")
        found = account_of(self.archive, token) if token else None
        return found or (ALONE if self.alone and not accounts(self.archive) else None)

    def token(self, request: Request) -> str:
        """What a change must carry to be this person's own wish; it follows from the cookie, which no page sees."""
        return self._signed(request.cookies.get(SESSION, ""))

    def is_signed(self, request: Request, token: str) -> bool:
        """True if a change comes from a page of this site that this person has open."""
        return comes_from_here(request) and hmac.compare_digest(_bytes(token), _bytes(self.token(request)))

    def knock(self, response: Response) -> str:
        """The token of a form to sign in with, bound to a cookie that the answer sets."""
        cookie = secrets.token_urlsafe(24)
        self._set(response, KNOCK, cookie, 3600)
        return self._signed(cookie)

    def is_knock(self, request: Request, token: str) -> bool:
        """True if the form to sign in was given out by this server to this browser."""
        cookie = request.cookies.get(KNOCK, "")
        return (
            bool(cookie)
            and comes_from_here(request)
            and hmac.compare_digest(_bytes(token), _bytes(self._signed(cookie)))
        )

    def sign_in(self, request: Request, name: str, password: str) -> tuple[str | None, int]:
        """(the secret of the session, or None; seconds to wait before the next attempt, 0 for none)."""
        place = request.client.host if request.client else ""
        wait = self.attempts.wait(name, place)
        if wait:
            return None, wait
        with self._trying:
            token = begin_session(self.archive, name, password)
        if token is None:
            self.attempts.refused(name, place)
        else:
            self.attempts.accepted(name, place)
        return token, 0

    def let_in(self, response: Response, token: str) -> None:
        """Give the browser its session."""
        self._set(response, SESSION, token, SESSION_SECONDS)
        response.delete_cookie(KNOCK)

    def sign_out(self, request: Request, response: Response) -> None:
        """End the session, here and in the archive."""
        end_session(self.archive, request.cookies.get(SESSION, ""))
        response.delete_cookie(SESSION)

    def _set(self, response: Response, name: str, value: str, seconds: int) -> None:
        response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", secure=self.https)

    def _signed(self, value: str) -> str:
        return hmac.new(self._secret, _bytes(value), hashlib.sha256).hexdigest()


def comes_from_here(request: Request) -> bool:
    """False if the browser says that a page of another site sends this."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == request.headers.get("host"))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
