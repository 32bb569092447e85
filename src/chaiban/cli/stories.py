"""`chaiban stories`: the stories of an archive that go over several pages, and the jumps that lead nowhere."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chaiban.archive import look_up
from chaiban.archive.store import Archive
from chaiban.archive.stories import links_of, pointers_of, stories_in
from chaiban.archive.withdraw import address_of
from chaiban.cli.speech import say
from chaiban.errors import ArchiveError, ExitCode
from chaiban.model.catalogue import Issue, Item, KeptLink
from chaiban.model.story import LinkState

STATES = tuple(state.value for state in LinkState)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    about = "list the stories that go over several pages, and the jumps that are not resolved"
    parser = subparsers.add_parser("stories", help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("--issue", metavar="ISSUE", default="", help="one issue: newspaper/2025-03-12")
    parser.add_argument("--state", choices=STATES, default="", help="links of this state alone")
    parser.add_argument("--json", action="store_true", help="print JSON, an issue a line")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: listed. Raises ArchiveError if there is no such issue."""
    from chaiban.pipeline.stories import link_archive

    with Archive(args.archive) as archive:
        link_archive(archive)
        totals = dict.fromkeys(STATES, 0)
        for issue in _issues(archive, args.issue):
            links = links_of(archive, issue, args.state)
            for link in links:
                totals[link.state] += 1
            if args.json:
                say(json.dumps(_record(archive, issue, links), ensure_ascii=False) + "\n")
            elif links:
                say("".join(f"{line}\n" for line in _lines(issue, links)))
        if not args.json:
            say(", ".join(f"{count} {state}" for state, count in totals.items()) + "\n")
    return ExitCode.OK


def _issues(archive: Archive, named: str) -> Iterator[Issue]:
    if named:
        slug, _, label = named.strip("/").rpartition("/")
        found = look_up.issue(archive, slug.rpartition("/")[2], label)
        if found is None:
            remedy = "name it as in its address: newspaper/2025-03-12"
            raise ArchiveError("there is no such issue", where=named, remedy=remedy)
        yield found
        return
    for title in look_up.titles(archive):
        yield from reversed(look_up.issues(archive, title))


def _lines(issue: Issue, links: tuple[KeptLink, ...]) -> Iterator[str]:
    yield f"{issue.title.slug}/{issue.label}"
    for link in links:
        ends = f"{_short(link.earlier)} → {_short(link.later)}"
        printed = f"  “{link.printed}”" if link.printed else ""
        if link.state == LinkState.RESOLVED.value:
            how = "decided" if link.decided else f"margin {link.margin:.1f}"
            yield f"  resolved   {ends}{printed}  {how}"
        else:
            yield f"  {link.state:<10} {ends}{printed}  {link.lack or f'names page {link.page}'}"
        for item, score in link.candidates:
            yield f"             ? {_short(item)}  {score:+.1f}"


def _short(item: Item | None) -> str:
    if item is None:
        return "…"
    words = " ".join((item.headline or item.body[:16] + "…").split())
    return f"{item.sheet.number}/{item.key} {words}"


def _address(item: Item | None) -> str | None:
    return address_of(item) if item else None


def _record(archive: Archive, issue: Issue, links: tuple[KeptLink, ...]) -> dict[str, Any]:
    return {
        "issue": f"{issue.title.slug}/{issue.label}",
        "stories": [[address_of(part) for part in story.parts] for story in stories_in(archive, issue)],
        "links": [
            link.told(_address)
            | {
                "names_page": link.page,
                "candidates": [{"item": address_of(item), "score": score} for item, score in link.candidates],
            }
            for link in links
        ],
        "pointers": [
            {
                "teaser": address_of(pointer.teaser),
                "line": pointer.line,
                "names_page": pointer.page,
                "target": _address(pointer.target),
            }
            for pointer in pointers_of(archive, issue)
        ],
    }
