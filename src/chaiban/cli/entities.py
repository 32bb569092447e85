"""`chaiban entities`: who is who in the ledger, and people's word for it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chaiban.archive.store import Archive
from chaiban.cli.ledger import bring_up_to_date, kind_of
from chaiban.cli.speech import say
from chaiban.errors import ExitCode, RequestError
from chaiban.model.entity import JOINED
from chaiban.pipeline.entities import Entities

_MOST = 50


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command; its namespace has `run`."""
    parser = subparsers.add_parser(
        "entities",
        help="say who is who: people, organisations, places, programmes of one name parted or joined",
        description="List the people, organisations, places, programmes or documents of a name with their mentions; "
        "part or join them. Every such correction is a record that can be undone and is replayed on new readings.",
    )
    parser.add_argument("archive", metavar="ARCHIVE", type=Path, help="the archive's folder")
    parser.add_argument("kind", metavar="KIND", nargs="?", default="", help=f"{', '.join(JOINED)}, or their plural")
    parser.add_argument("name", metavar="NAME", nargs="?", default="", help="the name as it is printed")
    parser.add_argument("--split", nargs="+", metavar="MENTION", help="these mentions are of another one")
    parser.add_argument("--same", nargs="+", metavar="MENTION", help="those that these mentions are of are one")
    parser.add_argument("--undo", metavar="ID", help="take a correction back; its id is in --history")
    parser.add_argument("--redo", metavar="ID", help="do it again")
    parser.add_argument("--history", action="store_true", help="list all corrections, oldest first")
    parser.add_argument("--by", default="command line", metavar="WHO", help="who says so")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="form of writing")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """0: done or listed. Raises RequestError for a request that makes no sense, CorrectionError for what can't be."""
    kind = kind_of(args.kind)
    change = _change(args, kind)
    if not change and not args.history and (kind not in JOINED or not args.name):
        remedy = "chaiban entities ARCHIVE people NAME"
        raise RequestError(f"a kind ({', '.join(JOINED)}) and a name are needed", remedy=remedy)
    with Archive(args.archive) as archive:
        bring_up_to_date(archive)
        entities = Entities(archive)
        if change:
            entities.correct({"corrections": [change]}, by=args.by, expected="*")
        if args.history:
            told = entities.history()
            pieces = map(_record_lines, told["corrections"])
        elif args.name:
            told = entities.shown(kind, args.name)
            pieces = map(_entity_lines, told["entities"])
        else:
            return ExitCode.OK
        say(json.dumps(told, ensure_ascii=False, indent=1) + "\n" if args.format == "json" else "".join(pieces))
    return ExitCode.OK


def _change(args: argparse.Namespace, kind: str) -> dict[str, Any]:
    asked = {name: getattr(args, name) for name in ("split", "same", "undo", "redo") if getattr(args, name)}
    if len(asked) > 1:
        raise RequestError(f"{' and '.join(f'--{name}' for name in asked)} at once", remedy="one at a time")
    for action, said in asked.items():
        if action in ("undo", "redo"):
            return {"action": action, "of": [said]}
        return {"action": action, "kind": kind, "mentions": said}
    return {}


def _entity_lines(entity: dict[str, Any]) -> str:
    mended = "  (told by people)" if entity["records"] else ""
    lines = [f"{' = '.join(entity['names'])}  {' '.join(entity['said'][:4])}{mended}"]
    lines += [f"    {row['mention']}  |  {row['sentence'][:_MOST]}" for row in entity["mentions"]]
    return "\n".join(lines) + "\n"


def _record_lines(row: dict[str, Any]) -> str:
    sides: Iterable[list[dict[str, Any]]] = row.get("sides", ())
    names = " / ".join(side[0]["name"] if side else "-" for side in sides)
    about = f"{row['kind']} {names}" if names else " ".join(row.get("of", ()))
    return f"{row['id']} {row['at']} {row['by']}: {row['action']} {about} ({row['status']})\n"
