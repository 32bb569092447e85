"""A first visit: one page of each kind, fetched from a server that is running."""

from __future__ import annotations

import json
import socket
import threading
import urllib.request
from collections.abc import Iterator
from urllib.parse import quote

import uvicorn

from chaiban.archive.look_up import newest
from chaiban.archive.store import Archive
from chaiban.cli.speech import say
from chaiban.errors import ChaibanError, ExitCode
from chaiban.web.addresses import item_path, sheet_path

_WAIT = 20


def visit(server: uvicorn.Server, listeners: list[socket.socket], archive: Archive, address: str) -> int:
    """Run the server, fetch front page, page, article and a search, print what came, and stop it.

    0 if everything was there. Raises ChaibanError for the first page that wasn't.
    """
    thread = threading.Thread(target=server.run, args=(listeners,), daemon=True)
    thread.start()
    try:
        for name, path in _places(archive):
            say(f"{name}: {_fetch(address + path)}  {address}{path}\n")
    finally:
        server.should_exit = True
        thread.join(_WAIT)
    return ExitCode.OK


def _places(archive: Archive) -> Iterator[tuple[str, str]]:
    yield "front page", ""
    for item in newest(archive, None, 100):
        if len(item.headline) > 1:
            yield "page", sheet_path(item.sheet)
            yield "article", item_path(item)
            # In Chinese two characters, elsewhere a word.
            word = quote(item.headline[:2] if ord(item.headline[0]) > 0x2E80 else item.headline.split()[0])
            yield "search", f"search/?q={word}"
            yield "search as JSON", f"api/search?q={word}"
            return


def _fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=_WAIT) as answer:
            text = answer.read().decode("utf-8")
            if answer.headers.get_content_type() == "application/json":
                return f"{answer.status}, {json.loads(text)['total']} hits"
            title = text.partition("<title>")[2].partition("</title>")[0]
            return f"{answer.status}, {len(text):,} characters, {title}"
    except (OSError, ValueError) as error:
        raise ChaibanError(f"can't be fetched: {error}", where=address) from error
