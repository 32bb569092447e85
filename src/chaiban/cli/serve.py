"""`chaiban serve`: the e-paper and its search, on this machine."""

from __future__ import annotations

import argparse
import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from chaiban.archive.accounts import accounts
from chaiban.archive.look_up import titles
from chaiban.archive.store import Archive
from chaiban.cli.speech import say
from chaiban.errors import ExitCode, RequestError
from chaiban.model.catalogue import Issue, Sheet
from chaiban.pipeline.add import KeptPage, Request, add_bytes
from chaiban.pipeline.ledger_of_pages import record_pages
from chaiban.web.addresses import sheet_path

_HERE = "127.0.0.1"
_OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "serve",
        help="serve an archive as an e-paper with search",
        description="Serve an archive as an e-paper with search and a JSON API, to this machine alone unless "
        "--host says otherwise, until Ctrl-C.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--host", metavar="HOST", default=_HERE, help="address to listen at; this machine alone")
    parser.add_argument("--port", metavar="PORT", type=int, default=8642, help="port; 0 takes a free one")
    parser.add_argument(
        "--name", metavar="NAME", action="append", default=[], help="host name to answer to (behind a proxy)"
    )
    parser.add_argument("--no-add", action="store_true", help="don't take pages in the browser")
    parser.add_argument("--https", action="store_true", help="browsers come over https: a proxy sees to that")
    parser.add_argument("--noindex", action="store_true", help="ask search engines to stay away")
    parser.add_argument("--check", action="store_true", help="fetch a page of each kind, print it, and stop")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted.

    Raises ChaibanError if there is no archive, the port is taken, or others could come in without an account.
    """
    import uvicorn

    from chaiban.cli.visit import visit
    from chaiban.pipeline.mending import PageMending
    from chaiban.pipeline.pictures import PagePictures
    from chaiban.pipeline.stories import link_archive
    from chaiban.web.site import build_site

    with Archive(args.archive) as archive:
        link_archive(archive)
        alone = args.host in (_HERE, "localhost", "::1") and not args.name
        if not alone and not accounts(archive):
            remedy = f"make one first: chaiban account add {args.archive} NAME --role administrator"
            raise RequestError("others could come in, and there is no account", where=args.host, remedy=remedy)
        listener = _listen(args.host, args.port)
        site = build_site(
            archive,
            hosts=[*_OWN_NAMES, args.host, *args.name],
            ingest=None if args.no_add else _ingest_into(archive),
            pictures=PagePictures(archive),
            mending=PageMending(archive),
            noindex=args.noindex,
            alone=alone,
            https=args.https,
        )
        address = f"http://{args.host}:{listener.getsockname()[1]}/"
        say(f"{address}\n")
        config = uvicorn.Config(site, log_level="warning", server_header=False, proxy_headers=False)
        server = uvicorn.Server(config)
        if args.check:
            return visit(server, [listener], archive, address)
        server.run(sockets=[listener])
    return ExitCode.OK


def _listen(host: str, port: int) -> socket.socket:
    try:
        listener = socket.socket(socket.getaddrinfo(host, port)[0][0])
        try:
            if os.name == "posix":
                # Elsewhere the option would let two servers share a port.
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
            listener.listen()
        except BaseException:
            listener.close()
            raise
    except (OSError, OverflowError) as error:
        remedy = "name another --port, or 0 for a free one"
        raise RequestError(f"can't listen at {host}:{port}: {error}", remedy=remedy) from error
    return listener


def _ingest_into(archive: Archive) -> Callable[[bytes, str, str], Sequence[tuple[str, str]]]:
    """The door through which the site's upload form adds pages."""

    def ingest(data: bytes, name: str, title: str) -> Sequence[tuple[str, str]]:
        flags = {"title": " ".join(title.split())} if title.strip() else {}
        added = add_bytes(archive, data, name, Request(flags))
        record_pages(archive)
        return [_link(archive, kept) for kept in added]

    return ingest


def _link(archive: Archive, kept: KeptPage) -> tuple[str, str]:
    facts = kept.facts
    title = next(title for title in titles(archive) if title.name == facts.title.value)
    issue = Issue(0, title, facts.date.value, facts.edition.value)
    words = f"{facts.title.value} {issue.label} {facts.number.value}: {kept.change}"
    return words, f"/{sheet_path(Sheet(0, issue, facts.number.value, '', ''))}"
