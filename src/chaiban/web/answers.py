"""The forms that answers take, and what every one of them says to browsers."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chaiban.web.safety import HEADERS

SCRIPTS = ("page.js", "viewer.js", "article.js", "cutting.js", "pdf.js", "vendor/openseadragon.min.js")
MEND = ("ask", "history", "lines", "list", "main", "page", "plate", "talk", "text", "verbs")
STATIC = {
    "style.css": "text/css",
    "mend.css": "text/css",
    **dict.fromkeys((*SCRIPTS, "add.js"), "text/javascript"),
    **{f"mend/{name}.js": "text/javascript" for name in MEND},
}


class SafeHeaders:
    """Puts the policies on every answer, errors too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the policies among the headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_safely)


def static_file(request: Request) -> Response:
    """A file from the short list of those that there are."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    data = files("chaiban.web").joinpath("static", name).read_bytes()
    headers = {"Cache-Control": "no-cache", "ETag": _etag(data)}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=STATIC[name], headers=headers)


def picture_answer(request: Request, data: bytes) -> Response:
    """A picture that is asked for again each time, so that nobody is shown what was withdrawn meanwhile."""
    headers = {"Cache-Control": "no-cache", "ETag": _etag(data)}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return Response(data, media_type="image/png", headers=headers)


def file_answer(data: bytes, kind: str, name: str) -> Response:
    """A file to be saved under this name."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(data, media_type=kind, headers={"Content-Disposition": disposition})


def json_answer(value: object, status: int = 200) -> Response:
    """The value as JSON, whatever characters are in it."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return Response(text.encode("utf-8", "backslashreplace"), status, media_type="application/json")


def json_bytes(value: object) -> bytes:
    """The value as JSON without white space, for files that scripts fetch."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")


def _etag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'
