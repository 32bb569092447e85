"""What a page doesn't say of itself: where it was kept before, the newspaper of the page beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from chaiban.archive.store import Archive
from chaiban.model.catalogue import FACTS, Fact, PageFacts

NEIGHBOUR = "neighbour"
_SAID_NOW = ("flag", "pattern")
_SAME = "SELECT facts FROM version WHERE digest = ? AND place = ? ORDER BY id DESC LIMIT 1"
_LAST = "SELECT name, facts FROM version ORDER BY id DESC LIMIT 1"


def settle_places(archive: Archive, digest: str, name: str, pages: Sequence[PageFacts]) -> list[PageFacts]:
    """The facts of a file's pages as far as the archive knows better.

    A file that is in the archive belongs where it is, but for what flags and patterns say now: adding it again
    without them must not make another page of it. A page without a newspaper has that of its neighbours: the other
    pages of the file and, if none of them says it, the page that was kept last, if its file lies in the same
    folder. A run that is taken up again keeps pages in the same order, and so decides alike.
    """
    said = [facts.title.value for facts in pages if facts.title.source != "assumed"]
    usual = max(said, key=said.count) if said else ""
    settled = []
    for place, facts in enumerate(pages, 1):
        row = archive.connection.execute(_SAME, (digest, place)).fetchone()
        if row:
            facts = _as_before(facts, json.loads(row[0]))
        elif facts.title.source == "assumed" and (title := usual or _of_last(archive, name)):
            facts = replace(facts, title=Fact(title, NEIGHBOUR))
        settled.append(facts)
    return settled


def _as_before(facts: PageFacts, before: Mapping[str, Any]) -> PageFacts:
    now: dict[str, Fact] = {name: getattr(facts, name) for name in FACTS}
    known = {name: Fact(before[name]["value"], before[name]["source"]) for name in FACTS}
    settled = {name: fact if fact.source in _SAID_NOW else known[name] for name, fact in now.items()}
    return PageFacts(**settled, notes=facts.notes)


def _of_last(archive: Archive, name: str) -> str:
    row = archive.connection.execute(_LAST).fetchone()
    folder, _, _ = name.replace("\\", "/").rpartition("/")
    if not row or not folder or row[0].replace("\\", "/").rpartition("/")[0] != folder:
        return ""
    title = json.loads(row[1])["title"]
    return str(title["value"]) if title["source"] != "assumed" else ""
