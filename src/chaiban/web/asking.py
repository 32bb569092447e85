"""What an address or a browser asks for."""

from __future__ import annotations

from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from chaiban.web.wording import LANGUAGES

Thing = TypeVar("Thing")


def there(found: Thing | None) -> Thing:
    """What was asked for; 404 if it isn't there."""
    if found is None:
        raise HTTPException(404)
    return found


def word_of(request: Request, name: str) -> str:
    """A part of the path that the database can compare."""
    return sound(str(request.path_params[name]))


def sound(text: str) -> str:
    """The text without lone surrogates, which neither the database nor an address can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def preferred(request: Request) -> str:
    """The interface language that the browser asks for first."""
    for part in request.headers.get("accept-language", "").split(","):
        if part.strip()[:2].lower() in LANGUAGES:
            return part.strip()[:2].lower()
    return "en"


def local_way(text: str) -> str:
    """A path of this site to go on to, the front page if it is anything else."""
    is_path = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if is_path and "\\" not in text else "/"
