"""Page files taken in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from chaiban.errors import ChaibanError
from chaiban.web.desk import Desk
from chaiban.web.permissions import UPLOADS, Endpoint

Ingest = Callable[[bytes, str, str], Sequence[tuple[str, str]]]
"""(data, file name, newspaper) -> (words, path) of each page that was kept; raises ChaibanError."""


class Adding:
    """The form and what it takes."""

    def __init__(self, desk: Desk, ingest: Ingest) -> None:
        self.desk, self.ingest = desk, ingest

    def routes(self) -> Iterator[tuple[str, str, Endpoint]]:
        """(method, path, answer)."""
        yield "GET", "/add/", self.form
        yield "POST", "/add/", self.take

    def form(self, request: Request) -> Response:
        """The empty form."""
        return self._page(request, "", [], [])

    async def take(self, request: Request) -> Response:
        """Keep what was sent, and say of each file what became of it."""
        kept: list[tuple[str, str]] = []
        faults: list[str] = []
        async with request.form(max_files=UPLOADS) as form:
            title = str(form.get("title", ""))[:200]
            for file in form.getlist("files"):
                if isinstance(file, UploadFile):
                    await self._take(file, title, kept, faults)
        return self._page(request, title, kept, faults)

    async def _take(self, file: UploadFile, title: str, kept: list[tuple[str, str]], faults: list[str]) -> None:
        name = (file.filename or "page").replace("\\", "/").rsplit("/", 1)[-1][:200]
        try:
            kept += await run_in_threadpool(self.ingest, await file.read(), name, title)
        except ChaibanError as error:
            faults.append(str(error))

    def _page(self, request: Request, title: str, kept: list[tuple[str, str]], faults: list[str]) -> Response:
        setting = self.desk.setting(request)
        values = {"kept": kept, "faults": faults, "token": setting.token, "title": title}
        return self.desk.page(request, self.desk.views.add(setting, **values))
